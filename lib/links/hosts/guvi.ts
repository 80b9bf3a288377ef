import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** GUVI (India): certificates of its courses, by eighteen letters and digits, of which case counts. No machine-readable record is known (2026-11). */
export const guvi: BadgeHost = {
  id: 'guvi',
  label: 'GUVI',
  match: matchShapes({
    id: 'guvi',
    hosts: ['guvi.in', 'guvi.io'],
    query: ['id'],
    shapes: awardsAt(
      '/verify-certificate\\?id=',
      /[A-Za-z0-9]{17,18}/,
      'https://www.guvi.in/verify-certificate?id=$<id>',
    ),
  }),
  record: NO_RECORD,
};
