import { fail, pass, unknown, warn } from '../check';
import { instantOf } from '../dates';
import type { Controller, ListedKey, Relationship } from '../did/controller';
import { isObject, type JsonObject, listOf, textOf } from '../json';
import { CLOCK_SKEW_MS, MAX_PROOFS } from '../limits';
import type { ProofVerdict } from '../rare/types';
import type { Run } from '../run';
import type { Check } from '../types';
import type { ProofAnswer } from './answer';
import { bindKey } from './binding';
import { suiteOf } from './suites';

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
  'jws',
  'domain',
  'challenge',
  'nonce',
  'previousProof',
]);

/** Is any of a document's proofs made over its meaning, or perhaps so? Then every word's meaning has to be known. */
export function isSignedByMeaning(document: JsonObject): boolean {
  return listOf(document.proof).some((proof) => !isObject(proof) || suiteOf(proof)?.canonicalisation !== 'jcs');
}

/**
 * Checks every embedded proof of a document; all must hold, in a set as in a chain. Throws `ContextError`, `JsonLdError` or
 * `WorkError` when the document can't be canonicalised at all. Data Integrity 1.0, 4.4 and 4.5 (sets and chains).
 */
export async function checkEmbeddedProofs(
  run: Run,
  document: JsonObject,
  controller: Controller,
  purpose: Relationship = 'assertionMethod',
): Promise<readonly ProofAnswer[]> {
  const proofs = listOf(document.proof);
  if (proofs.length === 0) return [{ proof: unknown('proof', 'no-proof'), key: unknown('key', 'no-proof') }];
  if (proofs.length > MAX_PROOFS) return [malformed('proof', proofs.length)];
  const { proof: _, ...unsecured } = document;
  const answers: ProofAnswer[] = [];
  for (const proof of proofs) {
    if (!isObject(proof)) {
      answers.push(malformed('proof', proof));
      continue;
    }
    const earlier = earlierProofs(proof, proofs);
    answers.push(
      earlier === null
        ? malformed('previousProof', proof.previousProof)
        : await checkProof(
            run,
            earlier.length === 0 ? unsecured : { ...unsecured, proof: earlier },
            proof,
            controller,
            purpose,
          ),
    );
  }
  return answers;
}

const malformed = (member: string, value?: unknown): ProofAnswer => ({
  proof: fail('proof', 'proof-malformed', { member, value }),
  key: unknown('key', 'signature-unchecked'),
});

/**
 * The proofs that this one signs along with the document; null when it names one that isn't there, or itself. A chain in
 * a circle can't be made: each would have to contain the other's signature. Data Integrity 1.0, 2.1.2.
 */
function earlierProofs(proof: JsonObject, proofs: readonly unknown[]): readonly JsonObject[] | null {
  const earlier: JsonObject[] = [];
  for (const id of listOf(proof.previousProof)) {
    const named = proofs.filter((other) => isObject(other) && other !== proof && textOf(other.id) === id);
    const [only] = named;
    if (named.length !== 1 || !isObject(only)) return null;
    earlier.push(only);
  }
  return earlier;
}

async function checkProof(
  run: Run,
  document: JsonObject,
  proof: JsonObject,
  controller: Controller,
  purpose: Relationship,
): Promise<ProofAnswer> {
  const name = textOf(proof.cryptosuite) ?? textOf(proof.type) ?? '';
  const suite = suiteOf(proof);
  if (!suite) return unsupported(name);
  const method = textOf(proof.verificationMethod);
  const refusal = refuse(proof, method, purpose, run.options.now);
  if (refusal || !method)
    return { proof: refusal ?? fail('proof', 'proof-malformed'), key: unknown('key', 'signature-unchecked') };
  const binding = bindKey(controller, method, (keys) => named(keys, method), proof.created, run.options.now);
  if (!binding.key) return { proof: unknown('proof', 'signature-unchecked', { value: method }), key: binding.check };
  const verdict = await suite.verify({ run, document, proof, key: binding.key });
  return {
    proof: proofCheck(verdict, { type: name, value: method }, proof),
    key:
      verdict === 'holds' || binding.check.outcome === 'fail' ? binding.check : unknown('key', 'signature-unchecked'),
  };
}

const unsupported = (type: string): ProofAnswer => ({
  proof: unknown('proof', 'proof-type-unsupported', { type }),
  key: unknown('key', 'signature-unchecked', { type }),
});

/** By its full name; did:key and did:jwk, having one key, are also named by the DID alone. */
const named = (keys: readonly ListedKey[], method: string) =>
  keys.find((key) => key.id === method || (/^did:(?:key|jwk):/.test(method) && key.id.startsWith(`${method}#`)));

function proofCheck(verdict: ProofVerdict, detail: { type: string; value: string }, proof: JsonObject): Check {
  switch (verdict) {
    case 'holds':
      // Made for one verifier, which we are not; it holds, and the reader is told.
      return proof.domain === undefined
        ? pass('proof', 'signed-by', detail)
        : warn('proof', 'proof-domain', { ...detail, host: listOf(proof.domain).join(', ') });
    case 'wrong':
      return fail('proof', 'signature-wrong', detail);
    case 'malformed':
      return fail('proof', 'proof-malformed', detail);
    case 'key-unfit':
      return fail('proof', 'key-unfit', detail);
    case 'unsupported':
      return unknown('proof', 'proof-type-unsupported', detail);
  }
}

/** What is wrong with the proof before any signature is looked at, or null. Data Integrity 1.0, 2.1 and 4.4. */
function refuse(proof: JsonObject, method: string | null, purpose: Relationship, now: Date): Check | null {
  if (!method || !/^[a-z][a-z0-9+.-]*:\S+$/i.test(method))
    return fail('proof', 'proof-malformed', { member: 'verificationMethod', value: method });
  const stranger = Object.keys(proof).find((member) => !PROOF_MEMBERS.has(member));
  if (stranger) return unknown('proof', 'member-by-address', { member: stranger });
  if (proof.proofPurpose !== purpose && !(purpose === 'authentication' && proof.proofPurpose === 'assertionMethod'))
    return fail('proof', 'proof-purpose', { value: proof.proofPurpose });
  if (!listOf(proof.domain).every((domain) => textOf(domain)))
    return fail('proof', 'proof-malformed', { member: 'domain', value: proof.domain });
  const created = instantOf(proof.created);
  if (proof.created !== undefined && !created)
    return fail('proof', 'proof-malformed', { member: 'created', value: proof.created });
  if (created && created.getTime() > now.getTime() + CLOCK_SKEW_MS)
    return fail('proof', 'proof-dates', { date: proof.created });
  if (proof.expires === undefined) return null;
  const expires = instantOf(proof.expires);
  if (!expires) return fail('proof', 'proof-malformed', { member: 'expires', value: proof.expires });
  return expires <= now ? fail('proof', 'proof-dates', { date: proof.expires }) : null;
}
