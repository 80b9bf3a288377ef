import { describe, expect, it } from 'vitest';
import type { Json } from '../world/sign';
import { type Network, outcomeOf, reasonOf, verifyFound } from './mint';
import { EVIL, RSA, SITE, STRANGER, sign, verifyIn } from './ob2-world';

const RECORD = `${SITE}/badges/assertion.php?b=a1`;
const CLASS = `${SITE}/badges/assertion.php?b=a1&action=1`;
const ISSUER = `${SITE}/badges/assertion.php?b=a1&action=0`;
const KEY = `${SITE}/key.pem`;
const LIST = `${SITE}/revoked`;
const V1 = 'https://w3id.org/openbadges/v1';

/** As Open Badges 1.0 has it: no context, no types, no ids. */
const assertion = (more: Json = {}): Json => ({
  uid: 'a1',
  recipient: { type: 'email', hashed: true, salt: 'sea', identity: 'sha256$00' },
  badge: CLASS,
  verify: { type: 'hosted', url: RECORD },
  issuedOn: 1_388_534_400,
  ...more,
});
const badgeClass = (more: Json = {}): Json => ({
  name: 'Knots',
  description: 'Ties knots.',
  image: `${SITE}/1.png`,
  criteria: `${SITE}/criteria`,
  issuer: ISSUER,
  ...more,
});
const issuer = (more: Json = {}): Json => ({ name: 'Rope Guild', url: 'https://rope-guild.example', ...more });
const network = (more: Network = {}): Network => ({
  [RECORD]: assertion(),
  [CLASS]: badgeClass(),
  [ISSUER]: issuer(),
  ...more,
});
const seen = (report: { checks: unknown }) => JSON.stringify(report.checks);

describe('an Open Badges 1.0 hosted badge', () => {
  it('is verified at its verify.url, and read as what it is', async () => {
    const report = await verifyFound(assertion(), { network: network() });
    expect(report.verdict, seen(report)).toBe('verified');
    expect(report).toMatchObject({
      format: 'open-badges-1',
      issuer: { id: ISSUER, name: 'Rope Guild' },
      achievement: { name: 'Knots' },
      issuedAt: '2014-01-01T00:00:00.000Z',
    });
  });

  it.each<[string, Json]>([
    ['a date in words', { issuedOn: '2014-01-01' }],
    ['seconds as a text', { issuedOn: '1388534400' }],
    ['a number for its uid', { uid: 17 }],
    ['members of its own', { 'guild.example:colour': 'blue' }],
    ['its badge class inside', { badge: badgeClass() }],
    ['badge class and issuer inside', { badge: badgeClass({ issuer: issuer({ origin: SITE }) }) }],
    ['a plain recipient', { recipient: { type: 'email', hashed: false, identity: 'ada@example.com' } }],
    ['a flag in words', { recipient: { type: 'email', hashed: 'true', identity: 'sha256$00' } }],
  ])('is verified with %s', async (_, more) => {
    const report = await verifyFound(assertion(more), { network: network({ [RECORD]: assertion(more) }) });
    expect([report.verdict, report.format], seen(report)).toEqual(['verified', 'open-badges-1']);
  });

  it.each<[string, Json, Network, string, string]>([
    [
      'a copy for another recipient',
      { recipient: { type: 'email', hashed: true, identity: 'sha256$ff' } },
      {},
      'invalid',
      'hosted-differs',
    ],
    ['a copy of another uid', { uid: 'b2' }, {}, 'invalid', 'hosted-differs'],
    ['a copy of another date', { issuedOn: 1_400_000_000 }, {}, 'invalid', 'hosted-differs'],
    [
      'a copy whose expiry was taken out',
      {},
      { [RECORD]: assertion({ expires: 1_400_000_000 }) },
      'invalid',
      'hosted-differs',
    ],
    [
      'a record that names another address',
      {},
      { [RECORD]: assertion({ verify: { type: 'hosted', url: `${SITE}/2` } }) },
      'invalid',
      'id-differs',
    ],
    ['a record that is gone', {}, { [RECORD]: 404 }, 'unreachable', 'hosted-gone'],
    ['a record that was revoked', {}, { [RECORD]: 410 }, 'revoked', 'revoked'],
    ['a record that says so', {}, { [RECORD]: { revoked: true } }, 'revoked', 'revoked'],
    ['no address', { verify: { type: 'hosted' } }, {}, 'invalid', 'hosted-no-address'],
    ['another way to verify', { verify: { type: 'oracle', url: RECORD } }, {}, 'unverifiable', 'unsupported-format'],
    ['a bare text for its recipient', { recipient: 'ada@example.com' }, {}, 'invalid', 'wrong-value'],
    ['no recipient', { recipient: undefined }, {}, 'invalid', 'missing-member'],
    ['no badge', { badge: undefined }, {}, 'invalid', 'missing-member'],
    ['a badge class out of reach', {}, { [CLASS]: 503 }, 'unreachable', 'hosted-unreachable'],
  ])('%s', async (_, more, documents, verdict, reason) => {
    const report = await verifyFound(assertion(more), { network: network(documents) });
    expect(report.verdict, seen(report)).toBe(verdict);
    expect(report.checks.map((check) => check.reason)).toContain(reason);
  });

  it.each([
    ['expired', { expires: 1_400_000_000 }],
    ['not-yet-valid', { issuedOn: 2_000_000_000 }],
    ['invalid', { issuedOn: 'soon' }],
    ['invalid', { issuedOn: 1e15 }],
  ])('is %s by its own dates: %o', async (verdict, more: Json) => {
    const report = await verifyFound(assertion(more), { network: network({ [RECORD]: assertion(more) }) });
    expect(report.verdict, seen(report)).toBe(verdict);
  });

  it.each<[string, Json]>([
    ['points at the guild’s badge class', { badge: CLASS }],
    ['brings a badge class that points at the guild', { badge: badgeClass() }],
    ['brings an issuer of the guild’s origin', { badge: badgeClass({ issuer: issuer({ origin: SITE }) }) }],
  ])('on another host that %s is invalid', async (_, more) => {
    const forged = assertion({ verify: { type: 'hosted', url: `${EVIL}/a` }, ...more });
    const report = await verifyFound(forged, { network: network({ [`${EVIL}/a`]: forged }) });
    expect([report.verdict, reasonOf(report, 'hosted')], seen(report)).toEqual(['invalid', 'hosted-elsewhere']);
  });

  it('baked long ago is verified by the 2.0 record that stands there now', async () => {
    const now = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: RECORD,
      recipient: assertion().recipient,
      badge: CLASS,
      verification: { type: 'HostedBadge' },
      issuedOn: '2014-01-01T00:00:00Z',
    };
    const report = await verifyFound(assertion(), { network: network({ [RECORD]: now }) });
    expect([report.verdict, report.format], seen(report)).toEqual(['verified', 'open-badges-2']);
  });
});

