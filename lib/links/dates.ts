const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** English names, whole or cut, as AP and Django cut them too (`Sept.`). */
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const MONTH_FIRST = new RegExp(`(?<![\\p{L}\\d])${MONTH}\\s+(\\d{1,2}),?\\s+(\\d{4})(?!\\d)`, 'giu');
const DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})\\s+${MONTH},?\\s+(\\d{4})(?!\\d)`, 'giu');

/**
 * The one day that a text names with an English month ("Issued: Sept. 24, 2026", "Earned Jul  7, 2026 EDT"), as
 * `2026-09-24`. null where it names none, or two: `03/04/2024` is two days, and other languages' months are not known.
 */
export function englishDay(text: string | undefined): string | null {
  const days = new Set<string>();
  for (const [, month = '', day = '', year = ''] of (text ?? '').matchAll(MONTH_FIRST))
    days.add(isoDay(year, month, day));
  for (const [, day = '', month = '', year = ''] of (text ?? '').matchAll(DAY_FIRST))
    days.add(isoDay(year, month, day));
  const [only] = days;
  return days.size === 1 && only !== undefined && isDay(only) ? only : null;
}

function isoDay(year: string, month: string, day: string): string {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `2026-02-30` is turned into another day, or refused. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
