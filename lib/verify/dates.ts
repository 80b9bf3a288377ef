/** RFC 3339 date and time, with the time zone optional as in older Open Badges, or a bare date. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}(?:[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,30})?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?$/;

/** As most are written, and as every reader of dates reads them. */
const PLAIN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:[0-5]\d(?:\.\d{1,3})?Z$/;

/**
 * The instant a credential's date means, or null when it isn't a date. Without a time zone it is taken as UTC.
 * VC Data Model 2.0, 4.9 (validity period); Open Badges 2.0, DateTime.
 */
export function instantOf(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  if (PLAIN.test(value)) return valid(new Date(value));
  if (!DATE_TIME.test(value)) return null;
  const zoned = /[Tt]/.test(value) && !/(?:[Zz]|[+-]\d{2}:?\d{2})$/.test(value) ? `${value}Z` : value;
  // JavaScript knows neither leap seconds nor more than milliseconds.
  const plain = zoned.replace(/:60(?=[.Zz+-])/, ':59').replace(/(\.\d{3})\d+/, '$1');
  return valid(new Date(plain.replace(/T(.*[+-]\d{2})(\d{2})$/i, 'T$1:$2')));
}

const valid = (date: Date): Date | null => (Number.isNaN(date.getTime()) ? null : date);
