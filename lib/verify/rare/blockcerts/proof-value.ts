import { bytesToHex } from '@noble/hashes/utils.js';
import { base58 } from '@scure/base';
import { decode } from 'cborg';
import { MAX_ANCHORS, MAX_MERKLE_PATH, MAX_PROOF_VALUE } from '../../limits';
import { chainNumbered } from './chains';
import { type Anchor, hashOf, type ReadReceipt, receiptOf, type Step, transactionOf } from './receipt';

/** Keys of the outer list. Linked Data Merkle Proof 2019, 3.1 (CBOR keymap). */
const ROOT = { merkleRoot: 0, targetHash: 1, anchors: 2, path: 3 } as const;
const LEFT = 0;
const RIGHT = 1;

/**
 * The receipt inside the `proofValue` of a MerkleProof2019: multibase base58 of CBOR, a list of pairs of a numeric key and
 * a value; hashes are CBOR once more, as bytes (the JavaScript issuer) or as hex text (the Python one).
 * Linked Data Merkle Proof 2019, 3.
 */
export function readProofValue(proofValue: unknown): ReadReceipt {
  const malformed: ReadReceipt = { ok: false, member: 'proofValue' };
  if (typeof proofValue !== 'string' || !proofValue.startsWith('z') || proofValue.length > MAX_PROOF_VALUE)
    return malformed;
  let decoded: unknown;
  try {
    decoded = decode(base58.decode(proofValue.slice(1)), { useMaps: true });
  } catch {
    // Not base58, not CBOR, cut off, or nested deeper than the stack is.
    return malformed;
  }
  const parts = pairs(decoded);
  if (!parts) return malformed;
  const path = list(parts.get(ROOT.path), MAX_MERKLE_PATH);
  const anchors = list(parts.get(ROOT.anchors), MAX_ANCHORS);
  return receiptOf(
    hex(parts.get(ROOT.targetHash)),
    hex(parts.get(ROOT.merkleRoot)),
    path?.map(stepOf) ?? null,
    anchors?.map(anchorOf) ?? null,
  );
}

/** A list of pairs as a map; null when it is no such list, or a key comes twice. */
function pairs(value: unknown): ReadonlyMap<number, unknown> | null {
  if (!Array.isArray(value) || value.length > Object.keys(ROOT).length) return null;
  const map = new Map<number, unknown>();
  for (const pair of value) {
    if (!Array.isArray(pair) || pair.length !== 2) return null;
    const [key, inner]: readonly unknown[] = pair;
    if (typeof key !== 'number' || map.has(key)) return null;
    map.set(key, inner);
  }
  return map;
}

/** One entry more than allowed is kept, so that `receiptOf` sees that there are too many. */
const list = (value: unknown, max: number): readonly unknown[] | null =>
  Array.isArray(value) ? value.slice(0, max + 1) : null;

/** What stands inside bytes that are CBOR once more: bytes as hex, text as it is. */
function hex(value: unknown): string | null {
  if (!(value instanceof Uint8Array)) return null;
  try {
    const inner: unknown = decode(value);
    if (inner instanceof Uint8Array) return bytesToHex(inner);
    return typeof inner === 'string' ? inner : null;
  } catch {
    return null;
  }
}

function stepOf(value: unknown): Step | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [side, inner]: readonly unknown[] = value;
  const hash = hashOf(hex(inner));
  if (!hash || (side !== LEFT && side !== RIGHT)) return undefined;
  return { side: side === LEFT ? 'left' : 'right', hash };
}

/** Chain, network and transaction of an anchor (a "blink"); where nothing was anchored, words may stand for the last two. */
function anchorOf(value: unknown): Anchor | undefined {
  const parts = pairs(value);
  const number = parts?.get(0);
  if (!parts || typeof number !== 'number') return undefined;
  const chain = chainNumbered(number, parts.get(1));
  const transaction = hex(parts.get(2));
  const id = transactionOf(transaction);
  if (id) return { chain, id };
  return chain.kind === 'real' ? undefined : { chain, id: transaction ?? wordsIn(parts.get(1)) };
}

function wordsIn(value: unknown): string {
  const inner = hex(value) ?? '';
  if (!/^(?:[0-9a-f]{2})+$/.test(inner)) return inner;
  return new TextDecoder().decode(Uint8Array.from(inner.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
}
