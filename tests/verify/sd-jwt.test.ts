import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { zlibSync } from 'fflate';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import { metadataUrl } from '../../lib/verify/rare/sd-jwt/issuer';
import type { OpenedSdJwt } from '../../lib/verify/rare/types';
import { startRun } from '../../lib/verify/run';
import { loadRare } from '../load-rare';
import type { IssuerKey } from '../world/keys';
import type { Json } from '../world/sign';
import { KEY, type Network, NOW, networkOf, OTHER_KEY } from './mint';

const base64url = (value: unknown) =>
  base64urlnopad.encode(utf8ToBytes(typeof value === 'string' ? value : JSON.stringify(value)));

interface Disclosure {
  readonly text: string;
  readonly digest: string;
}
const HASHES = { 'sha-256': sha256, 'sha-384': sha384, 'sha-512': sha512 };
function disclosure(parts: unknown, hash: keyof typeof HASHES = 'sha-256'): Disclosure {
  const text = base64url(parts);
  return { text, digest: base64urlnopad.encode(HASHES[hash](utf8ToBytes(text))) };
}
const member = (name: string, value: unknown) => disclosure(['salt', name, value]);
const element = (value: unknown) => disclosure(['salt', value]);

async function sign(payload: Json, header: Json = {}, key: IssuerKey = KEY): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'dc+sd-jwt', ...header })
    .sign(await importJWK(key.jwk, 'EdDSA'));
}
const show = (token: string, ...shown: readonly Disclosure[]) =>
  `${[token, ...shown.map(({ text }) => text)].join('~')}~`;

const RUN = startRun({ fetch: networkOf({}), now: NOW, registry: NO_REGISTRY, rare: loadRare });

const open = async (text: string): Promise<OpenedSdJwt> => (await loadRare()).openSdJwt(RUN, text);
const faultOf = (opened: OpenedSdJwt) => (opened.ok ? null : opened.fault);
const payloadOf = (opened: OpenedSdJwt) => (opened.ok ? opened.payload : opened.fault);

