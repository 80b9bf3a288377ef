import { isObject, type JsonObject, listOf, sameJson, textOf } from '../../json';

/** The suite of a proof as its issuer names it; of a chained proof, of the proof inside. */
export function suiteOf(proof: unknown): string | null {
  if (!isObject(proof)) return null;
  if (proof.type === 'ChainedProof2021') return textOf(proof.chainedProofType) ?? 'ChainedProof2021';
  return textOf(proof.cryptosuite) ?? textOf(listOf(proof.type)[0]);
}

/** Is it a MerkleProof2019 in any of its three dresses: by itself, chained (Blockcerts 3.1), or as a Data Integrity proof? */
export function isMerkleProof(proof: unknown): boolean {
  if (!isObject(proof)) return false;
  switch (proof.type) {
    case 'MerkleProof2019':
      return true;
    case 'ChainedProof2021':
      return proof.chainedProofType === 'MerkleProof2019';
    case 'DataIntegrityProof':
      return proof.cryptosuite === 'merkle-proof-2019';
    default:
      return false;
  }
}

/**
 * The proofs that were already there when this one was made, and which its hash covers: none, or all that stand before it.
 * `previousProof` must name one of them, by id or as a copy. null: it names none. Data Integrity 1.0, 2.1.2 (proof chains).
 */
export function coveredProofs(proof: JsonObject, proofs: readonly unknown[]): readonly unknown[] | null {
  const named = listOf(proof.previousProof);
  if (named.length === 0) return [];
  const before = proofs.slice(0, proofs.indexOf(proof));
  const isThere = (one: unknown) =>
    before.some((other) =>
      isObject(one) ? sameJson(one, other) : isObject(other) && textOf(one) !== null && other.id === one,
    );
  return named.every(isThere) ? before : null;
}
