import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { resolveController } from '../../lib/verify/did/controller';
import { keyOfJwk } from '../../lib/verify/did/keys';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import { decodeJws, verifyJws } from '../../lib/verify/proofs/jws';
import { verifySignature } from '../../lib/verify/proofs/signature';
import { startRun } from '../../lib/verify/run';
import { loadRare } from '../load-rare';
import { hasVectors, VECTORS } from './shared';

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(VECTORS, file), 'utf8'));
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

const run = startRun({
  fetch: async (url) => ({ ok: false, url, reason: 'network' }),
  now: new Date('2026-06-01T12:00:00Z'),
  registry: NO_REGISTRY,
  rare: loadRare,
});

const Ed25519Groups = v.object({
  testGroups: v.array(
    v.object({
      publicKeyJwk: v.object({ kty: v.string(), crv: v.string(), x: v.string() }),
      tests: v.array(v.object({ tcId: v.number(), msg: v.string(), sig: v.string(), result: v.string() })),
    }),
  ),
});

const JwsGroups = v.object({
  testGroups: v.array(
    v.object({
      comment: v.string(),
      public: v.optional(v.record(v.string(), v.unknown())),
      tests: v.array(v.object({ tcId: v.number(), comment: v.string(), jws: v.unknown(), result: v.string() })),
    }),
  ),
});

describe.skipIf(!hasVectors)('Wycheproof', () => {
  it('Ed25519: every signature is judged as published, by WebCrypto and by the fallback', async () => {
    const { verifyEd25519 } = await loadRare();
    const { testGroups } = v.parse(Ed25519Groups, read('wycheproof/ed25519_test.json'));
    let judged = 0;
    for (const { publicKeyJwk, tests } of testGroups) {
      for (const { tcId, msg, sig, result } of tests) {
        const answer = await verifySignature(run, 'EdDSA', publicKeyJwk, bytes(sig), bytes(msg));
        expect(answer === 'holds', `case ${tcId}`).toBe(result === 'valid');
        expect(verifyEd25519(publicKeyJwk, bytes(sig), bytes(msg)), `case ${tcId}, fallback`).toBe(result === 'valid');
        judged++;
      }
    }
    expect(judged).toBe(151);
  });

  /** JSON serialisation and symmetric keys are nothing we take. */
  it('JSON Web Signature: no invalid one holds, and every valid one that is ours to check does', async () => {
    const { testGroups } = v.parse(JwsGroups, read('wycheproof/json_web_signature_test.json'));
    const missed: string[] = [];
    let held = 0;
    for (const { comment, public: jwk, tests } of testGroups) {
      const key = keyOfJwk(jwk);
      for (const one of tests) {
        const jws = typeof one.jws === 'string' ? decodeJws(one.jws) : null;
        const holds = jws !== null && key !== null && (await verifyJws(run, jws, key)) === 'holds';
        if (holds) expect(one.result, `${comment} ${one.tcId} ${one.comment}`).toBe('valid');
        if (holds) held++;
        else if (one.result === 'valid' && jwk) missed.push(`${comment}: ${one.comment}`);
      }
    }
    // Their keys say that they are for another algorithm (`PS256`, and `ES521`, which is none): RFC 7517, 4.4.
    expect(missed).toEqual([
      'rfc7520: Figure20',
      'rfc7520: Figure27',
      'rfc7520WithKeyOps: Figure20',
      'rfc7520WithKeyOps: Figure27',
    ]);
    expect(held).toBeGreaterThan(20);
  });
});

const DID_KEY_FILES = ['ed25519-x25519', 'nist-curves', 'secp256k1', 'bls12381', 'rsa'];

describe.skipIf(!hasVectors)('DIDs that are their keys', () => {
  for (const file of DID_KEY_FILES) {
    it(`did:key: ${file}`, async () => {
      const cases = v.parse(v.record(v.string(), v.looseObject({})), read(`did-key/${file}.json`));
      for (const [did, one] of Object.entries(cases)) {
        // A pair of BLS keys (G1 and G2) is none that a suite of ours takes.
        if (did.startsWith('did:key:z5Tc')) continue;
        const answer = await resolveController(run, did);
        expect(answer.kind, did).toBe('document');
        const key = answer.kind === 'document' ? answer.keys[0]?.key : null;
        const text = JSON.stringify(one);
        // The vectors write the key as a JWK or in base58; where it is a JWK, ours has to be the same.
        if (key?.x && text.includes('"x":')) expect(text, did).toContain(`"x":"${key.x}"`);
        if (key?.y) expect(text.includes('"y":') ? text : `"y":"${key.y}"`, did).toContain(`"y":"${key.y}"`);
        if (key?.n) expect(text, did).toContain(`"n":"${key.n}"`);
        expect(key, did).toBeTruthy();
      }
    });
  }

  it('did:key: a key for encryption signs nothing', async () => {
    const { didDocument } = v.parse(
      v.object({ didDocument: v.record(v.string(), v.unknown()) }),
      read('did-key/x25519.json'),
    );
    for (const did of Object.keys(didDocument)) expect((await resolveController(run, did)).kind).toBe('unreadable');
  });

  it('did:jwk: the examples of its specification', async () => {
    const text = readFileSync(path.join(VECTORS, 'did-jwk/spec.md'), 'utf8');
    const dids = [...new Set(text.match(/did:jwk:[\w-]{40,}/g))];
    const kinds = await Promise.all(dids.map(async (did) => (await resolveController(run, did)).kind));
    // One is on P-256; the other is an X25519 key, which is for encryption.
    expect(kinds.toSorted()).toEqual(['document', 'unreadable']);
  });
});
