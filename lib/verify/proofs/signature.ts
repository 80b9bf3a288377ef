import { nameOfKey, type PublicJwk } from '../did/keys';
import { MAX_RSA_BITS, MIN_RSA_BITS } from '../limits';
import type { ProofVerdict } from '../rare/types';
import type { Run } from '../run';

/** Signature algorithms by their JOSE names (RFC 7518, 3.1; RFC 8037; RFC 9864). */
const ALGORITHMS = {
  EdDSA: { kty: 'OKP', crv: 'Ed25519', import: { name: 'Ed25519' }, verify: { name: 'Ed25519' }, size: 64 },
  Ed25519: { kty: 'OKP', crv: 'Ed25519', import: { name: 'Ed25519' }, verify: { name: 'Ed25519' }, size: 64 },
  ES256: ecdsa('P-256', 'SHA-256', 64),
  ES384: ecdsa('P-384', 'SHA-384', 96),
  ES512: ecdsa('P-521', 'SHA-512', 132),
  RS256: rsa('RSASSA-PKCS1-v1_5', 'SHA-256'),
  RS384: rsa('RSASSA-PKCS1-v1_5', 'SHA-384'),
  RS512: rsa('RSASSA-PKCS1-v1_5', 'SHA-512'),
  PS256: rsa('RSA-PSS', 'SHA-256', 32),
  PS384: rsa('RSA-PSS', 'SHA-384', 48),
  PS512: rsa('RSA-PSS', 'SHA-512', 64),
} as const satisfies Readonly<Record<string, Algorithm>>;
export type AlgorithmName = keyof typeof ALGORITHMS;

interface Algorithm {
  readonly kty: string;
  readonly crv: string | undefined;
  /** As WebCrypto wants them. */
  readonly import: { readonly name: string; readonly namedCurve?: string; readonly hash?: string };
  readonly verify: { readonly name: string; readonly hash?: string; readonly saltLength?: number };
  /** Bytes of a signature; undefined where the key decides. */
  readonly size: number | undefined;
}

function ecdsa(crv: string, hash: string, size: number): Algorithm {
  return { kty: 'EC', crv, import: { name: 'ECDSA', namedCurve: crv }, verify: { name: 'ECDSA', hash }, size };
}

function rsa(name: string, hash: string, saltLength?: number): Algorithm {
  const verify = saltLength === undefined ? { name } : { name, saltLength };
  return { kty: 'RSA', crv: undefined, import: { name, hash }, verify, size: undefined };
}

export const isAlgorithm = (name: string): name is AlgorithmName => Object.hasOwn(ALGORITHMS, name);

/** Is this key of the kind the algorithm takes? */
export function fits(key: PublicJwk, name: AlgorithmName): boolean {
  const { kty, crv } = ALGORITHMS[name];
  const isMeant = key.alg === undefined || key.alg === name || (kty === 'OKP' && key.alg === 'EdDSA');
  return key.kty === kty && key.crv === crv && isMeant && hasSensibleSize(key);
}

/** A shorter RSA key can be factored by whoever wants to sign with it; a longer one only costs time. RFC 7518, 3.3. */
export function hasSensibleSize({ kty, n = '' }: PublicJwk): boolean {
  // Base64url: four letters for three bytes.
  const bits = (n.length * 3 * 8) / 4;
  return kty !== 'RSA' || (bits > MIN_RSA_BITS - 8 && bits < MAX_RSA_BITS + 24);
}

/** Without `alg`, whose older names some browsers refuse. */
const jwkOf = ({ alg: _, ...key }: PublicJwk): JsonWebKey => ({ ...key, ext: true });

/** Imported keys, for issuers sign many credentials with one key. */
const imported = new Map<string, Promise<CryptoKey>>();
const MAX_IMPORTED = 200;

function importKey(key: PublicJwk, name: AlgorithmName): Promise<CryptoKey> {
  const id = `${name} ${nameOfKey(key)}`;
  const kept = imported.get(id);
  if (kept) return kept;
  const fresh = crypto.subtle.importKey('jwk', jwkOf(key), ALGORITHMS[name].import, false, ['verify']);
  if (imported.size >= MAX_IMPORTED) imported.clear();
  imported.set(id, fresh);
  return fresh;
}

/**
 * Is this a signature of these bytes by this key? ECDSA signatures are r ‖ s (IEEE P1363). `key-unfit` for a key of another
 * kind, `malformed` for a key or signature that no algorithm could use.
 */
export async function verifySignature(
  run: Pick<Run, 'rare'>,
  name: AlgorithmName,
  key: PublicJwk,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<ProofVerdict> {
  if (!fits(key, name)) return 'key-unfit';
  const { size, verify } = ALGORITHMS[name];
  if (size !== undefined && signature.length !== size) return 'malformed';
  let cryptoKey: CryptoKey;
  try {
    cryptoKey = await importKey(key, name);
  } catch (error) {
    // A browser that lacks the curve says NotSupportedError; everything else is a key that is no point of it.
    const lacksCurve = error instanceof Error && error.name === 'NotSupportedError';
    if (!lacksCurve || key.crv !== 'Ed25519') return lacksCurve ? 'unsupported' : 'malformed';
    const holds = (await run.rare()).verifyEd25519(key, signature, data);
    return holds ? 'holds' : 'wrong';
  }
  return (await crypto.subtle.verify(verify, cryptoKey, ownBytes(signature), ownBytes(data))) ? 'holds' : 'wrong';
}

/** WebCrypto takes no view of memory that may be shared; ours never is, but a type can't tell. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : Uint8Array.from(bytes);
}
