import { fail, pass, unknown } from '../check';
import { instantOf } from '../dates';
import type { Check } from '../types';

/** Clocks differ: an issuer's may be this much ahead of ours before a date counts as "in the future". */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** Some issuers write an empty text where there is no date. */
const isAbsent = (date: unknown) => date === undefined || date === null || date === '';

/**
 * Is the credential valid at this moment, by its own dates? Takes the dates as written (null = none).
 * VC Data Model 2.0, 4.9; Open Badges 2.0 `issuedOn`, `expires`.
 */
export function checkValidity(from: unknown, until: unknown, now: Date): Check {
  const start = isAbsent(from) ? null : instantOf(from);
  const end = isAbsent(until) ? null : instantOf(until);
  if (!isAbsent(from) && !start) return fail('format', 'bad-date', { value: from });
  if (!isAbsent(until) && !end) return fail('format', 'bad-date', { value: until });
  if (start && end && end < start) return fail('format', 'bad-date', { value: until });
  if (start && start.getTime() > now.getTime() + CLOCK_SKEW_MS)
    return fail('validity', 'not-yet-valid', { date: from });
  if (end && end.getTime() <= now.getTime()) return fail('validity', 'expired', { date: until });
  return start ? pass('validity') : unknown('validity', 'no-issue-date');
}
