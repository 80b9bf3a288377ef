import * as bbs from '@digitalbazaar/bbs-2023-cryptosuite';
import { generateBbsKeyPair } from '@digitalbazaar/bls12-381-multikey';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate } from '@digitalbazaar/ecdsa-multikey';
import * as ecdsa from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { p256, p384 } from '@noble/curves/nist.js';
import { base58, base64urlnopad } from '@scure/base';
import { decode, encode } from 'cborg';
import jsigs from 'jsonld-signatures';
import type { PublicJwk } from '../../lib/verify/did/keys';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import type { JsonObject } from '../../lib/verify/json';
import { packagedContext } from '../../lib/verify/jsonld/contexts';
import { type Run, startRun } from '../../lib/verify/run';
import type { KeyPair } from '../../scripts/key-pair';
import { loadRare } from '../load-rare';
import { networkOf } from './mint';

/** Credentials whose holder shows a part: signed and derived by the suites' reference implementation, with keys made for the test. */
export type SelectiveSuite = 'ecdsa-sd-2023' | 'bbs-2023';
const SUITES = { 'ecdsa-sd-2023': ecdsa, 'bbs-2023': bbs };
const CONTROLLER = 'https://issuer.example/about';

const documentLoader = async (url: string) => {
  const document = packagedContext(url);
  if (!document) throw new Error(`the tests have no context ${url}`);
  return { contextUrl: null, documentUrl: url, document };
};

export interface Key {
  readonly pair: KeyPair;
  readonly jwk: PublicJwk;
}

export async function makeKey(suite: SelectiveSuite): Promise<Key> {
  const pair =
    suite === 'bbs-2023'
      ? await generateBbsKeyPair({ algorithm: 'BBS-BLS12-381-SHA-256', controller: CONTROLLER })
      : await generate({ curve: 'P-256', controller: CONTROLLER });
  return { pair, jwk: jwkOf(pair.publicKeyMultibase) };
}

/** The JWK of a Multikey text; read apart from the product, which somebody else tests. */
export function jwkOf(multibase: string): PublicJwk {
  const bytes = base58.decode(multibase.slice(1)).subarray(2);
  if (bytes.length === 96) return { kty: 'OKP', crv: 'Bls12381G2', x: base64urlnopad.encode(bytes) };
  const [curve, crv] = bytes.length === 33 ? [p256, 'P-256'] : [p384, 'P-384'];
  const point = curve.Point.fromBytes(bytes).toBytes(false).subarray(1);
  const half = point.length / 2;
  return {
    kty: 'EC',
    crv,
    x: base64urlnopad.encode(point.subarray(0, half)),
    y: base64urlnopad.encode(point.subarray(half)),
  };
}

export interface Pointers {
  readonly mandatory?: readonly string[];
  readonly selective?: readonly string[];
  readonly presentationHeader?: Uint8Array;
}

/** The issuer's own signed document, not fit to be shown. */
export const signBase = (suite: SelectiveSuite, document: JsonObject, key: Key, mandatory: readonly string[]) =>
  jsigs.sign(structuredClone(document), {
    suite: new DataIntegrityProof({
      signer: key.pair.signer(),
      date: '2024-05-03T09:00:00Z',
      cryptosuite: SUITES[suite].createSignCryptosuite({ mandatoryPointers: mandatory }),
    }),
    purpose: new jsigs.purposes.AssertionProofPurpose(),
    documentLoader,
  });

/** What a holder shows of it. */
export async function derive(
  suite: SelectiveSuite,
  document: JsonObject,
  key: Key,
  { mandatory = [], selective = [], presentationHeader }: Pointers,
): Promise<Derived> {
  const base = await signBase(suite, document, key, mandatory);
  const shown = await jsigs.derive(base, {
    suite: new DataIntegrityProof({
      cryptosuite: SUITES[suite].createDiscloseCryptosuite({
        selectivePointers: selective,
        ...(presentationHeader ? { presentationHeader } : {}),
      }),
    }),
    purpose: new jsigs.purposes.AssertionProofPurpose(),
    documentLoader,
  });
  return parted(shown);
}

/** A credential and its proof apart, as a suite is asked. */
export interface Derived {
  readonly document: JsonObject;
  readonly proof: JsonObject;
}

export function parted({ proof, ...document }: JsonObject): Derived {
  if (typeof proof !== 'object' || proof === null) throw new Error('no proof');
  return { document, proof: { ...proof } };
}

const run = (): Run =>
  startRun({ fetch: networkOf({}), now: new Date('2026-06-01T12:00:00Z'), registry: NO_REGISTRY, rare: loadRare });

/** What our suite answers. */
export async function ours(suite: SelectiveSuite, { document, proof }: Derived, key: PublicJwk): Promise<string> {
  const { suites } = await loadRare();
  return suites[suite]({ run: run(), document, proof, key });
}

/** Does the reference implementation take it? Its exceptions count as no. */
export async function theirs(suite: SelectiveSuite, { document, proof }: Derived, pair: KeyPair): Promise<boolean> {
  const cryptosuite = SUITES[suite].createVerifyCryptosuite();
  try {
    const data = await cryptosuite.createVerifyData({ cryptosuite, document, proof, documentLoader });
    const verifier = await cryptosuite.createVerifier({
      verificationMethod: {
        '@context': 'https://w3id.org/security/multikey/v1',
        id: pair.id,
        type: 'Multikey',
        controller: CONTROLLER,
        publicKeyMultibase: pair.publicKeyMultibase,
      },
    });
    return await verifier.verify({ data });
  } catch {
    return false;
  }
}

/** The parts of a derived proof value. */
export function partsOf({ proof }: Derived): unknown[] {
  const parts: unknown = decode(bytesOfValue(proof.proofValue).subarray(3), { useMaps: true });
  if (!Array.isArray(parts)) throw new Error('no proof value');
  return parts;
}

export const bytesOfValue = (value: unknown): Uint8Array => base64urlnopad.decode(String(value).slice(1));

/** The same credential with other parts in its proof value. */
export function withParts(derived: Derived, change: (parts: unknown[]) => readonly unknown[]): Derived {
  const head = bytesOfValue(derived.proof.proofValue).subarray(0, 3);
  return withBytes(derived, Uint8Array.of(...head, ...encode(change(partsOf(derived)))));
}

/** The same credential with these bytes as its proof value. */
export const withBytes = ({ document, proof }: Derived, bytes: Uint8Array): Derived => ({
  document,
  proof: { ...proof, proofValue: `u${base64urlnopad.encode(bytes)}` },
});