describe('an SD-JWT, opened', () => {
  const name = member('name', 'Ada Learner');
  const berth = member('berth', 7);

  it('puts what is disclosed in its place, and drops what is kept back, digests and all', async () => {
    const token = await sign({ iss: 'x', _sd_alg: 'sha-256', _sd: [name.digest, berth.digest, 'decoy'] });
    const opened = await open(show(token, name));
    expect(payloadOf(opened)).toEqual({ iss: 'x', name: 'Ada Learner' });
    expect(opened).toMatchObject({ typ: 'dc+sd-jwt', jwt: { claims: { _sd_alg: 'sha-256' } } });
  });

  it('may disclose nothing, and have nothing to disclose', async () => {
    expect(payloadOf(await open(show(await sign({ iss: 'x' }))))).toEqual({ iss: 'x' });
    expect(payloadOf(await open(show(await sign({ iss: 'x', list: [{ '...': 'decoy' }] }))))).toEqual({
      iss: 'x',
      list: [],
    });
  });

  it('discloses elements of arrays, in their place', async () => {
    const [two, four] = [element('two'), element({ four: [4] })];
    const list = ['one', { '...': two.digest }, { '...': 'kept back' }, { '...': four.digest }, ['five']];
    expect(payloadOf(await open(show(await sign({ list }), four, two)))).toEqual({
      list: ['one', 'two', { four: [4] }, ['five']],
    });
  });

  it('discloses what a disclosure holds', async () => {
    const inner = member('street', 'Quay 1');
    const listed = element({ _sd: [inner.digest] });
    const outer = member('address', { town: 'Harbour', ways: [{ '...': listed.digest }] });
    const token = await sign({ _sd: [outer.digest] });
    expect(payloadOf(await open(show(token, inner, outer, listed)))).toEqual({
      address: { town: 'Harbour', ways: [{ street: 'Quay 1' }] },
    });
    expect(payloadOf(await open(show(token, outer)))).toEqual({ address: { town: 'Harbour', ways: [] } });
  });

  it.each(['sha-256', 'sha-384', 'sha-512'] as const)('digests with %s', async (hash) => {
    const shown = disclosure(['salt', 'name', 'Ada'], hash);
    const token = await sign({ _sd_alg: hash, _sd: [shown.digest] });
    expect(payloadOf(await open(show(token, shown)))).toEqual({ name: 'Ada' });
  });

  it('makes a member named __proto__ a member, and nothing else', async () => {
    const proto = member('__proto__', { admin: true });
    const payload = payloadOf(await open(show(await sign({ _sd: [proto.digest] }), proto)));
    expect(Object.keys(Object(payload))).toEqual(['__proto__']);
    expect(Object(payload).admin).toBeUndefined();
  });

  it.each<[string, Json, readonly Disclosure[], string]>([
    ['a disclosure that nothing asks for', { iss: 'x' }, [name], 'disclosure-unreferenced'],
    ['a changed disclosure', { _sd: [name.digest] }, [member('name', 'Eve')], 'disclosure-unreferenced'],
    ['a disclosure shown twice', { _sd: [name.digest] }, [name, name], 'digest-repeated'],
    ['a digest said twice', { _sd: [name.digest, name.digest] }, [name], 'digest-repeated'],
    ['a decoy said twice', { _sd: ['decoy'], in: { _sd: ['decoy'] } }, [], 'digest-repeated'],
    ['a digest in two places', { _sd: [name.digest], in: { _sd: [name.digest] } }, [name], 'digest-repeated'],
    [
      'an element’s digest said twice',
      { list: [{ '...': element('x').digest }, { '...': element('x').digest }] },
      [element('x')],
      'digest-repeated',
    ],
    ['a name that is there already', { name: 'Eve', _sd: [name.digest] }, [name], 'name-repeated'],
    [
      'one name disclosed twice',
      { _sd: [name.digest, member('name', 'Eve').digest] },
      [name, member('name', 'Eve')],
      'name-repeated',
    ],
    ['a disclosure named _sd', { _sd: [member('_sd', []).digest] }, [member('_sd', [])], 'reserved-name'],
    ['a disclosure named ...', { _sd: [member('...', 'x').digest] }, [member('...', 'x')], 'reserved-name'],
    ['a member named ... outside an array', { in: { '...': name.digest } }, [], 'reserved-name'],
    ['an element with more than its digest', { list: [{ '...': name.digest, more: 1 }] }, [], 'reserved-name'],
    ['an element’s disclosure in an object', { _sd: [element('x').digest] }, [element('x')], 'disclosure-malformed'],
    ['a member’s disclosure in an array', { list: [{ '...': name.digest }] }, [name], 'disclosure-malformed'],
    ['a digest that is a number', { _sd: [7] }, [], 'digest-malformed'],
    ['an element’s digest that is a number', { list: [{ '...': 7 }] }, [], 'digest-malformed'],
    ['digests that are no list', { _sd: 'x' }, [], 'digest-malformed'],
    ['a hash that is too weak', { _sd_alg: 'md5', _sd: [] }, [], 'hash-unsupported'],
    ['a hash that is a number', { _sd_alg: 7 }, [], 'hash-unsupported'],
    ['a hash named like a method', { _sd_alg: 'constructor' }, [], 'hash-unsupported'],
    ['a disclosure that is no array', { iss: 'x' }, [disclosure({ name: 'Ada' })], 'disclosure-malformed'],
    ['a disclosure of one part', { iss: 'x' }, [disclosure(['salt'])], 'disclosure-malformed'],
    ['a disclosure of four parts', { iss: 'x' }, [disclosure(['salt', 'name', 'Ada', 1])], 'disclosure-malformed'],
    ['a salt that is a number', { iss: 'x' }, [disclosure([1, 'name', 'Ada'])], 'disclosure-malformed'],
    ['a name that is a number', { iss: 'x' }, [disclosure(['salt', 1, 'Ada'])], 'disclosure-malformed'],
    ['a disclosure that is no JSON', { iss: 'x' }, [disclosure('["salt",')], 'disclosure-malformed'],
  ])('%s', async (_name, payload, shown, fault) => {
    expect(faultOf(await open(show(await sign(payload), ...shown)))).toBe(fault);
  });

  it('reads no deeper than any credential needs, however the depth is made up', async () => {
    const disclosures: Disclosure[] = [member('end', 1)];
    for (let depth = 0; depth < 80; depth++) disclosures.unshift(member('in', { _sd: [disclosures[0]?.digest] }));
    const token = await sign({ _sd: [disclosures[0]?.digest] });
    expect(faultOf(await open(show(token, ...disclosures)))).toBe('too-much');
  });

  it('reads no more disclosures than any credential has', async () => {
    const many = Array.from({ length: 2_001 }, (_value, at) => element(at));
    const token = await sign({ list: many.map(({ digest }) => ({ '...': digest })) });
    expect(faultOf(await open(show(token, ...many)))).toBe('too-much');
  });

  it.each([
    ['nothing', ''],
    ['a JWT without a tilde', 'JWT'],
    ['a JWT of four parts', 'JWT.x~'],
    ['no JWT', 'a.b.c~'],
    ['JSON', '{"a":"~"}'],
    ['more than is read', `JWT~${'x'.repeat(3 * 1024 * 1024)}~`],
  ])('is none: %s', async (_name, text) => {
    expect(faultOf(await open(text.replace('JWT', await sign({ iss: 'x' }))))).toBe('not-an-sd-jwt');
  });

  it('refuses a disclosure that is not base64url, or not UTF-8', async () => {
    const token = await sign({ iss: 'x' });
    expect(faultOf(await open(`${token}~WyJz!~`))).toBe('disclosure-malformed');
    expect(faultOf(await open(`${token}~${base64urlnopad.encode(Uint8Array.of(0x22, 0xff, 0x22))}~`))).toBe(
      'disclosure-malformed',
    );
    expect(faultOf(await open(`${token}~~`))).toBe('disclosure-malformed');
  });
});

