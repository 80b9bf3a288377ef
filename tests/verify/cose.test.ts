import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64nopad, base64urlnopad } from '@scure/base';
import { encode } from 'cborg';
import { describe, expect, it } from 'vitest';
import { keyOfJwk, type PublicJwk } from '../../lib/verify/did/keys';
import { faultOfEnvelope } from '../../lib/verify/formats/envelope';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import { verifyJws } from '../../lib/verify/proofs/jws';
import { decodeJwt, type Jwt } from '../../lib/verify/proofs/jwt';
import { startRun } from '../../lib/verify/run';
import { loadRare } from '../load-rare';
import { badge, DID_KEY, ISSUER, KEY, NOW, networkOf, verifyFound } from './mint';

const secret = sha256(utf8ToBytes('cose tests'));
const jwkOf = (crv: 'P-256' | 'P-384'): PublicJwk => {
  const curve = crv === 'P-256' ? p256 : p384;
  const point = curve.getPublicKey(
    curve === p256 ? secret : Uint8Array.of(...secret, ...new Uint8Array(16).fill(1)),
    false,
  );
  const half = (point.length - 1) / 2;
  return {
    kty: 'EC',
    crv,
    x: base64urlnopad.encode(point.subarray(1, 1 + half)),
    y: base64urlnopad.encode(point.subarray(1 + half)),
  };
};
const ed: PublicJwk = { kty: 'OKP', crv: 'Ed25519', x: KEY.jwk.x };

type Header = readonly (readonly [number, unknown])[];
const HEADER: Header = [
  [1, -8],
  [3, 'application/vc'],
  [4, utf8ToBytes('key-1')],
  [16, 'application/vc+cose'],
];

interface Given {
  readonly header?: Header | Uint8Array;
  readonly open?: Header;
  readonly payload?: unknown;
  readonly sign?: (bytes: Uint8Array) => Uint8Array;
}
/** A COSE_Sign1 with its tag; the bytes that are signed are made by another encoder than the product's. */
function seal({
  header = HEADER,
  open = [],
  payload = badge(ISSUER),
  sign = (bytes) => ed25519.sign(bytes, KEY.secret),
}: Given = {}): Uint8Array {
  const head = header instanceof Uint8Array ? header : encode(new Map(header));
  const body = payload instanceof Uint8Array || payload === null ? payload : utf8ToBytes(JSON.stringify(payload));
  const signature = sign(encode(['Signature1', head, new Uint8Array(), body]));
  return Uint8Array.of(0xd2, ...encode([head, new Map(open), body, signature]));
}

const run = startRun({ fetch: networkOf({}), now: NOW, registry: NO_REGISTRY, rare: loadRare });

const open = async (bytes: Uint8Array): Promise<Jwt | null> => (await loadRare()).openCose(bytes);
async function verdictOf(bytes: Uint8Array, key: PublicJwk): Promise<string> {
  const opened = await open(bytes);
  return opened ? verifyJws(run, opened, key) : 'not opened';
}
const without = (label: number) => HEADER.filter(([name]) => name !== label);

