import { describe, expect, it } from 'vitest';
import { type Answer, NOTHING, readAnswers, reportOf, verdictOf, WALL } from './answers';

const ID = '9d3f0b7c2e5a4186b0c4d71a2f6e8359';
const EDX = `https://courses.edx.org/certificates/${ID}`;
const PROGRAM = `https://credentials.edx.org/credentials/${ID}/`;
const CAMPUS = `https://learn.campus.example/certificates/${ID}`;

const html = (body: string, rest: Answer = {}): Answer => ({
  type: 'text/html',
  body: `<!doctype html><html lang="en"><body data-view="valid-accomplishment">${body}</body></html>`,
  ...rest,
});
const stock = (name = 'Ada Learner', id = ID, date = 'March 1, 2026') =>
  html(`<h2>We honour <span class="accomplishment-recipient sr-only">of somebody</span></h2>
    <main class="accomplishment accomplishment-main"><p><strong class="accomplishment-recipient hd-1">${name}</strong>
    <span class="accomplishment-course"><span class="accomplishment-course-org">CampusX </span>
    <span class="accomplishment-course-name">Tide Reading</span></span></p>
    <dl class="metadata accomplishment-recipient"><dd><h3 class="recipient-name">${name}</h3></dd></dl>
    <dl class="metadata accomplishment-id"><dt>Certificate ID Number:</dt><dd class="value">${id}</dd></dl>
    <dl class="metadata accomplishment-date"><dt>Issued On:</dt><dd class="value">${date}</dd></dl></main>`);
const ofEdx = html(`<div class="wrapper-accomplishment-title verified"></div>\r\n
  <strong class="accomplishment-recipient">Ada Learner</strong>
  <span class="accomplishment-course-number">T1x</span>: <span class="accomplishment-course-name">Tide Reading</span>
  <span class="copy-micro emphasized">Issued August 6, 2018</span>
  <span class="emphasized"><a href="${EDX}">${ID}</a></span>`);
const programme = html(`<main class="accomplishment"><p><span class="copy">This is to certify that</span>
  <strong class="accomplishment-recipient"> Ada Learner </strong>
  <span class="accomplishment-program"><span class="accomplishment-program-name">Coastal Navigation</span></span></p>
  <ul><li class="accomplishment-stamp-date"><span class="copy-micro emphasized">Issued March 2022</span></li>
  <li class="accomplishment-stamp-validity"><span>Valid Certificate ID</span><span class="emphasized">${ID}</span></li></ul></main>`);

describe('Open edX', () => {
  it.each([
    ['the stock page', CAMPUS, stock(), 'Tide Reading', 'CampusX', '2026-03-01', false],
    ['edx.org’s own', EDX, ofEdx, 'Tide Reading', null, '2018-08-06', true],
    ['a programme’s', PROGRAM, programme, 'Coastal Navigation', null, null, true],
    ['a page in French', CAMPUS, stock('Ada Learner', ID, '1 mars 2026'), 'Tide Reading', 'CampusX', null, false],
  ])('reads %s', (_, href, answer, achievement, name, issuedAt, isKnownHost) => {
    expect(readAnswers(href, [answer])).toEqual({
      document: null,
      absence: null,
      recipient: null,
      page: {
        url: href,
        how: 'page',
        isKnownHost,
        id: ID,
        recipient: 'Ada Learner',
        achievement,
        issuer: { id: new URL(href).origin, name },
        issuedAt,
        expiresAt: null,
      },
    });
  });

  it('takes the id with hyphens as well', () => {
    const hyphened = ID.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    expect(readAnswers(CAMPUS, [stock('Ada Learner', hyphened)]).page?.id).toBe(ID);
  });

  it.each([
    ['404', { status: 404, type: 'text/html' }, 'not-found'],
    ['"cannot find certificate"', html('<div id="validation-status" class="status-invalid">Sorry</div>'), 'not-found'],
    ['a log-in', html('', { url: 'https://learn.campus.example/login?next=%2Fcertificates' }), 'private'],
    ['a log-in elsewhere', html('', { url: 'https://apps.campus.example/authn/login' }), 'private'],
    ['another host’s page', { ...stock(), url: CAMPUS.replace('learn', 'evil') }, null],
    ['another page', { ...stock(), url: 'https://learn.campus.example/' }, null],
    ['a theme of its own', html('<h1>Ada Learner has finished Tide Reading</h1>'), null],
    ['a wall', WALL, null],
    ['an error', { ...stock(), status: 503 }, null],
    ['nothing', NOTHING, null],
  ] as const)('reads nothing from %s', (_, answer, absence) => {
    expect(readAnswers(CAMPUS, [answer])).toEqual({ document: null, absence, recipient: null });
  });
});

describe('the verdict on an Open edX certificate', () => {
  it.each([
    ['of edX', EDX, ofEdx, 'Ada Learner', 'confirmed', []],
    ['of another person', EDX, ofEdx, 'Bea Baker', 'other-person', ['different-person']],
    ['of any other site', CAMPUS, stock(), 'Ada Learner', 'unverifiable', ['page-of-unknown-site']],
    [
      'whose page is another’s',
      EDX,
      stock('Ada Learner', ID.replace('9', '8')),
      'Ada Learner',
      'unverifiable',
      ['page-of-another-award', 'name-not-readable'],
    ],
    ['without an id on the page', EDX, stock('Ada Learner', ''), 'Ada Learner', 'unverifiable', ['page-without-id']],
    ['that is not there', EDX, { status: 404 }, 'Ada Learner', 'unverifiable', ['not-found-at-host']],
    ['behind a wall', EDX, WALL, 'Ada Learner', 'unreachable', ['hosted-unreachable']],
    ['of a host that is down', EDX, NOTHING, 'Ada Learner', 'unreachable', ['hosted-unreachable']],
  ] as const)('%s', async (_, href, answer, holder, verdict, reasons) => {
    const [said, why] = await verdictOf(reportOf(href, { [href]: answer }, holder));
    expect([said, why.filter((reason) => reason !== 'no-holder-known')]).toEqual([verdict, reasons]);
  });

  it('of a site whose issuer the reader trusts is confirmed', async () => {
    const trusting = {
      lookup: async (id: string) => ({
        listings: [],
        consulted: [],
        unread: [],
        ...(id === 'https://learn.campus.example' ? { trustedBy: 'user' as const } : {}),
      }),
    };
    expect((await reportOf(CAMPUS, { [CAMPUS]: stock() }, 'Ada Learner', trusting)).verdict).toBe('confirmed');
  });
});
