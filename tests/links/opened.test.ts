import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { takeStates } from '../../lib/links/embedded';
import { readHtml } from '../../lib/links/html';
import { factsFrom, OPENED_HOSTS, openableAt, readOpened, toSend } from '../../lib/links/opened';
import { readDocument } from '../../lib/links/read-document';
import { BADGE_HOSTS, recognise } from '../../lib/links/registry';
import type { HtmlFacts } from '../../lib/links/types';
import { type CourseraParts, courseraState, udemyBody } from './opened-pages';

const CODE = 'K7QW2M9XT4RB';
const VERIFY = `https://www.coursera.org/account/accomplishments/verify/${CODE}`;
const UUID = '7d3e1c9a-52b4-4f08-9a6d-1e0c8b5f2a47';
const OTHER_UUID = '0b9f6a52-3c1e-4d77-8f20-c4a1d95e7b36';
const UDEMY = `https://www.udemy.com/certificate/UC-${UUID}/`;

/** Reads a page as its content script does, after a look that bytes would have given the same. */
function factsOf(href: string, html: string): HtmlFacts {
  const wanted = openableAt(href)?.opened.wanted;
  if (wanted === undefined) throw new Error(`nothing is read at ${href}`);
  const { document } = new Window();
  document.write(html);
  const facts = readDocument(document as unknown as Document, wanted);
  expect(readHtml(new TextEncoder().encode(html), wanted)).toEqual(facts);
  const sent: unknown = JSON.parse(JSON.stringify(toSend(facts)));
  expect(sent).toEqual(toSend(facts));
  expect(factsFrom(toSend(facts))).toEqual(facts);
  return facts;
}

const pageAt = (href: string, html: string) => readOpened(href, factsOf(href, html))?.page ?? null;

it('the list of hosts that are read when opened is that of the registry', () => {
  expect(OPENED_HOSTS).toEqual(BADGE_HOSTS.filter(({ record }) => record.opened !== undefined));
});

describe('where pages are read', () => {
  const matches = OPENED_HOSTS.flatMap(({ record }) => record.opened?.matches ?? []);
  const covers = (href: string) =>
    matches.some((pattern) =>
      new RegExp(`^${pattern.replace(/[.?]/g, '\\$&').replace('*.', '(?:.*\\.)?').replaceAll('*', '.*')}$`).test(href),
    );

  it.each([
    VERIFY,
    `https://www.coursera.org/account/accomplishments/specialization/${CODE}`,
    `https://www.coursera.org/account/accomplishments/professional-cert/${CODE}`,
    UDEMY,
    `https://harbourworks.udemy.com/certificate/UC-${UUID}/`,
  ])('%s is', (href) => {
    expect(openableAt(href)?.link).toEqual(recognise(href));
    // The address that we offer to open is one where our script runs.
    expect(covers(openableAt(href)?.link.url ?? '')).toBe(true);
  });

  it.each([
    'https://www.coursera.org/learn/tides-and-currents/home/welcome',
    'https://www.coursera.org/account/accomplishments',
    'https://www.coursera.org/account/accomplishments/verify/',
    'https://www.coursera.org/account/accomplishments/verify/ABC123',
    'https://www.coursera.org/share/9f3ac41d7be24c08a6105d2e8b7f93c4',
    'https://www.udemy.com/course/tides/',
    'https://www.udemy.com/certificate/UC-YOUR_ID/',
    `http://www.udemy.com/certificate/UC-${UUID}/`,
    `https://www.udemy.com:8443/certificate/UC-${UUID}/`,
    `https://www.udemy.com@evil.example/certificate/UC-${UUID}/`,
    'https://github.com/ada-learner',
    'not an address',
  ])('%s is not', (href) => {
    expect(openableAt(href)).toBeNull();
  });

  it('no pattern covers more than the certificates', () => {
    for (const pattern of matches) expect(pattern).toMatch(/^https:\/\/[^/]+\/(?:[\w-]+\/)+\*$/);
    for (const href of [
      'https://www.coursera.org/learn/tides',
      'https://www.coursera.org/account/accomplishments',
      'https://www.udemy.com/course/tides/',
    ])
      expect(covers(href)).toBe(false);
  });
});

