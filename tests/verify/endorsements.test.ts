import { describe, expect, it } from 'vitest';
import type { Report } from '../../lib/verify/types';
import type { Json } from '../world/sign';
import { type Network, outcomeOf, reasonOf, verifyFound } from './mint';
import {
  ASSERTION,
  assertion,
  BADGE,
  badgeClass,
  CONTEXT,
  EVIL,
  GUILD,
  guild,
  keyDocument,
  network,
  RSA,
  SITE,
  STRANGER,
  sign,
} from './ob2-world';

const HARBOUR = 'https://harbour.example';
const PRAISE = `${HARBOUR}/endorsements/1`;
const HARBOUR_ISSUER = `${HARBOUR}/issuer`;
const HARBOUR_KEY = `${HARBOUR}/key`;

const hostedBadge = (more: Json = {}) => assertion({ id: ASSERTION, verification: { type: 'HostedBadge' }, ...more });
const endorsement = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'Endorsement',
  id: PRAISE,
  claim: { id: BADGE, endorsementComment: 'Asked for on every ship.' },
  issuer: HARBOUR_ISSUER,
  issuedOn: '2024-01-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
  ...more,
});
const harbour = (more: Json = {}) =>
  guild({ id: HARBOUR_ISSUER, name: 'Harbour Office', publicKey: HARBOUR_KEY, ...more });
const world = (more: Network = {}) =>
  network({
    [BADGE]: badgeClass({ endorsement: PRAISE }),
    [ASSERTION]: hostedBadge(),
    [PRAISE]: endorsement(),
    [HARBOUR_ISSUER]: harbour(),
    [HARBOUR_KEY]: keyDocument({ id: HARBOUR_KEY, owner: HARBOUR_ISSUER }),
    ...more,
  });
const verified = (documents: Network, badge: Json = hostedBadge()): Promise<Report> =>
  verifyFound(badge, { network: { ...documents, [ASSERTION]: badge } });
const seen = (report: Report) => JSON.stringify([report.checks, report.inside]);