describe('a COSE_Sign1', () => {
  it('is taken apart', async () => {
    expect(await open(seal())).toMatchObject({
      header: { alg: 'EdDSA', kid: 'key-1', typ: 'application/vc+cose', cty: 'application/vc' },
      claims: badge(ISSUER),
    });
  });

  it.each<[string, Header, Header, string]>([
    ['nothing', [], [], 'verified'],
    ['that it has ended', [[15, new Map([[4, 1_740_000_000]])]], [], 'expired'],
    ['that it has not begun', [[15, new Map([[5, 4_000_000_000]])]], [], 'not-yet-valid'],
    ['another issuer', [[15, new Map([[1, ISSUER]])]], [], 'invalid'],
    [
      'its issuer, and that it still holds',
      [
        [
          15,
          new Map<number, unknown>([
            [1, DID_KEY],
            [4, 4_000_000_000],
          ]),
        ],
      ],
      [],
      'verified',
    ],
    [
      'a list in which it may be revoked',
      [[15, new Map([[65_535, new Map([['status_list', 1]])]])]],
      [],
      'unverifiable',
    ],
    ['no claims where those should stand', [[15, 'x']], [], 'unverifiable'],
    ['something outside what is signed', [], [[15, new Map([[4, 4_000_000_000]])]], 'unverifiable'],
  ])('whose header claims %s', async (_, more, open, verdict) => {
    const bytes = seal({ header: [...without(4), ...more], open, payload: badge(DID_KEY) });
    expect((await verifyFound(bytes)).verdict).toBe(verdict);
  });

  it('may name its key outside the protected header, and nothing but its algorithm within', async () => {
    const opened = await open(seal({ header: [[1, -7]], open: [[4, utf8ToBytes('k')]] }));
    expect(opened?.header).toEqual({ alg: 'ES256', kid: 'k' });
    expect((await open(seal({ header: [[1, -7]] })))?.header).toEqual({ alg: 'ES256' });
  });

  it.each<[string, number, PublicJwk, (bytes: Uint8Array) => Uint8Array]>([
    ['EdDSA', -8, ed, (bytes) => ed25519.sign(bytes, KEY.secret)],
    ['Ed25519', -19, ed, (bytes) => ed25519.sign(bytes, KEY.secret)],
    ['ES256', -7, jwkOf('P-256'), (bytes) => p256.sign(bytes, secret)],
    ['ESP256', -9, jwkOf('P-256'), (bytes) => p256.sign(bytes, secret)],
    [
      'ES384',
      -35,
      jwkOf('P-384'),
      (bytes) => p384.sign(bytes, Uint8Array.of(...secret, ...new Uint8Array(16).fill(1))),
    ],
  ])(
    'signed with %s holds, and not with a byte changed, nor by a key of another kind',
    async (_name, alg, key, sign) => {
      const bytes = seal({ header: [[1, alg]], sign });
      expect(await verdictOf(bytes, key)).toBe('holds');
      expect(
        await verdictOf(
          bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte)),
          key,
        ),
      ).toBe('wrong');
      expect(
        await verdictOf(
          bytes.map((byte) => (byte === 0x41 ? 0x42 : byte)),
          key,
        ),
      ).not.toBe('holds');
      expect(await verdictOf(bytes, { kty: 'RSA', n: 'AQAB', e: 'AQAB' })).toBe('key-unfit');
    },
  );

  it.each([
    [16, 'payloads short enough for one byte of length'],
    [200, 'payloads of some hundred bytes'],
    [70_000, 'payloads beyond 64 KiB'],
  ])('signs what stands in it: %i letters', async (length) => {
    expect(await verdictOf(seal({ payload: { text: 'x'.repeat(length) } }), ed)).toBe('holds');
  });

  it.each([-47, -37, 5, -65_535])('with the algorithm %i is not checked', async (alg) => {
    expect(await verdictOf(seal({ header: [[1, alg]] }), ed)).toBe('unsupported');
  });

  it.each<[string, Uint8Array]>([
    ['no tag', seal().subarray(1)],
    ['another tag', Uint8Array.of(0xd1, ...seal().subarray(1))],
    ['something behind it', Uint8Array.of(...seal(), 0)],
    ['cut short', seal().subarray(0, -1)],
    ['three parts', Uint8Array.of(0xd2, ...encode([new Uint8Array(), new Map(), new Uint8Array()]))],
    ['no array', Uint8Array.of(0xd2, 0xa0)],
    ['no algorithm', seal({ header: without(1) })],
    ['an algorithm nobody protects', seal({ header: without(1), open: [[1, -8]] })],
    ['an algorithm in words', seal({ header: [[1, 'EdDSA']] })],
    ['no protected header', seal({ header: new Uint8Array() })],
    ['a protected header that is no map', seal({ header: encode([1, -8]) })],
    ['a label said twice', seal({ header: Uint8Array.of(0xa2, 1, 0x27, 1, 0x26) })],
    ['a label in both headers', seal({ open: [[4, utf8ToBytes('other')]] })],
    ['extensions that must be understood', seal({ header: [...HEADER, [2, [16]]] })],
    ['a payload elsewhere', seal({ payload: null })],
    ['a payload that is no JSON', seal({ payload: utf8ToBytes('hello') })],
    ['a payload that is no object', seal({ payload: [] })],
    ['a payload that is not UTF-8', seal({ payload: Uint8Array.of(0x22, 0xff, 0x22) })],
    ['nothing', new Uint8Array()],
  ])('is none: %s', async (_name, bytes) => {
    expect(await open(bytes)).toBeNull();
  });
});

