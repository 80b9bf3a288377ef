import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Coding Ninjas: certificates of its courses and contests. No machine-readable record is known (2026-11). */
export const codingNinjas: BadgeHost = {
  id: 'codingninjas',
  label: 'Coding Ninjas',
  match: matchShapes({
    id: 'codingninjas',
    hosts: ['certificate.codingninjas.com', 'students.codingninjas.com'],
    shapes: awardsAt('/verify/', /[0-9a-f]{16}/i, 'https://certificate.codingninjas.com/verify/$<id>', 'lower'),
  }),
  record: NO_RECORD,
};
