import { isoDate, shared } from './dates/calendar';
import { type Language, languageOf, MONTH, plain } from './dates/language';
import { tidy } from './page';

/** What one place of a text may say: one date, or several where it can be read in several ways; none: nothing possible. */
type Mention = readonly string[];

/** An instant, or a time of a day in a zone that isn't told. */
const INSTANT =
  /(?<![\d/])(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?) ?(z|utc|[+-]\d{2}(?::?\d{2})?)?(?![\d/:])/g;
const YEAR_FIRST = /(?<![a-z\d./-])(\d{4})( ?[./-] ?)(\d{1,2})\2(\d{1,2})(?![./-]?\d)/g;
const YEAR_LAST = /(?<![a-z\d./-])(\d{1,2})( ?[./-] ?)(\d{1,2})\2(\d{4})(?![./-]?\d)/g;
const YEAR_AND_MONTH = /^(\d{4})-(\d{2})$/;
const MONTH_AND_YEAR = /^(\d{1,2})[./-](\d{4})$/;
/** "3 – 5 May": the day found is the last of several. */
const LAST_OF_SEVERAL = /\d[./]? ?[-–—] ?$/;
/** "May – " before a date that was taken out. */
const FIRST_OF_TWO = /[\ue000-\uefff]\.?\s?[-–—]\s{0,3}\|/;

const YEAR = '(?<!\\d)(?<y>\\d{4})(?!\\d)';
/** "1st", "1er", "1º" (`plain` makes it "1o"), "1.". */
const DAY = '(?<!\\d)(?<d>\\d{1,2})(?!\\d)(?:\\.?(?:st|nd|rd|th|er|o|a|e)(?!\\p{L}))?';
const NAME = `(?<m>${MONTH})`;
/** Between a month and its day, and between either and the year. */
const NEAR = '[\\s./-]{0,6}';
const FAR = '[\\s,،./-]{0,6}';

interface Patterns {
  /** Complete dates, then months with a year; each is looked for in what those before it left. */
  readonly dates: readonly RegExp[];
  /** A day of a month, without a year. */
  readonly days: readonly RegExp[];
}

/** Where the year comes first, and where it doesn't. Made when first needed. */
const made = new Map<boolean, Patterns>();

function patternsFor({ yearFirst }: Language): Patterns {
  const kept = made.get(yearFirst);
  if (kept) return kept;
  const dates = [
    // 6 August 2018 · 6. August 2018 · 6 de agosto de 2018 · 23-Nov-2026
    `${DAY}${NEAR}${NAME}${FAR}${YEAR}`,
    // August 6, 2018 · Feb. 14, 2023
    `${NAME}${NEAR}${DAY}${FAR}${YEAR}`,
    `${YEAR}-${NAME}-${DAY}`,
    `${NAME}${FAR}${YEAR}`,
  ];
  // 2018年8月6日 · 2018. augusztus 6. · 2018. gada 6. augusts
  if (yearFirst) dates.unshift(`${YEAR}${FAR}${NAME}${NEAR}${DAY}`, `${YEAR}${FAR}${DAY}${NEAR}${NAME}`);
  if (yearFirst) dates.push(`${YEAR}${FAR}${NAME}`);
  const compiled = (sources: readonly string[]): readonly RegExp[] => sources.map((source) => new RegExp(source, 'gu'));
  const days = [`${DAY}${NEAR}${NAME}(?!\\p{L})`, `${NAME}${NEAR}${DAY}`];
  const patterns = { dates: compiled(dates), days: compiled(days) };
  made.set(yearFirst, patterns);
  return patterns;
}

const YEAR_ALONE = /^[\s(.]*(\d{4})[\s).]*$/;

/**
 * The one date a text names, in the page's own precision, whatever stands around it: an instant in UTC
 * ("2024-05-03T10:00+02:00"), a day ("Issued August 6, 2018"), a month ("mai 2024"), or a year if there is nothing else in
 * the text.
 *
 * Words are those `Intl` has for the page's language, and the English ones. Years of the language's own calendar (Buddhist,
 * Solar Hijri) are converted. The order of numbers is the language's own as well: `03/04/2024` is 4 March in `en-US` and
 * 3 April in `en-GB`. Where the language doesn't tell (`en` alone, or a mark that it doesn't use while it puts the month
 * first) only what all readings share is given, `2024`, and where just one reading is possible, that one.
 * An instant at midnight is a day: that is how systems write days.
 *
 * @param value text as shown on the page
 * @param locale the page's language tag
 * @returns null also where the text names two dates that differ, or one that doesn't exist or is not between 1980 and 2099
 */
