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
    shapes: [
      { kind: 'award', path: /^\/(?<id>1[0-9A-Z]{9})$/, url: 'https://verify.w3schools.com/$<id>' },
      { kind: 'placeholder', path: /^\/[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};
