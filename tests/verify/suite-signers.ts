import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { base58, base64urlnopad } from '@scure/base';
import { canonicalOf, type Json } from '../world/sign';

/** Keys and signatures of every suite that signs a document as a whole, written apart from the product on purpose. */
export type Curve = 'Ed25519' | 'P-256' | 'P-384';

const CURVES = {
  Ed25519: { prefix: [0xed, 0x01], hash: sha256, digest: 'SHA-256', alg: 'EdDSA' },
  'P-256': { prefix: [0x80, 0x24], hash: sha256, digest: 'SHA-256', alg: 'ES256' },
  'P-384': { prefix: [0x81, 0x24], hash: sha384, digest: 'SHA-384', alg: 'ES384' },
} as const;

const secretOf = (curve: Curve, name: string) => {
  const seed = sha384(new TextEncoder().encode(`touchstone suites: ${curve} ${name}`));
  return curve === 'P-384' ? seed : seed.slice(0, 32);
};

function publicOf(curve: Curve, secret: Uint8Array): Uint8Array {
  if (curve === 'Ed25519') return ed25519.getPublicKey(secret);
  return curve === 'P-256' ? p256.getPublicKey(secret, true) : p384.getPublicKey(secret, true);
}

function signBytes(curve: Curve, secret: Uint8Array, data: Uint8Array): Uint8Array {
  if (curve === 'Ed25519') return ed25519.sign(data, secret);
  return curve === 'P-256' ? p256.sign(data, secret) : p384.sign(data, secret);
}

export const multibaseOf = (curve: Curve, name = 'issuer'): string =>
  `z${base58.encode(Uint8Array.of(...CURVES[curve].prefix, ...publicOf(curve, secretOf(curve, name))))}`;

export const didKeyOf = (curve: Curve, name = 'issuer'): string => `did:key:${multibaseOf(curve, name)}`;

export interface SuiteSigner {
  /** `cryptosuite`, or the proof's type where it is older than those. */
  readonly suite: string;
  readonly curve: Curve;
  readonly name?: string;
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** RFC 8785 for what tests need: no number or letter in them is written differently by JSON.stringify. */
function jcs(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${jcs(inner)}`).join(',')}}`;
}

/** The proof of this suite over the document (which may hold earlier proofs, for a chain). */
export async function proofBy(signer: SuiteSigner, document: Json, more: Json = {}): Promise<Json> {
  const { suite, curve, name = 'issuer' } = signer;
  const did = didKeyOf(curve, name);
  const isOlder = /^(?:Ed25519|JsonWeb)Signature/.test(suite);
  const options: Json = {
    ...(isOlder ? { type: suite } : { type: 'DataIntegrityProof', cryptosuite: suite }),
    ...(suite.includes('jcs') ? { '@context': document['@context'] } : {}),
    created: '2024-05-03T09:00:00Z',
    verificationMethod: `${did}#${did.slice(8)}`,
    proofPurpose: 'assertionMethod',
    ...more,
  };
  const { hash, digest, alg } = CURVES[curve];
  const secret = secretOf(curve, name);
  const isDetached = suite === 'Ed25519Signature2018' || suite === 'JsonWebSignature2020';
  const texts = suite.includes('jcs')
    ? [jcs(options), jcs(document)]
    : [
        await canonicalOf({ ...options, '@context': document['@context'] }, isDetached ? 'SHA-256' : digest),
        await canonicalOf(document, isDetached ? 'SHA-256' : digest),
      ];
  const data = texts.flatMap((text) => [...(isDetached ? sha256 : hash)(bytes(text))]);
  if (!isDetached)
    return { ...options, proofValue: `z${base58.encode(signBytes(curve, secret, Uint8Array.from(data)))}` };
  const head = base64urlnopad.encode(bytes(JSON.stringify({ alg, b64: false, crit: ['b64'] })));
  const signature = signBytes(curve, secret, Uint8Array.of(...bytes(`${head}.`), ...data));
  return { ...options, jws: `${head}..${base64urlnopad.encode(signature)}` };
}

export const signBy = async (signer: SuiteSigner, document: Json, more: Json = {}): Promise<Json> => ({
  ...document,
  proof: await proofBy(signer, document, more),
});