describe('an opened page of Coursera', () => {
  const show = (parts: Partial<CourseraParts> = {}, head = '') =>
    `<!doctype html><html lang="en"><head>${head}</head><body><script>window.App={"a":1}</script>
     <script>window.__APOLLO_STATE__=${courseraState({ code: CODE, ...parts })};window.renderedClassNames={};</script></body></html>`;

  it('is read from the state under the certificate’s code, decoys left alone', () => {
    expect(pageAt(VERIFY, show())).toEqual({
      url: VERIFY,
      how: 'opened',
      isKnownHost: true,
      id: CODE,
      recipient: 'Ada B. Learner',
      achievement: 'Tides and Currents',
      issuer: { id: 'https://www.coursera.org', name: 'Coursera' },
      issuedAt: '2024-05-03T12:00:00.000Z',
      expiresAt: null,
    });
  });

  const TITLE = '<meta data-rh="true" property="og:title" content="Completion Certificate for Harbour Pilotage">';
  it.each<[string, string, string | null]>([
    ['where the course has no name any more', TITLE, 'Harbour Pilotage'],
    [
      'if the head is that certificate’s',
      `${TITLE}<meta property="og:url" content="${VERIFY}?utm_source=link">`,
      'Harbour Pilotage',
    ],
    [
      'never of another certificate’s head',
      `${TITLE}<meta property="og:url" content="https://www.coursera.org/verify/ZP3HT8VLQ6NC">`,
      null,
    ],
    [
      'never from the site’s own title',
      '<meta property="og:title" content="Online Courses & Credentials From Top Educators">',
      null,
    ],
  ])('takes the title from the head %s', (_, head, achievement) => {
    expect(pageAt(VERIFY, show({ courseName: null }, head))).toMatchObject({ id: CODE, achievement });
  });

  it('of a specialization is read under its own entry, with the head’s title', () => {
    const href = `https://www.coursera.org/account/accomplishments/specialization/${CODE}`;
    const html = show(
      { resource: 'OnDemandSpecializationMembershipsV1Resource', granted: null, courseId: null },
      TITLE,
    );
    expect(pageAt(href, html)).toMatchObject({
      id: CODE,
      recipient: 'Ada B. Learner',
      achievement: 'Harbour Pilotage',
      issuedAt: null,
    });
  });

  it.each<[string, Partial<CourseraParts>]>([
    ['shows another certificate than its address names', { code: 'ZP3HT8VLQ6NC' }],
    ['holds another certificate under this one’s entry', { grantedCode: 'ZP3HT8VLQ6NC' }],
  ])('that %s shows no award', (_, parts) => {
    const head = `${TITLE}<meta property="og:url" content="${VERIFY}">`;
    expect(pageAt(VERIFY, show(parts, head))).toBeNull();
  });

  it('says so when its host knows no such certificate, whatever the head says', () => {
    const html = show({ missing: true }, `${TITLE}<meta property="og:url" content="${VERIFY}">`);
    expect(readOpened(VERIFY, factsOf(VERIFY, html))).toMatchObject({ link: { id: CODE }, page: null });
  });

  it.each([
    ['no script', ''],
    ['a state that is no JSON', '<script>window.__APOLLO_STATE__={"ROOT_QUERY":undefined}</script>'],
    ['a state without end', '<script>window.__APOLLO_STATE__={"ROOT_QUERY":{"a":"</script>'],
    [
      'a state nested without measure',
      `<script>window.__APOLLO_STATE__=${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}</script>`,
    ],
    ['a list', '<script>window.__APOLLO_STATE__=[1,2]</script>'],
    ['the state of another name', `<script>x.window.__APOLLO_STATE__=${courseraState({ code: CODE })}</script>`],
  ])('with %s shows no award', (_, script) => {
    expect(pageAt(VERIFY, `<html><head>${TITLE}</head><body>${script}</body></html>`)).toBeNull();
  });

  it('bears a list without measure under its entry', () => {
    const key = JSON.stringify(`MembershipsV1Resource({"code":"${CODE}"})`);
    const script = `window.__APOLLO_STATE__={"ROOT_QUERY":{${key}:[${'0,'.repeat(900_000)}0]}}`;
    const states = new Map<string, string>();
    takeStates(script, openableAt(VERIFY)?.opened.wanted.states ?? {}, states);
    expect(states.size).toBe(1);
  });

  it.each<[string, Partial<CourseraParts>]>([
    ['is hidden', { firstName: 'User', middleName: null, lastName: '12345678' }],
    ['is not there', { firstName: null }],
    ['is one of two', { second: 'Bea' }],
  ])('names nobody where the name %s', (_, parts) => {
    expect(pageAt(VERIFY, show(parts))).toMatchObject({ id: CODE, recipient: null });
  });

  it.each([1_714_737_600, '1714737600000', null, Number.NaN])('takes %s for no date', (granted) => {
    expect(pageAt(VERIFY, show({ granted }))).toMatchObject({ issuedAt: null });
  });

  it.each([
    ['no JSON', '{'],
    ['no list', '{"code":"K7QW2M9XT4RB"}'],
    ['a list of anything', '[null,1,"x",{"code":7}]'],
  ])('whose facts arrive as %s shows no award', (_, state) => {
    const facts = { ...factsOf(VERIFY, show()), states: new Map([['window.__APOLLO_STATE__', state]]) };
    expect(readOpened(VERIFY, facts)).toBeNull();
  });
});

