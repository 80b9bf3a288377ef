import { fail, notApplicable, pass, unknown } from '../../check';
import { checkDataModel } from '../../checks/data-model';
import type { Answer } from '../../checks/hosted';
import { checkValidity } from '../../checks/validity';
import { worstOf } from '../../checks/worst';
import { instantOf } from '../../dates';
import { type Claims, readVc } from '../../formats/vc';
import { idOf, isObject, type JsonObject, listOf, textOf, wordsOf } from '../../json';
import { CLOCK_SKEW_MS, MAX_PROOFS } from '../../limits';
import type { Run } from '../../run';
import type { Check } from '../../types';
import type { Lent } from '../types';
import { addressOf } from './addresses';
import type { AnchorAnswer } from './anchors';
import { type ContentHash, hashContent } from './content-hash';
import type { Weighty } from './graph';
import { unusableBlockcertsContext } from './inline-context';
import { type Issuer, resolveIssuer } from './issuer';
import { type ClaimedKey, checkKey } from './key';
import { checkMerkleProof, settle, worstProof } from './merkle-proof';
import { oneName } from './names';
import { readProofValue } from './proof-value';
import { coveredProofs, isMerkleProof, suiteOf } from './proofs';
import { checkRevocationLists } from './revocation';

const VC = 'https://www.w3.org/2018/credentials#';
const WEIGHTY: Weighty = {
  issuanceDate: `${VC}issuanceDate`,
  expirationDate: `${VC}expirationDate`,
  validFrom: `${VC}validFrom`,
  validUntil: `${VC}validUntil`,
  credentialStatus: `${VC}credentialStatus`,
  expires: 'https://w3id.org/security#expiration',
};

/**
 * Verifies a Blockcert 3: a verifiable credential of either data model with one or more Merkle proofs. Every proof must
 * hold; one of another suite is named as unchecked. Nothing in a Merkle proof but its receipt is covered by a hash: the
 * verification method that it names is a claim, and only the anchoring transaction's sender ties it to the issuer.
 * Blockcerts 3.0 to 3.2, verification; Linked Data Merkle Proof 2019.
 */
export async function verifyV3(run: Run, credential: JsonObject, lent: Lent): Promise<Answer> {
  const answer = (...checks: readonly Check[]): Answer => ({
    claims: readV3(credential),
    checks,
    id: textOf(credential.id),
  });
  const model = checkDataModel(credential);
  if (model.outcome === 'fail') return answer(model);
  const proofs = listOf(credential.proof);
  if (proofs.length === 0) return answer(model, unknown('proof', 'no-proof'));
  if (proofs.length > MAX_PROOFS)
    return answer(model, fail('proof', 'proof-malformed', { value: String(proofs.length) }));
  const dates = checkDates(credential, run.options.now);
  if (!proofs.some(isMerkleProof)) return answer(model, dates, ...unsupported(proofs.map(suiteOf)));
  const unusable = unusableBlockcertsContext(credential);
  if (unusable)
    return answer(
      model,
      unknown('schema', unusable.reason, { url: unusable.url }),
      unknown('proof', 'signature-unchecked'),
    );

  const hashOf = contentHasher(run, credential);
  const answers: ProofAnswer[] = [];
  for (const proof of proofs) {
    const checked = await checkProof(run, proof, proofs, credential, hashOf);
    if ('checks' in checked) return answer(model, ...checked.checks, dates);
    answers.push(checked);
  }
  const proof = worstProof(answers.map(({ check }) => check));
  const local = [model, pass('schema'), proof, dates];
  if (proof.outcome === 'fail') return answer(...local, unknown('key', 'signature-unchecked'));

  const issuerId = idOf(credential.issuer) ?? '';
  const issuer = await resolveIssuer(run, issuerId);
  const key = worstOf(answers.map((one) => keyOf(issuer, one, credential)));
  const embedded = isObject(credential.issuer) ? textOf(credential.issuer.revocationList) : null;
  const status = worstOf([
    await lent.checkStatus(credential.credentialStatus, issuerId),
    await checkRevocationLists(run, textOf(credential.id), issuer, embedded),
  ]);
  return answer(...settle([...local, key, status]));
}

/** What `display` would show is never looked at: it is HTML that the issuer, or whoever made the document, wrote. */
function readV3(credential: JsonObject): Claims {
  const claims = readVc(credential);
  const claim = listOf(credential.credentialSubject)
    .flatMap((subject) => (isObject(subject) ? listOf(subject.claim) : []))
    .find(isObject);
  return {
    ...claims,
    format: 'blockcerts',
    achievement: {
      name: claims.achievement.name ?? wordsOf(claim?.name),
      description: claims.achievement.description ?? wordsOf(claim?.description),
    },
    recipient: { ...claims.recipient, name: oneName(credential.credentialSubject) },
  };
}

