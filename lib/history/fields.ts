import * as v from 'valibot';
import { isIsoDate } from '../capture/dates';

/** Bounds of what enters the history, whether by message or by import. What passes here can be exported and read back. */
export const MAX_TEXT = 2000;
export const MAX_HREF = 4096;
export const MAX_NOTE = 10_000;

/** Text of at most `max` UTF-16 units. */
export const text = (max: number = MAX_TEXT) => v.pipe(v.string(), v.maxLength(max));

/** An address a person may be sent to: http or https, and nothing that runs (`javascript:`, `data:`). */
export const webUrl = v.pipe(v.string(), v.maxLength(MAX_HREF), v.check(isWebUrl, 'not an http or https address'));

/** ISO 8601, no more precise than the page was: `2024`, `2024-05`, `2024-05-03`, or a full instant. */
export const isoDate = v.pipe(v.string(), v.maxLength(40), v.check(isIsoDate, 'not an ISO 8601 date'));

/** A full instant in ISO 8601. */
export const instant = v.pipe(isoDate, v.includes('T'));

/** 0 to 1. */
export const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const hours = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100_000));

export const grade = v.strictObject({
  value: v.pipe(v.number(), v.finite()),
  max: v.pipe(v.number(), v.finite(), v.gtValue(0)),
});

export const credentialRef = v.strictObject({ url: webUrl, id: v.nullable(text()) });

/** Is this an absolute http or https address? */
function isWebUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol } = new URL(value);
  return protocol === 'https:' || protocol === 'http:';
}