describe('an opened page of Udemy', () => {
  const show = (body: string, head = '', lang = 'en') =>
    `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`;

  it('is read from what the host marks as recipient and course, and from the picture', () => {
    expect(pageAt(UDEMY, show(udemyBody({ id: UUID })))).toEqual({
      url: UDEMY,
      how: 'opened',
      isKnownHost: true,
      id: `UC-${UUID}`,
      recipient: 'Ada Learner',
      achievement: 'Tide Tables for Sailors',
      issuer: { id: 'https://www.udemy.com', name: 'Udemy' },
      issuedAt: '2023-09-06',
      expiresAt: null,
    });
  });

  const none = udemyBody({ id: null });
  it.each<[string, string, string | null]>([
    [
      'Open Graph’s picture',
      `<meta property="og:image" content="https://udemy-certificate.s3.amazonaws.com/image/UC-${UUID}.jpg?v=1">`,
      UUID,
    ],
    ['Open Graph’s address', `<meta property="og:url" content="${UDEMY}">`, UUID],
    ['the canonical address', `<link rel="canonical" href="${UDEMY}">`, UUID],
    ['an address in capital letters', `<meta property="og:url" content="${UDEMY.toUpperCase()}">`, UUID],
    [
      'two ways to write the same',
      `<link rel="canonical" href="${UDEMY}"><meta property="og:url" content="${UDEMY.replace(UUID, UUID.toUpperCase())}">`,
      UUID,
    ],
    ['nothing', '', null],
    ['an address without one', '<link rel="canonical" href="https://www.udemy.com/">', null],
    [
      'two that differ',
      `<link rel="canonical" href="${UDEMY}"><meta property="og:url" content="${UDEMY.replace(UUID, OTHER_UUID)}">`,
      null,
    ],
  ])('says which it is by %s', (_, head, id) => {
    expect(pageAt(UDEMY, show(none, head))?.id).toBe(id === null ? null : `UC-${id}`);
  });

  it('says so when it shows another certificate than its address names', () => {
    expect(pageAt(UDEMY, show(udemyBody({ id: OTHER_UUID })))?.id).toBe(`UC-${OTHER_UUID}`);
  });

  it.each([
    ['de', '09/06/2023', null],
    ['en-gb', '09/06/2023', null],
    ['en-us', '09/06/2023', '2023-09-06'],
    ['en', '13/06/2023', null],
    ['en', '02/30/2023', null],
  ])('in %s takes %s for %s', (lang, date, issuedAt) => {
    expect(pageAt(UDEMY, show(udemyBody({ id: UUID, date }), '', lang))).toMatchObject({ issuedAt });
  });

  it.each([
    ['is empty', ''],
    ['says that there is none', '<h1>We can’t find the page you’re looking for</h1>'],
    ['waits for its scripts', '<div class="ud-component--certificate"></div>'],
  ])('that %s shows no award, whatever its head says', (_, body) => {
    expect(pageAt(UDEMY, show(body, `<link rel="canonical" href="${UDEMY}">`))).toBeNull();
  });

  it('that lacks one of the two says no more than it has', () => {
    expect(pageAt(UDEMY, show('<a data-purpose="certificate-course-url">Tides</a>'))).toMatchObject({
      recipient: null,
      achievement: 'Tides',
      id: null,
    });
  });
});
