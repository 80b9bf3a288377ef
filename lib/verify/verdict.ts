import { TRY_AGAIN } from './reasons';
import type { Check, CheckId, Report, Verdict } from './types';

/** Checks that stand beside the verdict: they inform, and never make or break it. */
const ADVISORY: ReadonlySet<CheckId> = new Set<CheckId>(['issuer', 'endorsement', 'quality', 'label']);

/**
 * Folds a credential's checks into one verdict, worst news first. `unknown` never becomes a pass: one essential check
 * that could not be answered keeps the credential from being verified.
 */
export function foldVerdict(checks: readonly Check[]): Verdict {
  const essential = checks.filter((check) => !ADVISORY.has(check.id));
  const failed = (id: CheckId) => essential.find((check) => check.id === id && check.outcome === 'fail');

  if (essential.some((check) => check.outcome === 'fail' && !['status', 'holder', 'validity'].includes(check.id)))
    return 'invalid';
  const status = failed('status');
  if (status) return status.reason === 'suspended' ? 'suspended' : 'revoked';
  if (failed('holder')) return 'other-person';
  const validity = failed('validity');
  if (validity) return validity.reason === 'not-yet-valid' ? 'not-yet-valid' : 'expired';

  // A holder whose name can't be read is said in the report; the verdict stands.
  const open = essential.filter((check) => check.outcome === 'unknown' && check.id !== 'holder');
  if (open.length > 0)
    return open.some((check) => check.reason && TRY_AGAIN.has(check.reason)) ? 'unreachable' : 'unverifiable';
  if (!isProven(essential)) return 'unverifiable';
  // No signature and no record of a standard format: the issuer's page, which anybody can read, says so.
  return essential.some(({ reason }) => reason === 'stated-by-issuer-page') ? 'confirmed' : 'verified';
}

/** Either a signature by a key that the issuer authorises, or the issuer's own hosted record. */
function isProven(checks: readonly Check[]): boolean {
  const held = (id: CheckId) => {
    const answers = checks.filter((check) => check.id === id && check.outcome !== 'not-applicable');
    return answers.length > 0 && answers.every((check) => check.outcome === 'pass' || check.outcome === 'warn');
  };
  return (held('proof') && held('key')) || held('hosted');
}

const PROVES: ReadonlySet<CheckId> = new Set<CheckId>(['proof', 'key', 'hosted']);
const UNPROVEN: ReadonlySet<Verdict> = new Set<Verdict>(['invalid', 'unreachable', 'unverifiable']);

/**
 * Is it open whether it comes from the issuer it names? Then nobody may say "issued by": anybody can write a name. An
 * ended, withdrawn or somebody else's credential may be one that nothing ties to its issuer.
 */
export function isIssuerOpen({ verdict, checks }: Pick<Report, 'verdict' | 'checks'>): boolean {
  if (UNPROVEN.has(verdict)) return true;
  const isDoubtful = checks.some(({ id, outcome }) => PROVES.has(id) && (outcome === 'fail' || outcome === 'unknown'));
  return isDoubtful && verdict !== 'confirmed' && !isProven(checks);
}

const WORST_FIRST: readonly Verdict[] = [
  'invalid',
  'revoked',
  'suspended',
  'other-person',
  'expired',
  'not-yet-valid',
  'unreachable',
  'unverifiable',
  'confirmed',
  'verified',
];

/** The worst of several verdicts; `unverifiable` of none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'unverifiable';
}

/** Is it for the reader to open the page, so that it can be read as they see it? */
export function isToOpen({ verdict, checks }: Pick<Report, 'verdict' | 'checks'>): boolean {
  return verdict === 'unreachable' && checks.some(({ reason }) => reason === 'open-to-check');
}

/** Does the mark carry a caution? Any check that warned, whatever the verdict. */
export function hasCaution(checks: readonly Check[]): boolean {
  return checks.some((check) => check.outcome === 'warn');
}
