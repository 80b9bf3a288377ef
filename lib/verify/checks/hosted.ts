import { hostOf, isWebAddress, sameAddress, sameHost } from '../addresses';
import type { Answer } from '../answer';
import { fail, notApplicable, pass, unknown, warn } from '../check';
import { instantOf } from '../dates';
import { asOb2, editionOf, uidOf } from '../formats/ob1';
import {
  evidenceOf,
  type Fault,
  faultOfAssertion,
  faultOfBadgeClass,
  faultOfIssuer,
  isRevoked,
  lackOf,
  readOb2,
  verificationOf,
} from '../formats/ob2';
import type { Claims } from '../formats/vc';
import { idOf, isObject, type JsonObject, listOf, sameJson, textOf } from '../json';
import { fetchJson, type Run } from '../run';
import type { Check, FetchResult } from '../types';
import { unread } from '../unread';
import { checkScope, followPart, missingPart } from './badge-parts';
import { verifyEndorsements } from './endorsements';
import { checkRevocationLists } from './revocation-list';
import { checkValidity } from './validity';

/**
 * Verifies an Open Badges 1.0 to 2.1 hosted badge: the record at the assertion's own id, naming itself, on an origin that
 * the issuer's own document allows, is what counts; a copy found elsewhere only says where to look, and may not differ.
 * Takes the assertion as found and the address that served it (null: a file). Open Badges 2.0, "Verification: Hosted".
 */
export async function verifyHosted(run: Run, asFound: JsonObject, servedBy: string | null): Promise<Answer> {
  const found = asOb2(asFound);
  const verification = verificationOf(found);
  const address = textOf(found.id) ?? verification.url;
  const early = (...checks: readonly Check[]): Answer => ({ claims: claimsOf(found), checks, id: address });

  if (isRevoked(found) && servedBy) return early(pass('format'), revocationIn(found));
  const refusal = refusalOf(found);
  if (refusal) return early(refusal);
  if (!verification.hosted && verification.signed) return early(unknown('proof', 'no-proof'));
  if (!verification.hosted)
    return early(unknown('format', 'unsupported-format', { type: `Open Badges, ${verification.type ?? '?'}` }));
  if (!isWebAddress(address)) return early(fail('hosted', 'hosted-no-address', { value: address }));

  const record = await fetchRecord(run, found, address, servedBy);
  if ('check' in record) return early(pass('format'), record.check);
  return verifyRecord(run, record.document, address);
}

/** What an assertion says where its badge class and issuer were not looked for. */
export function claimsOf(assertion: JsonObject): Claims {
  const badge = isObject(assertion.badge) ? assertion.badge : null;
  return readOb2(assertion, badge, isObject(badge?.issuer) ? badge.issuer : null);
}

/** Why an assertion is not even looked for, or null. */
export function refusalOf(assertion: JsonObject): Check | null {
  const type = 'Open Badges 0.5';
  if (editionOf(assertion) === '0.5') return unknown('format', 'unsupported-format', { type });
  const fault = faultOfAssertion(assertion);
  if (!fault) return null;
  return fault.reason === 'context-wrong'
    ? fail('schema', 'context-wrong', { value: listOf(assertion['@context'])[0] })
    : faulty(fault, 'Assertion');
}

/** The value stays out: it may be somebody's e-mail address. */
const faulty = ({ reason, member }: Fault, type?: string): Check => fail('format', reason, { member, type });

/** What a record that says it was revoked comes to. */
export const revocationIn = (record: JsonObject): Check => {
  const reason = textOf(record.revocationReason);
  return reason ? fail('status', 'revoked-with-reason', { value: reason }) : fail('status', 'revoked');
};

/**
 * What it means that an assertion's own address gave something else than a record. 410 is how Open Badges says revoked
 * (2.0, "Revoking hosted badges"); 404 may be a move, a deletion or a mistake.
 */
export function absenceOf(address: string, answer: FetchResult): Check {
  // Another host, to which this one sends us, does not take its word back.
  const isOwn = answer.ok && sameHost(answer.url, address);
  if (isOwn && answer.status === 410) return fail('status', 'revoked', { url: address });
  if (isOwn && answer.status === 404) return unknown('hosted', 'hosted-gone', { url: address });
  return unread('hosted', 'hosted-unreachable', address, answer);
}

