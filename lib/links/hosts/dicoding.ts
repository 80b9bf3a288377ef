import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Dicoding (Indonesia): certificates of its classes. No machine-readable record is known (2026-11). */
export const dicoding: BadgeHost = {
  id: 'dicoding',
  label: 'Dicoding',
  match: matchShapes({
    id: 'dicoding',
    hosts: ['dicoding.com'],
    shapes: [
      ...awardsAt('/certificates/', /[A-Z0-9]{12}/i, 'https://www.dicoding.com/certificates/$<id>', 'upper'),
      { kind: 'collection', path: /^\/users\/[^/]+/ },
    ],
  }),
  record: NO_RECORD,
};
