import { describe, expect, it } from 'vitest';
import { type Answer, NOTHING, readAnswers, reportOf, verdictOf, WALL } from './answers';

const UUID = '7b1f0c3e-52ad-4c60-9e18-d40a6c2f8b35';
const HREF = `https://www.credential.net/${UUID}`;
const PERHAPS = `https://badges.academy.example/${UUID}`;
const API = 'https://api.accredible.com/v1';
const OBI = `${API}/obi/badge_assertions/${UUID}`;
const RECORD = `${API}/credential-net/credentials/${UUID}`;

const record = (change: object = {}): Answer => ({
  body: {
    data: {
      uuid: UUID,
      name: 'Tide Reading',
      issued_on: '2026-03-01',
      expired_on: null,
      expired: false,
      revoked_at: null,
      private: false,
      url: `https://badges.academy.example/${UUID}`,
      recipient: { name: 'Ada Learner', email: 'a**@example.test' },
      issuer: { id: 7, name: 'Example Academy', url: 'https://famous.example' },
      ...change,
    },
  },
});
const BADGE = {
  type: 'BadgeClass',
  id: `${API}/obi/issuer_badge_classes/k3wq8z`,
  name: 'Tide Reading',
  description: 'Reads the tides',
  image: 'https://academy.example/tides.png',
  criteria: 'https://academy.example/tides',
  issuer: { type: 'Issuer', id: `${API}/obi/issuers/7`, name: 'Example Academy', url: 'https://academy.example' },
};
const ISSUER: Readonly<Record<string, Answer>> = {
  'https://academy.example/issuer.json': {
    body: {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Issuer',
      id: 'https://academy.example/issuer.json',
      name: 'Example Academy',
      url: 'https://academy.example',
    },
  },
};
const assertion = (change: object = {}): Answer => ({
  body: {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: OBI,
    uid: UUID,
    recipient: { type: 'email', hashed: true, identity: 'sha256$00' },
    badge: BADGE,
    issuedOn: '2026-03-01T00:00:00Z',
    verification: { type: 'hosted' },
    ...change,
  },
});
const GONE: Answer = { status: 404, body: { error: 'NOT_FOUND' } };

describe('Accredible', () => {
  it('hands on the assertion, with the recipient that only the record names', () => {
    const { document, recipient, absence } = readAnswers(HREF, [assertion(), record()]);
    expect(document?.url).toBe(OBI);
    expect(absence).toBeNull();
    expect(recipient).toEqual({ name: 'Ada Learner', url: RECORD, speaksFor: ['api.accredible.com'] });
  });

  it('takes an assertion that names itself by its short id', () => {
    const short = { id: `${API}/obi/badge_assertions/k3wq8z` };
    expect(readAnswers(HREF, [assertion(short), record()]).document).not.toBeNull();
    expect(
      readAnswers(HREF, [assertion({ ...short, uid: 'x' }), record({ encoded_id: 'k3wq8z' })]).document,
    ).not.toBeNull();
    expect(readAnswers(HREF, [assertion({ ...short, uid: 'x' }), record()]).document).toBeNull();
  });

  it('does without an assertion: the record states who was awarded what, and when', () => {
    const { document, page } = readAnswers(HREF, [GONE, record({ expired_on: '2028-03-01' })]);
    expect(document).toBeNull();
    expect(page).toEqual({
      url: RECORD,
      how: 'record',
      isKnownHost: true,
      id: UUID,
      recipient: 'Ada Learner',
      achievement: 'Tide Reading',
      issuer: { id: 'https://www.credential.net', name: 'Example Academy' },
      issuedAt: '2026-03-01',
      expiresAt: '2028-03-01',
    });
  });

  it('finds the award under its number or its code', () => {
    const number = 'https://www.credential.net/48213907';
    expect(readAnswers(number, [GONE, record({ id: 48213907 })]).page?.id).toBe('48213907');
    expect(readAnswers(number, [GONE, record()]).page).toBeUndefined();
    expect(
      readAnswers('https://www.credential.net/k3wq8z1p', [GONE, record({ encoded_id: 'k3wq8z1p' })]).page?.id,
    ).toBe('k3wq8z1p');
  });

  it.each([
    ['that was revoked', [assertion(), record({ revoked_at: '2026-05-01T00:00:00Z' })], 'revoked'],
    ['that its holder hides', [assertion(), record({ private: true })], 'private'],
    ['that is a draft', [assertion(), record({ approve: false })], 'not-found'],
    ['that is a sample', [assertion(), record({ sample: true })], 'not-found'],
    ['that does not exist', [GONE, GONE], 'not-found'],
    ['that wants a key', [{ status: 401 }, { status: 401 }], 'private'],
    ['of another award', [GONE, record({ uuid: UUID.replace('7b', '8c'), url: null })], null],
    ['that is a wall', [WALL, WALL], null],
    ['that is a no with 200', [GONE, { body: { success: false, data: 'no such credential' } }], null],
    ['that never came', [NOTHING, NOTHING], null],
    ['that is busy', [{ status: 429 }, { status: 503 }], null],
    ['that another host gave', [assertion(), { ...record(), url: 'https://evil.example/record' }], null],
  ] as const)('makes nothing of a record %s', (_, answers, absence) => {
    expect(readAnswers(HREF, answers)).toEqual({ document: null, absence, recipient: null });
  });

  it('says nothing of a credential that has expired nobody knows when', () => {
    expect(readAnswers(HREF, [GONE, record({ expired: true })]).page).toBeNull();
  });

  it.each([
    ['does not come', NOTHING],
    ['is held back for a while', { status: 429 }],
    ['is a wall', WALL],
    ['is of another shape', { body: { data: 'x' } }],
  ])('takes no assertion alone where the record, which alone says what was revoked, %s', (_, answer) => {
    expect(readAnswers(HREF, [assertion(), answer])).toEqual({ document: null, absence: null, recipient: null });
  });

  it.each([['2026-05-01T00:00:00Z'], [1_777_593_600], [true], ['x'.repeat(400)], [{ at: '2026-05-01' }]])(
    'is revoked by %j',
    (revoked_at) => {
      expect(readAnswers(HREF, [assertion(), record({ revoked_at })]).absence).toBe('revoked');
    },
  );

  it.each([[null], [false], ['']])('stands by %j where it would say when it was revoked', (revoked_at) => {
    expect(readAnswers(HREF, [assertion(), record({ revoked_at })]).absence).toBeNull();
  });

  it('takes no assertion without the end that the record gives', () => {
    const ended = record({ expired_on: '2026-04-01', expired: true });
    expect(readAnswers(HREF, [assertion(), ended]).document).toBeNull();
    expect(readAnswers(HREF, [assertion({ expires: '2026-04-01T00:00:00Z' }), ended]).document).not.toBeNull();
    expect(readAnswers(HREF, [assertion(), record({ expired: true })]).document).toBeNull();
  });

  it.each([['1 April 2026'], ['01/04/2026'], [1_775_000_000]])('makes nothing of an end written %j', (expired_on) => {
    const { document, page } = readAnswers(HREF, [assertion(), record({ expired_on })]);
    expect([document, page]).toEqual([null, null]);
  });
});

