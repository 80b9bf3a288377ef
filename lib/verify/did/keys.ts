import { base64urlnopad } from '@scure/base';
import { isObject, type JsonObject, listOf, textOf } from '../json';
import { bytesOfMultibase, keyOfMultibase } from './multikey';

/** A public key as a JWK (RFC 7517) with only its public members, whatever form it came in. */
export interface PublicJwk {
  readonly kty: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
  /** The one algorithm the key is meant for, where its owner says so. RFC 7517, 4.4. */
  readonly alg?: string;
}

const CURVES_OF_EC = new Set(['P-256', 'P-384', 'P-521', 'secp256k1']);

/**
 * The key of a verification method: `publicKeyMultibase` (Multikey, Ed25519VerificationKey2020), `publicKeyJwk`
 * (JsonWebKey, JsonWebKey2020) or `publicKeyBase58` (Ed25519VerificationKey2018). One method, one key: several that differ
 * are none. null: no key we can read. Controlled Identifiers 1.0, 2.2.2 and 2.2.3.
 */
export function keyOfMethod(method: JsonObject): PublicJwk | null {
  const multibase = textOf(method.publicKeyMultibase);
  const base58 = textOf(method.publicKeyBase58);
  const forms = [
    multibase ? keyOfMultibase(multibase) : undefined,
    isObject(method.publicKeyJwk) ? keyOfJwk(method.publicKeyJwk) : undefined,
    base58 ? keyOfBase58(base58, textOf(method.type)) : undefined,
  ].filter((key) => key !== undefined);
  const [first] = forms;
  return first && forms.every((key) => key && sameKey(key, first)) ? first : null;
}

/** Only Ed25519 keys were written so; the type says it, for the bytes don't. Ed25519 Signature 2018, 3. */
function keyOfBase58(text: string, type: string | null): PublicJwk | null {
  const bytes = type === 'Ed25519VerificationKey2018' ? bytesOfMultibase(`z${text}`) : null;
  return bytes?.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(bytes) } : null;
}

/** A JWK with only its public members, or null when it isn't one of the kinds we check, or isn't meant for signatures. RFC 7517, 4.2 and 4.3. */
export function keyOfJwk(value: unknown): PublicJwk | null {
  if (!isObject(value) || (value.use !== undefined && value.use !== 'sig')) return null;
  if (value.key_ops !== undefined && !listOf(value.key_ops).includes('verify')) return null;
  const key = publicMembers(value);
  const alg = textOf(value.alg);
  return key && alg ? { ...key, alg } : key;
}

function publicMembers(value: JsonObject): PublicJwk | null {
  const [kty, crv, x, y, n, e] = ['kty', 'crv', 'x', 'y', 'n', 'e'].map((name) => textOf(value[name]));
  if (kty === 'OKP' && crv === 'Ed25519' && x) return { kty, crv, x };
  if (kty === 'EC' && crv && CURVES_OF_EC.has(crv) && x && y) return { kty, crv, x, y };
  if (kty === 'RSA' && n && e) return { kty, n, e };
  return null;
}

/** Are these the same public key? */
export function sameKey(a: PublicJwk, b: PublicJwk): boolean {
  return nameOfKey(a) === nameOfKey(b);
}

/** A text that two keys share only if they are the same, whatever they are meant for. */
export function nameOfKey({ kty, crv, x, y, n, e }: PublicJwk): string {
  return [kty, crv, x, y, n, e].join(' ');
}
