import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../lib/net/retry-after';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('how long a host wants to be left alone', () => {
  it.each<[string, string | null, number]>([
    ['in seconds', '120', 2 * MINUTE],
    ['with spaces around', ' 7 ', 7_000],
    ['until a date', 'Thu, 26 Nov 2026 12:10:00 GMT', 10 * MINUTE],
    ['until a date in the form of RFC 850', 'Thursday, 26-Nov-26 12:10:00 GMT', 10 * MINUTE],
    ['not at all', '0', 1_000],
    ['until a date that has passed', 'Thu, 26 Nov 2026 11:00:00 GMT', 1_000],
    ['for a day', '86400', HOUR],
    ['for ever', '9999999999', HOUR],
    ['until next year', 'Sun, 26 Nov 2028 12:00:00 GMT', HOUR],
    ['without saying', null, MINUTE],
    ['in no words', '', MINUTE],
    ['in words of its own', 'soon', MINUTE],
    ['in a number beyond all numbers', '9'.repeat(400), MINUTE],
    ['by a time before time', '-5', MINUTE],
    ['with a fraction', '1.5', MINUTE],
    ['until no date', 'Thu, 99 Foo 2026 12:10:00 GMT', MINUTE],
    ['until a date of no time zone', '2026-11-26T12:10:00', MINUTE],
  ])('%s', (_, header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });
});
