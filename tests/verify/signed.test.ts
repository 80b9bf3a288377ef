import { describe, expect, it } from 'vitest';
import { type Json, signCredential } from '../world/sign';
import {
  badge,
  controller,
  DID_KEY,
  ISSUER,
  KEY,
  METHOD,
  OTHER_KEY,
  outcomeOf,
  reasonOf,
  signedByDidKey,
  verifyFound,
} from './mint';

const copy = (value: Json) => JSON.parse(JSON.stringify(value));

describe('an Open Badges 3.0 credential with eddsa-rdfc-2022', () => {
  it('is verified when the signature holds and the key is the issuer’s', async () => {
    const report = await verifyFound(await signedByDidKey());
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    expect(report).toMatchObject({
      format: 'open-badges-3',
      issuer: { id: DID_KEY, name: 'Harbour School' },
      achievement: { name: 'Coastal Navigation' },
      recipient: { name: 'Ada Learner' },
      issuedAt: '2024-05-03T09:00:00Z',
    });
  });

  it('is never verified with any single leaf changed', async () => {
    const good = await signedByDidKey({ validUntil: '2030-01-01T00:00:00Z' });
    const leaves: string[][] = [];
    const walk = (value: unknown, at: string[]): void => {
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, [...at, key]);
      else leaves.push(at);
    };
    walk(good, []);
    expect(leaves.length).toBeGreaterThan(20);
    for (const at of leaves) {
      const changed = copy(good);
      const parent = at.slice(0, -1).reduce((value, key) => value[key], changed);
      const last = at.at(-1) ?? '';
      parent[last] =
        typeof parent[last] === 'boolean'
          ? !parent[last]
          : `${parent[last]}`.replace(/.$/, (end) => (end === 'a' ? 'b' : 'a'));
      const report = await verifyFound(changed);
      expect(['invalid', 'unverifiable', 'unreachable'], `${at.join('.')}: ${JSON.stringify(report.checks)}`).toContain(
        report.verdict,
      );
    }
  });

  const change = (
    what: string,
    verdict: string,
    reason: string,
    mutate: (document: ReturnType<typeof copy>) => void,
  ) => ({ what, verdict, reason, mutate });
  it.each([
    change('no proof', 'unverifiable', 'no-proof', (d) => void delete d.proof),
    change('an empty list of proofs', 'unverifiable', 'no-proof', (d) => (d.proof = [])),
    change('a proof for authentication', 'invalid', 'proof-purpose', (d) => (d.proof.proofPurpose = 'authentication')),
    change('a proof made in the future', 'invalid', 'proof-dates', (d) => (d.proof.created = '2098-01-01T00:00:00Z')),
    change('a proof value that is no base58', 'invalid', 'proof-malformed', (d) => (d.proof.proofValue = 'z0OIl')),
    change(
      'a cryptosuite we do not know',
      'unverifiable',
      'proof-type-unsupported',
      (d) => (d.proof.cryptosuite = 'bbs-2099'),
    ),
    change(
      'a second proof we do not know',
      'unverifiable',
      'proof-type-unsupported',
      (d) => (d.proof = [d.proof, { ...d.proof, cryptosuite: 'bbs-2099' }]),
    ),
    change(
      'a member that no context defines',
      'invalid',
      'undefined-term',
      (d) => (d.credentialSubject.extra = 'added'),
    ),
    change('a context nobody vouches for', 'unverifiable', 'context-not-known', (d) =>
      d['@context'].push('https://evil.example/context.json'),
    ),
    change('a context written into the document', 'unverifiable', 'context-inline', (d) =>
      d['@context'].push({ name: 'https://schema.org/alternateName' }),
    ),
    change(
      'an inline context further in',
      'unverifiable',
      'context-inline',
      (d) => (d.credentialSubject['@context'] = { name: null }),
    ),
    change(
      'a second subject',
      'invalid',
      'wrong-value',
      (d) => (d.credentialSubject = [d.credentialSubject, { id: 'did:example:other', type: ['AchievementSubject'] }]),
    ),
    change('its expiry moved to where no reader looks', 'invalid', 'wrong-value', (d) => {
      d.credentialSubject.achievement.related = { id: d.id, validUntil: '2020-01-01T00:00:00Z' };
    }),
    change('a keyword that moves meaning', 'invalid', 'wrong-value', (d) => (d['@included'] = [{ id: d.id }])),
    change('somebody else’s key in its proof', 'invalid', 'key-not-authorised', (d) => {
      const other = `did:key:${OTHER_KEY.multibase}`;
      d.proof.verificationMethod = `${other}#${OTHER_KEY.multibase}`;
    }),
    change(
      'a verification method without a scheme',
      'invalid',
      'proof-malformed',
      (d) => (d.proof.verificationMethod = KEY.multibase),
    ),
  ])('with $what: $verdict', async ({ verdict, reason, mutate }) => {
    const changed = copy(await signedByDidKey());
    mutate(changed);
    const report = await verifyFound(changed);
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
    expect(report.checks.map((check) => check.reason)).toContain(reason);
  });

  it.each([
    ['issuer', (d: ReturnType<typeof copy>) => void delete d.issuer],
    ['issuer type', (d) => (d.issuer.type = ['Organization'])],
    ['VerifiableCredential type', (d) => (d.type = ['OpenBadgeCredential'])],
    ['subject', (d) => void delete d.credentialSubject],
    ['subject type', (d) => (d.credentialSubject.type = ['Person'])],
    ['achievement', (d) => void delete d.credentialSubject.achievement],
    ['achievement name', (d) => void delete d.credentialSubject.achievement.name],
    ['achievement criteria', (d) => (d.credentialSubject.achievement.criteria = {})],
    ['identifier type', (d) => (d.credentialSubject.identifier[0].type = 'Identifier')],
    ['result type', (d) => (d.credentialSubject.result = [{ type: ['Score'] }])],
    ['evidence type', (d) => (d.evidence = [{ type: ['Photo'] }])],
    ['base context', (d) => d['@context'].shift()],
    ['Open Badges context', (d) => d['@context'].pop()],
  ] satisfies [string, (d: ReturnType<typeof copy>) => unknown][])(
    'without its %s is invalid, and nothing is asked of the network',
    async (_, mutate) => {
      const changed = copy(await signedByDidKey());
      mutate(changed);
      const report = await verifyFound(changed);
      expect(report.verdict, JSON.stringify(report.checks)).toBe('invalid');
      expect(report.requests).toEqual([]);
    },
  );
});

