import { describe, expect, it } from 'vitest';
import { stampIn } from '../../lib/capture/stamps';

describe('the date a JSON answer states', () => {
  it.each([
    ['2026-03-14T09:26:53Z', '2026-03-14T09:26:53.000Z', 'an instant'],
    ['2026-03-14T23:30:00-05:00', '2026-03-15T04:30:00.000Z', 'an instant elsewhere, in UTC'],
    ['2026-03-14T23:30:00+0530', '2026-03-14T18:00:00.000Z', 'a zone without its colon'],
    ['2026-03-14T00:00:00Z', '2026-03-14', 'midnight is a mere day'],
    ['2026-03-14T00:00:00.000+09:00', '2026-03-14', 'midnight anywhere'],
    ['2026-03-14T09:26:53', '2026-03-14', 'no zone: its day'],
    ['2026-03-14', '2026-03-14', 'a day'],
  ])('%s is %s: %s', (value, expected) => {
    expect(stampIn(value)).toBe(expected);
  });

  it.each([
    [''],
    ['soon'],
    ['0001-01-01T00:00:00Z'],
    ['2026-02-30T00:00:00Z'],
    ['2026-02-30T10:00:00Z'],
    ['2026-13-14T09:26:53Z'],
    [`2026-03-14${' '.repeat(40)}`],
    [1_773_480_413_000],
    [null],
    [{}],
  ])('%j is none', (value) => {
    expect(stampIn(value)).toBeNull();
  });
});
