import { createHmac } from 'node:crypto';
import { exportJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../lib/verify/types';
import { png } from '../world/png';
import type { Json } from '../world/sign';
import { type Network, outcomeOf, reasonOf, verifyFound } from './mint';
import {
  ASSERTION,
  assertion,
  BADGE,
  badgeClass,
  CONTEXT,
  compact,
  EC,
  EDDSA,
  EVIL,
  GUILD,
  guild,
  KEY_URL,
  keyDocument,
  LIST,
  network,
  RSA,
  rsaKey,
  SITE,
  STRANGER,
  sign,
  verifyIn,
} from './ob2-world';

async function verdictOf(token: string, documents: Network = network()): Promise<Report> {
  return verifyFound(token, { network: documents });
}
const seen = (report: Report) => JSON.stringify(report.checks);
const asked = (report: Report) => report.requests.map(({ url }) => url);

describe('an Open Badges 2.0 assertion signed with a key', () => {
  it.each([
    ['RS256', RSA],
    ['ES256', EC],
    ['EdDSA', EDDSA],
  ])('is verified by %s', async (_, key) => {
    const report = await verdictOf(
      await sign(assertion(), key),
      network({ [KEY_URL]: keyDocument({ publicKeyPem: key.pem }) }),
    );
    expect(report.verdict, seen(report)).toBe('verified');
    expect([outcomeOf(report, 'proof'), outcomeOf(report, 'key'), outcomeOf(report, 'hosted')]).toEqual([
      'pass',
      'pass',
      'not-applicable',
    ]);
    expect(report).toMatchObject({
      format: 'open-badges-2',
      issuer: { id: GUILD, name: 'Rope Guild' },
      achievement: { name: 'Knots and Splices' },
      issuedAt: '2024-05-03T09:00:00Z',
    });
  });

  it('is verified in a baked picture', async () => {
    const token = await sign(assertion());
    const picture = png([60, 30, 90], { keyword: 'openbadges', text: token });
    expect((await verifyFound(new Uint8Array(picture), { network: network() })).verdict).toBe('verified');
  });

  it.each<[string, () => Promise<Json>]>([
    ['in PKCS#1', async () => ({ publicKeyPem: RSA.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString() })],
    ['with line ends written out', async () => ({ publicKeyPem: RSA.pem.replaceAll('\n', '\\n') })],
    ['as a JWK', async () => ({ publicKeyPem: undefined, publicKeyJwk: await exportJWK(RSA.publicKey) })],
  ])('is verified with its key %s', async (_, more) => {
    const report = await verdictOf(await sign(assertion()), network({ [KEY_URL]: keyDocument(await more()) }));
    expect(report.verdict, seen(report)).toBe('verified');
  });

  it.each<[string, Json, Network]>([
    ['embedded in the issuer’s document', {}, { [GUILD]: guild({ publicKey: keyDocument() }), [KEY_URL]: 404 }],
    [
      'as a part of the issuer’s document',
      { verification: { type: 'signed', creator: `${GUILD}#key-1` } },
      { [GUILD]: guild({ publicKey: [{ id: '#key-1', owner: GUILD, publicKeyPem: RSA.pem }] }) },
    ],
    ['among several', {}, { [GUILD]: guild({ publicKey: [`${SITE}/keys/0`, KEY_URL] }) }],
    ['by http for https', { verification: { type: 'signed', creator: KEY_URL.replace('https', 'http') } }, {}],
    ['not named, but the issuer’s only one', { verification: { type: 'SignedBadge' } }, {}],
    ['named by an object', { verification: { type: ['SignedBadge'], creator: { id: KEY_URL } } }, {}],
    ['without an owner', {}, { [KEY_URL]: keyDocument({ owner: undefined }) }],
  ])('is verified with its key %s', async (_, more, documents) => {
    const report = await verdictOf(await sign(assertion(more)), network(documents));
    expect(report.verdict, seen(report)).toBe('verified');
  });

  it('is verified with its badge class inside, without an address of its own', async () => {
    const embedded = assertion({ badge: badgeClass({ id: undefined }) });
    const report = await verdictOf(await sign(embedded), network({ [BADGE]: 404 }));
    expect(report.verdict, seen(report)).toBe('verified');
  });

  describe('whose signature does not hold', () => {
    it.each<[string, () => Promise<string> | string, string]>([
      [
        'another payload under a good signature',
        async () => {
          const [head, , tail] = (await sign(assertion())).split('.');
          const body = Buffer.from(JSON.stringify(assertion({ issuedOn: '2020-01-01T00:00:00Z' }))).toString(
            'base64url',
          );
          return [head, body, tail].join('.');
        },
        'signature-wrong',
      ],
      ['another key’s signature', () => sign(assertion(), STRANGER), 'signature-wrong'],
      ['no algorithm', () => compact({ alg: 'none' }, assertion(), 'x'), 'no-proof'],
      [
        'the public key as a shared secret',
        () => {
          const [head = '', body = ''] = compact({ alg: 'HS256' }, assertion()).split('.');
          return `${head}.${body}.${createHmac('sha256', RSA.pem).update(`${head}.${body}`).digest('base64url')}`;
        },
        'no-proof',
      ],
      ['an algorithm of another kind of key', () => sign(assertion(), EC), 'proof-malformed'],
      [
        'extensions that nobody here understands',
        () => sign(assertion(), RSA, { crit: ['b64'], b64: true }),
        'proof-malformed',
      ],
    ])('%s: invalid', async (_, token, reason) => {
      const report = await verdictOf(await token());
      expect([report.verdict, reasonOf(report, 'proof')], seen(report)).toEqual(['invalid', reason]);
    });

    it('is invalid with another key in its header than the issuer’s', async () => {
      const jwk = await exportJWK(STRANGER.publicKey);
      const report = await verdictOf(await sign(assertion(), STRANGER, { jwk }));
      expect([report.verdict, reasonOf(report, 'key')]).toEqual(['invalid', 'key-not-authorised']);
    });

    it('is unverifiable by an algorithm not known here', async () => {
      const token = compact({ alg: 'ES256K' }, assertion(), 'signature');
      expect((await verdictOf(token)).verdict).toBe('unverifiable');
    });
  });

  describe('by a key that is not shown to be the issuer’s', () => {
    const evilKey = (more: Json = {}) => keyDocument({ publicKeyPem: STRANGER.pem, ...more });
    const evilSigned = (creator: unknown, more: Json = {}) =>
      sign(assertion({ verification: { type: 'SignedBadge', creator }, ...more }), STRANGER);

    it.each<[string, () => Promise<string>, Network, string, string]>([
      [
        'on the issuer’s own host, but not in its list',
        () => evilSigned(`${SITE}/uploads/evil-key`),
        { [`${SITE}/uploads/evil-key`]: evilKey({ id: `${SITE}/uploads/evil-key` }) },
        'invalid',
        'key-not-authorised',
      ],
      [
        'on another host',
        () => evilSigned(`${EVIL}/key`),
        { [`${EVIL}/key`]: evilKey({ id: `${EVIL}/key` }) },
        'invalid',
        'key-not-authorised',
      ],
      [
        'carried in the assertion under the issuer’s name',
        () => evilSigned({ id: KEY_URL, owner: GUILD, publicKeyPem: STRANGER.pem }),
        {},
        'invalid',
        'signature-wrong',
      ],
      [
        'with a fragment that the issuer doesn’t list',
        () => evilSigned(`${KEY_URL}#evil`),
        { [KEY_URL]: keyDocument({ publicKey: [evilKey({ id: `${KEY_URL}#evil` })] }) },
        'invalid',
        'key-not-authorised',
      ],
      [
        'of an issuer that lists none',
        () => sign(assertion()),
        { [GUILD]: guild({ publicKey: undefined }) },
        'invalid',
        'key-not-authorised',
      ],
      [
        'that names another owner',
        () => sign(assertion()),
        { [KEY_URL]: keyDocument({ owner: `${SITE}/another-issuer` }) },
        'invalid',
        'key-not-authorised',
      ],
      [
        'whose document gives itself another name',
        () => sign(assertion()),
        { [KEY_URL]: keyDocument({ id: `${SITE}/keys/2` }) },
        'unverifiable',
        'issuer-document-malformed',
      ],
      [
        'listed twice with different contents',
        () => sign(assertion()),
        { [GUILD]: guild({ publicKey: [keyDocument(), evilKey()] }) },
        'unverifiable',
        'issuer-document-malformed',
      ],
      [
        'not named, of an issuer with several',
        () => sign(assertion({ verification: { type: 'signed' } })),
        { [GUILD]: guild({ publicKey: [KEY_URL, `${SITE}/keys/2`] }) },
        'unverifiable',
        'key-not-bound',
      ],
      ['out of reach', () => sign(assertion()), { [KEY_URL]: 503 }, 'unreachable', 'issuer-unreachable'],
      ['of an issuer out of reach', () => sign(assertion()), { [GUILD]: 503 }, 'unreachable', 'issuer-unreachable'],
      ['of a badge class out of reach', () => sign(assertion()), { [BADGE]: 404 }, 'unreachable', 'issuer-unreachable'],
      [
        'of an issuer that is away, whom its badge class still describes',
        () => sign(assertion()),
        { [BADGE]: badgeClass({ issuer: guild() }), [GUILD]: 503 },
        'unreachable',
        'issuer-unreachable',
      ],
      [
        'of an issuer that only its badge class describes',
        () => sign(assertion()),
        {
          [BADGE]: badgeClass({ issuer: { ...guild(), id: undefined } }),
          [KEY_URL]: keyDocument({ owner: undefined }),
        },
        'unverifiable',
        'key-not-bound',
      ],
      ['withdrawn', () => sign(assertion()), { [KEY_URL]: keyDocument({ revoked: true }) }, 'invalid', 'key-revoked'],
      [
        'that is no key',
        () => sign(assertion()),
        { [KEY_URL]: keyDocument({ publicKeyPem: 'pem' }) },
        'unverifiable',
        'key-unsupported',
      ],
    ])('%s', async (_, token, documents, verdict, reason) => {
      const report = await verdictOf(await token(), network(documents));
      expect(report.verdict, seen(report)).toBe(verdict);
      expect(report.checks.map((check) => check.reason)).toContain(reason);
    });

    it('is not even asked for where the issuer doesn’t list it', async () => {
      const report = await verdictOf(await evilSigned(`${EVIL}/key`));
      expect(asked(report)).toEqual([BADGE, GUILD]);
    });

    it('is unverifiable where it is short enough to be factored', async () => {
      const short = rsaKey(1024);
      const token = compact({ alg: 'RS256' }, assertion(), 'signature');
      const report = await verdictOf(token, network({ [KEY_URL]: keyDocument({ publicKeyPem: short.pem }) }));
      expect([report.verdict, reasonOf(report, 'key')]).toEqual(['unverifiable', 'key-unsupported']);
    });
  });

  describe('that borrows a famous name', () => {
    const evilIssuer = (more: Json = {}) => guild({ id: `${EVIL}/issuer`, publicKey: `${EVIL}/key`, ...more });
    const evilKey = keyDocument({ id: `${EVIL}/key`, owner: `${EVIL}/issuer`, publicKeyPem: STRANGER.pem });
    const evilWorld = network({ [`${EVIL}/issuer`]: evilIssuer(), [`${EVIL}/key`]: evilKey });
    const verification = { type: 'SignedBadge', creator: `${EVIL}/key` };

    it.each<[string, Json, Network]>([
      ['by pointing at its badge class', { badge: BADGE }, {}],
      [
        'by a badge class of its own that names the famous issuer',
        { badge: `${EVIL}/badge` },
        { [`${EVIL}/badge`]: badgeClass({ id: `${EVIL}/badge` }) },
      ],
      ['by embedding a badge class that names the famous issuer', { badge: badgeClass({ id: undefined }) }, {}],
      [
        'by embedding the famous issuer with a key of its own',
        { badge: badgeClass({ id: undefined, issuer: guild({ publicKey: { ...evilKey, owner: GUILD } }) }) },
        {},
      ],
      [
        'by embedding the famous badge class with an issuer of its own',
        { badge: badgeClass({ issuer: evilIssuer() }) },
        {},
      ],
      [
        'by an issuer document that calls itself the famous one',
        { badge: badgeClass({ id: undefined, issuer: `${EVIL}/issuer` }) },
        { [`${EVIL}/issuer`]: evilIssuer({ id: GUILD }) },
      ],
      [
        'by a badge class that calls itself the famous one',
        { badge: `${EVIL}/badge` },
        { [`${EVIL}/badge`]: badgeClass({ issuer: `${EVIL}/issuer` }) },
      ],
    ])('%s: invalid', async (_, more, documents) => {
      const token = await sign(assertion({ verification, ...more }), STRANGER);
      const report = await verdictOf(token, { ...evilWorld, ...documents });
      expect(report.verdict, seen(report)).toBe('invalid');
    });

    it('is at most verified as what it is', async () => {
      const badge = badgeClass({ id: undefined, issuer: `${EVIL}/issuer` });
      const report = await verdictOf(await sign(assertion({ verification, badge }), STRANGER), evilWorld);
      expect([report.verdict, report.issuer.id]).toEqual(['verified', `${EVIL}/issuer`]);
    });

    it.each<[string, Json]>([
      [
        'an issuer that stands only inside the signed text',
        { ...guild(), id: undefined, publicKey: { ...evilKey, owner: undefined } },
      ],
      [
        'an issuer with no web address',
        { ...guild(), id: 'urn:uuid:1', publicKey: { ...evilKey, owner: 'urn:uuid:1' } },
      ],
    ])('is unverifiable with %s', async (_, issuer) => {
      const token = await sign(assertion({ verification, badge: badgeClass({ id: undefined, issuer }) }), STRANGER);
      const report = await verdictOf(token, evilWorld);
      expect([report.verdict, reasonOf(report, 'key')], seen(report)).toEqual(['unverifiable', 'key-not-bound']);
    });

    it('is unreachable where the issuer’s address leads to another host', async () => {
      const report = await verifyIn(await sign(assertion()), {
        network: { ...network(), [`${EVIL}/issuer`]: guild(), [`${EVIL}/key`]: keyDocument() },
        redirects: { [GUILD]: `${EVIL}/issuer` },
      });
      expect(report.verdict, seen(report)).toBe('unreachable');
    });

    it('is unreachable where the key’s address leads to another host', async () => {
      const report = await verifyIn(await sign(assertion()), {
        network: { ...network(), [`${EVIL}/issuer`]: guild(), [`${EVIL}/key`]: keyDocument() },
        redirects: { [KEY_URL]: `${EVIL}/key` },
      });
      expect(report.verdict, seen(report)).toBe('unreachable');
    });
  });

  it('takes the hosted badge class for what the signed one says under the same address', async () => {
    const token = await sign(assertion({ badge: badgeClass({ name: 'Doctor of Knots' }) }));
    const report = await verdictOf(token);
    expect([report.verdict, report.achievement.name]).toEqual(['verified', 'Knots and Splices']);
    expect((await verdictOf(token, network({ [BADGE]: 503 }))).verdict).toBe('unreachable');
  });

  it.each<[string, Json, string]>([
    ['expired', { expires: '2025-01-01T00:00:00Z' }, 'expired'],
    ['issued in the future', { issuedOn: '2027-01-01T00:00:00Z' }, 'not-yet-valid'],
    ['that expired before it was issued', { expires: '2020-01-01T00:00:00Z' }, 'invalid'],
    ['with a date that is none', { issuedOn: 'yesterday' }, 'invalid'],
    ['that says revoked itself', { revoked: true }, 'revoked'],
    ['without a recipient', { recipient: undefined }, 'invalid'],
    ['of another context', { '@context': 'https://w3id.org/openbadges/v9' }, 'invalid'],
  ])('%s is no good: %o', async (_, more, verdict) => {
    expect((await verdictOf(await sign(assertion(more)))).verdict).toBe(verdict);
  });

  describe('that wants to be hosted', () => {
    const hosted = (more: Json = {}) => assertion({ id: ASSERTION, verification: { type: 'hosted' }, ...more });
    const both = (more: Json = {}) =>
      hosted({ verification: { type: ['HostedBadge', 'SignedBadge'], creator: KEY_URL }, ...more });

    it('is decided by its record, whoever signed the copy', async () => {
      const token = await sign(hosted(), STRANGER);
      expect((await verdictOf(token, network({ [ASSERTION]: hosted() }))).verdict).toBe('verified');
      expect((await verdictOf(token, network({ [ASSERTION]: 404 }))).verdict).toBe('unreachable');
    });

    it('or signed is verified by its signature alone', async () => {
      expect((await verdictOf(await sign(both()))).verdict).toBe('verified');
    });

    it('or signed is decided by its record where the key is out of reach', async () => {
      const documents = network({ [KEY_URL]: 503, [ASSERTION]: both() });
      expect((await verdictOf(await sign(both()), documents)).verdict).toBe('verified');
      expect((await verdictOf(await sign(both()), network({ [KEY_URL]: 503 }))).verdict).toBe('unreachable');
    });

    it('or signed is invalid by a wrong signature, whatever its record says', async () => {
      const documents = network({ [ASSERTION]: both() });
      expect((await verdictOf(await sign(both(), STRANGER), documents)).verdict).toBe('invalid');
    });
  });

  it('is unverifiable as bare JSON: it wants a signature and has none', async () => {
    const report = await verifyFound(assertion(), { network: network() });
    expect([report.verdict, reasonOf(report, 'proof')]).toEqual(['unverifiable', 'no-proof']);
  });
});

describe('the revocation list of a signed assertion’s issuer', () => {
  const ID = 'urn:uuid:6deb4a00-ebce-4b28-8cc2-afa705ef7be4';
  const list = (revokedAssertions: unknown, more: Json = {}): Json => ({
    '@context': CONTEXT,
    type: 'RevocationList',
    id: LIST,
    issuer: GUILD,
    revokedAssertions,
    ...more,
  });
  const withList = (document: unknown, more: Network = {}) =>
    network({
      [GUILD]: guild({ revocationList: LIST }),
      ...(document === undefined ? {} : { [LIST]: document }),
      ...more,
    });

  it('is not asked where the issuer keeps none, and the report says so', async () => {
    const report = await verdictOf(await sign(assertion()));
    expect([outcomeOf(report, 'status'), reasonOf(report, 'status')]).toEqual(['not-applicable', 'no-revocation-list']);
  });

  it.each<[string, unknown, string, string | undefined]>([
    ['empty', list([]), 'verified', undefined],
    [
      'of others',
      list(['urn:uuid:1', { id: 'urn:uuid:2', revocationReason: 'x' }, { uid: '3' }]),
      'verified',
      undefined,
    ],
    ['without id and issuer', list([], { id: undefined, issuer: undefined }), 'verified', undefined],
    ['that names it', list(['urn:uuid:1', ID]), 'revoked', 'revoked'],
    ['that names it by an object', list([{ id: ID }]), 'revoked', 'revoked'],
    ['that says why', list([{ id: ID, revocationReason: 'Issued by mistake' }]), 'revoked', 'revoked-with-reason'],
    ['that names it by uid', list([{ uid: 'seven' }]), 'revoked', 'revoked'],
    ['that names it after an entry nobody can read', list([7.5, null, {}, ID]), 'revoked', 'revoked'],
    ['with an entry nobody can read', list([{}]), 'unverifiable', 'status-malformed'],
    ['that is none', list(undefined), 'unverifiable', 'status-malformed'],
    ['of another issuer', list([], { issuer: `${EVIL}/issuer` }), 'unverifiable', 'status-list-not-proven'],
    ['that calls itself another', list([], { id: `${SITE}/other-list` }), 'unverifiable', 'status-list-not-proven'],
    ['out of reach', undefined, 'unreachable', 'status-unreachable'],
    ['that is gone', 404, 'unreachable', 'status-unreachable'],
    ['that is a page', new TextEncoder().encode('<html>'), 'unverifiable', 'status-malformed'],
  ])('%s', async (_, document, verdict, reason) => {
    const report = await verdictOf(await sign(assertion({ uid: 'seven' })), withList(document));
    expect(report.verdict, seen(report)).toBe(verdict);
    expect(reasonOf(report, 'status')).toBe(reason);
  });

  it('is asked by http for https alike', async () => {
    const id = `${SITE}/assertions/7`;
    const report = await verdictOf(await sign(assertion({ id })), withList(list([id.replace('https', 'http')])));
    expect(report.verdict).toBe('revoked');
  });

  it('is not taken from the badge or the assertion', async () => {
    const documents = network({
      [GUILD]: guild({ revocationList: LIST }),
      [LIST]: list([ID]),
      [`${EVIL}/list`]: list([]),
    });
    const badge = { ...badgeClass({ id: undefined }), issuer: guild({ revocationList: `${EVIL}/list` }) };
    const report = await verdictOf(await sign(assertion({ badge, revocationList: `${EVIL}/list` })), documents);
    expect(report.verdict).toBe('revoked');
    expect(asked(report)).not.toContain(`${EVIL}/list`);
  });

  it('also takes a hosted assertion back, but leaves it standing where it can’t be read', async () => {
    const hosted = assertion({ id: ASSERTION, verification: { type: 'HostedBadge' } });
    const found = (document: unknown) => verifyFound(hosted, { network: withList(document, { [ASSERTION]: hosted }) });
    expect((await found(list([ASSERTION]))).verdict).toBe('revoked');
    expect((await found(list([]))).verdict).toBe('verified');
    expect((await found(503)).verdict).toBe('verified');
  });
});