describe('a key binding', () => {
  const name = member('name', 'Ada');
  async function bound(
    change: { header?: Json; payload?: Json; jwk?: JWK | null; key?: 'other' } = {},
    alg: 'ES256' | 'ES384' | 'ES512' = 'ES256',
  ): Promise<string> {
    const [holder, stranger] = [await generateKeyPair(alg), await generateKeyPair(alg)];
    const cnf = change.jwk === null ? { kid: 'x' } : { jwk: change.jwk ?? (await exportJWK(holder.publicKey)) };
    const text = show(await sign({ iss: 'x', _sd: [name.digest], cnf }), name);
    const binding = await new SignJWT({
      iat: 1_700_000_000,
      aud: 'https://verifier.example',
      nonce: 'n',
      sd_hash: base64urlnopad.encode(sha256(utf8ToBytes(text))),
      ...change.payload,
    })
      .setProtectedHeader({ alg, typ: 'kb+jwt', ...change.header })
      .sign(change.key ? stranger.privateKey : holder.privateKey);
    return text + binding;
  }

  it.each(['ES256', 'ES384'] as const)(
    'by the holder’s own key on this presentation changes nothing: %s',
    async (alg) => {
      expect(payloadOf(await open(await bound({}, alg)))).toMatchObject({ name: 'Ada' });
    },
  );

  it.each<[string, Parameters<typeof bound>[0], string]>([
    ['by another key', { key: 'other' }, 'key-binding-wrong'],
    [
      'on another presentation',
      { payload: { sd_hash: base64urlnopad.encode(sha256(utf8ToBytes('other'))) } },
      'key-binding-wrong',
    ],
    ['on none', { payload: { sd_hash: undefined } }, 'key-binding-wrong'],
    ['of another type', { header: { typ: 'JWT' } }, 'key-binding-wrong'],
    ['without a time', { payload: { iat: undefined } }, 'key-binding-wrong'],
    ['without an audience', { payload: { aud: undefined } }, 'key-binding-wrong'],
    ['without a nonce', { payload: { nonce: undefined } }, 'key-binding-wrong'],
    ['by a key of another kind than its algorithm', { jwk: KEY.jwk }, 'key-binding-wrong'],
    ['by a key that is only named', { jwk: null }, 'key-binding-unsupported'],
  ])('%s', async (_name, change, fault) => {
    expect(faultOf(await open(await bound(change)))).toBe(fault);
  });

  it('with an algorithm that isn’t checked here is not told', async () => {
    expect(
      faultOf(
        await open(
          (await bound()).replace(/[^~]*$/, (token) => {
            const [, body, signature] = token.split('.');
            return [base64url({ alg: 'ES256K', typ: 'kb+jwt' }), body, signature].join('.');
          }),
        ),
      ),
    ).toBe('key-binding-unsupported');
  });

  it('without a signature is wrong, and so is one with its disclosures exchanged', async () => {
    const text = await bound();
    const [token, , binding = ''] = text.split('~');
    const [, body] = binding.split('.');
    const none = `${base64url({ alg: 'none', typ: 'kb+jwt' })}.${body}.`;
    expect(faultOf(await open(`${token}~${name.text}~${none}`))).toBe('key-binding-wrong');
    expect(faultOf(await open(`${token}~${binding}`))).toBe('key-binding-wrong');
    expect(faultOf(await open(`${text}x`))).toBe('key-binding-wrong');
    expect(faultOf(await open(`${token}~${name.text}~nonsense`))).toBe('key-binding-wrong');
  });
});

