import { base64, base64urlnopad } from '@scure/base';
import { MAX_PEM } from '../limits';
import type { PublicJwk } from './keys';

/** An element of DER: its tag, what it holds, and where the next one begins. X.690, 8.1. */
interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly end: number;
}

const [INTEGER, BIT_STRING, OBJECT_ID, SEQUENCE] = [0x02, 0x03, 0x06, 0x30];

/** Object identifiers as their bytes in hexadecimal: RFC 3279, 2.3.1 and 2.3.5; RFC 5480, 2.1.1; RFC 8410, 3. */
const RSA = '2a864886f70d010101';
const EC = '2a8648ce3d0201';
const ED25519 = '2b6570';
const CURVES: Readonly<Record<string, { readonly crv: string; readonly size: number }>> = {
  '2a8648ce3d030107': { crv: 'P-256', size: 32 },
  '2b81040022': { crv: 'P-384', size: 48 },
};

/**
 * The public key of a PEM text, as Open Badges' `publicKeyPem` has it: `PUBLIC KEY` (RFC 5280, 4.1.2.7) or
 * `RSA PUBLIC KEY` (RFC 8017, A.1.1). null: neither, broken, or of a kind we don't check. Never throws.
 */
export function keyOfPem(pem: string): PublicJwk | null {
  if (pem.length > MAX_PEM) return null;
  // Issuers that build their JSON by hand write the line ends as two characters.
  const match = /-----BEGIN ((?:RSA )?PUBLIC KEY)-----([A-Za-z0-9+/=\s]+)-----END \1-----/.exec(
    pem.replace(/\\[rn]/g, '\n'),
  );
  if (!match?.[1] || !match[2]) return null;
  let der: Uint8Array;
  try {
    der = base64.decode(match[2].replace(/\s+/g, ''));
  } catch {
    return null;
  }
  return match[1] === 'PUBLIC KEY' ? keyOfSpki(der) : keyOfPkcs1(der);
}

function keyOfSpki(der: Uint8Array): PublicJwk | null {
  const [algorithm, key] = children(elementAt(der, 0), SEQUENCE, der.length);
  const [name, parameters] = children(algorithm, SEQUENCE);
  // The first byte of a bit string counts the bits that its last one doesn't use; keys are whole bytes.
  if (!key || key.tag !== BIT_STRING || key.content[0] !== 0 || name?.tag !== OBJECT_ID) return null;
  const bytes = key.content.subarray(1);
  switch (hexOf(name.content)) {
    case RSA:
      return keyOfPkcs1(bytes);
    case ED25519:
      return bytes.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(bytes) } : null;
    case EC:
      return parameters?.tag === OBJECT_ID ? keyOfPoint(bytes, hexOf(parameters.content)) : null;
    default:
      return null;
  }
}

/** An RSAPublicKey. RFC 8017, A.1.1. */
export function keyOfPkcs1(der: Uint8Array): PublicJwk | null {
  const [modulus, exponent] = children(elementAt(der, 0), SEQUENCE, der.length);
  if (modulus?.tag !== INTEGER || exponent?.tag !== INTEGER) return null;
  const [n, e] = [unsigned(modulus.content), unsigned(exponent.content)];
  return n && e ? { kty: 'RSA', n: base64urlnopad.encode(n), e: base64urlnopad.encode(e) } : null;
}

/** An uncompressed point. RFC 5480, 2.2; SEC 1, 2.3.3. */
function keyOfPoint(point: Uint8Array, curve: string): PublicJwk | null {
  const known = Object.hasOwn(CURVES, curve) ? CURVES[curve] : undefined;
  if (!known || point[0] !== 4 || point.length !== 1 + 2 * known.size) return null;
  const [x, y] = [point.subarray(1, 1 + known.size), point.subarray(1 + known.size)];
  return { kty: 'EC', crv: known.crv, x: base64urlnopad.encode(x), y: base64urlnopad.encode(y) };
}

/** A positive integer without the zero that keeps it from being negative; null for any other. */
function unsigned(content: Uint8Array): Uint8Array | null {
  const first = content.findIndex((byte) => byte !== 0);
  if (first < 0 || (content[0] ?? 0) >= 0x80) return null;
  return content.subarray(first);
}

/** The elements inside one of this tag; none where it has another, or where it should fill `whole` and doesn't. */
function children(element: Element | null | undefined, tag: number, whole?: number): readonly Element[] {
  if (!element || element.tag !== tag || (whole !== undefined && element.end !== whole)) return [];
  const found: Element[] = [];
  for (let at = 0; at < element.content.length && found.length < 4; ) {
    const child = elementAt(element.content, at);
    if (!child) return [];
    found.push(child);
    at = child.end;
  }
  return found;
}

function elementAt(bytes: Uint8Array, at: number): Element | null {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return null;
  const counted = first < 0x80 ? 0 : first & 0x7f;
  if (first >= 0x80 && (counted === 0 || counted > 2)) return null;
  const start = at + 2 + counted;
  const length = counted === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = start + length;
  return end > bytes.length ? null : { tag, content: bytes.subarray(start, end), end };
}

const hexOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
