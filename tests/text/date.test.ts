import { describe, expect, it } from 'vitest';
import { formatAgo, formatDate, formatInstant, formatTime } from '../../lib/text/date';

describe('a date is shown as precisely as it was given', () => {
  it.each<[string, string]>([
    ['2024', '2024'],
    ['2024-05', 'May 2024'],
    ['2024-05-03', '3 May 2024'],
    ['2024-05-03T10:22:00Z', '3 May 2024'],
    ['2024-05-03T23:59:59.999999Z', '3 May 2024'],
    // The writer's day, wherever the reader is.
    ['2024-05-03T23:30:00-11:00', '3 May 2024'],
    ['2024-05-03T00:30:00+14:00', '3 May 2024'],
    ['2024-02-29', '29 February 2024'],
  ])('%s is %s', (value, shown) => {
    expect(formatDate(value, 'en')).toBe(shown);
  });

  it.each([
    '',
    'yesterday',
    '24',
    '2024-13',
    '2024-02-30',
    '2023-02-29',
    '2024-00',
    '2024-5-3',
    '<b>2024</b>',
    '12345',
  ])('“%s” is no date', (value) => {
    expect(formatDate(value, 'en')).toBeNull();
  });

  it('follows the language', () => {
    expect(formatDate('2024-05-03', 'de')).toBe('3. Mai 2024');
  });
});

describe('a moment', () => {
  it('is shown in the reader’s time zone, to the minute', () => {
    expect(formatInstant('2026-11-23T14:05:59Z', 'en', 'UTC')).toBe('23 Nov 2026, 14:05');
    expect(formatInstant('2026-11-23T23:05:00Z', 'en', 'Asia/Tokyo')).toBe('24 Nov 2026, 08:05');
  });

  it('is shown as a time of day alone', () => {
    expect(formatTime(new Date('2026-11-23T14:05:59Z'), 'en', 'UTC')).toBe('14:05');
  });

  it.each(['2024', '2024-05-03', 'T', ''])('“%s” is none', (value) => {
    expect(formatInstant(value, 'en', 'UTC')).toBeNull();
  });
});

describe('formatAgo', () => {
  it.each<[string, string | null]>([
    ['2026-11-23T14:00:00Z', '1 minute ago'],
    ['2026-11-23T13:58:01Z', '1 minute ago'],
    ['2026-11-23T13:01:00Z', '59 minutes ago'],
    ['2026-11-23T13:00:00Z', '1 hour ago'],
    ['2026-11-22T14:00:01Z', '23 hours ago'],
    ['2026-11-22T14:00:00Z', '1 day ago'],
    ['2026-11-20T13:00:00Z', '3 days ago'],
    ['2026-11-23T14:00:01Z', null],
    ['2026-11-20', null],
    ['once', null],
  ])('%s: %s', (value, shown) => {
    expect(formatAgo(value, new Date('2026-11-23T14:00:00Z'), 'en')).toBe(shown);
  });
});
