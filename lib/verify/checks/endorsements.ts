import { isWebAddress, sameAddress, sameName, shownAddress } from '../addresses';
import type { Answer } from '../answer';
import { fail, notApplicable, pass, unknown } from '../check';
import { isRevoked, verificationOf } from '../formats/ob2';
import { openBytes } from '../formats/open';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf, wordsOf } from '../json';
import { MAX_ENDORSEMENTS, MAX_REQUESTS_BEFORE_ENDORSEMENT } from '../limits';
import { decodeJwt, type Jwt } from '../proofs/jwt';
import { ACCEPT_JSON, type Run } from '../run';
import type { Check, InnerReport } from '../types';
import { unread } from '../unread';
import { foldVerdict } from '../verdict';
import { checkIssuerSignature } from './assertion-key';
import { checkScope, type FoundPart, followPart, missingPart, UNSERVED } from './badge-parts';
import { checkEndorsements } from './inside';
import { checkRevocationLists } from './revocation-list';
import { checkValidity } from './validity';

/** The assertion, its badge class or its issuer: what may be endorsed. */
export interface Endorsable {
  readonly document: JsonObject;
  readonly id: string | null;
  readonly name: string | null;
}

/**
 * Looks at what others say of a badge, each verified as the badge itself would be, and adds it to the answer. None of it
 * changes the badge's own verdict, and a badge that fails isn't asked about. Open Badges 2.0, Endorsement.
 */
export async function verifyEndorsements(run: Run, endorsable: readonly Endorsable[], answer: Answer): Promise<Answer> {
  const references = [...new Set(endorsable.flatMap(({ document }) => listOf(document.endorsement)))];
  if (references.length === 0 || answer.checks.some(({ outcome }) => outcome === 'fail')) return answer;
  const inside: InnerReport[] = [];
  for (const reference of references.slice(0, MAX_ENDORSEMENTS)) {
    if (run.requests.length > MAX_REQUESTS_BEFORE_ENDORSEMENT) break;
    inside.push(await verifyEndorsement(run, reference, endorsable));
  }
  const check = checkEndorsements(inside, references.length);
  return { ...answer, checks: [...answer.checks, check], inside: [...(answer.inside ?? []), ...inside] };
}

async function verifyEndorsement(
  run: Run,
  reference: unknown,
  endorsable: readonly Endorsable[],
): Promise<InnerReport> {
  const found = await findEndorsement(run, reference);
  if ('check' in found) return reportOf({}, [found.check], null, null);
  const { document } = found;
  const issuer = await followPart(run, document.issuer, found.signed ? UNSERVED : (found.servedBy ?? UNSERVED));
  const checks = [
    checkModel(document, endorsable),
    checkValidity(document.issuedOn, document.expires, run.options.now),
    ...(issuer.document ? await checkSource(run, found, issuer) : missingPart(issuer, 'issuer')),
  ];
  const id = issuer.servedBy || idOf(document.issuer);
  const who = { id: id && shownAddress(id), name: wordsOf(issuer.document?.name) };
  return reportOf(document, checks, who, subjectOf(document, endorsable)?.name ?? null);
}

interface FoundEndorsement {
  readonly document: JsonObject;
  /** null: not by its own address. */
  readonly servedBy: string | null;
  readonly signed: Jwt | null;
}

/** What is embedded says only where to look; a signed text stands for itself. */
async function findEndorsement(run: Run, reference: unknown): Promise<FoundEndorsement | { readonly check: Check }> {
  const token = textOf(reference);
  if (token !== null && !isWebAddress(token)) return fromToken(token);
  const id = idOf(reference);
  if (!isWebAddress(id)) return { check: unknown('proof', 'no-proof') };
  const answer = await run.fetch(id, ACCEPT_JSON);
  if (answer.ok && answer.status === 410 && sameAddress(answer.url, id))
    return { check: fail('status', 'revoked', { url: id }) };
  if (!answer.ok || answer.status !== 200) return { check: unread('hosted', 'hosted-unreachable', id, answer) };
  if (!sameAddress(answer.url, id))
    return { check: unknown('hosted', 'hosted-unreachable', { url: id, value: 'redirected' }) };
  const opened = openBytes(answer.bytes);
  if (opened.kind === 'jwt') return fromToken(opened.token);
  return opened.kind === 'json'
    ? { document: opened.value, servedBy: id, signed: null }
    : { check: unknown('format', 'not-a-credential', { url: id }) };
}

function fromToken(token: string): FoundEndorsement | { readonly check: Check } {
  const jwt = decodeJwt(token);
  return jwt ? { document: jwt.claims, servedBy: null, signed: jwt } : { check: unknown('format', 'not-a-credential') };
}

function checkModel(document: JsonObject, endorsable: readonly Endorsable[]): Check {
  if (!hasType(document, 'Endorsement')) return fail('format', 'wrong-type', { member: 'type', type: 'Endorsement' });
  if (!isObject(document.claim)) return fail('format', 'missing-member', { member: 'claim' });
  // Praise of something else proves nothing about this badge.
  return subjectOf(document, endorsable)
    ? pass('format')
    : fail('format', 'wrong-value', { member: 'claim.id', value: idOf(document.claim) });
}

function subjectOf(document: JsonObject, endorsable: readonly Endorsable[]): Endorsable | undefined {
  const about = isObject(document.claim) ? idOf(document.claim) : null;
  return endorsable.find(({ id }) => id !== null && about !== null && sameName(id, about));
}

/** Is it the endorser's: by signature, or by the record at its own address within the endorser's scope? */
async function checkSource(
  run: Run,
  { document, servedBy, signed }: FoundEndorsement,
  issuer: FoundPart,
): Promise<readonly Check[]> {
  if (signed) {
    const { proof, key } = await checkIssuerSignature(run, signed, issuer, verificationOf(document).creator);
    return [proof, key, await checkRevocationLists(run, issuer.document, issuer.servedBy, document)];
  }
  const id = textOf(document.id);
  if (servedBy === null || (id !== null && !sameAddress(id, servedBy)))
    return [fail('hosted', 'id-differs', { url: servedBy, value: id })];
  if (isRevoked(document)) return [fail('status', 'revoked', { url: servedBy })];
  if (!verificationOf(document).hosted) return [unknown('proof', 'no-proof')];
  return [checkScope(servedBy, issuer.document, issuer.servedBy), notApplicable('proof')];
}

function reportOf(
  document: JsonObject,
  checks: readonly Check[],
  issuer: InnerReport['issuer'] | null,
  subject: string | null,
): InnerReport {
  return {
    role: 'endorsement',
    verdict: foldVerdict(checks),
    format: 'open-badges-2',
    issuer: issuer ?? { id: null, name: null },
    achievement: { name: subject, description: null },
    recipient: { name: null },
    issuedAt: textOf(document.issuedOn),
    expiresAt: textOf(document.expires),
    checks,
    comment: isObject(document.claim) ? wordsOf(document.claim.endorsementComment) : null,
  };
}