describe('endorsements of an Open Badges 2.0 badge', () => {
  it('are verified and listed with what they say', async () => {
    const report = await verified(world());
    expect([report.verdict, outcomeOf(report, 'endorsement'), reasonOf(report, 'endorsement')]).toEqual([
      'verified',
      'pass',
      'endorsed',
    ]);
    expect(report.inside).toMatchObject([
      {
        role: 'endorsement',
        verdict: 'verified',
        format: 'open-badges-2',
        issuer: { id: HARBOUR_ISSUER, name: 'Harbour Office' },
        achievement: { name: 'Knots and Splices' },
        recipient: { name: null },
        issuedAt: '2024-01-01T00:00:00Z',
        comment: 'Asked for on every ship.',
      },
    ]);
  });

  it.each<[string, Json, Network]>([
    [
      'of the assertion',
      { endorsement: PRAISE },
      { [BADGE]: badgeClass(), [PRAISE]: endorsement({ claim: { id: ASSERTION } }) },
    ],
    [
      'of the issuer',
      {},
      {
        [BADGE]: badgeClass(),
        [GUILD]: guild({ endorsement: [PRAISE] }),
        [PRAISE]: endorsement({ claim: { id: GUILD } }),
      },
    ],
    ['embedded, which only says where to look', {}, { [BADGE]: badgeClass({ endorsement: endorsement() }) }],
    ['by http for https', {}, { [PRAISE]: endorsement({ claim: { id: BADGE.replace('https', 'http') } }) }],
    [
      'on an origin that their issuer allows',
      {},
      {
        [BADGE]: badgeClass({ endorsement: `${EVIL}/praise` }),
        [`${EVIL}/praise`]: endorsement({ id: `${EVIL}/praise` }),
        [HARBOUR_ISSUER]: harbour({ verification: { allowedOrigins: 'evil.example' } }),
      },
    ],
  ])('hold %s', async (_, more, documents) => {
    const report = await verified(world(documents), hostedBadge(more));
    expect([report.verdict, outcomeOf(report, 'endorsement'), report.inside.length], seen(report)).toEqual([
      'verified',
      'pass',
      1,
    ]);
  });

  it('hold when signed with a key of their issuer', async () => {
    const token = await sign(
      endorsement({ id: 'urn:uuid:9', verification: { type: 'SignedBadge', creator: HARBOUR_KEY } }),
      RSA,
    );
    for (const documents of [
      { [BADGE]: badgeClass({ endorsement: token }) },
      { [PRAISE]: new TextEncoder().encode(token) },
    ]) {
      const report = await verified(world(documents));
      expect([report.verdict, outcomeOf(report, 'endorsement')], seen(report)).toEqual(['verified', 'pass']);
    }
  });

  it.each<[string, Network, string]>([
    ['out of reach', { [PRAISE]: 503 }, 'unreachable'],
    ['by an issuer out of reach', { [HARBOUR_ISSUER]: 503 }, 'unreachable'],
    ['that are a page', { [PRAISE]: new TextEncoder().encode('<html>') }, 'unverifiable'],
    [
      'that want a signature and have none',
      { [PRAISE]: endorsement({ verification: { type: 'SignedBadge' } }) },
      'unverifiable',
    ],
    ['without an address', { [BADGE]: badgeClass({ endorsement: endorsement({ id: undefined }) }) }, 'unverifiable'],
    ['that are no endorsement', { [BADGE]: badgeClass({ endorsement: [17] }) }, 'unverifiable'],
  ])('%s are not counted, and the verdict stands', async (_, documents, inner) => {
    const report = await verified(world(documents));
    expect(report.verdict, seen(report)).toBe('verified');
    expect([outcomeOf(report, 'endorsement'), report.inside.map(({ verdict }) => verdict)]).toEqual([
      'unknown',
      [inner],
    ]);
  });

  it.each<[string, Network, string]>([
    ['of another badge', { [PRAISE]: endorsement({ claim: { id: `${SITE}/badges/2` } }) }, 'invalid'],
    ['of nothing', { [PRAISE]: endorsement({ claim: undefined }) }, 'invalid'],
    ['of another type', { [PRAISE]: endorsement({ type: 'Assertion' }) }, 'invalid'],
    ['that call themselves another', { [PRAISE]: endorsement({ id: `${HARBOUR}/endorsements/2` }) }, 'invalid'],
    ['that were revoked', { [PRAISE]: 410 }, 'revoked'],
    ['that say so', { [PRAISE]: endorsement({ revoked: true }) }, 'revoked'],
    ['that have expired', { [PRAISE]: endorsement({ expires: '2025-01-01T00:00:00Z' }) }, 'expired'],
    ['of the future', { [PRAISE]: endorsement({ issuedOn: '2030-01-01T00:00:00Z' }) }, 'not-yet-valid'],
    [
      'put into a famous mouth by another host',
      {
        [BADGE]: badgeClass({ endorsement: `${EVIL}/praise` }),
        [`${EVIL}/praise`]: endorsement({ id: `${EVIL}/praise` }),
      },
      'invalid',
    ],
  ])('%s are a caution, and the verdict stands', async (_, documents, inner) => {
    const report = await verified(world(documents));
    expect(report.verdict, seen(report)).toBe('verified');
    expect([outcomeOf(report, 'endorsement'), report.inside.map(({ verdict }) => verdict)]).toEqual(['warn', [inner]]);
  });

  it('signed by somebody else are a caution', async () => {
    const token = await sign(endorsement({ verification: { type: 'signed', creator: HARBOUR_KEY } }), STRANGER);
    const report = await verified(world({ [BADGE]: badgeClass({ endorsement: token }) }));
    expect([report.verdict, outcomeOf(report, 'endorsement')]).toEqual(['verified', 'warn']);
  });

  it('never save a badge, and are not asked of one that fails', async () => {
    const expired = hostedBadge({ issuedOn: '2027-01-01T00:00:00Z' });
    const report = await verified(world(), expired);
    expect([report.verdict, report.inside]).toEqual(['not-yet-valid', []]);
    expect(report.requests.map(({ url }) => url)).not.toContain(PRAISE);
  });

  it('are listed for a signed badge too', async () => {
    const report = await verifyFound(await sign(assertion()), { network: world() });
    expect([report.verdict, outcomeOf(report, 'endorsement'), report.inside.length]).toEqual(['verified', 'pass', 1]);
  });

  it('are looked at once each, and no more than a few', async () => {
    const many = Array.from({ length: 500 }, (_, at) => `${HARBOUR}/endorsements/many-${at}`);
    const report = await verified(world({ [BADGE]: badgeClass({ endorsement: [PRAISE, PRAISE, ...many] }) }));
    expect([report.verdict, outcomeOf(report, 'endorsement')]).toEqual(['verified', 'unknown']);
    expect(report.inside.length).toBeLessThanOrEqual(8);
    expect(report.requests.length).toBeLessThanOrEqual(12);
    expect(report.requests.filter(({ url }) => url === PRAISE)).toHaveLength(1);
  });
});

describe('evidence of an Open Badges 2.0 badge', () => {
  it.each<[string, unknown, readonly Json[]]>([
    ['an address', `${SITE}/work`, [{ name: null, description: null, url: `${SITE}/work` }]],
    ['words', 'Tied them in the dark.', [{ name: null, description: 'Tied them in the dark.', url: null }]],
    [
      'an object',
      { id: `${SITE}/work`, name: 'Film', narrative: 'All twelve.' },
      [{ name: 'Film', description: 'All twelve.', url: `${SITE}/work` }],
    ],
    ['a blank node', { id: '_:b1', narrative: 'All twelve.' }, [{ name: null, description: 'All twelve.', url: null }]],
    ['a list', [`${SITE}/1`, { id: `${SITE}/2` }], [{ url: `${SITE}/1` }, { url: `${SITE}/2` }]],
    ['a script', { id: 'javascript:alert(1)' }, []],
    ['nothing to speak of', [17, null, {}, []], []],
  ])('is shown: %s', async (_, evidence, shown) => {
    const report = await verified(world(), hostedBadge({ evidence }));
    expect(report.verdict).toBe('verified');
    expect(report.evidence).toHaveLength(shown.length);
    expect(report.evidence).toMatchObject(shown);
  });

  it('is never fetched, and of bounded length', async () => {
    const evidence = Array.from({ length: 1000 }, (_, at) => ({ id: `${EVIL}/${at}`, narrative: 'x'.repeat(1000) }));
    const report = await verified(world(), hostedBadge({ evidence }));
    expect(report.evidence).toHaveLength(20);
    expect(report.evidence[0]?.description).toHaveLength(500);
    expect(report.requests.some(({ url }) => url.startsWith(EVIL))).toBe(false);
  });

  it('is shown for a signed badge too', async () => {
    const report = await verifyFound(await sign(assertion({ evidence: `${SITE}/work` })), { network: network() });
    expect(report.evidence).toMatchObject([{ url: `${SITE}/work` }]);
  });
});
