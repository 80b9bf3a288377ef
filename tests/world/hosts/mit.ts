import { html, json } from '../answers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { signedBadge } from '../signed';
import { type Case, type HostWorld, trouble } from './host-world';

const ROOT = 'https://mitxonline.mit.edu';
const uuid = (number: number) => `5a7c2e9${number}-1d4f-4b68-8c03-9e6f1a2b3c4${number}`;
const href = (number: number) => `${ROOT}/certificate/${uuid(number)}/`;
const recordUrl = (number: number) => `${ROOT}/api/v2/course_certificates/${uuid(number)}/`;
const xproHref = (number: number) => `https://xpro.mit.edu/certificate/program/${uuid(number)}/`;

function record(number: number, name: string, more: object = {}) {
  return json({
    user: { id: number, username: 'a-learner', name },
    uuid: uuid(number),
    is_revoked: false,
    issue_date: '2024-05-03T10:00:00.123456Z',
    certificate_page: { product_name: 'Waves and Wakes' },
    course_run: { title: 'Waves and Wakes, spring' },
    verifiable_credential_json: null,
    ...more,
  });
}

function page(number: number, name: string, dates = 'Issued: May 3, 2024') {
  return html(`<!doctype html><html lang="en"><head><title>Certificate</title></head><body><div class="certificate-page"><div class="certificate">
<span class="certify-text">This is to certify that</span> <span class="certify-name">${name}</span>
<span class="degree-text">Waves and Wakes</span> <span class="award-text">${dates}</span>
<div class="row validation-link"><p><strong>Valid Certificate ID:</strong> <a href="#">${uuid(number)}</a></p></div></div></div></body></html>`);
}

function award(number: number, name: string, more: object = {}): Case['answers'] {
  return [
    [recordUrl(number), record(number, name, more)],
    [href(number), page(number, name)],
  ];
}

const NO = json({ detail: 'Not found.' }, 404);
const GONE = html('<!doctype html><html lang="en"><title>Not found</title></html>', 404);
const signed = await signedBadge({ name: 'Waves and Wakes', path: `urn:uuid:${uuid(0)}` });

export const mit: HostWorld = {
  id: 'mit',
  cases: {
    valid: {
      href: `https://learn.mit.edu/certificate/course/${uuid(1)}`,
      verdict: 'confirmed',
      recipient: LEARNER.name,
      answers: award(1, LEARNER.name),
    },
    // The page is gone by then.
    revoked: {
      href: href(2),
      verdict: 'revoked',
      answers: [
        [recordUrl(2), record(2, LEARNER.name, { is_revoked: true })],
        [href(2), GONE],
      ],
    },
    expired: { never: 'a certificate has no end' },
    'unknown id': {
      href: href(4),
      verdict: 'unverifiable',
      answers: [
        [recordUrl(4), NO],
        [href(4), GONE],
      ],
    },
    'wrong name': {
      href: href(5),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: award(5, SOMEBODY_ELSE.name),
    },
    ...trouble((number) => ({ href: href(number), asked: [recordUrl(number), href(number)] })),
  },
  more: [
    {
      what: 'a signed badge in the record',
      href: href(0),
      verdict: 'verified',
      recipient: LEARNER.name,
      answers: award(0, LEARNER.name, { verifiable_credential_json: signed }),
    },
    {
      what: 'xPRO’s page',
      href: xproHref(1),
      verdict: 'confirmed',
      recipient: LEARNER.name,
      answers: [[xproHref(1), page(1, LEARNER.name, 'March 4, 2024 – May 3, 2024')]],
    },
    {
      what: 'xPRO’s page, wrong name',
      href: xproHref(2),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: [[xproHref(2), page(2, SOMEBODY_ELSE.name)]],
    },
  ],
};
