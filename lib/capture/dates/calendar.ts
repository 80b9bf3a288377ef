const DAY = 86_400_000;
/** The beginning of 1980, and the days until the end of 2099. In numbers, so that who needs no dates is spared the asking. */
const FIRST = 315_532_800_000;
const DAYS = 43_830;

/** Asking `Intl` is cheap, making what can be asked isn't. */
const known = new Map<string, Intl.DateTimeFormat>();

/** Year, month and day in a calendar as one number that grows with the day. */
const ordinal = (year: number, month: number, day: number): number => (year * 16 + month) * 32 + day;

/** The ordinal of an instant; NaN in calendars that count otherwise. */
function inCalendar(calendar: string, instant: number): number {
  const format =
    known.get(calendar) ??
    new Intl.DateTimeFormat(`en-u-nu-latn-ca-${calendar}`, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
  known.set(calendar, format);
  const parts = format.formatToParts(instant);
  const read = (wanted: string): number => Number(parts.find(({ type }) => type === wanted)?.value);
  return ordinal(read('year'), read('month'), read('day'));
}

/** The number of the month that an instant falls into, in a calendar. */
export function monthOf(calendar: string, instant: number): number {
  return (inCalendar(calendar, instant) >> 5) & 15;
}

/** A day of a calendar as an ISO 8601 day; null for one that doesn't exist, or is not between 1980 and 2099. */
function isoDay(calendar: string, year: number, month: number, day: number): string | null {
  const wanted = ordinal(year, month, day);
  let from = 0;
  let to = DAYS;
  if (calendar === 'gregory') from = to = (Date.UTC(year, month - 1, day) - FIRST) / DAY;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (inCalendar(calendar, FIRST + middle * DAY) < wanted) from = middle + 1;
    else to = middle;
  }
  const found = FIRST + from * DAY;
  // `Date` rolls 30 February over to March instead of failing.
  return from >= 0 && from < DAYS && inCalendar(calendar, found) === wanted
    ? new Date(found).toISOString().slice(0, 10)
    : null;
}

/**
 * A day, a month or a year of a calendar in ISO 8601: as much as all its days share. Ordibehesht 1403 lies in April and in
 * May 2024, so it is `2024`; the year 1403 lies in two years and is none.
 *
 * @param month null: the whole year
 * @param day null: the whole month
 */
export function isoDate(calendar: string, year: number, month: number | null, day: number | null): string | null {
  if (day !== null) return isoDay(calendar, year, month ?? 1, day);
  const last = [31, 30, 29, 28].map((number) => isoDay(calendar, year, month ?? 12, number)).find((found) => found);
  const first = last && isoDay(calendar, year, month ?? 1, 1);
  return first ? shared([first, last]) : null;
}

/** As much of the dates as all of them say; null where they don't even share the year. */
export function shared([first = '', ...others]: readonly string[]): string | null {
  let most = first;
  while (!others.every((other) => other.startsWith(most))) most = most.replace(/(?:^|-)[^-]*$/, '');
  return most || null;
}
