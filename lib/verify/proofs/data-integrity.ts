import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base58 } from '@scure/base';
import { fail, pass, unknown } from '../check';
import { instantOf } from '../dates';
import type { Controller } from '../did/controller';
import { verifyEd25519 } from '../did/keys';
import { isObject, type JsonObject, listOf, textOf } from '../json';
import { canonize } from '../jsonld/canonize';
import type { Run } from '../run';
import type { Check } from '../types';
import { bindKey } from './binding';

/** What one proof answers: did the signature hold, and is the key the issuer's? */
export interface ProofAnswer {
  readonly proof: Check;
  readonly key: Check;
}

const CLOCK_SKEW_MS = 5 * 60 * 1000;
const MAX_PROOFS = 8;

/** Suites whose signature is Ed25519 over SHA-256(canonical proof options) ‖ SHA-256(canonical document). */
function isSupported(proof: JsonObject): boolean {
  return (
    (proof.type === 'DataIntegrityProof' && proof.cryptosuite === 'eddsa-rdfc-2022') ||
    proof.type === 'Ed25519Signature2020'
  );
}

/** What a proof may say. Anything else could be one of these by another name, such as an `expires` that no reader sees. */
const PROOF_MEMBERS = new Set([
  '@context',
  'id',
  'type',
  'cryptosuite',
  'created',
  'expires',
  'verificationMethod',
  'proofPurpose',
  'proofValue',
  'domain',
  'challenge',
  'nonce',
  'previousProof',
]);

/**
 * Checks every embedded proof of a credential; all must hold. Throws `ContextError` or `JsonLdError` when the document
 * can't be canonicalised at all. Data Integrity 1.0, 4.2 and 4.4; Data Integrity EdDSA Cryptosuites 1.0, 3.2.2.
 */
export async function checkEmbeddedProofs(
  run: Run,
  document: JsonObject,
  controller: Controller,
): Promise<readonly ProofAnswer[]> {
  const proofs = listOf(document.proof);
  if (proofs.length === 0 || proofs.length > MAX_PROOFS) {
    const check =
      proofs.length === 0
        ? unknown('proof', 'no-proof')
        : fail('proof', 'proof-malformed', { value: String(proofs.length) });
    return [{ proof: check, key: unknown('key', 'no-proof') }];
  }
  const { proof: _, ...unsecured } = document;
  let hash: Uint8Array | undefined;
  const answers: ProofAnswer[] = [];
  for (const proof of proofs) {
    if (!isObject(proof)) {
      answers.push({ proof: fail('proof', 'proof-malformed'), key: unknown('key', 'signature-unchecked') });
      continue;
    }
    if (isSupported(proof) && proof.previousProof === undefined)
      hash ??= sha256(utf8ToBytes(await canonize(run, unsecured)));
    answers.push(await checkProof(run, document, proof, hash, controller));
  }
  return answers;
}

async function checkProof(
  run: Run,
  document: JsonObject,
  proof: JsonObject,
  hash: Uint8Array | undefined,
  controller: Controller,
): Promise<ProofAnswer> {
  const suite = textOf(proof.cryptosuite) ?? textOf(proof.type) ?? '';
  if (!hash || !isSupported(proof) || proof.previousProof !== undefined) {
    const type = proof.previousProof === undefined ? suite : `${suite}, previousProof`;
    return {
      proof: unknown('proof', 'proof-type-unsupported', { type }),
      key: unknown('key', 'signature-unchecked', { type }),
    };
  }
  const method = textOf(proof.verificationMethod);
  const refusal = refuse(proof, method, run.options.now);
  if (refusal || !method)
    return { proof: refusal ?? fail('proof', 'proof-malformed'), key: unknown('key', 'signature-unchecked') };
  const binding = bindKey(
    controller,
    method,
    (keys) =>
      keys.find((key) => key.id === method || (method.startsWith('did:key:') && key.id.startsWith(`${method}#`))),
    proof.created,
    run.options.now,
  );
  if (!binding.key) return { proof: unknown('proof', 'signature-unchecked', { value: method }), key: binding.check };
  const holds = await verifySignature(run, document, proof, hash, binding.key);
  return {
    proof: holds
      ? pass('proof', 'signed-by', { type: suite, value: method })
      : fail('proof', 'signature-wrong', { type: suite, value: method }),
    key: holds || binding.check.outcome === 'fail' ? binding.check : unknown('key', 'signature-unchecked'),
  };
}

/** What is wrong with the proof before any signature is looked at, or null. Data Integrity 1.0, 2.1 and 4.4. */
function refuse(proof: JsonObject, method: string | null, now: Date): Check | null {
  if (!method || !/^[a-z][a-z0-9+.-]*:\S+$/i.test(method))
    return fail('proof', 'proof-malformed', { member: 'verificationMethod', value: method });
  const stranger = Object.keys(proof).find((member) => !PROOF_MEMBERS.has(member));
  if (stranger) return unknown('proof', 'member-by-address', { member: stranger });
  if (proof.proofPurpose !== 'assertionMethod') return fail('proof', 'proof-purpose', { value: proof.proofPurpose });
  const created = instantOf(proof.created);
  if (proof.created !== undefined && !created)
    return fail('proof', 'proof-malformed', { member: 'created', value: proof.created });
  if (created && created.getTime() > now.getTime() + CLOCK_SKEW_MS)
    return fail('proof', 'proof-dates', { date: proof.created });
  if (proof.expires !== undefined) {
    const expires = instantOf(proof.expires);
    if (!expires) return fail('proof', 'proof-malformed', { member: 'expires', value: proof.expires });
    if (expires <= now) return fail('proof', 'proof-dates', { date: proof.expires });
  }
  return null;
}

async function verifySignature(
  run: Run,
  document: JsonObject,
  proof: JsonObject,
  hash: Uint8Array,
  key: Parameters<typeof verifyEd25519>[0],
): Promise<boolean> {
  const value = textOf(proof.proofValue);
  if (!value?.startsWith('z') || value.length > 200) return false;
  let signature: Uint8Array;
  try {
    signature = base58.decode(value.slice(1));
  } catch {
    return false;
  }
  const { proofValue: _, ...options } = proof;
  const canonical = await canonize(run, { ...options, '@context': document['@context'] });
  return verifyEd25519(key, signature, concatBytes(sha256(utf8ToBytes(canonical)), hash));
}
