import { concatBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import type { PublicJwk } from '../../did/keys';
import { MAX_BBS_STATEMENTS } from '../../limits';
import type { ProofQuestion, ProofVerdict } from '../types';
import { countKeptBack, verifyBbsProof } from './bbs-proof';
import { isBytes, numberedLabel, openProofValue, readLabels, risingIndexes } from './proof-value';
import { readStatements } from './statements';

/** Even modes are base proofs, the holder's alone. The other odd ones bind a holder or a pseudonym: optional features. */
const DERIVED = 0x03;
const DERIVED_WITH_FEATURE = [0x05, 0x07, 0x09];

interface Disclosure {
  readonly proof: Uint8Array;
  /** How many statements the signature covers, shown or kept back. */
  readonly total: number;
  readonly labels: ReadonlyMap<number, string>;
  readonly mandatory: readonly number[];
  readonly selective: readonly number[];
  readonly presentationHeader: Uint8Array;
}

/**
 * Does a derived proof of `bbs-2023` hold: a proof of knowing the issuer's signature on the disclosed statements?
 * `unsupported` for proofs that bind a holder or a pseudonym, and for credentials of more statements than are worth the time.
 * BBS Cryptosuites 1.0, 3.4.7 and 3.3.7, 3.3.8.
 */
export async function bbs2023(question: ProofQuestion): Promise<ProofVerdict> {
  const opened = openProofValue(question.proof.proofValue);
  if (!opened) return 'malformed';
  if (DERIVED_WITH_FEATURE.includes(opened.mode)) return 'unsupported';
  const disclosure = opened.mode === DERIVED ? parse(opened.parts) : null;
  if (!disclosure) return 'malformed';
  const publicKey = keyBytes(question.key);
  if (!publicKey) return 'key-unfit';
  const { proof, total, labels, mandatory, selective, presentationHeader } = disclosure;
  if (total > MAX_BBS_STATEMENTS) return 'unsupported';
  if (selective.some((index) => index >= total)) return 'malformed';
  const readings = (await readStatements(question, labels, mandatory)).filter(
    ({ disclosed }) => disclosed.length === selective.length,
  );
  if (readings.length === 0) return 'malformed';
  try {
    for (const { proofHash, mandatoryHash, disclosed } of readings) {
      const holds = verifyBbsProof({
        publicKey,
        proof,
        header: concatBytes(proofHash, mandatoryHash),
        presentationHeader,
        messages: disclosed,
        indexes: selective,
      });
      if (holds) return 'holds';
    }
    return 'wrong';
  } catch {
    // Points that lie on no curve or outside the group, scalars beyond the order.
    return 'malformed';
  }
}

function parse(parts: readonly unknown[]): Disclosure | null {
  if (parts.length !== 5) return null;
  const [proof, map, mandatoryIndexes, selectiveIndexes, presentationHeader] = parts;
  const keptBack = isBytes(proof) ? countKeptBack(proof) : null;
  const labels = readLabels(map, numberedLabel);
  const mandatory = risingIndexes(mandatoryIndexes);
  const selective = risingIndexes(selectiveIndexes);
  if (!isBytes(proof) || keptBack === null || !labels || !mandatory || !selective || !isBytes(presentationHeader))
    return null;
  return { proof, total: selective.length + keptBack, labels, mandatory, selective, presentationHeader };
}

/** The 96 bytes of a compressed point of G2, or null. */
function keyBytes(key: PublicJwk): Uint8Array | null {
  if (key.kty !== 'OKP' || key.crv !== 'Bls12381G2' || !key.x) return null;
  try {
    const bytes = base64urlnopad.decode(key.x);
    return bytes.length === 96 ? bytes : null;
  } catch {
    return null;
  }
}
