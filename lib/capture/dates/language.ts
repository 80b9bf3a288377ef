import { monthOf } from './calendar';

/** How a language writes dates, as far as `Intl` tells. */
export interface Language {
  /** The language's usual calendar, and the Gregorian if that is another. */
  readonly calendars: readonly string[];
  /** The text, in the form of `plain`, with each month's name as one `MONTH` and words such as `de`, `г`, `年` taken out. */
  readonly mark: (text: string) => string;
  /** Which calendars' months a `MONTH` of a marked text stands for. */
  readonly months: (mark: string) => readonly Month[];
  /** `dmy`, `mdy` or `ymd` of a date in numbers; '' where the language alone doesn't tell. */
  readonly order: string;
  /** What stands between the numbers. */
  readonly separator: string;
  /** Does the year come first where the month is a word? */
  readonly yearFirst: boolean;
}

export interface Month {
  readonly calendar: string;
  readonly number: number;
}

/** A month's name in a marked text: a letter that no script has, so that a few fixed patterns serve every language. */
export const MONTH = '[\\ue000-\\uefff]';
const FIRST_MARK = 0xe000;

type Style = Intl.DateTimeFormatOptions;
const NUMBERS: Style = { year: 'numeric', month: 'numeric', day: 'numeric' };
const NAMES: readonly Style[] = [{ month: 'long' }, { month: 'short' }];
const STYLES: readonly Style[] = [
  { month: 'long', year: 'numeric' },
  { month: 'short', year: 'numeric' },
  // With a day beside it, many languages put the month in another case ("6 августа").
  { month: 'long', year: 'numeric', day: 'numeric' },
  { month: 'short', year: 'numeric', day: 'numeric' },
  // For the eras' names ("พ.ศ. 2567", "ค.ศ. 2024").
  { month: 'long', year: 'numeric', era: 'short' },
];

/** Asking `Intl` costs milliseconds, and a page is read many times in one language. */
const known = new Map<string, Language>();

/**
 * @param locale a language tag; of one that `Intl` doesn't know, English month names are all that is known. (Asked about
 *   such a tag, `Intl` would answer for the browser's own language.)
 */
export function languageOf(locale: string): Language {
  const kept = known.get(locale);
  if (kept) return kept;
  if (known.size > 20) known.clear();
  const language = ask(isSupported(locale) ? locale : 'en');
  known.set(locale, language);
  return language;
}

function isSupported(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}

function ask(locale: string): Language {
  const own = new Intl.DateTimeFormat(locale).resolvedOptions().calendar;
  const calendars = [...new Set([own, 'gregory'])];
  const months = new Map<string, Month[]>();
  // Written beside those that `Intl` has: "6th of August", "6 de agosto del 2018".
  const links = new Set(['of', 'del']);
  const styles = calendars.flatMap((calendar) => STYLES.map((style) => formatOf(locale, calendar, style)));
  const orders = styles.map((format) => collect(format, months, links));
  // English stands on pages of every language; British and American short names differ.
  const english = ['en-US', 'en-GB'].flatMap((tag) => NAMES.map((style) => formatOf(tag, 'gregory', style)));
  for (const format of english) collect(format, months, links);
  const names = [...months.keys()].sort((a, b) => b.length - a.length);
  const link = anyOf([...links].sort((a, b) => b.length - a.length));
  // "08月", "tháng 08": numbers are often filled up where `Intl` doesn't.
  const name = anyOf(names).replace(/\d+/g, '(?<!\\d)0?$&(?!\\d)');
  const named = new RegExp(`(?<![\\p{L}\\p{M}])(?:${link})?(${name})(?!\\p{M})`, 'gu');
  const run = `(?:(?:${link})[\\s.]{0,2}){1,2}`;
  const linking = new RegExp(`(?<=(?:\\d|${MONTH})[\\s.]{0,2})${run}|${run}(?=\\d|${MONTH})`, 'gu');
  const numbers = formatOf(locale, own, NUMBERS).formatToParts(0);
  const { language, region } = new Intl.Locale(locale);
  return {
    calendars,
    mark: (text) => text.replace(named, (_, found: string) => markOf(names, found)).replace(linking, ' '),
    months: (mark) => months.get(names[mark.charCodeAt(0) - FIRST_MARK] ?? '') ?? [],
    // What only says "English" is as likely British as American, and is what a page without any language counts as.
    order: language === 'en' && region === undefined ? '' : orderOf(numbers),
    separator: plain(numbers.find(({ type }) => type === 'literal')?.value ?? '').trim(),
    yearFirst: orders.some((order) => /^y../.test(order)),
  };
}

function markOf(names: readonly string[], found: string): string {
  return String.fromCharCode(FIRST_MARK + names.indexOf(found.replace(/(?<!\d)0(?=\d)/, '')));
}

function formatOf(locale: string, calendar: string, style: Style): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...style, calendar, timeZone: 'UTC' });
}

/** Puts the twelve names of one style and the words around them where they belong; returns the order of the parts. */
function collect(format: Intl.DateTimeFormat, months: Map<string, Month[]>, links: Set<string>): string {
  const { calendar } = format.resolvedOptions();
  let order = '';
  for (let at = 0; at < 12; at += 1) {
    const day = Date.UTC(2024, at, 15);
    const parts = format.formatToParts(day).map(({ type, value }) => ({ type, value: plain(value) }));
    order = orderOf(parts);
    parts.forEach(({ type, value }, index) => {
      if (type === 'literal' || type === 'era')
        for (const link of value.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []) links.add(link);
      if (type !== 'month') return;
      // Chinese and Japanese have the number as the month, and 月 as what follows.
      const unit = /^\d+$/.test(value) ? (/^\p{L}+/u.exec(parts[index + 1]?.value ?? '')?.[0] ?? '') : '';
      const name = `${value.replace(/\.$/, '')}${unit}`;
      const number = monthOf(calendar, day);
      const named = months.get(name) ?? [];
      const isKnown = named.some((month) => month.calendar === calendar && month.number === number);
      if (/\p{L}/u.test(name) && !isKnown) months.set(name, [...named, { calendar, number }]);
    });
  }
  return order;
}

function orderOf(parts: readonly { readonly type: string }[]): string {
  return parts.map(({ type }) => (/^(?:year|month|day)$/.test(type) ? type.charAt(0) : '')).join('');
}

function anyOf(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
}

/**
 * A text in the form in which dates are compared: one form of each letter and apostrophe, small letters, digits of every
 * script as 0 to 9, no marks of direction, and nothing that could pass for a `MONTH`.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u061c\ue000-\uefff]/g, '')
    .replace(/[’׳ʼ]/g, "'")
    .replace(/[^\P{Nd}0-9]/gu, digit);
}

/** The ten digits of a script stand in a row that begins at a multiple of sixteen, or six after it. */
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const row = code - (code % 16);
  return String(code - (/\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6));
}
