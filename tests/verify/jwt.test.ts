import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../world/sign';
import { badge, ISSUER, KEY, METHOD, OTHER_KEY, outcomeOf, verifyFound } from './mint';

interface Signer {
  readonly alg: string;
  readonly jwk: JWK;
  readonly key: Parameters<SignJWT['sign']>[0];
}

const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'] as const;
const signers: Record<string, Signer> = {};

beforeAll(async () => {
  for (const alg of ALGORITHMS) {
    const pair = await generateKeyPair(alg, { extractable: true });
    signers[alg] = { alg, jwk: await exportJWK(pair.publicKey), key: pair.privateKey };
  }
});

const signer = (alg: string): Signer => {
  const found = signers[alg];
  if (!found) throw new Error(`no key for ${alg}`);
  return found;
};

const sign = (payload: Json, { alg, key }: Signer, header: Json = { kid: METHOD }) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg, typ: 'vc+jwt', ...header }).sign(key);

const claims = (more: Json = {}): Json => ({
  ...badge(ISSUER),
  iss: ISSUER,
  jti: 'https://issuer.example/credentials/1',
  ...more,
});

const documentOf = (jwk: JWK, more: Json = {}): Json => ({
  id: ISSUER,
  verificationMethod: [{ id: METHOD, type: 'JsonWebKey', controller: ISSUER, publicKeyJwk: jwk, ...more }],
  assertionMethod: [METHOD],
});

describe('a credential secured as a JWT', () => {
  it.each(ALGORITHMS)('%s: is verified when the issuer’s document lists the key', async (alg) => {
    const report = await verifyFound(await sign(claims(), signer(alg)), {
      network: { [ISSUER]: documentOf(signer(alg).jwk) },
    });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    expect(report.achievement.name).toBe('Coastal Navigation');
  });

  it.each<[string, Json, string | null]>([
    ['its own', { validUntil: '2031-05-03T00:00:00Z' }, '2031-05-03T00:00:00Z'],
    ['its token’s', { exp: Date.parse('2030-01-01T00:00:00Z') / 1000 }, '2030-01-01T00:00:00.000Z'],
    [
      'whichever comes first',
      { exp: Date.parse('2030-01-01T00:00:00Z') / 1000, validUntil: '2031-05-03T00:00:00Z' },
      '2030-01-01T00:00:00.000Z',
    ],
    ['none', {}, null],
  ])('says when it ends, for a kept report counts until then: %s', async (_, more, expiresAt) => {
    const report = await verifyFound(await sign(claims({ validUntil: undefined, ...more }), signer('EdDSA')), {
      network: { [ISSUER]: documentOf(signer('EdDSA').jwk) },
    });
    expect([report.verdict, report.expiresAt]).toEqual(['verified', expiresAt]);
  });

  it.each(ALGORITHMS)('%s: is invalid when a letter of the payload changes', async (alg) => {
    const [head, body = '', signature] = (await sign(claims(), signer(alg))).split('.');
    const changed = Buffer.from(Buffer.from(body, 'base64url').toString().replace('Coastal', 'Stellar')).toString(
      'base64url',
    );
    const report = await verifyFound(`${head}.${changed}.${signature}`, {
      network: { [ISSUER]: documentOf(signer(alg).jwk) },
    });
    expect(report.verdict).toBe('invalid');
  });

  it('reads the older form, with the credential under `vc`', async () => {
    const token = await sign({ iss: ISSUER, nbf: 1714726800, vc: badge(ISSUER) }, signer('ES256'));
    const report = await verifyFound(token, { network: { [ISSUER]: documentOf(signer('ES256').jwk) } });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
  });

  it.each([
    ['a jwk in the header that nothing ties to the issuer', 'unreachable', {}, {}],
    [
      'a jwk in the header that the issuer’s document contradicts',
      'invalid',
      { id: ISSUER, verificationMethod: [], assertionMethod: [] },
      {},
    ],
    ['a jwk in the header that the issuer’s document lists', 'verified', null, {}],
    ['a kid of the issuer, but another jwk beside it', 'invalid', null, { kid: METHOD, jwk: 'other' }],
  ])('%s: %s', async (_, verdict, document, header) => {
    const { jwk } = signer('ES256');
    const other = await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey);
    const token = await sign(claims(), signer('ES256'), {
      jwk: 'jwk' in header ? other : jwk,
      ...('kid' in header ? { kid: METHOD } : {}),
    });
    const network = document === null ? { [ISSUER]: documentOf(jwk) } : 'id' in document ? { [ISSUER]: document } : {};
    const report = await verifyFound(token, { network });
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
  });

  it.each([
    ['iss', { iss: 'https://evil.example' }],
    ['jti', { jti: 'https://issuer.example/credentials/2' }],
    [
      'sub',
      { sub: 'did:example:2', credentialSubject: { ...Object(badge(ISSUER).credentialSubject), id: 'did:example:1' } },
    ],
  ])('whose %s contradicts the credential is invalid', async (_, more) => {
    const report = await verifyFound(await sign(claims(more), signer('ES256')), {
      network: { [ISSUER]: documentOf(signer('ES256').jwk) },
    });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('invalid');
  });

  it('honours `exp`', async () => {
    const token = await sign(
      claims({ exp: 1700000000, nbf: 1600000000, validFrom: '2020-09-13T00:00:00Z' }),
      signer('ES256'),
    );
    const report = await verifyFound(token, { network: { [ISSUER]: documentOf(signer('ES256').jwk) } });
    expect(report.verdict, JSON.stringify(report.checks)).toBe('expired');
  });

  it.each([
    ['none', 'invalid'],
    ['HS256', 'unverifiable'],
  ])('with alg %s is %s', async (alg, verdict) => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg, kid: METHOD })}.${part(claims())}.${part('x')}`;
    const report = await verifyFound(token, { network: { [ISSUER]: documentOf(signer('ES256').jwk) } });
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
  });

  it('does not let one key’s algorithm stand for another’s', async () => {
    const token = await sign(claims(), { alg: 'EdDSA', jwk: {}, key: await importJWK(OTHER_KEY.jwk, 'EdDSA') });
    const report = await verifyFound(token, { network: { [ISSUER]: documentOf(signer('RS256').jwk) } });
    expect(report.verdict).not.toBe('verified');
    expect(outcomeOf(report, 'proof')).not.toBe('pass');
  });

  it('is verified with the issuer’s Multikey as well', async () => {
    const token = await sign(claims(), { alg: 'EdDSA', jwk: {}, key: await importJWK(KEY.jwk, 'EdDSA') });
    const document = {
      ...documentOf({}),
      verificationMethod: [{ id: METHOD, type: 'Multikey', controller: ISSUER, publicKeyMultibase: KEY.multibase }],
    };
    expect((await verifyFound(token, { network: { [ISSUER]: document } })).verdict).toBe('verified');
  });

  it.each(['', 'a.b.c', 'e30.e30.e30', '..'])('that is no JWT (%j) is said not to be a credential', async (token) => {
    expect(['invalid', 'unverifiable']).toContain((await verifyFound(token)).verdict);
  });
});