export function dateIn(value: string, locale: string): string | null {
  const source = plain(tidy(value, 500));
  if (!/\d{4}/.test(source)) return null;
  const language = languageOf(locale);
  const mentions: Mention[] = [];
  let rest = source;
  const take = (pattern: RegExp, read: (found: RegExpExecArray) => Mention): void => {
    for (const found of rest.matchAll(pattern)) {
      const dates = read(found);
      const isLastOfSeveral = LAST_OF_SEVERAL.test(rest.slice(0, found.index));
      mentions.push(isLastOfSeveral ? dates.map((date) => date.slice(0, 7)) : dates);
    }
    rest = rest.replace(pattern, ' | ');
  };
  take(INSTANT, ([, day = '', time = '', zone]) => one(instant(day, time, zone)));
  take(YEAR_FIRST, ([, year, , month, day]) => inNumbers(language, year, month, day));
  take(YEAR_LAST, ([, first, separator = '', second, year]) =>
    orders(language, separator.trim(), Number(first), Number(second)).flatMap(([month, day]) =>
      inNumbers(language, year, month, day),
    ),
  );
  rest = language.mark(rest);
  const patterns = patternsFor(language);
  for (const pattern of patterns.dates) {
    take(pattern, ({ groups }) =>
      language
        .months(groups?.m ?? '')
        .flatMap(({ calendar, number }) => one(isoDate(calendar, Number(groups?.y), number, numberOf(groups?.d)))),
    );
  }
  if (mentions.length === 0) mentions.push(alone(language, rest.trim()));
  const [first = [], ...others] = mentions;
  const agreed = others.reduce<Mention>(
    (kept, other) => kept.flatMap((date) => other.flatMap((next) => finer(date, next))),
    first,
  );
  // "August 6 – September 2, 2018": a day without its year is a second day, unless it is the same.
  const otherDays = patterns.days
    .flatMap((pattern) => [...rest.matchAll(pattern)])
    .filter(({ groups }) =>
      agreed.every(
        (date) =>
          !language
            .months(groups?.m ?? '')
            .some(({ number }) => date.slice(4, 10) === `-${two(number)}-${two(groups?.d)}`),
      ),
    );
  return otherDays.length > 0 || FIRST_OF_TWO.test(rest) ? null : shared(agreed);
}

const two = (number: unknown): string => String(number).padStart(2, '0');
const numberOf = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits));
const one = (date: string | null): Mention => (date === null ? [] : [date]);

/** The more precise of two dates that agree as far as the other goes; nothing where they don't. */
function finer(date: string, other: string): Mention {
  return date.startsWith(other) ? [date] : other.startsWith(date) ? [other] : [];
}

function instant(day: string, time: string, zone: string | undefined): string | null {
  const [year, month, date] = day.split('-').map(Number);
  const found = isoDate('gregory', year ?? 0, month ?? 0, date ?? 0);
  if (found === null || zone === undefined || /^[0:.,]*$/.test(time)) return found;
  const offset = /[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}` : 'Z';
  const [clock = '', fraction = ''] = time.split(/[.,]/);
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  return instantFrom(Date.parse(`${day}T${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`));
}

/** A date in numbers, in each of the language's calendars in which there is such a year. */
function inNumbers(language: Language, year: unknown, month: unknown, day: unknown): Mention {
  return language.calendars.flatMap((calendar) => one(isoDate(calendar, Number(year), Number(month), Number(day))));
}

/** Which of the two numbers before the year is the month, and which the day: each way in which it can be. */
function orders({ order, separator }: Language, shown: string, first: number, second: number): [number, number][] {
  const monthFirst = [first, second] as [number, number];
  const dayFirst = [second, first] as [number, number];
  const possible = [monthFirst, dayFirst].filter(([month, day]) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
  // Days come first with any mark; months only with the mark that the language has for it.
  const own = order === 'dmy' ? dayFirst : order === 'mdy' && shown === separator ? monthFirst : null;
  return own !== null && possible.includes(own) ? [own] : possible;
}

/** A text that is nothing but a month in numbers, or a year. */
function alone({ calendars }: Language, text: string): Mention {
  const [, year, month] = YEAR_AND_MONTH.exec(text) ?? [];
  // "2011-12" is as likely a school year.
  if (year !== undefined && Number(month) === (Number(year) + 1) % 100) return [];
  const [, first = month, last = year ?? YEAR_ALONE.exec(text)?.[1]] = MONTH_AND_YEAR.exec(text) ?? [];
  return calendars.flatMap((calendar) => one(isoDate(calendar, Number(last), numberOf(first), null)));
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
