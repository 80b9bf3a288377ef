import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { isObject, type JsonObject, parseJson } from '../json';
import { MAX_JSON_BYTES } from '../limits';
import type { Jwt } from '../proofs/jwt';
import { decodeCbor } from './cbor';

const COSE_SIGN1 = 18;

/** Labels of header parameters. RFC 9052, 3.1; RFC 9596. */
const LABEL = { alg: 1, crit: 2, contentType: 3, kid: 4, claims: 15, typ: 16 } as const;

/** CWT claims under the names JWT gives them: RFC 8392, 4; Token Status List, 6.2. */
const CLAIMS = new Map<unknown, string>([
  [1, 'iss'],
  [2, 'sub'],
  [4, 'exp'],
  [5, 'nbf'],
  [65_535, 'status'],
]);

/** IANA's numbers of COSE algorithms under the names JWS gives them; RFC 9864 added numbers that fix the curve as well. */
const ALGORITHMS = new Map<unknown, string>([
  [-7, 'ES256'],
  [-35, 'ES384'],
  [-36, 'ES512'],
  [-8, 'EdDSA'],
  [-9, 'ES256'],
  [-51, 'ES384'],
  [-52, 'ES512'],
  [-19, 'EdDSA'],
]);

/**
 * Takes a credential secured with COSE (a tagged COSE_Sign1 whose payload is the credential as JSON) apart, checking nothing
 * but its form. Null for anything else, and for headers with `crit`: extensions that we don't know.
 * RFC 9052, 4.2 and 4.4; Securing Verifiable Credentials using JOSE and COSE, 3.3.
 */
export function openCose(bytes: Uint8Array): Jwt | null {
  // 0xd2 is tag 18; the other form, without it, can't be told from any array of four.
  if (bytes.length > MAX_JSON_BYTES || bytes[0] !== 0xd2) return null;
  const parts = decodeCbor(bytes, [COSE_SIGN1]);
  if (!Array.isArray(parts) || parts.length !== 4) return null;
  const [head, open, body, signature]: readonly unknown[] = parts;
  if (!(head instanceof Uint8Array) || !(body instanceof Uint8Array) || !(signature instanceof Uint8Array)) return null;
  const header = decodeCbor(head);
  if (!(header instanceof Map) || !(open instanceof Map)) return null;
  if (header.has(LABEL.crit) || open.has(LABEL.crit)) return null;
  // One label in both places would let them differ. RFC 9052, 3.
  if ([...open.keys()].some((label) => header.has(label))) return null;
  // Claims that nobody signed. RFC 9597, 2.
  if (open.has(LABEL.claims)) return null;
  const alg = header.get(LABEL.alg);
  const payload = parseJson(textOf(body) ?? '');
  if (typeof alg !== 'number' || !payload.ok || !isObject(payload.value)) return null;
  const claims = claimsOf(header.get(LABEL.claims), payload.value);
  if (!claims) return null;
  const kid: unknown = header.get(LABEL.kid) ?? open.get(LABEL.kid);
  const kidText = kid instanceof Uint8Array ? textOf(kid) : null;
  const typ = written(header.get(LABEL.typ));
  const cty = written(header.get(LABEL.contentType));
  return {
    header: {
      alg: ALGORITHMS.get(alg) ?? `COSE ${alg}`,
      ...(kidText === null ? {} : { kid: kidText }),
      ...(typ === null ? {} : { typ }),
      ...(cty === null ? {} : { cty }),
    },
    claims,
    payload: body,
    signed: concatBytes(
      Uint8Array.of(0x84),
      text('Signature1'),
      byteString(head),
      byteString(new Uint8Array()),
      byteString(body),
    ),
    signature,
  };
}

/** The payload with what the protected header claims of it; null where that is no claims, or the two differ. RFC 9597, 2. */
function claimsOf(claims: unknown, payload: JsonObject): JsonObject | null {
  if (claims === undefined) return payload;
  if (!(claims instanceof Map)) return null;
  const named: Record<string, unknown> = {};
  for (const [label, name] of CLAIMS) if (claims.has(label)) named[name] = claims.get(label);
  const differs = Object.keys(named).some((name) => Object.hasOwn(payload, name) && payload[name] !== named[name]);
  return differs ? null : { ...payload, ...named };
}

/** A media type, or the number of one as text: never taken for absent. */
const written = (value: unknown): string | null => (value === undefined ? null : String(value));

/** UTF-8, or null. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** CBOR of a byte string and of a short text. RFC 8949, 3. */
function byteString(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  const head =
    length < 24
      ? [0x40 | length]
      : length < 0x100
        ? [0x58, length]
        : length < 0x10000
          ? [0x59, length >> 8, length & 0xff]
          : [0x5a, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff];
  return concatBytes(Uint8Array.from(head), bytes);
}

const text = (words: string): Uint8Array => concatBytes(Uint8Array.of(0x60 | words.length), utf8ToBytes(words));
