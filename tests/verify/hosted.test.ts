import { describe, expect, it } from 'vitest';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import type { FetchDocument } from '../../lib/verify/types';
import { verify } from '../../lib/verify/verify';
import { loadRare } from '../load-rare';
import { png } from '../world/png';
import type { Json } from '../world/sign';
import { bytesOf, type Network, NOW, networkOf, outcomeOf, reasonOf, verifyFound } from './mint';

const AT = 'https://badges.example/assertions/7';
const BADGE = 'https://badges.example/badges/1';
const ISSUER = 'https://badges.example/issuer';
const CONTEXT = 'https://w3id.org/openbadges/v2';

const assertion = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'Assertion',
  id: AT,
  recipient: { type: 'email', hashed: true, salt: 'sea', identity: 'sha256$00' },
  badge: BADGE,
  verification: { type: 'HostedBadge' },
  issuedOn: '2024-05-03T09:00:00Z',
  ...more,
});
const badgeClass = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'BadgeClass',
  id: BADGE,
  name: 'Knots and Splices',
  description: 'Ties twelve knots.',
  image: 'https://badges.example/1.png',
  criteria: { narrative: 'Twelve knots.' },
  issuer: ISSUER,
  ...more,
});
const issuer = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'Issuer',
  id: ISSUER,
  name: 'Rope Guild',
  url: 'https://badges.example',
  ...more,
});

const network = (more: Network = {}): Network => ({
  [AT]: assertion(),
  [BADGE]: badgeClass(),
  [ISSUER]: issuer(),
  ...more,
});

