import { ed25519 } from '@noble/curves/ed25519.js';
import { base58, base64urlnopad } from '@scure/base';
import type { JWK } from 'jose';
import { isObject, type JsonObject, textOf } from '../json';

/** A public key as a JWK (RFC 7517), whatever form it came in. */
export type PublicJwk = JWK & { readonly kty: string };

const MULTIKEY_ED25519 = [0xed, 0x01];

/**
 * The key of a verification method: `publicKeyMultibase` (Multikey, Ed25519VerificationKey2020) or `publicKeyJwk`
 * (JsonWebKey, JsonWebKey2020). null: no key we can read. Controlled Identifiers 1.0, 2.2.2 and 2.2.3.
 */
export function keyOfMethod(method: JsonObject): PublicJwk | null {
  const multibase = textOf(method.publicKeyMultibase);
  if (multibase) return keyOfMultibase(multibase);
  return isObject(method.publicKeyJwk) ? keyOfJwk(method.publicKeyJwk) : null;
}

/** The key of a Multikey text (`z6Mk…`): Ed25519 for now; other curves answer null. */
export function keyOfMultibase(multibase: string): PublicJwk | null {
  if (!multibase.startsWith('z') || multibase.length > 200) return null;
  let bytes: Uint8Array;
  try {
    bytes = base58.decode(multibase.slice(1));
  } catch {
    return null;
  }
  if (bytes.length !== 34 || MULTIKEY_ED25519.some((byte, i) => bytes[i] !== byte)) return null;
  return { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(bytes.subarray(2)) };
}

/** A JWK with only its public members, or null when it isn't one of the kinds we check. */
export function keyOfJwk(value: unknown): PublicJwk | null {
  if (!isObject(value)) return null;
  const [kty, crv, x, y, n, e] = ['kty', 'crv', 'x', 'y', 'n', 'e'].map((name) => textOf(value[name]));
  if (kty === 'OKP' && crv === 'Ed25519' && x) return { kty, crv, x };
  if (kty === 'EC' && (crv === 'P-256' || crv === 'P-384') && x && y) return { kty, crv, x, y };
  if (kty === 'RSA' && n && e) return { kty, n, e };
  return null;
}

/** Are these the same public key? */
export function sameKey(a: PublicJwk, b: PublicJwk): boolean {
  const members = (key: PublicJwk) => [key.kty, key.crv, key.x, key.y, key.n, key.e].join(' ');
  return members(a) === members(b);
}

/**
 * Is this an Ed25519 signature (RFC 8032) of these bytes by this key? WebCrypto where it knows the curve, noble where not.
 */
export async function verifyEd25519(key: PublicJwk, signature: Uint8Array, message: Uint8Array): Promise<boolean> {
  if (key.kty !== 'OKP' || key.crv !== 'Ed25519' || !key.x || signature.length !== 64) return false;
  let raw: Uint8Array;
  try {
    raw = base64urlnopad.decode(key.x);
  } catch {
    return false;
  }
  if (raw.length !== 32) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', Uint8Array.from(raw), { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify(
      { name: 'Ed25519' },
      imported,
      Uint8Array.from(signature),
      Uint8Array.from(message),
    );
  } catch {
    // A browser without the curve, or a point WebCrypto refuses to import: noble answers both, false for the latter.
    try {
      return ed25519.verify(signature, message, raw, { zip215: false });
    } catch {
      return false;
    }
  }
}
