import { dateIn, instantFrom } from './dates';

/** A date and a time with its zone: `2026-11-26T14:30:00Z`, `2020-10-22T23:23:59+00:00`. */
const ZONED = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?:Z|[+-]\d{2}:?\d{2})$/;
const MIDNIGHT = /^00:00(?::00(?:\.0+)?)?$/;

/**
 * The date that a member of a JSON answer states. Midnight is how systems write a mere day: it stays that day, and isn't
 * moved to the day before by the reader's own time zone. A time without a zone is no instant, so only its day is taken.
 *
 * @returns a day, a full instant in UTC, or null for anything that is no date
 */
export function stampIn(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 40) return null;
  const day = dateIn(value.slice(0, 10), 'en');
  const [stamp, time = ''] = ZONED.exec(value) ?? [];
  return day === null || stamp === undefined || MIDNIGHT.test(time) ? day : instantFrom(Date.parse(stamp));
}
