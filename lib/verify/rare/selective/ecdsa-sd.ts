import { concatBytes } from '@noble/hashes/utils.js';
import { keyOfMultikey } from '../../did/multikey';
import { fits, verifySignature } from '../../proofs/signature';
import type { ProofQuestion, ProofVerdict } from '../types';
import { hashedLabel, isBytes, openProofValue, readLabels, risingIndexes } from './proof-value';
import { readStatements } from './statements';

/** 0x00 is the issuer's base proof: it holds the key that hides the rest, is the holder's alone, and no verifier takes it. */
const DERIVED = 0x01;

/** What the derived proof carries. */
interface Disclosure {
  readonly baseSignature: Uint8Array;
  /** Multikey bytes of the key that signed each statement: made for this one credential, vouched for by the base signature. */
  readonly publicKey: Uint8Array;
  readonly signatures: readonly Uint8Array[];
  readonly labels: ReadonlyMap<number, string>;
  readonly mandatory: readonly number[];
}

/**
 * Does a derived proof of `ecdsa-sd-2023` hold: the issuer's signature on the proof options, the mandatory statements and the
 * credential's own key, and that key's signature on each other statement? ECDSA Cryptosuites 1.0, 3.6.6 and 3.5.7, 3.5.8.
 */
export async function ecdsaSd2023(question: ProofQuestion): Promise<ProofVerdict> {
  const disclosure = parse(question.proof.proofValue);
  if (!disclosure) return 'malformed';
  const { run, key } = question;
  if (!fits(key, 'ES256')) return 'key-unfit';
  const { baseSignature, publicKey, signatures, labels, mandatory } = disclosure;
  const ownKey = keyOfMultikey(publicKey);
  if (!ownKey) return 'malformed';
  const readings = (await readStatements(question, labels, mandatory)).filter(
    ({ disclosed }) => disclosed.length === signatures.length,
  );
  if (readings.length === 0) return 'malformed';
  for (const { proofHash, mandatoryHash, disclosed } of readings) {
    const based = concatBytes(proofHash, publicKey, mandatoryHash);
    const verdict = await verifySignature(run, 'ES256', key, baseSignature, based);
    if (verdict === 'unsupported') return verdict;
    if (verdict !== 'holds') continue;
    const held = await Promise.all(
      disclosed.map((statement, at) =>
        verifySignature(run, 'ES256', ownKey, signatures[at] ?? new Uint8Array(), statement),
      ),
    );
    if (held.every((verdict) => verdict === 'holds')) return 'holds';
  }
  return 'wrong';
}

function parse(proofValue: unknown): Disclosure | null {
  const opened = openProofValue(proofValue);
  if (opened?.mode !== DERIVED || opened.parts.length !== 5) return null;
  const [baseSignature, publicKey, listed, map, indexes] = opened.parts;
  // 0x80 0x24 is the Multikey prefix of P-256, and 33 bytes a compressed point.
  if (!isBytes(baseSignature, 64) || !isBytes(publicKey, 35) || publicKey[0] !== 0x80 || publicKey[1] !== 0x24)
    return null;
  const signatures = Array.isArray(listed) ? listed.filter((signature) => isBytes(signature, 64)) : null;
  const labels = readLabels(map, hashedLabel);
  const mandatory = risingIndexes(indexes);
  if (!signatures || !Array.isArray(listed) || signatures.length !== listed.length || !labels || !mandatory)
    return null;
  return { baseSignature, publicKey, signatures, labels, mandatory };
}
