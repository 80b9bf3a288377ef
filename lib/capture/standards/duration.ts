/** More is a clock that was never set: nobody learns a working year from one thing. */
const MOST = 2_000;
/** Less is no time spent on learning: a package opened and left. */
const LEAST = 3 / 60;

/**
 * Hours, to two decimals, from the spans of time that SCORM and xAPI know: `0001:31:05.20` (SCORM 1.2, `CMITimespan`) and
 * `PT31M5S` (SCORM 2004 and xAPI, ISO 8601; days of 24 hours, years and months count as none).
 *
 * @returns null for anything else, for less than three minutes in all, and for more than there can be
 */
export function hoursIn(...spans: readonly string[]): number | null {
  const hours = spans.reduce((sum, span) => sum + (clock(span) ?? iso(span) ?? 0), 0);
  return hours < LEAST || hours > MOST ? null : Math.round(hours * 100) / 100;
}

function clock(span: string): number | null {
  const found = /^(\d{2,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)$/.exec(span);
  return found && Number(found[1]) + Number(found[2]) / 60 + Number(found[3]) / 3600;
}

function iso(span: string): number | null {
  const found = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:\.\d{1,9})?)S)?)?$/.exec(span);
  if (!found) return null;
  const [, days, hours, minutes, seconds] = found.map((part) => Number(part ?? 0));
  return (days ?? 0) * 24 + (hours ?? 0) + (minutes ?? 0) / 60 + (seconds ?? 0) / 3600;
}