describe('whose key it is', () => {
  const signedAt = (issuer: string, method: string, key = KEY) => signCredential(badge(issuer), key, method);
  const DID_WEB = 'did:web:college.example:faculty';

  it.each([
    ['an https document that lists it', ISSUER, METHOD, { [ISSUER]: controller(ISSUER, METHOD) }, 'verified', 'pass'],
    [
      'a did:web document that lists it',
      DID_WEB,
      `${DID_WEB}#1`,
      { 'https://college.example/faculty/did.json': controller(DID_WEB, `${DID_WEB}#1`) },
      'verified',
      'pass',
    ],
    [
      'a document that lists another key',
      ISSUER,
      METHOD,
      { [ISSUER]: controller(ISSUER, `${ISSUER}#key-2`, OTHER_KEY) },
      'invalid',
      'fail',
    ],
    [
      'a document that names the key, with another key behind it',
      ISSUER,
      METHOD,
      { [ISSUER]: controller(ISSUER, METHOD, OTHER_KEY) },
      'invalid',
      'unknown',
    ],
    [
      'a key listed, but not for assertions',
      ISSUER,
      METHOD,
      { [ISSUER]: { ...controller(ISSUER, METHOD), assertionMethod: [] } },
      'invalid',
      'fail',
    ],
    [
      'a document about somebody else',
      ISSUER,
      METHOD,
      { [ISSUER]: controller('https://evil.example', METHOD) },
      'unverifiable',
      'unknown',
    ],
    [
      'a document that speaks of no keys',
      ISSUER,
      METHOD,
      { [ISSUER]: { id: ISSUER, type: 'Profile' } },
      'unverifiable',
      'unknown',
    ],
    ['a page instead of a document', ISSUER, METHOD, { [ISSUER]: '<html></html>' }, 'unverifiable', 'unknown'],
    ['no document: 404', ISSUER, METHOD, { [ISSUER]: 404 }, 'unreachable', 'unknown'],
    ['no document: no network', ISSUER, METHOD, {}, 'unreachable', 'unknown'],
    [
      'a key in the fragment that the document does not list',
      ISSUER,
      `${ISSUER}#${KEY.multibase}`,
      { [ISSUER]: controller(ISSUER, `${ISSUER}#${OTHER_KEY.multibase}`, OTHER_KEY) },
      'invalid',
      'fail',
    ],
    [
      'a key in the fragment, the document out of reach',
      ISSUER,
      `${ISSUER}#${KEY.multibase}`,
      {},
      'unreachable',
      'unknown',
    ],
    [
      'a did:key, while the issuer is a website out of reach',
      ISSUER,
      `${DID_KEY}#${KEY.multibase}`,
      {},
      'unreachable',
      'unknown',
    ],
    [
      'a did:key, while the issuer is another did:key',
      `did:key:${OTHER_KEY.multibase}`,
      `${DID_KEY}#${KEY.multibase}`,
      {},
      'invalid',
      'fail',
    ],
    [
      'a did:key, while the issuer is an opaque urn',
      'urn:uuid:6f2e33e5-7a29-4155-840a-59483ba10164',
      DID_KEY,
      {},
      'verified',
      'warn',
    ],
    ['a DID method we do not know', 'did:example:123', 'did:example:123#1', {}, 'unverifiable', 'unknown'],
    ['a revoked key', ISSUER, METHOD, { [ISSUER]: withMethod({ revoked: '2025-01-01T00:00:00Z' }) }, 'invalid', 'fail'],
    [
      'a key that had expired when it signed',
      ISSUER,
      METHOD,
      { [ISSUER]: withMethod({ expires: '2024-01-01T00:00:00Z' }) },
      'invalid',
      'fail',
    ],
    [
      'a key that expired after it signed',
      ISSUER,
      METHOD,
      { [ISSUER]: withMethod({ expires: '2025-01-01T00:00:00Z' }) },
      'unverifiable',
      'unknown',
    ],
    [
      'a method that names another controller',
      ISSUER,
      METHOD,
      { [ISSUER]: withMethod({ controller: 'https://evil.example' }) },
      'invalid',
      'fail',
    ],
  ] as const)('%s', async (_, issuer, method, network, verdict, key) => {
    const report = await verifyFound(await signedAt(issuer, method), { network });
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
    expect(outcomeOf(report, 'key')).toBe(key);
  });

  function withMethod(more: Json): Json {
    const document = copy(controller(ISSUER, METHOD));
    Object.assign(document.verificationMethod[0], more);
    return document;
  }

  it('answers “the signature holds” and “the key is the issuer’s” apart', async () => {
    const report = await verifyFound(await signedAt(ISSUER, `${DID_KEY}#${KEY.multibase}`));
    expect([outcomeOf(report, 'proof'), outcomeOf(report, 'key')]).toEqual(['pass', 'unknown']);
  });
});