describe('an Open Badges 1.1 hosted badge', () => {
  const v11 = (more: Json = {}): Json => ({
    '@context': V1,
    type: 'Assertion',
    id: RECORD,
    recipient: assertion().recipient,
    badge: CLASS,
    verify: { type: 'hosted', url: RECORD },
    issuedOn: '2016-12-31T23:59:59Z',
    ...more,
  });

  it.each<[string, Json]>([
    ['by its id', {}],
    ['written with 2.0’s verification', { verify: undefined, verification: { type: 'hosted' } }],
    ['with a uid too', { uid: 'a1' }],
  ])('is verified %s', async (_, more) => {
    const report = await verifyFound(v11(more), { network: network({ [RECORD]: v11(more) }) });
    expect([report.verdict, report.format], seen(report)).toEqual(['verified', 'open-badges-1']);
  });

  it.each<[string, Json]>([
    ['another type', { type: 'Badge' }],
    ['no recipient', { recipient: undefined }],
  ])('is invalid with %s', async (_, more) => {
    expect((await verifyFound(v11(more), { network: network({ [RECORD]: v11(more) }) })).verdict).toBe('invalid');
  });
});

describe('an Open Badges 1.0 signed badge', () => {
  const signed = (more: Json = {}) => assertion({ verify: { type: 'signed', url: KEY }, ...more });
  const text = (pem: string) => new TextEncoder().encode(pem);
  const world = (more: Network = {}) => network({ [KEY]: text(RSA.pem), ...more });

  it('is verified by the key on its issuer’s own host, with a caution', async () => {
    const report = await verifyFound(await sign(signed()), { network: world() });
    expect([report.verdict, report.format], seen(report)).toEqual(['verified', 'open-badges-1']);
    expect([outcomeOf(report, 'key'), reasonOf(report, 'key')]).toEqual(['warn', 'key-on-issuer-host']);
  });

  it.each([
    ['guild', 'verified'],
    ['mallory', 'invalid'],
  ])('on a host where anybody may put files, by a key in the place of %s, is %s', async (place, verdict) => {
    const raw = (path: string) => `https://raw.githubusercontent.com/${path}`;
    const url = raw(`${place}/key.pem`);
    const token = await sign(signed({ badge: raw('guild/badge.json'), verify: { type: 'signed', url } }), STRANGER);
    const report = await verifyFound(token, {
      network: {
        [raw('guild/badge.json')]: badgeClass({ issuer: raw('guild/issuer.json') }),
        [raw('guild/issuer.json')]: issuer({ origin: undefined }),
        [url]: text(STRANGER.pem),
      },
    });
    expect(report.verdict, seen(report)).toBe(verdict);
  });

  it.each<[string, () => Promise<string>, Network, string]>([
    [
      'a key on another host',
      () => sign(signed({ verify: { type: 'signed', url: `${EVIL}/key` } }), STRANGER),
      { [`${EVIL}/key`]: text(STRANGER.pem) },
      'invalid',
    ],
    ['another key', () => sign(signed(), STRANGER), {}, 'invalid'],
    ['no key', () => sign(signed({ verify: { type: 'signed' } })), {}, 'invalid'],
    ['a key out of reach', () => sign(signed()), { [KEY]: 503 }, 'unreachable'],
    ['a page for a key', () => sign(signed()), { [KEY]: text('<html>') }, 'unverifiable'],
    [
      'a key that its issuer’s list leaves out',
      () => sign(signed()),
      { [ISSUER]: issuer({ publicKey: `${SITE}/other` }) },
      'invalid',
    ],
    [
      'an issuer that stands only in the signed text',
      () => sign(signed({ badge: badgeClass({ issuer: issuer() }) })),
      {},
      'unverifiable',
    ],
    ['an issuer out of reach', () => sign(signed()), { [ISSUER]: 503 }, 'unreachable'],
  ])('is no good with %s', async (_, token, documents, verdict) => {
    const report = await verifyFound(await token(), { network: world(documents) });
    expect(report.verdict, seen(report)).toBe(verdict);
  });

  it('is not verified by a key that the issuer’s host only passes on', async () => {
    const report = await verifyIn(await sign(signed(), STRANGER), {
      network: world({ [`${EVIL}/key`]: text(STRANGER.pem) }),
      redirects: { [KEY]: `${EVIL}/key` },
    });
    expect(report.verdict).toBe('unreachable');
  });

  it.each<[string, unknown, string, string]>([
    ['another uid', { b2: 'Issued in error' }, 'verified', ''],
    ['its uid', { a1: 'Issued in error' }, 'revoked', 'revoked-with-reason'],
    ['its uid without a reason', { a1: '' }, 'revoked', 'revoked'],
    ['its uid in a 2.0 list', { revokedAssertions: [{ uid: 'a1' }] }, 'revoked', 'revoked'],
    ['nothing we could get', 503, 'unreachable', 'status-unreachable'],
  ])('asks its issuer’s list of revoked uids: %s', async (_, list, verdict, reason) => {
    const documents = world({ [ISSUER]: issuer({ revocationList: LIST }), [LIST]: list });
    const report = await verifyFound(await sign(signed()), { network: documents });
    expect(report.verdict, seen(report)).toBe(verdict);
    expect(reasonOf(report, 'status') ?? '').toBe(reason);
  });

  it('takes no member of every object for a revoked uid', async () => {
    const documents = world({ [ISSUER]: issuer({ revocationList: LIST }), [LIST]: {} });
    const report = await verifyFound(await sign(signed({ uid: 'constructor' })), { network: documents });
    expect(report.verdict, seen(report)).toBe('verified');
  });
});

describe('an Open Badges 0.5 badge', () => {
  it.each(['ada@example.com', 'sha256$85c4'])('is named and not verified: %s', async (recipient) => {
    const old = { recipient, badge: { version: '0.5.0', name: 'Knots', issuer: { origin: SITE, name: 'Rope Guild' } } };
    const report = await verifyFound(old, { servedBy: `${SITE}/a` });
    expect([report.verdict, report.format]).toEqual(['unverifiable', 'open-badges-1']);
    expect(report.checks[0]).toMatchObject({ reason: 'unsupported-format', detail: { type: 'Open Badges 0.5' } });
  });
});