describe('an Open Badges 2.0 hosted badge', () => {
  it('is verified where its own address serves it and the issuer’s host is the same', async () => {
    const report = await verifyFound(assertion(), { servedBy: AT, network: network() });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    expect(report).toMatchObject({
      format: 'open-badges-2',
      issuer: { id: ISSUER, name: 'Rope Guild' },
      achievement: { name: 'Knots and Splices' },
      recipient: { name: null },
    });
    expect(
      reasonOf(await verifyFound(assertion(), { servedBy: AT, network: network(), holder: 'Ada Learner' }), 'holder'),
    ).toBe('name-not-readable');
  });

  it('is verified as a file by asking its own address', async () => {
    const report = await verifyFound(assertion(), { network: network() });
    expect(report.verdict).toBe('verified');
    expect(report.requests.map(({ url }) => url)).toEqual([AT, BADGE, ISSUER]);
  });

  it.each<[string, string, string, Json, Network]>([
    [
      'a copy that differs from the record',
      'invalid',
      'hosted-differs',
      assertion({ issuedOn: '2020-01-01T00:00:00Z' }),
      network(),
    ],
    [
      'a copy for another recipient',
      'invalid',
      'hosted-differs',
      assertion({ recipient: { type: 'email', hashed: true, identity: 'sha256$ff' } }),
      network(),
    ],
    ['a copy for another badge', 'invalid', 'hosted-differs', assertion({ badge: `${BADGE}0` }), network()],
    [
      'a copy that runs longer',
      'invalid',
      'hosted-differs',
      assertion({ expires: '2099-01-01T00:00:00Z' }),
      network({ [AT]: assertion({ expires: '2025-01-01T00:00:00Z' }) }),
    ],
    [
      'a record that names another id',
      'invalid',
      'id-differs',
      assertion(),
      network({ [AT]: assertion({ id: 'https://badges.example/assertions/8' }) }),
    ],
    ['a record that is gone', 'unreachable', 'hosted-gone', assertion(), network({ [AT]: 404 })],
    ['a record that answers 410', 'revoked', 'revoked', assertion(), network({ [AT]: 410 })],
    [
      'a record that says revoked',
      'revoked',
      'revoked',
      assertion(),
      network({ [AT]: { id: AT, type: 'Assertion', revoked: true } }),
    ],
    [
      'a record that says why it was revoked',
      'revoked',
      'revoked-with-reason',
      assertion(),
      network({ [AT]: { id: AT, revoked: true, revocationReason: 'Issued by mistake' } }),
    ],
    ['a record out of reach', 'unreachable', 'hosted-unreachable', assertion(), { [BADGE]: badgeClass() }],
    ['a server that fails', 'unreachable', 'hosted-unreachable', assertion(), network({ [AT]: 503 })],
    [
      'a badge class out of reach',
      'unreachable',
      'hosted-unreachable',
      assertion(),
      { [AT]: assertion(), [ISSUER]: issuer() },
    ],
    [
      'an issuer out of reach',
      'unreachable',
      'hosted-unreachable',
      assertion(),
      { [AT]: assertion(), [BADGE]: badgeClass() },
    ],
    ['no address', 'invalid', 'hosted-no-address', assertion({ id: 'urn:uuid:1' }), network()],
    [
      'a signed badge',
      'unverifiable',
      'no-proof',
      assertion({ verification: { type: 'SignedBadge', creator: 'https://badges.example/key' } }),
      network(),
    ],
    [
      'another context',
      'invalid',
      'context-wrong',
      assertion({ '@context': 'https://w3id.org/openbadges/v9' }),
      network(),
    ],
    ['another type', 'invalid', 'wrong-type', assertion({ type: 'Claim' }), network()],
    ['no recipient', 'invalid', 'missing-member', assertion({ recipient: undefined }), network()],
    [
      'an issuer without a name',
      'invalid',
      'missing-member',
      assertion(),
      network({ [ISSUER]: issuer({ name: undefined }) }),
    ],
  ])('%s: %s', async (_, verdict, reason, document, documents) => {
    const report = await verifyFound(document, { network: documents });
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
    expect(report.checks.map((check) => check.reason)).toContain(reason);
  });

  it.each([
    ['expired', { expires: '2025-01-01T00:00:00Z' }],
    ['not-yet-valid', { issuedOn: '2027-01-01T00:00:00Z' }],
    ['invalid', { expires: 'soon' }],
  ])('is %s by its own dates: %o', async (verdict, more: Json) => {
    const report = await verifyFound(assertion(more), { network: network({ [AT]: assertion(more) }) });
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
  });

  describe('on somebody else’s host', () => {
    const EVIL = 'https://evil.example/assertions/7';
    it.each<[string, Json, Network, string]>([
      [
        'that points at a famous issuer’s badge',
        assertion({ id: EVIL }),
        network({ [EVIL]: assertion({ id: EVIL }) }),
        'invalid',
      ],
      [
        'that embeds a famous issuer',
        assertion({ id: EVIL, badge: badgeClass({ id: 'https://evil.example/b', issuer: issuer() }) }),
        network({
          [EVIL]: assertion({ id: EVIL, badge: badgeClass({ id: 'https://evil.example/b', issuer: issuer() }) }),
        }),
        'invalid',
      ],
      [
        'which the issuer allows by name',
        assertion({ id: EVIL }),
        network({
          [EVIL]: assertion({ id: EVIL }),
          [ISSUER]: issuer({ verification: { allowedOrigins: ['evil.example'] } }),
        }),
        'verified',
      ],
      [
        'which the issuer allows by prefix',
        assertion({ id: EVIL }),
        network({
          [EVIL]: assertion({ id: EVIL }),
          [ISSUER]: issuer({ verification: { startsWith: 'https://evil.example/assertions/' } }),
        }),
        'verified',
      ],
      [
        'under another prefix than allowed',
        assertion({ id: EVIL }),
        network({
          [EVIL]: assertion({ id: EVIL }),
          [ISSUER]: issuer({ verification: { startsWith: ['https://evil.example/other/'] } }),
        }),
        'invalid',
      ],
    ])('%s', async (_, document, documents, verdict) => {
      const report = await verifyFound(document, { network: documents });
      expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
    });

    it('which the issuer allows is not called the issuer’s own site', async () => {
      const documents = network({
        [EVIL]: assertion({ id: EVIL }),
        [ISSUER]: issuer({ verification: { allowedOrigins: ['evil.example'] } }),
      });
      const elsewhere = await verifyFound(assertion({ id: EVIL }), { network: documents });
      expect(reasonOf(elsewhere, 'hosted')).toBe('served-for-issuer');
      expect(reasonOf(await verifyFound(assertion(), { network: network() }), 'hosted')).toBe('served-by');
    });

    it.each<[string, string, string]>([
      ['a longer host', 'https://badges.example', 'https://badges.example.evil.example/a'],
      ['a path with dots', 'https://evil.example/good/', 'https://evil.example/good/../bad/a'],
      ['a path with written dots', 'https://evil.example/good/', 'https://evil.example/good/%2e%2e/bad/a'],
    ])('does not pass a prefix by %s', async (_, startsWith, at) => {
      const documents = network({ [at]: assertion({ id: at }), [ISSUER]: issuer({ verification: { startsWith } }) });
      expect((await verifyFound(assertion({ id: at }), { network: documents })).verdict).toBe('invalid');
    });

    it('does not let an issuer’s document call itself another by @id', async () => {
      const at = 'https://evil.example/issuer';
      const document = { '@context': CONTEXT, '@id': 'https://famous.example/issuer', type: 'Issuer', name: 'Famous' };
      const badge = badgeClass({ id: 'https://evil.example/badge', issuer: at });
      const documents = { [EVIL]: assertion({ id: EVIL, badge }), [at]: document, 'https://evil.example/badge': badge };
      const report = await verifyFound(assertion({ id: EVIL, badge }), { network: documents });
      expect(report.verdict, JSON.stringify(report.checks)).toBe('invalid');
    });

    it('asks an embedded issuer’s own address what may be hosted where', async () => {
      const shared = (path: string) => `https://files.example/${path}`;
      const theirs = issuer({ id: shared('famous/issuer'), verification: { startsWith: shared('famous/') } });
      const badge = badgeClass({ id: shared('evil/badge'), issuer: issuer({ id: shared('famous/issuer') }) });
      const forged = assertion({ id: shared('evil/a'), badge });
      const documents = {
        [shared('evil/a')]: forged,
        [shared('famous/issuer')]: theirs,
        [shared('evil/badge')]: badge,
      };
      const report = await verifyFound(forged, { network: documents });
      expect(report.verdict, JSON.stringify(report.checks)).toBe('invalid');
    });

    it('a badge class that names another host’s issuer by a document of its own is not believed', async () => {
      const documents = network({ [ISSUER]: issuer({ id: 'https://famous.example/issuer' }) });
      expect((await verifyFound(assertion(), { network: documents })).verdict).toBe('invalid');
    });
  });

  describe('on a host where anybody may put files', () => {
    const raw = (path: string) => `https://raw.githubusercontent.com/${path}`;
    const theirs = (more: Json = {}) => issuer({ id: raw('guild/badges/main/issuer.json'), ...more });
    const report = (at: string, badgeAt: string, profile = theirs()) => {
      const document = assertion({ id: at, badge: badgeAt });
      const documents = {
        [at]: document,
        [badgeAt]: badgeClass({ id: badgeAt, issuer: theirs().id }),
        [String(theirs().id)]: profile,
      };
      return verifyFound(document, { network: documents });
    };
    const GUILDS = raw('guild/badges/main/knots.json');

    it.each([
      ['the issuer’s own place', raw('guild/badges/main/7.json'), GUILDS, 'verified'],
      ['its own, in other letters', raw('Guild/other/main/7.json'), GUILDS, 'verified'],
      ['somebody else’s, with the issuer’s badge class', raw('mallory/badges/main/7.json'), GUILDS, 'invalid'],
      ['somebody else’s altogether', raw('mallory/badges/main/7.json'), raw('mallory/b.json'), 'invalid'],
      ['somebody else’s whose name begins alike', raw('guild-x/badges/main/7.json'), GUILDS, 'invalid'],
    ])('a record in %s', async (_, at, badgeAt, verdict) => {
      const { verdict: found, checks } = await report(at, badgeAt);
      expect(found, JSON.stringify(checks)).toBe(verdict);
    });

    it.each([
      ['guild/badges/main/7.json', 'guild', 'verified'],
      ['guild/badges/main/7.json', '', 'verified'],
      ['mallory/badges/main/7.json', 'mallory/', 'verified'],
      ['mallory/badges/main/7.json', 'mallory', 'verified'],
      ['guild-x/badges/main/7.json', 'guild', 'invalid'],
    ])('a record at %s, where the issuer allows what begins with “%s”, is %s', async (at, start, verdict) => {
      const profile = theirs({ verification: { startsWith: raw(start) } });
      const { verdict: found, checks } = await report(raw(at), GUILDS, profile);
      expect(found, JSON.stringify(checks)).toBe(verdict);
    });

    it('a record in a place that the issuer itself names holds', async () => {
      const profile = theirs({ verification: { startsWith: raw('mallory/badges/') } });
      expect((await report(raw('mallory/badges/main/7.json'), GUILDS, profile)).verdict).toBe('verified');
    });
  });

  it.each<[string, Json]>([
    ['a type in a list', { type: ['Assertion'] }],
    ['http for https', { id: AT.replace('https', 'http') }],
    ['another way to write the same instant', { issuedOn: '2024-05-03T11:00:00+02:00' }],
    ['an edited description', { badge: badgeClass({ description: 'Once read otherwise.' }) }],
    ['evidence the record dropped', { evidence: [] }],
    ['an older word', { verification: { type: 'hosted' } }],
    ['an empty expiry', { expires: '' }],
  ])('is verified as a copy with %s, and shown in the record’s words', async (_, more) => {
    const report = await verifyFound(assertion(more), { network: network() });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    expect(report.achievement.description).toBe('Ties twelve knots.');
  });

  it.each(['true', 1, 'yes', {}, [true]])('is revoked where the record says revoked: %j', async (value) => {
    const report = await verifyFound(assertion(), { network: network({ [AT]: assertion({ revoked: value }) }) });
    expect(report.verdict).toBe('revoked');
  });

  it.each([false, null, 0, 'false', '0', ''])('is not revoked where the record says revoked: %j', async (value) => {
    const report = await verifyFound(assertion(), { network: network({ [AT]: assertion({ revoked: value }) }) });
    expect(report.verdict).toBe('verified');
  });

  it('bears what Moodle writes: `verify`, `hosted`, everything embedded', async () => {
    const { verification: _, ...rest } = assertion({ badge: badgeClass({ issuer: issuer({ id: `${ISSUER}?id=1` }) }) });
    const moodle = { ...rest, verify: { type: 'hosted', url: AT } };
    const report = await verifyFound(moodle, { servedBy: AT });
    expect(report.verdict).toBe('verified');
    // Its issuer's address gave nothing, so it stands for no more than the document it came with.
    expect(report.issuer).toEqual({ id: AT, name: 'Rope Guild' });
  });

  it('bears what Credly is known to write: no context, no verification, bare class and issuer', async () => {
    const { '@context': _, verification: __, ...bare } = assertion();
    const documents = network({
      [AT]: bare,
      [BADGE]: { name: 'Knots', criteria: {}, issuer: { name: 'Rope Guild' } },
    });
    const report = await verifyFound(bare, { servedBy: AT, network: documents });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    expect(report.issuer).toEqual({ id: BADGE, name: 'Rope Guild' });
  });

  it.each([
    ['badge class', { [BADGE]: badgeClass({ type: 'Person' }) }],
    ['issuer', { [ISSUER]: issuer({ type: 'Person' }) }],
  ])('is invalid where its %s is of another type', async (_, documents) => {
    expect((await verifyFound(assertion(), { network: network(documents) })).verdict).toBe('invalid');
  });

  it.each<[string, (json: string) => Uint8Array]>([
    ['with a byte order mark', (json) => Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode(json))],
    ['with blanks around it', (json) => new TextEncoder().encode(`\r\n  ${json}\n`)],
  ])('is verified by a record served %s', async (_, bytes) => {
    const documents = network({ [AT]: bytes(JSON.stringify(assertion())) });
    expect((await verifyFound(assertion(), { network: documents })).verdict).toBe('verified');
    const found = bytes(JSON.stringify(assertion()));
    expect((await verifyFound(found, { network: documents, servedBy: AT })).verdict).toBe('verified');
  });

  it.each<[string, unknown, string, string]>([
    ['Moodle’s 410', { id: AT, revoked: true }, 'revoked', 'revoked'],
    [
      'Badgr’s stub',
      { '@context': CONTEXT, type: 'Assertion', id: AT, revoked: true, revocationReason: '' },
      'revoked',
      'revoked',
    ],
  ])('is revoked by %s, as a file and as served', async (_, stub, verdict, reason) => {
    const asFile = await verifyFound(assertion(), { network: network({ [AT]: stub }) });
    const served = await verifyFound(stub, { network: network({ [AT]: stub }), servedBy: AT });
    for (const report of [asFile, served])
      expect([report.verdict, reasonOf(report, 'status')]).toEqual([verdict, reason]);
  });

  it.each<[unknown, string]>([
    [assertion(), 'verified'],
    [410, 'revoked'],
    [404, 'unreachable'],
    [503, 'unreachable'],
  ])('baked as its address alone, which answers %j, is %s', async (answer, verdict) => {
    const picture = png([1, 2, 3], { keyword: 'openbadges', text: AT });
    expect((await verifyFound(new Uint8Array(picture), { network: network({ [AT]: answer }) })).verdict).toBe(verdict);
  });

  it.each<[string, Json]>([
    ['`hashed` said and no hash', { type: 'email', hashed: true, identity: 'ada@example.com' }],
    ['a hash and `hashed` denied', { type: 'email', hashed: false, identity: `sha256$${'0'.repeat(64)}` }],
    ['an e-mail that is none', { type: 'email', hashed: false, identity: 'Ada Learner' }],
    ['no type', { hashed: true, identity: 'sha256$00' }],
    ['no identity', { type: 'email', hashed: true }],
  ])('is invalid with a recipient of %s', async (_, recipient) => {
    const report = await verifyFound(assertion({ recipient }), {
      network: network({ [AT]: assertion({ recipient }) }),
    });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('invalid');
  });

  it.each<[string, Json]>([
    ['a web address', { type: 'url', hashed: false, identity: 'https://ada.example' }],
    ['a telephone number', { type: ['telephone'], hashed: false, identity: '+441632960961' }],
    ['a hash that says so by itself', { type: 'email', identity: 'sha256$00' }],
    ['a hash of a kind not known here', { type: 'email', hashed: true, identity: 'sha512$00' }],
    ['a bare hash', { type: 'email', hashed: true, identity: '0'.repeat(64) }],
  ])('is verified with a recipient of %s', async (_, recipient) => {
    const report = await verifyFound(assertion({ recipient }), {
      network: network({ [AT]: assertion({ recipient }) }),
    });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
  });

  it.each<[string, Json, Json, string]>([
    ['badge class without a name', { name: undefined }, {}, 'badge.name'],
    ['badge class without an issuer', { issuer: undefined }, {}, 'badge.issuer'],
    ['badge class without criteria', { criteria: undefined }, {}, 'badge.criteria'],
    ['badge class whose criteria say nothing', { criteria: { type: 'Criteria' } }, {}, 'badge.criteria'],
    ['issuer without a name', {}, { name: '  ' }, 'issuer.name'],
  ])('is invalid with a %s', async (_, badge, profile, member) => {
    const documents = network({ [BADGE]: badgeClass(badge), [ISSUER]: issuer(profile) });
    const report = await verifyFound(assertion(), { network: documents });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('invalid');
    expect(JSON.stringify(report.checks)).toContain(member);
  });

  it.each<[string, Json, Json, string]>([
    ['badge class without an image', { image: undefined }, {}, 'badge.image'],
    ['badge class without a description', { description: undefined }, {}, 'badge.description'],
    ['issuer without a web address', {}, { url: undefined }, 'issuer.url'],
  ])('is verified, with a caution, with a %s', async (_, badge, profile, member) => {
    const documents = network({ [BADGE]: badgeClass(badge), [ISSUER]: issuer(profile) });
    const report = await verifyFound(assertion(), { network: documents });
    expect([report.verdict, outcomeOf(report, 'format')]).toEqual(['verified', 'warn']);
    expect(report.checks.find(({ id }) => id === 'format')?.detail?.member).toBe(member);
  });

  it.each<[string, Json]>([
    ['criteria as an address', { criteria: 'https://badges.example/criteria' }],
    ['an image with a caption', { image: { id: 'https://badges.example/1.png', caption: 'A knot' } }],
    ['an image inside', { image: 'data:image/png;base64,AA==' }],
    ['types in a list', { type: ['BadgeClass', 'Extension'] }],
    ['Moodle’s word for alignment', { alignments: [{ targetName: 'x' }] }],
  ])('is verified without a caution with a badge class of %s', async (_, badge) => {
    const report = await verifyFound(assertion(), { network: network({ [BADGE]: badgeClass(badge) }) });
    expect([report.verdict, outcomeOf(report, 'format')]).toEqual(['verified', 'pass']);
  });

  it.each<[string, Json]>([
    ['allowed origins', { allowedOrigins: ['evil.example'] }],
    ['a prefix', { startsWith: 'https://evil.example/' }],
  ])('gains nothing by %s that the assertion itself states', async (_, policy) => {
    const at = 'https://evil.example/assertions/7';
    const forged = assertion({ id: at, verification: { type: 'HostedBadge', ...policy } });
    const report = await verifyFound(forged, { network: network({ [at]: forged }) });
    expect([report.verdict, reasonOf(report, 'hosted')]).toEqual(['invalid', 'hosted-elsewhere']);
  });

  it('gains nothing by a policy that an embedded copy of the issuer states', async () => {
    const at = 'https://evil.example/assertions/7';
    const badge = badgeClass({ id: undefined, issuer: issuer({ verification: { allowedOrigins: ['evil.example'] } }) });
    const forged = assertion({ id: at, badge });
    const report = await verifyFound(forged, { network: network({ [at]: forged }) });
    expect([report.verdict, reasonOf(report, 'hosted')]).toEqual(['invalid', 'hosted-elsewhere']);
  });

  it('is invalid as a copy whose expiry was taken out', async () => {
    const documents = network({ [AT]: assertion({ expires: '2025-01-01T00:00:00Z' }) });
    const report = await verifyFound(assertion(), { network: documents });
    expect([report.verdict, report.checks.find(({ id }) => id === 'hosted')?.detail?.member]).toEqual([
      'invalid',
      'expires',
    ]);
  });

  it('is what its record says now where the issuer has renewed it since the copy was made', async () => {
    const copy = assertion({ expires: '2025-01-01T00:00:00Z' });
    for (const [record, verdict] of [
      [assertion({ expires: '2099-01-01T00:00:00Z' }), 'verified'],
      [assertion(), 'verified'],
      [assertion({ expires: '2026-01-01T00:00:00Z' }), 'expired'],
    ] as const) {
      const report = await verifyFound(copy, { network: network({ [AT]: record }) });
      expect([report.verdict, report.expiresAt]).toEqual([verdict, record.expires ?? null]);
    }
  });

  it('says with which status its record’s host answered, whatever came with it', async () => {
    const fetch: FetchDocument = async (url) => ({
      ok: true,
      url,
      status: 503,
      type: 'text/html',
      bytes: bytesOf('<!doctype html>'),
    });
    const report = await verify(
      { bytes: bytesOf(assertion()), type: '', servedBy: null, promisedId: null, recipient: null },
      { fetch, now: NOW, registry: NO_REGISTRY, rare: loadRare },
    );
    expect(report.checks.find(({ id }) => id === 'hosted')?.detail).toMatchObject({ url: AT, value: '503' });
  });

  it('shows an issuer of another alphabet by the name that no eye mistakes for a famous one', async () => {
    // Cyrillic: а for a.
    const evil = 'https://b\u0430dges.example';
    const documents = {
      [`${evil}/a`]: assertion({ id: `${evil}/a`, badge: `${evil}/b` }),
      [`${evil}/b`]: badgeClass({ id: `${evil}/b`, issuer: `${evil}/issuer` }),
      [`${evil}/issuer`]: issuer({ id: `${evil}/issuer` }),
    };
    const report = await verifyFound(documents[`${evil}/a`], { network: documents });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    expect(report.issuer.id).toBe('https://xn--bdges-4ve.example/issuer');
    expect(JSON.stringify(report)).not.toContain('\u0430');
  });

  it('says nowhere whom an address names as its recipient, and asks that very address all the same', async () => {
    const at = `${AT}?v=2&identity__email=ada%40example.com`;
    const asked: string[] = [];
    const answers = networkOf(network({ [at]: assertion({ id: at }) }));
    const report = await verify(
      { bytes: bytesOf(assertion({ id: at })), type: '', servedBy: null, promisedId: null, recipient: null },
      {
        fetch: (url, options) => {
          asked.push(url);
          return answers(url, options);
        },
        now: NOW,
        registry: NO_REGISTRY,
        rare: loadRare,
      },
    );
    expect([report.verdict, asked[0]]).toEqual(['verified', at]);
    expect(report.requests[0]?.url).toBe(`${AT}?v=2`);
    expect(JSON.stringify(report)).not.toMatch(/identity__|ada(?:%40|@)/);
  });

  it('takes http and https as one address, and only ever asks https', async () => {
    const old = assertion({ id: AT.replace('https', 'http') });
    expect((await verifyFound(old, { servedBy: AT, network: network() })).verdict).toBe('verified');
  });

  it.each([
    ['the award the link promised', '7', 'verified', 'pass'],
    ['another award', 'a-different-id', 'invalid', 'fail'],
  ])('under a link to %s', async (_, promisedId, verdict, outcome) => {
    const report = await verifyFound(assertion(), { servedBy: AT, network: network(), promisedId });
    expect([report.verdict, outcomeOf(report, 'link')]).toEqual([verdict, outcome]);
  });
});
