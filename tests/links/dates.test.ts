import { expect, it } from 'vitest';
import { englishDay } from '../../lib/links/dates';

it.each([
  ['Issued August 6, 2018', '2018-08-06'],
  ['Issued: Sept. 24, 2026', '2026-09-24'],
  ['Earned Jul  7, 2026 EDT', '2026-07-07'],
  ['Issued On: 3 May 2024', '2024-05-03'],
  ['May 3 2024, that is, 3 May 2024', '2024-05-03'],
  ['DECEMBER 31, 1999', '1999-12-31'],
])('reads the day in "%s"', (text, day) => {
  expect(englishDay(text)).toBe(day);
});

it.each([
  ['an order that could be another', '03/04/2024'],
  ['a month alone', 'Issued March 2022'],
  ['another language', '6 août 2018'],
  ['two days', 'May 3, 2024 – May 9, 2024'],
  ['a day that is none', 'Feb 30, 2024'],
  ['a word that ends so', 'Dismay 3, 2024'],
  ['nothing', undefined],
])('reads none in %s', (_, text) => {
  expect(englishDay(text)).toBeNull();
});
