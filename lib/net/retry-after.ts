const SECOND = 1000;
const LEAST_MS = SECOND;
const MOST_MS = 60 * 60 * SECOND;
const UNSAID_MS = 60 * SECOND;

/**
 * How long a host wants to be left alone, in milliseconds: its `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), but
 * at least a second and at most an hour; a minute where it gives none that can be read.
 *
 * @param now milliseconds since 1970
 */
export function retryAfterMs(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  const wanted = /^\d{1,10}$/.test(text)
    ? Number(text) * SECOND
    : /^[A-Z][a-z]{2,8}, .{1,30} GMT$/.test(text)
      ? Date.parse(text) - now
      : Number.NaN;
  return Number.isNaN(wanted) ? UNSAID_MS : Math.min(MOST_MS, Math.max(LEAST_MS, wanted));
}