describe('dates and holder', () => {
  it.each([
    ['expired', { validUntil: '2026-05-31T00:00:00Z' }],
    ['not-yet-valid', { validFrom: '2027-01-01T00:00:00Z' }],
    ['verified', { validUntil: '2026-06-02T00:00:00Z' }],
    ['invalid', { validUntil: 'next summer' }],
    ['invalid', { validFrom: '2024-05-03T09:00:00Z', validUntil: '2024-01-01T00:00:00Z' }],
  ])('%s with %o', async (verdict, more: Json) => {
    const report = await verifyFound(await signedByDidKey(more));
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
  });

  it.each([
    ['Ada Learner', 'verified', 'pass'],
    ['A. Learner', 'verified', 'warn'],
    ['Grace Example', 'other-person', 'fail'],
    [null, 'verified', 'unknown'],
  ])('on the profile of %s: %s', async (holder, verdict, outcome) => {
    const report = await verifyFound(await signedByDidKey(), { holder });
    expect(report.verdict).toBe(verdict);
    expect(outcomeOf(report, 'holder')).toBe(outcome);
  });

  it('says invalid rather than expired when both are true', async () => {
    const bad = copy(await signedByDidKey({ validUntil: '2025-01-01T00:00:00Z' }));
    bad.credentialSubject.achievement.name = 'Admiral';
    expect((await verifyFound(bad)).verdict).toBe('invalid');
  });

  it('reports a missing proof as such, with the reason', async () => {
    expect(reasonOf(await verifyFound(badge(DID_KEY)), 'proof')).toBe('no-proof');
  });
});
