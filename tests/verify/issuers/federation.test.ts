import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Anchor,
  readAnchor,
  readStatement,
  readSubordinates,
  statementUrl,
} from '../../../lib/verify/issuers/federation';
import { loadRare } from '../../load-rare';
import type { Json } from '../../world/sign';
import { DID_KEY, NOW } from '../mint';
import {
  ANCHOR_URL,
  addressOf,
  anchorClaims,
  FETCH,
  LIST,
  REGISTRY,
  type Signer,
  seconds,
  sign,
  signerOf,
  statementClaims,
} from './federation-of';

const MEANS = { now: NOW, rare: loadRare };

let signer: Signer;
let stranger: Signer;
beforeAll(async () => {
  signer = await signerOf();
  stranger = await signerOf();
});

const endpoints = (more: Json): Json => ({
  metadata: { federation_entity: { federation_fetch_endpoint: FETCH, ...more } },
});
const anchorOf = async (more: Json = {}, header: Json = {}, by = signer) =>
  readAnchor(await sign(anchorClaims(signer, more), by, header), ANCHOR_URL, MEANS);
const anchor = async (): Promise<Anchor> => {
  const read = await anchorOf();
  if (read === null) throw new Error('the anchor is not read');
  return read;
};

describe('a registry’s own configuration', () => {
  it('is read when it is signed with a key it names, and served where its entity is kept', async () => {
    expect(await anchorOf()).toMatchObject({ entity: REGISTRY, fetchEndpoint: FETCH, listEndpoint: null });
  });

  it.each(['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'])('may be signed with %s', async (alg) => {
    const by = await signerOf(alg);
    const token = await sign(anchorClaims(by), by);
    expect(await readAnchor(token, ANCHOR_URL, MEANS)).not.toBeNull();
    expect(await readAnchor(`${token.slice(0, -8)}AAAAAAAA`, ANCHOR_URL, MEANS)).toBeNull();
  });

  it('names the place of its list, where that is its own', async () => {
    expect(await anchorOf(endpoints({ federation_list_endpoint: LIST }))).toMatchObject({ listEndpoint: LIST });
    expect(await anchorOf(endpoints({ federation_list_endpoint: 'https://evil.example/list' }))).toMatchObject({
      listEndpoint: null,
    });
  });

  it('is read where its entity’s name ends in a slash, which its address leaves out', async () => {
    const entity = `${REGISTRY}/`;
    expect(await anchorOf({ iss: entity, sub: entity })).toMatchObject({ entity });
    expect(await anchorOf({ iss: `${entity}/`, sub: `${entity}/` })).toBeNull();
  });

  it.each<[string, Json, Json?]>([
    ['another entity', { iss: 'https://evil.example', sub: 'https://evil.example' }],
    ['a statement about somebody else', { sub: 'https://evil.example' }],
    ['a statement by somebody else', { iss: 'https://evil.example' }],
    ['one that is over', { exp: seconds(-1) }],
    ['one that has yet to begin', { iat: seconds(3600) }],
    ['no end', { exp: undefined }],
    ['no beginning', { iat: undefined }],
    ['times that are texts', { exp: '2999', iat: '1' }],
    ['no keys', { jwks: undefined }],
    ['an empty set of keys', { jwks: { keys: [] } }],
    ['claims we would have to understand', { crit: ['jti'] }],
    ['no place to ask', { metadata: {} }],
    ['a place to ask on another host', endpoints({ federation_fetch_endpoint: 'https://evil.example/fetch' })],
    ['a place to ask without https', endpoints({ federation_fetch_endpoint: 'http://registry.guild.example/fetch' })],
    [
      'a place to ask on another port',
      endpoints({ federation_fetch_endpoint: 'https://registry.guild.example:8443/f' }),
    ],
    ['metadata that is a list', { metadata: [] }],
    ['another type', {}, { typ: 'JWT' }],
    ['no type', {}, { typ: undefined }],
    ['a key that is not named', {}, { kid: undefined }],
    ['a key that is not there', {}, { kid: 'key-2' }],
    ['header parameters we would have to understand', {}, { crit: ['b64'], b64: true }],
  ])('with %s is not read', async (_, more, header = {}) => {
    expect(await anchorOf(more, header)).toBeNull();
  });

  it('is not read when another key than those it names signed it, though under their name', async () => {
    expect(await anchorOf({}, {}, stranger)).toBeNull();
  });

  it('is not read when two keys have the name, or the key is for something else', async () => {
    expect(await anchorOf({ jwks: { keys: [signer.jwk, { ...stranger.jwk }] } })).toBeNull();
    expect(await anchorOf({ jwks: { keys: [{ ...signer.jwk, use: 'enc' }] } })).toBeNull();
    expect(await anchorOf({ jwks: { keys: [{ ...signer.jwk, alg: 'ES384' }] } })).toBeNull();
    expect(await anchorOf({ jwks: { keys: [{ ...signer.jwk, use: 'sig', alg: 'ES256' }] } })).not.toBeNull();
  });

  it.each(['', 'a.b.c', '{}', 'null', `e30.e30.e30`, 'x'.repeat(300_000)])('%.20s… is none', async (token) => {
    expect(await readAnchor(token, ANCHOR_URL, MEANS)).toBeNull();
  });

  it('with the algorithm `none` or an HMAC with the public key is not read', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const alg of ['none', 'HS256']) {
      const head = part({ alg, kid: signer.kid, typ: 'entity-statement+jwt' });
      const claims = part({ iat: seconds(-1), exp: seconds(60), ...anchorClaims(signer) });
      expect(await readAnchor(`${head}.${claims}.`, ANCHOR_URL, MEANS)).toBeNull();
      expect(await readAnchor(`${head}.${claims}.AAAA`, ANCHOR_URL, MEANS)).toBeNull();
    }
  });
});