const ISS = 'https://harbour.example/school';
const METADATA = 'https://harbour.example/.well-known/jwt-vc-issuer/school';
const LIST = 'https://harbour.example/status/1';
const jwks = (key: IssuerKey = KEY) => ({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: key.jwk.x, kid: 'k1' }] });
const name = member('name', 'Ada Learner');
const credential = (more: Json = {}): Json => ({
  iss: ISS,
  vct: 'https://harbour.example/types/navigator',
  iat: 1_714_726_800,
  exp: 1_900_000_000,
  _sd: [name.digest],
  ...more,
});

interface Given {
  readonly more?: Json;
  readonly header?: Json;
  readonly network?: Network;
  readonly key?: IssuerKey;
}
async function verified({ more, header, network = {}, key }: Given = {}) {
  const rare = await loadRare();
  const run = startRun({
    fetch: networkOf({ [METADATA]: { issuer: ISS, jwks: jwks() }, ...network }),
    now: NOW,
    registry: NO_REGISTRY,
    rare: loadRare,
  });
  const opened = await rare.openSdJwt(RUN, show(await sign(credential(more), { kid: 'k1', ...header }, key), name));
  if (!opened.ok) throw new Error(opened.fault);
  const answer = await rare.verifySdJwtVc(run, opened);
  const of = (id: string) => {
    const check = answer.checks.find((one) => one.id === id);
    return check && [check.outcome, check.reason].filter(Boolean).join(' ');
  };
  return { ...answer, of };
}

