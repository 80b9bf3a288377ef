/** A plain language tag shows dates in the order of DESIGN.md ("3 May 2024"), which no reader takes for another day. */
const REGION: Readonly<Record<string, string>> = { en: 'en-GB' };

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?$/;

/**
 * Shows a date as precisely as it was given, and never more: `2024` → "2024", `2024-05` → "May 2024",
 * `2024-05-03` → "3 May 2024". A full instant shows the day that is written in it: its writer's day, not the reader's.
 *
 * @param value ISO 8601, also of less than a day's precision
 * @param locale BCP 47 tag
 * @returns null when the value is no such date
 */
export function formatDate(value: string, locale: string): string | null {
  const match = DATE.exec(value.trim());
  if (match === null) return null;
  const [, year = '', month, day] = match;
  const date = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  // A 30 February rolls over to March instead of failing.
  if (Number.isNaN(date.getTime()) || (day !== undefined && date.getUTCDate() !== Number(day))) return null;
  return new Intl.DateTimeFormat(REGION[locale] ?? locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(date);
}

/**
 * Shows a moment of the reader's own doing ("checked at"), in the reader's time zone: "23 Nov 2026, 14:05".
 *
 * @param value ISO 8601 instant
 * @param locale BCP 47 tag
 * @param timeZone IANA name; the reader's own when left out
 * @returns null when the value is no instant
 */
export function formatInstant(value: string, locale: string, timeZone?: string): string | null {
  const date = new Date(value);
  if (!value.includes('T') || Number.isNaN(date.getTime())) return null;
  return new Intl.DateTimeFormat(REGION[locale] ?? locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(date);
}

/**
 * Shows the time of day of a moment, in the reader's time zone: "14:05".
 *
 * @param locale BCP 47 tag
 * @param timeZone IANA name; the reader's own when left out
 */
export function formatTime(moment: Date, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(REGION[locale] ?? locale, {
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(moment);
}

const AGES: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number])[] = [
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
];

/**
 * Shows how long ago a moment was, in whole days, hours or minutes, at least one: "3 days ago".
 *
 * @param value ISO 8601 instant
 * @param locale BCP 47 tag
 * @returns null when the value is no instant, or lies ahead
 */
export function formatAgo(value: string, now: Date, locale: string): string | null {
  const age = now.getTime() - Date.parse(value);
  if (!value.includes('T') || !(age >= 0)) return null;
  const [unit, size] = AGES.find(([, milliseconds]) => age >= milliseconds) ?? ['minute', 60_000];
  return new Intl.RelativeTimeFormat(REGION[locale] ?? locale, { numeric: 'always' }).format(
    -Math.max(1, Math.floor(age / size)),
    unit,
  );
}
