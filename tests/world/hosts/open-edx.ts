import { html } from '../answers';
import { EDX, edxCertificate } from '../pages/open-edx';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type Case, type HostWorld, trouble } from './host-world';

const COURSES = 'https://courses.edx.org';
const PROGRAMS = 'https://credentials.edx.org';
/** A site that runs Open edX, of which nothing is known. */
const SHORE = 'https://learn.shore.example';
const id = (number: number) => `6e${number}b2c3d4e5f60718293a4b5c6d7e8f9`;
const href = (number: number, site: string = COURSES) => `${site}/certificates/${id(number)}`;
const programHref = (number: number) => `${PROGRAMS}/credentials/${id(number)}/`;

function award(number: number, name: string, site?: string): Case['answers'] {
  return [[href(number, site), html(edxCertificate(id(number), 'stranger', name))]];
}

function program(number: number, name: string): Case['answers'] {
  const body = `<!doctype html><html lang="en"><head><title>Programme certificate | edX</title></head><body><main class="accomplishment">
<p><span class="copy">This is to certify that</span> <strong class="accomplishment-recipient">${name}</strong>
<span class="accomplishment-program"><span class="accomplishment-program-name">Harbour Master</span></span></p>
<ul><li class="accomplishment-stamp-date"><span class="copy-micro emphasized">Issued March 2022</span></li>
<li class="accomplishment-stamp-validity"><span>Valid Certificate ID</span> <span class="emphasized">${id(number)}</span></li></ul></main></body></html>`;
  return [[programHref(number), html(body)]];
}

const GONE = html('<!doctype html><html lang="en"><title>Page not found</title></html>', 404);

/** There is only the page. */
export const openEdx: HostWorld = {
  id: 'open-edx',
  allow: [COURSES, PROGRAMS, SHORE],
  cases: {
    valid: {
      href: `${href(1)}?utm_source=profile`,
      verdict: 'confirmed',
      recipient: LEARNER.name,
      answers: award(1, LEARNER.name),
    },
    // One that was invalidated is as if it had never been.
    revoked: { href: href(2), verdict: 'unverifiable', why: 'knows no credential', answers: [[href(2), GONE]] },
    expired: { never: 'a certificate has no end' },
    'unknown id': { href: href(4), verdict: 'unverifiable', why: 'knows no credential', answers: [[href(4), GONE]] },
    'wrong name': {
      href: href(5),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: award(5, SOMEBODY_ELSE.name),
    },
    ...trouble((number) => ({ href: href(number), asked: [href(number)] })),
  },
  more: [
    {
      what: 'a programme',
      href: programHref(1),
      verdict: 'confirmed',
      recipient: LEARNER.name,
      answers: program(1, LEARNER.name),
    },
    {
      what: 'a programme, wrong name',
      href: programHref(2),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: program(2, SOMEBODY_ELSE.name),
    },
    {
      what: 'a programme, unknown id',
      href: programHref(3),
      verdict: 'unverifiable',
      answers: [[programHref(3), GONE]],
    },
    {
      what: 'on a site that nobody knows',
      href: href(1, SHORE),
      verdict: 'unverifiable',
      recipient: LEARNER.name,
      why: 'whose site learn.shore.example is was not established',
      answers: award(1, LEARNER.name, SHORE),
    },
    {
      what: 'page of another award',
      href: href(0),
      verdict: 'unverifiable',
      answers: [[href(0), html(edxCertificate(EDX.publicCertificate.slice(-32), 'stranger'))]],
    },
  ],
};
