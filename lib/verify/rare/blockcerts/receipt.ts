import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { isObject, type JsonObject, textOf } from '../../json';
import { MAX_ANCHORS, MAX_MERKLE_PATH } from '../../limits';
import { type Chain, chainOfAnchor2017 } from './chains';

/** A neighbour on the way from a document's hash to the root, and on which side it stands. */
export interface Step {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** A transaction in which a Merkle root is said to stand. */
export interface Anchor {
  readonly chain: Chain;
  /** The transaction's hash in lower-case hex without `0x`; on a test chain whatever stands there. */
  readonly id: string;
}

/** What a Merkle proof says, in either encoding: hashes in lower-case hex. */
export interface Receipt {
  readonly targetHash: string;
  readonly merkleRoot: string;
  readonly path: readonly Step[];
  readonly anchors: readonly Anchor[];
}

export type ReadReceipt =
  | { readonly ok: true; readonly receipt: Receipt }
  /** The member that is missing or not as it must be. */
  | { readonly ok: false; readonly member: string };

/** A SHA-256 hash as lower-case hex, or null. */
export function hashOf(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value) ? value.toLowerCase() : null;
}

/** The hash of a transaction, with or without the `0x` that some chains write before it. */
export function transactionOf(value: unknown): string | null {
  return typeof value === 'string' ? hashOf(value.replace(/^0x/i, '')) : null;
}

/** A receipt whose parts are at hand, or the first part that isn't as it must be. `undefined` steps are malformed ones. */
export function receiptOf(
  targetHash: unknown,
  merkleRoot: unknown,
  path: readonly (Step | undefined)[] | null,
  anchors: readonly (Anchor | undefined)[] | null,
): ReadReceipt {
  const target = hashOf(targetHash);
  const root = hashOf(merkleRoot);
  if (!target) return { ok: false, member: 'targetHash' };
  if (!root) return { ok: false, member: 'merkleRoot' };
  if (!path || path.length > MAX_MERKLE_PATH) return { ok: false, member: 'path' };
  if (!anchors || anchors.length === 0 || anchors.length > MAX_ANCHORS) return { ok: false, member: 'anchors' };
  const steps = path.filter((step) => step !== undefined);
  const places = anchors.filter((anchor) => anchor !== undefined);
  if (steps.length !== path.length) return { ok: false, member: 'path' };
  if (places.length !== anchors.length) return { ok: false, member: 'anchors' };
  return { ok: true, receipt: { targetHash: target, merkleRoot: root, path: steps, anchors: places } };
}

/**
 * A MerkleProof2017, the `signature` of a Blockcert 2: plain JSON. Takes the issuing address that the document names, which
 * tells the chain where the anchor doesn't. Blockcerts 2.0, MerkleProof2017 (after Chainpoint 2.0).
 */
export function readReceipt2017(signature: JsonObject, address: string | null): ReadReceipt {
  const { proof, anchors } = signature;
  return receiptOf(
    signature.targetHash,
    signature.merkleRoot,
    Array.isArray(proof) ? proof.slice(0, MAX_MERKLE_PATH + 1).map(stepOf) : null,
    Array.isArray(anchors) ? anchors.slice(0, MAX_ANCHORS + 1).map((anchor) => anchorOf(anchor, address)) : null,
  );
}

function stepOf(value: unknown): Step | undefined {
  if (!isObject(value)) return undefined;
  const [left, right] = [hashOf(value.left), hashOf(value.right)];
  // A step to both sides could be read either way.
  if ((value.left === undefined) === (value.right === undefined)) return undefined;
  if (left) return { side: 'left', hash: left };
  return right ? { side: 'right', hash: right } : undefined;
}

function anchorOf(value: unknown, address: string | null): Anchor | undefined {
  if (!isObject(value)) return undefined;
  const source = textOf(value.sourceId);
  const chain = chainOfAnchor2017(textOf(value.chain), textOf(value.type), address);
  const id = transactionOf(source);
  if (!source || (chain.kind === 'real' && !id)) return undefined;
  return { chain, id: id ?? source };
}

/** The root that a document's hash and its neighbours give: SHA-256 of left followed by right, step by step. Chainpoint 2.0, 3. */
export function rootOf({ targetHash, path }: Receipt): string {
  let hash = hexToBytes(targetHash);
  for (const step of path) {
    const neighbour = hexToBytes(step.hash);
    hash = sha256(step.side === 'left' ? concatBytes(neighbour, hash) : concatBytes(hash, neighbour));
  }
  return bytesToHex(hash);
}
