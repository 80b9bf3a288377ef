import { tidy } from './page';

const ENGLISH = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/**
 * The one day a text names, whatever stands around it ("Issued August 6, 2018", "23 Nov 2026, 3:26").
 *
 * Only what can be read in one way is used: ISO 8601, and days with the month as a word in English or in the page's
 * language. `03/04/2024` is two different days and gives none; so does a text that names two days.
 *
 * @param value text as shown on the page
 * @param locale the page's language tag
 * @returns `2018-08-06`, or null
 */
export function dayIn(value: string, locale: string): string | null {
  const source = tidy(value, 500);
  const days = new Set<string>();
  for (const [, year, month, day] of source.matchAll(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g)) {
    const found = isoDay(year, Number(month), day);
    if (found) days.add(found);
  }
  const words = `${source} `.normalize('NFC').toLowerCase();
  for (const [name, month] of monthNames(locale)) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // 6 August 2018 · 6. August 2018 · 6 de agosto de 2018 · 23-Nov-2026
    const dayFirst = new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[\\s,-]+(?:de |of )?${escaped}\\.?[\\s,-]+(?:de )?(\\d{4})(?!\\d)`,
      'gu',
    );
    for (const [, day, year] of words.matchAll(dayFirst)) add(year, month, day);
    // August 6, 2018 · Feb. 14, 2023
    const monthFirst = new RegExp(
      `(?<!\\p{L})${escaped}\\.?[\\s-]+(\\d{1,2})(?:st|nd|rd|th)?,?[\\s-]+(\\d{4})(?!\\d)`,
      'gu',
    );
    for (const [, day, year] of words.matchAll(monthFirst)) add(year, month, day);
  }
  const [only] = days;
  return days.size === 1 && only !== undefined ? only : null;

  function add(year: string | undefined, month: number, day: string | undefined): void {
    const found = isoDay(year, month, day);
    if (found) days.add(found);
  }
}

/**
 * The one date a text names, in the page's own precision: a day, a month (`2024-05`) or a year.
 *
 * @param value text as shown on the page
 * @param locale the page's language tag
 */
export function dateIn(value: string, locale: string): string | null {
  return dayIn(value, locale);
}

/** Milliseconds since 1970 as a full instant in UTC; null for anything that can't be when a course ended. */
export function instantFrom(milliseconds: unknown): string | null {
  if (typeof milliseconds !== 'number' || !(milliseconds > 631_152_000_000 && milliseconds < 4_102_444_800_000))
    return null;
  return new Date(milliseconds).toISOString();
}

const ISO_DATE = /^(\d{4})(?:-\d{2}(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;

/**
 * Is this a date of the calendar, of any of the precisions the history keeps (`2024`, `2024-05`, `2024-05-03`, an
 * instant)? From 1900 on, for a person may log what they learned in 1974; `0001-01-01` is how some systems say "none".
 */
export function isIsoDate(value: string): boolean {
  const [found, year, day] = ISO_DATE.exec(value) ?? [];
  if (found === undefined || Number.isNaN(Date.parse(value))) return false;
  if (Number(year) < 1900 || Number(year) >= 2100) return false;
  // `Date` rolls 30 February over to March instead of failing.
  return day === undefined || new Date(`${value.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(day);
}

function isoDay(year: string | undefined, month: number, day: string | undefined): string | null {
  const value = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) return null;
  return date.getUTCFullYear() >= 1980 && date.getUTCFullYear() < 2100 ? value : null;
}

/** Asking `Intl` costs milliseconds, and a page is read many times in one language. */
const known = new Map<string, Map<string, number>>();

/** Month names, long and short, in English and in the page's language. A name two months share is left out. */
function monthNames(locale: string): Map<string, number> {
  const kept = known.get(locale);
  if (kept) return kept;
  const names = new Map<string, number>();
  const ambiguous = new Set<string>();
  const put = (name: string, month: number): void => {
    if (!/\p{L}{2}/u.test(name)) return;
    if (names.has(name) && names.get(name) !== month) ambiguous.add(name);
    names.set(name, month);
  };
  ENGLISH.forEach((name, index) => {
    put(name, index + 1);
    put(name.slice(0, 3), index + 1);
  });
  put('sept', 9);
  for (let month = 0; month < 12; month += 1) {
    for (const style of ['long', 'short'] as const) {
      for (const options of [{ month: style }, { month: style, day: 'numeric', year: 'numeric' }] as const) {
        put(localMonth(locale, options, month), month + 1);
      }
    }
  }
  for (const name of ambiguous) names.delete(name);
  if (known.size > 20) known.clear();
  known.set(locale, names);
  return names;
}

/** With a day beside it, many languages put the month in another case ("6 августа"), so both forms are asked for. */
function localMonth(locale: string, options: Intl.DateTimeFormatOptions, month: number): string {
  try {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    const part = format.formatToParts(Date.UTC(2024, month, 1)).find(({ type }) => type === 'month');
    return (part?.value ?? '').normalize('NFC').toLowerCase().replace(/\.$/, '');
  } catch {
    return '';
  }
}
