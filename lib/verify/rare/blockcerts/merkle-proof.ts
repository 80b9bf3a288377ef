import { fail, unknown } from '../../check';
import type { Run } from '../../run';
import type { Check } from '../../types';
import { type AnchorAnswer, checkAnchors } from './anchors';
import { type ReadReceipt, rootOf } from './receipt';

/**
 * Does a Merkle proof hold for a document of that hash? What can be recomputed here is, before any chain is asked.
 * Blockcerts 2.0 and 3.0, verification: compareHashes, checkReceipt, checkMerkleRoot.
 */
export async function checkMerkleProof(run: Run, read: ReadReceipt, hash: string): Promise<AnchorAnswer> {
  const failed = (check: Check): AnchorAnswer => ({ check, senders: [] });
  if (!read.ok) return failed(fail('proof', 'proof-malformed', { member: read.member }));
  const { receipt } = read;
  if (receipt.targetHash !== hash) return failed(fail('proof', 'document-hash-differs', { value: hash }));
  if (rootOf(receipt) !== receipt.merkleRoot)
    return failed(fail('proof', 'merkle-path-differs', { value: receipt.merkleRoot }));
  return checkAnchors(run, receipt);
}

/** Anchors that can't be proven, however often they are tried. */
const HOPELESS: ReadonlySet<Check['reason']> = new Set<Check['reason']>(['anchor-test-chain', 'anchor-chain-unknown']);

/**
 * On a test chain nothing is proven, and trying again changes nothing: then only what the issuer says against the document
 * counts beside the anchor, not what could not be reached.
 */
export function settle(checks: readonly Check[]): readonly Check[] {
  const hopeless = checks.some(({ id, reason }) => id === 'proof' && HOPELESS.has(reason));
  if (!hopeless) return checks;
  return checks
    .filter(({ id, outcome }) => id !== 'status' || outcome !== 'unknown')
    .map((check) =>
      check.id === 'key' && check.outcome === 'unknown' ? unknown('key', 'signature-unchecked') : check,
    );
}
