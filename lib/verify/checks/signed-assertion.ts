import type { Answer } from '../answer';
import { fail, notApplicable, pass, unknown } from '../check';
import { asOb2, editionOf, uidOf } from '../formats/ob1';
import { evidenceOf, isRevoked, readOb2, verificationOf } from '../formats/ob2';
import { idOf, type JsonObject, textOf } from '../json';
import type { ProofAnswer } from '../proofs/answer';
import type { Jwt } from '../proofs/jwt';
import type { Run } from '../run';
import type { Check } from '../types';
import { unread } from '../unread';
import { checkHostedKeySignature, checkIssuerSignature } from './assertion-key';
import { type FoundPart, followPart, type MissingPart, missingPart, UNSERVED } from './badge-parts';
import { verifyEndorsements } from './endorsements';
import { checkParts, claimsOf, refusalOf, revocationIn, verifyHosted } from './hosted';
import { checkRevocationLists } from './revocation-list';
import { checkValidity } from './validity';

/**
 * Verifies an Open Badges 1.0 to 2.1 assertion that is the payload of a compact JWS: the signature by a key of the issuer
 * that the badge class names, both read at their own addresses, and the issuer's revocation list. Where the assertion
 * wants to be hosted, or names both ways and the signature can't be checked, its hosted record decides.
 * Open Badges 2.0, "Verification: Signed"; Open Badges 1.0, "Signed Badges".
 */
export async function verifySignedAssertion(run: Run, signed: Jwt): Promise<Answer> {
  const payload = signed.claims;
  const assertion = asOb2(payload);
  const verification = verificationOf(assertion);
  if (verification.hosted && !verification.signed && verification.type !== null)
    return verifyHosted(run, payload, null);
  const answer = await verifySignature(run, signed, assertion);
  const isOpen = (id: Check['id']) => answer.checks.some((check) => check.id === id && check.outcome === 'unknown');
  const fails = answer.checks.some((check) => check.outcome === 'fail');
  return verification.hosted && verification.signed && (isOpen('key') || isOpen('proof')) && !fails
    ? verifyHosted(run, payload, null)
    : answer;
}

async function verifySignature(run: Run, signed: Jwt, assertion: JsonObject): Promise<Answer> {
  const id = textOf(assertion.id) ?? uidOf(assertion);
  const early = (...checks: readonly Check[]): Answer => ({ claims: claimsOf(assertion), checks, id });
  const refusal = refusalOf(assertion);
  if (refusal) return early(refusal);
  if (isRevoked(assertion)) return early(pass('format'), revocationIn(assertion));

  const dates = checkValidity(assertion.issuedOn, assertion.expires, run.options.now);
  const badge = await followPart(run, assertion.badge, UNSERVED);
  if (!badge.document) return early(...missingSigner(badge, 'badge'), dates);
  const issuer = await followPart(run, badge.document.issuer, badge.servedBy);
  const claims = readOb2(assertion, badge.document, issuer.document);
  const done = (...checks: readonly Check[]): Answer => ({ claims, checks: [...checks, dates], id });

  if (!issuer.document) return done(...missingSigner(issuer, 'badge.issuer'));
  const model = checkParts(badge.document, issuer.document);
  if (model.outcome === 'fail') return done(model);

  const { proof, key } = await checkBySignature(run, signed, assertion, issuer);
  const checks = [model, proof, key, notApplicable('hosted')];
  if (checks.some(({ outcome }) => outcome === 'fail')) return done(...checks);
  checks.push(await checkRevocationLists(run, issuer.document, issuer.servedBy, assertion));
  const parts = [
    { document: assertion, id: textOf(assertion.id), name: claims.achievement.name },
    { document: badge.document, id: badge.servedBy || idOf(badge.document), name: claims.achievement.name },
    { document: issuer.document, id: issuer.servedBy, name: claims.issuer.name },
  ];
  return verifyEndorsements(run, parts, {
    ...done(...checks),
    claims: { ...claims, issuer: { ...claims.issuer, id: issuer.servedBy || claims.issuer.id } },
    evidence: evidenceOf(assertion),
  });
}

async function checkBySignature(run: Run, signed: Jwt, assertion: JsonObject, issuer: FoundPart): Promise<ProofAnswer> {
  const { creator, url } = verificationOf(assertion);
  // 1.1 may name its keys as 2.0 does; where the issuer lists keys, one outside that list is nobody's.
  const isFirst = editionOf(assertion) === '1' && creator === undefined && issuer.document.publicKey === undefined;
  return isFirst
    ? checkHostedKeySignature(run, signed, issuer, url)
    : checkIssuerSignature(run, signed, issuer, creator ?? url ?? undefined);
}

/** Without badge class or issuer there is nobody whose key it could be. */
function missingSigner(part: MissingPart, member: string): readonly Check[] {
  const { servedBy: url } = part;
  const unchecked = unknown('proof', 'signature-unchecked');
  switch (part.problem) {
    case 'unreachable':
      return [unread('key', 'issuer-unreachable', url, part.answer), unchecked];
    case 'other-id':
      return [fail('key', 'key-not-authorised', { issuer: url, value: part.value }), unchecked];
    case 'no-address':
      return missingPart(part, member);
  }
}