describe('an SD-JWT VC', () => {
  it('holds by a key that the issuer’s host lists for it, and says whose and what it is', async () => {
    const { claims, of } = await verified();
    expect(claims).toMatchObject({
      format: 'sd-jwt-vc',
      issuer: { id: ISS },
      achievement: { name: 'https://harbour.example/types/navigator' },
      recipient: { name: 'Ada Learner' },
      issuedAt: '2024-05-03T09:00:00.000Z',
      expiresAt: '2030-03-17T17:46:40.000Z',
    });
    expect(['format', 'proof', 'key', 'validity', 'status'].map(of)).toEqual([
      'pass',
      'pass signed-by',
      'pass key-listed',
      'pass',
      'not-applicable',
    ]);
  });

  it('holds by a did:key, asking nobody', async () => {
    const iss = `did:key:${KEY.multibase}`;
    const { of } = await verified({ more: { iss }, header: { kid: `${iss}#${KEY.multibase}` } });
    expect([of('proof'), of('key')]).toEqual(['pass signed-by', 'pass key-is-issuer']);
  });

  it('finds keys at the address the metadata names, on the same host', async () => {
    const at = 'https://harbour.example/keys.json';
    const network = { [METADATA]: { issuer: ISS, jwks_uri: at }, [at]: jwks() };
    expect((await verified({ network })).of('key')).toBe('pass key-listed');
  });

  it.each<[string, Given, string, string]>([
    ['signed by somebody else', { key: OTHER_KEY }, 'proof', 'fail signature-wrong'],
    ['by a key the issuer does not list', { header: { kid: 'k9' } }, 'key', 'unknown key-not-bound'],
    ['without its type', { more: { vct: undefined } }, 'format', 'fail missing-member'],
    ['of a header that means something else', { header: { typ: 'at+jwt' } }, 'format', 'fail wrong-value'],
    ['without an issuer', { more: { iss: undefined } }, 'proof', 'unknown proof-type-unsupported'],
    [
      'by an issuer known by its certificate',
      { more: { iss: undefined }, header: { x5c: ['MA=='] } },
      'proof',
      'unknown proof-type-unsupported',
    ],
    ['expired', { more: { exp: 1_714_726_801 } }, 'validity', 'fail expired'],
    ['not valid yet', { more: { nbf: 1_890_000_000 } }, 'validity', 'fail not-yet-valid'],
    ['with a date in milliseconds', { more: { exp: 1_900_000_000_000 } }, 'format', 'fail bad-date'],
    ['with a date in words', { more: { nbf: '2024-05-03' } }, 'format', 'fail bad-date'],
    ['of an unknown status', { more: { status: { other: {} } } }, 'status', 'unknown status-type-unknown'],
    [
      'metadata about another issuer',
      { network: { [METADATA]: { issuer: 'https://harbour.example', jwks: jwks() } } },
      'key',
      'unknown issuer-document-malformed',
    ],
    [
      'metadata with keys in two places',
      { network: { [METADATA]: { issuer: ISS, jwks: jwks(), jwks_uri: LIST } } },
      'key',
      'unknown issuer-document-malformed',
    ],
    ['metadata without keys', { network: { [METADATA]: { issuer: ISS } } }, 'key', 'unknown issuer-document-malformed'],
    ['metadata that is no JSON', { network: { [METADATA]: 'hello' } }, 'key', 'unknown issuer-document-malformed'],
    [
      'metadata that points to another host',
      {
        network: {
          [METADATA]: { issuer: ISS, jwks_uri: 'https://keys.example/jwks' },
          'https://keys.example/jwks': jwks(),
        },
      },
      'key',
      'unknown key-unsupported',
    ],
    [
      'metadata that points nowhere',
      { network: { [METADATA]: { issuer: ISS, jwks_uri: 'nowhere' } } },
      'key',
      'unknown key-unsupported',
    ],
    [
      'keys that can’t be had',
      { network: { [METADATA]: { issuer: ISS, jwks_uri: 'https://harbour.example/no' } } },
      'key',
      'unknown issuer-unreachable',
    ],
    ['metadata that can’t be had', { network: { [METADATA]: 404 } }, 'key', 'unknown issuer-unreachable'],
    [
      'a key for encryption',
      { network: { [METADATA]: { issuer: ISS, jwks: { keys: [{ ...jwks().keys[0], use: 'enc' }] } } } },
      'key',
      'unknown key-not-bound',
    ],
    [
      'an issuer over http',
      { more: { iss: 'http://harbour.example/school' } },
      'key',
      'unknown issuer-document-malformed',
    ],
  ])('%s', async (_name, given, id, said) => {
    expect((await verified(given)).of(id)).toBe(said);
  });

  it.each(['exp', 'nbf', 'status', 'cnf', 'vct', 'iss'])('whose holder could leave out %s is none', async (claim) => {
    const rare = await loadRare();
    const shown = member(claim, claim === 'exp' || claim === 'nbf' ? 1_700_000_000 : 'x');
    const { [claim]: _, ...rest } = credential();
    const opened = await rare.openSdJwt(RUN, show(await sign({ ...rest, _sd: [shown.digest] }), shown));
    const run = startRun({ fetch: networkOf({}), now: NOW, registry: NO_REGISTRY, rare: loadRare });
    if (!opened.ok) throw new Error(opened.fault);
    const { checks } = await rare.verifySdJwtVc(run, opened);
    expect(checks).toEqual([
      { id: 'format', outcome: 'fail', reason: 'wrong-value', detail: { member: claim, value: '_sd' } },
    ]);
  });

  it.each([
    ['https://harbour.example', 'https://harbour.example/.well-known/jwt-vc-issuer'],
    ['https://harbour.example/', 'https://harbour.example/.well-known/jwt-vc-issuer'],
    ['https://harbour.example/a/b', 'https://harbour.example/.well-known/jwt-vc-issuer/a/b'],
    ['https://harbour.example/a?b', null],
    ['https://harbour.example/a#b', null],
    ['https://ada@harbour.example/a', null],
    ['http://harbour.example/a', null],
    ['urn:uuid:1', null],
  ])('an issuer %s has its metadata at %s', (iss, url) => {
    expect(metadataUrl(iss)).toBe(url);
  });
});

