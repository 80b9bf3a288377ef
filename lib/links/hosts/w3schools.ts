import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** W3Schools. No machine-readable record is known (2026-11). */
export const w3schools: BadgeHost = {
  id: 'w3schools',
  label: 'W3Schools',
  match: matchShapes({
    id: 'w3schools',
    hosts: ['verify.w3schools.com'],
    shapes: awardsAt('/', /1[0-9A-Z]{9}/, 'https://verify.w3schools.com/$<id>'),
  }),
  record: NO_RECORD,
};