/** Under every name that the contexts in use have for them: the worst counts. */
function checkDates(credential: JsonObject, now: Date): Check {
  const checks = [
    checkValidity(credential.validFrom, credential.validUntil, now),
    checkValidity(credential.issuanceDate, credential.expirationDate, now),
    checkValidity(undefined, credential.expires, now),
  ];
  return worstOf(checks.map((check) => (check.reason === 'no-issue-date' ? notApplicable('validity') : check)));
}

function unsupported(suites: readonly (string | null)[]): readonly Check[] {
  const type = [...new Set(suites.flatMap((suite) => suite ?? []))].join(', ');
  return [unknown('proof', 'proof-type-unsupported', { type }), unknown('key', 'signature-unchecked', { type })];
}

interface ProofAnswer extends AnchorAnswer {
  readonly proof: JsonObject;
}

/** Hashes the credential with the proofs that another proof covers; each such content once. */
function contentHasher(run: Run, credential: JsonObject): (covered: readonly unknown[]) => Promise<ContentHash> {
  const { proof: _, ...unsigned } = credential;
  const known = new Map<number, Promise<ContentHash>>();
  return (covered) => {
    const earlier = known.get(covered.length);
    if (earlier) return earlier;
    const content = covered.length === 0 ? unsigned : { ...unsigned, proof: covered };
    const hash = hashContent(run, content, WEIGHTY);
    known.set(covered.length, hash);
    return hash;
  };
}

async function checkProof(
  run: Run,
  proof: unknown,
  proofs: readonly unknown[],
  credential: JsonObject,
  hashOf: (covered: readonly unknown[]) => Promise<ContentHash>,
): Promise<ProofAnswer | { readonly checks: readonly Check[] }> {
  const done = (check: Check): ProofAnswer => ({ proof: isObject(proof) ? proof : {}, check, senders: [] });
  if (!isObject(proof)) return done(fail('proof', 'proof-malformed'));
  if (!isMerkleProof(proof)) return done(unknown('proof', 'proof-type-unsupported', { type: suiteOf(proof) }));
  const refusal = refuse(proof, credential, run.options.now);
  if (refusal) return done(refusal);
  const covered = coveredProofs(proof, proofs);
  if (!covered) return done(fail('proof', 'proof-malformed', { member: 'previousProof' }));
  const content = await hashOf(covered);
  if (!content.ok) return content;
  return { proof, ...(await checkMerkleProof(run, readProofValue(proof.proofValue), content.hash)) };
}

/** Data Integrity 1.0, 2.1 and 4.4. What a proof says of itself may be changed by anybody here, but not in its favour. */
function refuse(proof: JsonObject, credential: JsonObject, now: Date): Check | null {
  if (!textOf(proof.verificationMethod)) return fail('proof', 'proof-malformed', { member: 'verificationMethod' });
  if (proof.proofPurpose !== 'assertionMethod') return fail('proof', 'proof-purpose', { value: proof.proofPurpose });
  const created = instantOf(proof.created);
  if (proof.created !== undefined && !created)
    return fail('proof', 'bad-date', { member: 'created', value: proof.created });
  // Issuers of Blockcerts on the older data model left the time zone out; the newer one demands it.
  const isV2 = listOf(credential['@context'])[0] === 'https://www.w3.org/ns/credentials/v2';
  if (isV2 && typeof proof.created === 'string' && !/(?:Z|[+-]\d{2}:\d{2})$/i.test(proof.created))
    return fail('proof', 'bad-date', { member: 'created', value: proof.created });
  if (created && created.getTime() > now.getTime() + CLOCK_SKEW_MS)
    return fail('proof', 'proof-dates', { date: proof.created });
  if (proof.expires === undefined) return null;
  const expires = instantOf(proof.expires);
  if (!expires) return fail('proof', 'bad-date', { member: 'expires', value: proof.expires });
  return expires <= now ? fail('proof', 'proof-dates', { date: proof.expires }) : null;
}

/** A further proof on top may be somebody else's, a witness's; it ties nothing to the issuer, and doesn't speak against it. */
function keyOf(issuer: Issuer, { proof, senders, check }: ProofAnswer, credential: JsonObject): Check {
  if (!isMerkleProof(proof)) return unknown('key', 'signature-unchecked', { type: suiteOf(proof) });
  const method = textOf(proof.verificationMethod) ?? '';
  const isWitness = proof.previousProof !== undefined && method.split('#', 1)[0] !== issuer.id;
  if (isWitness) return unknown('key', 'key-not-bound', { issuer: issuer.id, value: method });
  if (check.outcome === 'pass' && senders.length === 0) return unknown('key', 'signature-unchecked');
  const claim: ClaimedKey = method.startsWith('ecdsa-koblitz-pubkey:')
    ? { kind: 'address', address: addressOf(method) ?? '' }
    : { kind: 'method', id: method };
  return checkKey(issuer, claim, senders, credential.validFrom ?? credential.issuanceDate);
}