describe('a registry’s statement about an issuer', () => {
  it('gives the name the registry knows it by', async () => {
    const token = await sign(statementClaims(DID_KEY), signer);
    expect(await readStatement(token, await anchor(), DID_KEY, MEANS)).toEqual({ name: 'Harbour School' });
  });

  it('may give none', async () => {
    const token = await sign(statementClaims(DID_KEY, { metadata: undefined }), signer);
    expect(await readStatement(token, await anchor(), DID_KEY, MEANS)).toEqual({ name: null });
  });

  it.each<[string, Json, Json?]>([
    ['is about somebody else', { sub: `${DID_KEY}x` }],
    ['is about nobody', { sub: undefined }],
    ['is by somebody else', { iss: 'https://evil.example' }],
    ['is over', { exp: seconds(0) }],
    ['has yet to begin', { iat: seconds(3600) }],
    ['has no end', { exp: undefined }],
    ['wants to be understood', { crit: ['revoked'] }],
    ['is of another type', {}, { typ: 'trust-mark+jwt' }],
    ['names another key', {}, { kid: 'key-2' }],
  ])('is not believed when it %s', async (_, more, header = {}) => {
    const token = await sign(statementClaims(DID_KEY, more), signer, header);
    expect(await readStatement(token, await anchor(), DID_KEY, MEANS)).toBeNull();
  });

  it('is not believed when signed by another key, even one that it carries itself', async () => {
    const token = await sign(statementClaims(DID_KEY, { jwks: { keys: [stranger.jwk] } }), stranger, {
      jwk: stranger.jwk,
    });
    expect(await readStatement(token, await anchor(), DID_KEY, MEANS)).toBeNull();
  });

  it('is not believed when a letter of it changed', async () => {
    const [head, body = '', signature] = (await sign(statementClaims(DID_KEY), signer)).split('.');
    const changed = Buffer.from(body, 'base64url').toString().replace('Harbour', 'Hardour');
    const token = `${head}.${Buffer.from(changed).toString('base64url')}.${signature}`;
    expect(await readStatement(token, await anchor(), DID_KEY, MEANS)).toBeNull();
  });

  it('is asked for under the issuer’s id alone', async () => {
    const id = 'did:web:a.example:b&iss=https://evil.example#x';
    expect(new URL(statementUrl(await anchor(), id)).searchParams.getAll('sub')).toEqual([id]);
    expect(statementUrl(await anchor(), 'did:web:a.example')).toBe(addressOf('did:web:a.example'));
  });
});

describe('a registry’s list of those under it', () => {
  it('is an array of ids', () => {
    expect(readSubordinates(JSON.stringify(['did:web:a.example', 'https://b.example']))).toEqual(
      new Set(['did:web:a.example', 'https://b.example/']),
    );
    expect(readSubordinates('[]')).toEqual(new Set());
  });

  it.each(['', '{}', 'null', '"did:web:a.example"', '[1]', '[""]', '[["did:web:a.example"]]'])('%s is none', (text) => {
    expect(readSubordinates(text)).toBeNull();
  });

  it('longer than any we keep is none', () => {
    expect(
      readSubordinates(JSON.stringify(Array.from({ length: 20_001 }, (_, i) => `did:web:${i}.example`))),
    ).toBeNull();
  });
});
