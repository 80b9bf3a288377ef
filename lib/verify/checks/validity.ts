import { fail, notApplicable, pass, unknown } from '../check';
import { instantOf } from '../dates';
import { CLOCK_SKEW_MS } from '../limits';
import type { Check } from '../types';
import type { Secured } from './proofs';
import { worstOf } from './worst';

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

/** When the first of those ends comes that `checkDates` looks at, as it is written: a report that is kept counts until then. */
export function firstEnd({ credential, envelope }: Secured): string | null {
  const expires = envelope?.claims.expires;
  const ends = [
    credential.validUntil,
    credential.expirationDate,
    expires instanceof Date ? expires.toISOString() : null,
  ];
  const timeOf = (end: string) => instantOf(end)?.getTime() ?? Number.POSITIVE_INFINITY;
  const [first] = ends.filter((end) => typeof end === 'string').toSorted((a, b) => timeOf(a) - timeOf(b));
  return first ?? null;
}

/** The credential's dates under both their names, and its envelope's beside them: the worst counts. */
export function checkDates({ credential, envelope }: Secured, now: Date): Check {
  const { notBefore, expires } = envelope?.claims ?? {};
  const text = (time: Date | 'malformed' | undefined) => (time instanceof Date ? time.toISOString() : time);
  const pairs = [
    [credential.validFrom, credential.validUntil],
    [credential.issuanceDate, credential.expirationDate],
    [text(notBefore), text(expires)],
  ].filter(([from, until]) => from !== undefined || until !== undefined);
  const checks = pairs.map(([from, until]) => checkValidity(from, until, now));
  // VC Data Model 2.0 makes `validFrom` optional, RFC 7519 both claims.
  const said = checks.map((check) => (check.reason === 'no-issue-date' ? notApplicable('validity') : check));
  return said.length === 0 ? notApplicable('validity') : worstOf(said);
}