const V2 = { '@context': ['https://www.w3.org/ns/credentials/v2'] };
describe('an envelope', () => {
  it.each<[string, object, object]>([
    ['a VC-JWT of VC Data Model 2.0', { typ: 'vc+jwt', cty: 'vc' }, V2],
    ['one whose media types are written out', { typ: 'application/vc+jwt', cty: 'application/vc' }, V2],
    ['one of an earlier draft', { typ: 'vc+ld+json+jwt', cty: 'vc+ld+json' }, V2],
    ['one of an earlier draft still', { typ: 'vc-ld+jwt' }, V2],
    ['an Open Badge as 1EdTech’s guide writes it', { typ: 'JWT' }, V2],
    ['an Open Badge under vc', { typ: 'JWT' }, { vc: V2 }],
    [
      'a VC-JWT of VC Data Model 1.1',
      { typ: 'JWT' },
      { vc: { '@context': ['https://www.w3.org/2018/credentials/v1'] } },
    ],
    ['a presentation of VC Data Model 1.1', { typ: 'JWT' }, { vp: {} }],
    ['a presentation of VC Data Model 2.0', { typ: 'vp+jwt', cty: 'vp' }, V2],
    ['nothing said', {}, V2],
    ['a bare JWS', { typ: 'JOSE' }, V2],
    ['letters of another case', { typ: 'VC+JWT', cty: 'VC' }, V2],
    ['an SD-JWT', { typ: 'vc+sd-jwt', cty: 'vc' }, V2],
    ['an SD-JWT VC', { typ: 'dc+sd-jwt' }, { vct: 'x' }],
    ['a presentation as SD-JWT', { typ: 'vp+sd-jwt', cty: 'vp' }, V2],
    ['COSE', { typ: 'application/vc+cose', cty: 'application/vc' }, V2],
    ['COSE that says nothing', { typ: null, cty: null }, V2],
  ])('is one of a credential: %s', (_name, header, payload) => {
    expect(faultOfEnvelope(header, { ...payload })).toBeNull();
  });

  it.each<[string, object, object, string]>([
    ['a type nobody knows', { typ: 'bad+typ' }, V2, 'typ'],
    ['an access token', { typ: 'at+jwt' }, V2, 'typ'],
    ['a key binding', { typ: 'kb+jwt' }, V2, 'typ'],
    ['a status list', { typ: 'statuslist+jwt' }, V2, 'typ'],
    ['a type within another', { typ: 'x/vc+jwt' }, V2, 'typ'],
    ['a type that is a list', { typ: ['vc+jwt'] }, V2, 'typ'],
    ['an empty type', { typ: '' }, V2, 'typ'],
    ['a content nobody knows', { typ: 'vc+jwt', cty: 'bad+cty' }, V2, 'cty'],
    ['a key set', { cty: 'jwk-set+json' }, V2, 'cty'],
    ['a number of a content type', { cty: '50' }, V2, 'cty'],
    ['a credential beside the credential', { typ: 'vc+jwt' }, { ...V2, vc: {} }, 'vc'],
    ['a credential in words beside it', { typ: 'vc+jwt' }, { ...V2, vc: 'oops', vp: 'nooo' }, 'vc'],
    ['a presentation beside the credential', { typ: 'vc+jwt' }, { ...V2, vp: 'nooo' }, 'vp'],
    [
      'a credential of 1.1 beside another of 1.1',
      { typ: 'JWT' },
      { '@context': 'https://www.w3.org/2018/credentials/v1', vc: {} },
      'vc',
    ],
  ])('is none: %s', (_name, header, payload, member) => {
    expect(faultOfEnvelope(header, { ...payload })?.member).toBe(member);
  });
});

/** Published vectors, which stay outside this repository. Skipped, visibly, where they are absent. */
const VECTORS = path.resolve(process.env.TOUCHSTONE_SHARED ?? '../shared', 'vectors/w3c-vc-jose-cose');
const read = (file: string) => readFileSync(path.join(VECTORS, file), 'utf8').trim();
const keyIn = (file: string) => JSON.parse(read(file)).publicKeyJwk;

describe.runIf(existsSync(VECTORS))('W3C vectors of Securing Verifiable Credentials using JOSE and COSE', () => {
  it('credential-cose-minimal: holds', async () => {
    const bytes = base64nopad.decode(read('credential-cose-minimal.txt'));
    const key = keyOfJwk(keyIn('vm-p256.json'));
    const opened = await open(bytes);
    expect(opened && faultOfEnvelope(opened.header, opened.claims)).toBeNull();
    expect(opened?.header.kid).toBe(keyIn('vm-p256.json').kid);
    expect(key && (await verdictOf(bytes, key))).toBe('holds');
  });

  it('credential-cose-bad-media-type: none of a credential, though signed', async () => {
    const bytes = base64nopad.decode(read('credential-cose-bad-media-type.txt'));
    const key = keyOfJwk(keyIn('vm-p384.json'));
    const opened = await open(bytes);
    expect(opened && faultOfEnvelope(opened.header, opened.claims)?.member).toBe('typ');
    expect(key && (await verdictOf(bytes, key))).toBe('holds');
  });

  it.each([
    ['credential-jose-bad-media-type.txt', 'typ'],
    ['credential-jose-vc-vp-claims.txt', 'vc'],
    // Its signature is what is wrong; see the tests of JWTs.
    ['credential-jose-bad-signature.txt', undefined],
  ])('%s: %s', (file, member) => {
    const jwt = decodeJwt(read(file));
    expect(jwt && faultOfEnvelope(jwt.header, jwt.claims)?.member).toBe(member);
  });

  it('presentation-sdjwt-selective: opens, and its signature holds', async () => {
    const opened = await (await loadRare()).openSdJwt(run, read('presentation-sdjwt-selective.txt'));
    if (!opened.ok) throw new Error(opened.fault);
    expect(faultOfEnvelope(opened.jwt.header, opened.payload)).toBeNull();
    expect(opened.payload).toMatchObject({
      type: 'VerifiablePresentation',
      holder: 'https://example.issuer/vc-jose-cose',
      verifiableCredential: [{ type: 'EnvelopedVerifiableCredential' }],
    });
    const key = keyOfJwk(keyIn('vm-p384.json'));
    expect(key && (await verifyJws(run, opened.jwt, key))).toBe('holds');
  });

  it('presentation-sdjwt-bad-credential: none of a credential', async () => {
    const opened = await (await loadRare()).openSdJwt(run, read('presentation-sdjwt-bad-credential.txt'));
    expect(opened.ok && faultOfEnvelope(opened.jwt.header, opened.payload)?.member).toBe('typ');
  });
});
