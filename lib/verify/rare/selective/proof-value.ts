import { base64urlnopad } from '@scure/base';
import { textOf } from '../../json';
import { MAX_SELECTIVE_PROOF } from '../../limits';
import { decodeCbor } from '../cbor';

/** The third byte of a proof value's header: which suite, and whether the issuer's own proof or one that a holder derived. */
export interface ProofValue {
  readonly mode: number;
  /** The CBOR array behind the header. */
  readonly parts: readonly unknown[];
}

/** Tag 64 (RFC 8746, bytes as a typed array) says no more than the byte string does; some encoders write it. */
const BYTES_TAG = 64;

/**
 * Takes the `proofValue` of a selective-disclosure proof: multibase `u` (base64url) of 0xd9 0x5d, the mode, and a CBOR array.
 * Answers null when it is built otherwise. ECDSA Cryptosuites 1.0, 3.5.7; BBS Cryptosuites 1.0, 3.3.7.
 */
export function openProofValue(value: unknown): ProofValue | null {
  const text = textOf(value);
  if (!text?.startsWith('u') || text.length > MAX_SELECTIVE_PROOF) return null;
  let bytes: Uint8Array;
  try {
    bytes = base64urlnopad.decode(text.slice(1));
  } catch {
    return null;
  }
  const [first, second, mode] = bytes;
  if (first !== 0xd9 || second !== 0x5d || mode === undefined) return null;
  const parts = decodeCbor(bytes.subarray(3), [BYTES_TAG]);
  return Array.isArray(parts) ? { mode, parts } : null;
}

export const isBytes = (value: unknown, length?: number): value is Uint8Array =>
  value instanceof Uint8Array && (length === undefined || value.length === length);

const isIndex = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/**
 * Places of statements in a list, rising; null for anything else. One that is said twice would let a statement stand in the
 * shadow of another, unchecked.
 */
export function risingIndexes(value: unknown): readonly number[] | null {
  if (!Array.isArray(value)) return null;
  const indexes = value.filter(isIndex);
  const rising = indexes.every((index, at) => at === 0 || index > (indexes[at - 1] ?? index));
  return indexes.length === value.length && rising ? indexes : null;
}

/** A map from canonical blank nodes (by number) to the issuer's labels for them, no label used twice; null for anything else. */
export function readLabels(
  value: unknown,
  labelOf: (shortened: unknown) => string | null,
): ReadonlyMap<number, string> | null {
  if (!(value instanceof Map)) return null;
  const labels = new Map<number, string>();
  for (const [number, shortened] of value) {
    const label = labelOf(shortened);
    if (!isIndex(number) || label === null) return null;
    labels.set(number, label);
  }
  // One label for two nodes would let the statements about one thing be told of two.
  return new Set(labels.values()).size === labels.size ? labels : null;
}

/** The label of a BBS map, `b` and a number; null for anything else. */
export const numberedLabel = (value: unknown): string | null => (isIndex(value) ? `b${value}` : null);

/** The label of an ECDSA map, multibase `u` of an HMAC of 32 bytes; null for anything else. */
export const hashedLabel = (value: unknown): string | null =>
  isBytes(value, 32) ? `u${base64urlnopad.encode(value)}` : null;
