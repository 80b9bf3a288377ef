import { fail, unknown } from '../../check';
import { worstOf } from '../../checks/worst';
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

/** What stays unproven however often it is tried. */
const HOPELESS: ReadonlySet<Check['reason']> = new Set<Check['reason']>([
  'anchor-test-chain',
  'anchor-chain-unknown',
  'proof-type-unsupported',
]);

/** The worst answer of several proofs; what trying again can't change outweighs what it can. Throws on an empty list. */
export function worstProof(checks: readonly Check[]): Check {
  const worst = worstOf(checks);
  return worst.outcome === 'unknown' ? (checks.find(({ reason }) => HOPELESS.has(reason)) ?? worst) : worst;
}

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