describe('a domain that is perhaps an Accredible customer’s', () => {
  it('is one where the record names it', () => {
    expect(readAnswers(PERHAPS, [assertion(), record()]).document).not.toBeNull();
  });

  it.each([
    ['names another', record({ url: HREF }), 'not-this-site'],
    [
      'names one that looks alike',
      record({ url: `https://badges.academy.example.evil.example/${UUID}` }),
      'not-this-site',
    ],
    ['names none', record({ url: null }), 'not-this-site'],
    ['is not there', GONE, 'not-this-site'],
    ['is another award’s', record({ uuid: 'x', url: `https://badges.academy.example/x` }), null],
    ['never came', NOTHING, null],
  ] as const)('is none where the record %s', (_, answer, absence) => {
    expect(readAnswers(PERHAPS, [assertion(), answer])).toEqual({ document: null, absence, recipient: null });
  });
});

it('a sub-domain that is Accredible’s own needs no naming', () => {
  const href = `https://academy.credential.net/${UUID}`;
  expect(readAnswers(href, [assertion(), record()]).document).not.toBeNull();
});

describe('the verdict on an Accredible link', () => {
  const network = { [OBI]: assertion(), [RECORD]: record() };
  it.each([
    ['whose record stands', HREF, network, 'Ada Learner', 'verified', []],
    ['on a domain that the record names', PERHAPS, network, 'Ada Learner', 'verified', []],
    ['of another person', HREF, network, 'Bea Baker', 'other-person', ['different-person']],
    ['without an assertion', HREF, { [RECORD]: record() }, 'Ada Learner', 'confirmed', []],
    [
      'that has expired',
      HREF,
      { [RECORD]: record({ expired_on: '2026-04-01', expired: true }) },
      'Ada Learner',
      'expired',
      ['expired'],
    ],
    [
      'whose assertion lacks what the format demands, as in Accredible’s own description',
      HREF,
      { ...network, [OBI]: { body: { issuedOn: '2026-03-01', type: 'Assertion', uid: UUID, id: OBI } } },
      'Ada Learner',
      'confirmed',
      [],
    ],
    [
      'whose assertion names an issuer elsewhere',
      HREF,
      {
        ...network,
        [OBI]: assertion({ badge: { ...BADGE, issuer: 'https://academy.example/issuer.json' } }),
        ...ISSUER,
      },
      'Ada Learner',
      'confirmed',
      [],
    ],
    [
      'whose assertion lacks what the format demands, of another person',
      HREF,
      { ...network, [OBI]: { body: { type: 'Assertion', uid: UUID, id: OBI } } },
      'Bea Baker',
      'other-person',
      ['different-person'],
    ],
    [
      'that has expired, of which the assertion says nothing',
      HREF,
      { ...network, [RECORD]: record({ expired_on: '2026-04-01', expired: true }) },
      'Ada Learner',
      'expired',
      ['expired'],
    ],
    [
      'whose record is held back',
      HREF,
      { [OBI]: assertion(), [RECORD]: { status: 429 } },
      null,
      'unreachable',
      ['hosted-unreachable'],
    ],
    ['that was revoked', HREF, { ...network, [RECORD]: record({ revoked_at: 'x' }) }, null, 'revoked', ['revoked']],
    [
      'on a domain that no record names',
      PERHAPS,
      { ...network, [RECORD]: record({ url: HREF }) },
      'Ada Learner',
      'unverifiable',
      ['site-not-named'],
    ],
    ['of a host that is down', HREF, {}, 'Ada Learner', 'unreachable', ['hosted-unreachable']],
  ] as const)('%s', async (_, href, answers, holder, verdict, reasons) => {
    const [said, why] = await verdictOf(reportOf(href, answers, holder));
    expect([said, why.filter((reason) => reason !== 'no-holder-known')]).toEqual([verdict, reasons]);
  });
});
