import { base64nopad, base64urlnopad } from '@scure/base';
import { inflateBounded } from '../inflate';
import { textOf } from '../json';
import { MAX_KEPT_LIST_BYTES, MAX_KEPT_LISTS, MAX_STATUS_LIST_BYTES } from '../limits';

/**
 * Lists unpacked lately, the last used last: a thousand credentials of one list cost one unpacking. Kept by what they say,
 * not by their address, so that a list which has changed is another one; comparing two texts is cheaper than a digest.
 */
const kept = new Map<string, Uint8Array>();
let keptBytes = 0;

/**
 * The bits of an encoded list (base64url of gzip), or null when it is broken or unpacks to more than we hold.
 * Bitstring Status List 1.0, 3.4: with the letter of its multibase; Status List 2021 and Revocation List 2020: without, and
 * some issuers write base64 for base64url.
 */
export function decodeList(encodedList: unknown): Uint8Array | null {
  const text = textOf(encodedList);
  if (!text) return null;
  const bits = kept.get(text) ?? unpack(text);
  if (bits) keep(text, bits);
  return bits;
}

function unpack(text: string): Uint8Array | null {
  try {
    // No gzip begins with `u` in base64: it is always the multibase.
    const packed = (text.startsWith('u') ? text.slice(1) : text).replace(/={1,2}$/, '');
    const coder = /[+/]/.test(packed) ? base64nopad : base64urlnopad;
    return inflateBounded('gzip', coder.decode(packed), MAX_STATUS_LIST_BYTES);
  } catch {
    return null;
  }
}

function keep(text: string, bits: Uint8Array): void {
  const cost = (list: string, unpacked: Uint8Array) => list.length + unpacked.length;
  if (kept.delete(text)) keptBytes -= cost(text, bits);
  kept.set(text, bits);
  keptBytes += cost(text, bits);
  for (const [oldest, unpacked] of kept) {
    if (kept.size <= MAX_KEPT_LISTS && keptBytes <= MAX_KEPT_LIST_BYTES) return;
    kept.delete(oldest);
    keptBytes -= cost(oldest, unpacked);
  }
}

/**
 * The value of `size` bits at an index, counted from the left from 0; null when it lies outside. Bitstring Status List 1.0,
 * 3.2: the entry stands at the index times the size.
 */
export function valueAt(bits: Uint8Array, index: number, size: number): number | null {
  let value = 0;
  for (let bit = index * size; bit < (index + 1) * size; bit++) {
    const byte = bits[Math.floor(bit / 8)];
    if (byte === undefined) return null;
    value = value * 2 + ((byte >> (7 - (bit % 8))) & 1);
  }
  return value;
}