describe('the status of a token', () => {
  const NOW_SECONDS = Math.floor(NOW.getTime() / 1000);
  const entry = (idx: unknown = 5, uri: unknown = LIST): Json => ({ status: { status_list: { idx, uri } } });
  interface ListGiven {
    readonly bits?: unknown;
    readonly bytes?: readonly number[];
    readonly lst?: unknown;
    readonly claims?: Json;
    readonly header?: Json;
    readonly key?: IssuerKey;
  }
  async function list({ bits = 1, bytes = [0, 0], lst, claims, header, key }: ListGiven = {}): Promise<string> {
    return sign(
      {
        sub: LIST,
        iss: ISS,
        iat: NOW_SECONDS - 60,
        status_list: { bits, lst: lst ?? base64urlnopad.encode(zlibSync(Uint8Array.from(bytes))) },
        ...claims,
      },
      { typ: 'statuslist+jwt', kid: 'k1', ...header },
      key,
    );
  }
  const statusOf = async (given: ListGiven, more: Json = entry()) =>
    (await verified({ more, network: { [LIST]: await list(given) } })).of('status');

  it.each<[string, ListGiven, number, string]>([
    ['a clear bit', { bytes: [0b11011111, 0xff] }, 5, 'pass'],
    ['a set bit', { bytes: [0b00100000, 0] }, 5, 'fail revoked'],
    ['the first bit, the lowest', { bytes: [0b00000001, 0] }, 0, 'fail revoked'],
    ['a bit of the second byte', { bytes: [0, 0b00000010] }, 9, 'fail revoked'],
    // The example of the draft: 3 0 2 1 in 0xC9.
    ['two bits: valid', { bits: 2, bytes: [0xc9, 0x44] }, 2, 'pass'],
    ['two bits: revoked', { bits: 2, bytes: [0xc9, 0x44] }, 0, 'fail revoked'],
    ['two bits: suspended', { bits: 2, bytes: [0xc9, 0x44] }, 1, 'fail suspended'],
    ['two bits: the issuer’s own', { bits: 2, bytes: [0xc9, 0x44] }, 3, 'unknown status-type-unknown'],
    ['four bits', { bits: 4, bytes: [0x10, 0x02] }, 1, 'fail revoked'],
    ['eight bits', { bits: 8, bytes: [0, 2] }, 1, 'fail suspended'],
    ['beyond the list', {}, 16, 'unknown status-malformed'],
  ])('%s', async (_name, given, index, said) => {
    expect(await statusOf(given, entry(index))).toBe(said);
  });

  it.each<[string, ListGiven, string]>([
    ['another list than asked for', { claims: { sub: 'https://harbour.example/status/2' } }, 'status-list-not-proven'],
    ['a stranger’s list', { claims: { iss: 'https://other.example' } }, 'status-list-not-proven'],
    ['a list signed by a stranger', { key: OTHER_KEY }, 'status-list-not-proven'],
    ['a list by a key not listed', { header: { kid: 'k2' } }, 'status-list-not-proven'],
    ['a list that has expired', { claims: { exp: NOW_SECONDS - 1 } }, 'status-list-not-proven'],
    ['a list of the future', { claims: { iat: NOW_SECONDS + 3600 } }, 'status-list-not-proven'],
    ['a list without a time', { claims: { iat: undefined } }, 'status-list-not-proven'],
    ['a list whose expiry is no number', { claims: { exp: 'never' } }, 'status-list-not-proven'],
    ['a token of another type', { header: { typ: 'JWT' } }, 'status-malformed'],
    ['three bits', { bits: 3 }, 'status-malformed'],
    ['bits as text', { bits: '1' }, 'status-malformed'],
    ['no list', { claims: { status_list: undefined } }, 'status-malformed'],
    ['a list that does not unpack', { lst: 'AAAA' }, 'status-malformed'],
    ['a list that is not base64url', { lst: '!' }, 'status-malformed'],
    [
      'a list that unpacks to more than is held',
      { lst: base64urlnopad.encode(zlibSync(new Uint8Array(20 * 1024 * 1024))) },
      'status-malformed',
    ],
  ])('is not told by %s', async (_name, given, reason) => {
    expect(await statusOf(given)).toBe(`unknown ${reason}`);
  });

  it.each<[string, Json]>([
    ['no index', { status: { status_list: { uri: LIST } } }],
    ['a negative index', entry(-1)],
    ['a broken index', entry(0.5)],
    ['an index as text', entry('5')],
    ['an address over http', entry(5, 'http://harbour.example/status/1')],
    ['no address', entry(5, null)],
    ['a status that says nothing', { status: {} }],
    ['a status that is text', { status: 'revoked' }],
  ])('is not told by %s', async (_name, more) => {
    expect(await statusOf({}, more)).toBe('unknown status-malformed');
  });

  it('is not told by a list that can’t be had, or is none', async () => {
    expect((await verified({ more: entry() })).of('status')).toBe('unknown status-unreachable');
    expect((await verified({ more: entry(), network: { [LIST]: 500 } })).of('status')).toBe(
      'unknown status-unreachable',
    );
    expect((await verified({ more: entry(), network: { [LIST]: 'hello' } })).of('status')).toBe(
      'unknown status-malformed',
    );
  });

  it('is no better than the worst it says: an unknown mechanism beside a list', async () => {
    const more = { status: { status_list: { idx: 5, uri: LIST }, other: {} } };
    expect(await statusOf({}, more)).toBe('unknown status-type-unknown');
    expect(await statusOf({ bytes: [0xff] }, more)).toBe('fail revoked');
  });

  it('is not asked for where the signature is wrong', async () => {
    expect(
      (await verified({ more: entry(), key: OTHER_KEY, network: { [LIST]: await list() } })).of('status'),
    ).toBeUndefined();
  });
});
