import { fail, pass, unknown, warn } from '../check';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf, wordsOf } from '../json';
import { MAX_EVIDENCE, MAX_INSIDE } from '../limits';
import type { Run } from '../run';
import type { Check, Evidence, InnerReport, Verdict } from '../types';

/** Verifies what stands inside a credential: an object, or a token. `document`: the credential that was in it, or null. */
export type VerifyInner = (value: unknown) => Promise<{
  readonly report: Omit<InnerReport, 'role' | 'comment'>;
  readonly document: JsonObject | null;
}>;

export interface Inside {
  readonly reports: readonly InnerReport[];
  readonly checks: readonly Check[];
  readonly evidence: readonly Evidence[];
}

/** An endorsement with the id of what it has to be about. */
interface Endorsement {
  readonly value: unknown;
  readonly about: string | null;
}

/**
 * Verifies every credential that a CLR gathers, and every endorsement of the credential, its achievement and its issuer;
 * lists its evidence. A member that is not genuine makes the whole not genuine: its issuer vouched for it, or somebody put
 * it there. Members with other bad news, and endorsements, are cautions at most. Open Badges 3.0, 7.2; CLR 2.0, 6.
 */
export async function checkInside(run: Run, credential: JsonObject, verifyInner: VerifyInner): Promise<Inside> {
  const subjects = listOf(credential.credentialSubject).filter(isObject);
  const members = hasType(credential, 'ClrCredential')
    ? subjects.flatMap((subject) => listOf(subject.verifiableCredential))
    : [];
  const endorsements = endorsementsOf(credential, subjects);
  const reports: InnerReport[] = [];
  for (const member of members.slice(0, MAX_INSIDE)) {
    if (!run.takeInside()) break;
    reports.push(await verifyMember(member, verifyInner));
  }
  const checks = members.length > 0 ? [checkMembers(reports, members.length)] : [];
  const endorsed: InnerReport[] = [];
  for (const endorsement of endorsements.slice(0, MAX_INSIDE)) {
    if (!run.takeInside()) break;
    endorsed.push(await verifyEndorsement(endorsement, verifyInner));
  }
  return {
    reports: [...reports, ...endorsed],
    checks: endorsements.length > 0 ? [...checks, checkEndorsements(endorsed, endorsements.length)] : checks,
    evidence: evidenceOf(listOf(credential.evidence)),
  };
}

/** Verified, and so is all that stands inside it. */
const isWhole = ({ verdict, checks }: InnerReport) =>
  isGood(verdict) && !checks.some((check) => check.id === 'inside' && check.outcome !== 'pass');

const isGood = (verdict: Verdict) => verdict === 'verified' || verdict === 'confirmed';

/** A member of a CLR or a presentation. */
export async function verifyMember(member: unknown, verifyInner: VerifyInner): Promise<InnerReport> {
  return { ...(await verifyInner(member)).report, role: 'credential', comment: null };
}

/** One check over all members: how many hold, and the worst of the rest. `total` counts those that were left out as well. */
export function checkMembers(reports: readonly InnerReport[], total: number): Check {
  const good = reports.filter(isWhole).length;
  if (total === 0) return unknown('inside', 'nothing-inside');
  if (good === total) return pass('inside');
  const detail = { value: `${good} / ${total}` };
  const bad = reports.find(({ verdict }) => verdict === 'invalid');
  if (bad) return fail('inside', 'member-not-genuine', { ...detail, name: bad.achievement.name });
  return warn('inside', 'members-not-verified', detail);
}

/** Advice beside the verdict: whose words hold, whose don't, and whose could not be looked at. */
export function checkEndorsements(reports: readonly InnerReport[], total: number): Check {
  const open = reports.filter(({ verdict }) => verdict === 'unreachable' || verdict === 'unverifiable');
  const doubtful = reports.filter((report) => !isGood(report.verdict) && !open.includes(report));
  if (doubtful.length > 0) return warn('endorsement', 'endorsement-doubtful', { list: namesOf(doubtful) });
  return open.length > 0 || reports.length < total
    ? unknown('endorsement', 'endorsement-unread', { list: namesOf(open) })
    : pass('endorsement', 'endorsed', { list: namesOf(reports) });
}

const namesOf = (reports: readonly InnerReport[]) =>
  [...new Set(reports.map(({ issuer }) => issuer.name ?? issuer.id ?? ''))].filter(Boolean).join(', ');

/** Open Badges 3.0, B.1: a credential, its achievement and any profile may carry endorsements, as objects and as JWTs. */
function endorsementsOf(credential: JsonObject, subjects: readonly JsonObject[]): readonly Endorsement[] {
  const achievements = subjects.flatMap((subject) => listOf(subject.achievement)).filter(isObject);
  return [credential, ...achievements, ...listOf(credential.issuer).filter(isObject)].flatMap((endorsed) =>
    [...listOf(endorsed.endorsement), ...listOf(endorsed.endorsementJwt)].map((value) => ({
      value,
      about: idOf(endorsed),
    })),
  );
}

/** An endorsement of something else, glued on here, endorses nothing. */
async function verifyEndorsement({ value, about }: Endorsement, verifyInner: VerifyInner): Promise<InnerReport> {
  const { report, document } = await verifyInner(value);
  const [subject] = listOf(document?.credentialSubject).filter(isObject);
  const comment = wordsOf(subject?.endorsementComment);
  // A presentation, or another kind of credential, can be genuine without anybody having said this.
  const isCredential = document !== null && report.format !== 'verifiable-presentation';
  const isOther =
    !isCredential || !hasType(document, 'EndorsementCredential') || about === null || idOf(subject) !== about;
  if (isOther && (document !== null || isGood(report.verdict))) {
    // Whom a credential of another kind is about is nobody's business here.
    const value = hasType(document, 'EndorsementCredential') ? idOf(subject) : null;
    const other = fail('link', 'endorses-another', { value, name: about });
    return { ...report, verdict: 'invalid', checks: [...report.checks, other], role: 'endorsement', comment };
  }
  return { ...report, role: 'endorsement', comment };
}

/** What the credential names as evidence, in the words it uses. Open Badges 3.0, B.1.9. */
export function evidenceOf(values: readonly unknown[]): readonly Evidence[] {
  return values.slice(0, MAX_EVIDENCE).map((value) =>
    isObject(value)
      ? {
          name: wordsOf(value.name),
          description: wordsOf(value.description) ?? wordsOf(value.narrative),
          url: idOf(value),
        }
      : { name: null, description: null, url: textOf(value) },
  );
}