/** The assertion as its own address serves it now, or the check that says why there is none. */
async function fetchRecord(
  run: Run,
  found: JsonObject,
  address: string,
  servedBy: string | null,
): Promise<{ document: JsonObject } | { check: Check }> {
  if (servedBy && sameAddress(servedBy, address)) return { document: found };
  const answer = await fetchJson(run, address);
  if (answer.ok && (isRevoked(answer.value) || answer.status === 410)) return { check: revocationIn(answer.value) };
  if (!answer.ok && answer.status === 410) return { check: fail('status', 'revoked', { url: address }) };
  if (answer.status === 404) return { check: unknown('hosted', 'hosted-gone', { url: address }) };
  if (!answer.ok || answer.status !== 200) return { check: unread('hosted', 'hosted-unreachable', address, answer) };
  const record = asOb2(answer.value);
  const fault = faultOfAssertion(record);
  if (fault) return { check: fail('hosted', 'hosted-differs', { url: address, member: fault.member }) };
  if (!sameAddress(textOf(record.id) ?? '', address))
    return { check: fail('hosted', 'id-differs', { url: address, value: textOf(record.id) }) };
  const differing = differingMember(found, record);
  return differing
    ? { check: fail('hosted', 'hosted-differs', { url: address, member: differing }) }
    : { document: record };
}

/**
 * What makes a copy another badge than the record: who, what, when, and to run longer. Anything else may have been reworded,
 * rewritten or renewed since it was baked; the report shows the record's words and dates in any case.
 */
function differingMember(copy: JsonObject, record: JsonObject): string | null {
  const who = (assertion: JsonObject) => {
    const { recipient } = assertion;
    return isObject(recipient) ? [listOf(recipient.type), recipient.identity, recipient.salt ?? ''] : recipient;
  };
  if (!sameJson(who(copy), who(record))) return 'recipient';
  const [badge, theirs] = [idOf(copy.badge), idOf(record.badge)];
  if (badge && theirs ? !sameAddress(badge, theirs) : !sameJson(copy.badge, record.badge)) return 'badge';
  const [uid, theirUid] = [uidOf(copy), uidOf(record)];
  if (uid && theirUid && uid !== theirUid) return 'uid';
  const when = (value: unknown) => instantOf(value)?.getTime() ?? (value || null);
  if (when(copy.issuedOn) !== when(record.issuedOn)) return 'issuedOn';
  const [end, theirEnd] = [when(copy.expires), when(record.expires)];
  const isRenewed = typeof end === 'number' && (theirEnd === null || (typeof theirEnd === 'number' && end < theirEnd));
  return end === theirEnd || isRenewed ? null : 'expires';
}

async function verifyRecord(run: Run, assertion: JsonObject, address: string): Promise<Answer> {
  const validity = checkValidity(assertion.issuedOn, assertion.expires, run.options.now);
  const badge = await followPart(run, assertion.badge, address);
  if (!badge.document)
    return { claims: claimsOf(assertion), checks: [...missingPart(badge, 'badge'), validity], id: address };
  const issuer = await followPart(run, badge.document.issuer, badge.servedBy);
  const claims = readOb2(assertion, badge.document, issuer.document);
  const done = (...checks: readonly Check[]): Answer => ({ claims, checks: [...checks, validity], id: address });

  if (!issuer.document) return done(...missingPart(issuer, 'badge.issuer'));
  const model = checkParts(badge.document, issuer.document);
  if (model.outcome === 'fail') return done(model);
  const hosted = checkHost(address, assertion, issuer.document, issuer.servedBy);
  const list =
    hosted.outcome === 'pass' ? await checkRevocationLists(run, issuer.document, issuer.servedBy, assertion) : null;
  // The record itself answers whether it stands; a list beside it can only take it back.
  const status = list?.outcome === 'fail' ? list : pass('status', undefined, { url: address });
  const parts = [
    { document: assertion, id: address, name: claims.achievement.name },
    { document: badge.document, id: badge.servedBy, name: claims.achievement.name },
    { document: issuer.document, id: issuer.servedBy, name: claims.issuer.name },
  ];
  return verifyEndorsements(run, parts, {
    ...done(model, hosted, status, notApplicable('proof')),
    // Whoever served the document is its author, whatever id it gives itself.
    claims: { ...claims, issuer: { ...claims.issuer, id: issuer.servedBy } },
    evidence: evidenceOf(assertion),
  });
}

/** Are badge class and issuer what the data model demands? A lack that makes neither less genuine is a caution. */
export function checkParts(badge: JsonObject, issuer: JsonObject): Check {
  const fault = faultOfBadgeClass(badge) ?? faultOfIssuer(issuer);
  if (fault) return faulty(fault);
  const member = lackOf(badge, issuer);
  return member ? warn('format', 'missing-member', { member }) : pass('format');
}

/** Open Badges 1.0 has no policy but that the issuer's `origin`, where it states one, is where its badges are. */
function checkHost(address: string, assertion: JsonObject, issuer: JsonObject, servedBy: string): Check {
  const origin = editionOf(assertion) === '1' ? textOf(issuer.origin) : null;
  if (origin !== null && hostOf(origin) !== hostOf(address))
    return fail('hosted', 'hosted-elsewhere', { url: address, host: hostOf(address), issuer: origin });
  return checkScope(address, issuer, servedBy);
}
