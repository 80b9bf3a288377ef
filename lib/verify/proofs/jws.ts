import { bytesOfBase64url } from '../base64url';
import type { PublicJwk } from '../did/keys';
import { isObject, type JsonObject, parseJson, textOf } from '../json';
import { MAX_JWT } from '../limits';
import type { ProofVerdict } from '../rare/types';
import type { Run } from '../run';
import { isAlgorithm, verifySignature } from './signature';

const text = new TextDecoder('utf-8', { fatal: true });

/** A compact JWS taken apart; nothing of it checked yet. */
export interface Jws {
  readonly header: JsonObject;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** What was signed: `header.payload` as it stands. */
  readonly signed: Uint8Array;
}

/** Takes a compact JWS apart, or answers null when it isn't one. RFC 7515, 5.2 and 7.1. */
export function decodeJws(token: string): Jws | null {
  if (token.length > MAX_JWT) return null;
  const [head, body, tail, ...more] = token.split('.');
  if (!head || body === undefined || tail === undefined || more.length > 0) return null;
  const header = headerOf(head);
  const payload = bytesOfBase64url(body);
  const signature = bytesOfBase64url(tail);
  if (!header || !payload || !signature) return null;
  return { header, payload, signature, signed: new TextEncoder().encode(`${head}.${body}`) };
}

/** Issuers write the same header into every token, so the last one read is kept. */
let lastHeader: readonly [text: string, header: JsonObject] | undefined;

function headerOf(head: string): JsonObject | null {
  if (lastHeader?.[0] === head) return lastHeader[1];
  const bytes = bytesOfBase64url(head);
  const words = bytes && utf8(bytes);
  const parsed = words === null ? null : parseJson(words);
  if (!parsed?.ok || !isObject(parsed.value)) return null;
  lastHeader = [head, parsed.value];
  return parsed.value;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return text.decode(bytes);
  } catch {
    return null;
  }
}

/** A JWS over bytes that stand elsewhere: `header..signature` with `b64: false`. RFC 7797; Ed25519 Signature 2018, 3. */
export function decodeDetachedJws(token: string, payload: Uint8Array): Jws | null {
  const [head, body, tail] = token.split('.');
  if (!head || body !== '' || tail === undefined) return null;
  const taken = decodeJws(`${head}..${tail}`);
  const crit = taken?.header.crit;
  if (taken?.header.b64 !== false || !Array.isArray(crit) || crit.length !== 1 || crit[0] !== 'b64') return null;
  const prefix = new TextEncoder().encode(`${head}.`);
  const signed = new Uint8Array(prefix.length + payload.length);
  signed.set(prefix);
  signed.set(payload, prefix.length);
  // `b64` is understood here, and here alone.
  const { crit: _, b64: __, ...header } = taken.header;
  return { ...taken, header, payload, signed };
}

/**
 * Does the signature hold, by this key? The algorithm is the header's, and must be the key's own (RFC 8725, 3.1); `none`
 * and symmetric ones are no signatures. `crit` names extensions that we don't know (RFC 7515, 4.1.11).
 */
export async function verifyJws(run: Pick<Run, 'rare'>, jws: Jws, key: PublicJwk): Promise<ProofVerdict> {
  const alg = textOf(jws.header.alg) ?? '';
  if (jws.header.crit !== undefined || jws.header.b64 !== undefined) return 'malformed';
  return isAlgorithm(alg) ? verifySignature(run, alg, key, jws.signature, jws.signed) : 'unsupported';
}
