import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * BadgeCert (Scrum Alliance and others). Its short links look like `s` and the eight letters of the award, but nobody
 * says that they always are: they are short links; nor whether its two pages mean the same by the same letters. No
 * machine-readable record is known (2026-11).
 */
export const badgecert: BadgeHost = {
  id: 'badgecert',
  label: 'BadgeCert',
  match: (url) => matchShort(url) ?? matchPage(url),
  record: NO_RECORD,
};

const LETTERS = /[a-z]{8}/i;

const matchShort = matchShapes({
  id: 'badgecert',
  hosts: ['bcert.me'],
  query: ['b'],
  shapes: [
    ...awardsAt(
      '/bc/html/show-badge\\.html\\?b=',
      LETTERS,
      'https://bcert.me/bc/html/show-badge.html?b=$<id>',
      'lower',
    ),
    { kind: 'short-link', path: /^\/s[a-z]{8}$/ },
  ],
});
const matchPage = matchShapes({
  id: 'badgecert',
  hosts: ['app.badgecert.com'],
  shapes: awardsAt('/public/badges/', LETTERS, 'https://app.badgecert.com/public/badges/$<id>', 'lower'),
});
