import { fail, pass, unknown } from '../check';
import { instantOf } from '../dates';
import type { Check } from '../types';

/** Clocks differ: an issuer's may be this much ahead of ours before a date counts as "in the future". */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/**
 * Is the credential valid at this moment, by its own dates? Takes the dates as written (null = none).
 * VC Data Model 2.0, 4.9; Open Badges 2.0 `issuedOn`, `expires`.
 */
export function checkValidity(from: unknown, until: unknown, now: Date): Check {
  const start = from === undefined || from === null ? null : instantOf(from);
  const end = until === undefined || until === null ? null : instantOf(until);
  if (from !== undefined && from !== null && !start) return fail('format', 'bad-date', { value: String(from) });
  if (until !== undefined && until !== null && !end) return fail('format', 'bad-date', { value: String(until) });
  if (start && end && end < start) return fail('format', 'bad-date', { value: String(until) });
  if (start && start.getTime() > now.getTime() + CLOCK_SKEW_MS)
    return fail('validity', 'not-yet-valid', { date: String(from) });
  if (end && end.getTime() <= now.getTime()) return fail('validity', 'expired', { date: String(until) });
  return start ? pass('validity') : unknown('validity', 'no-issue-date');
}
