import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Certopus: its customers’ certificates. No machine-readable record is known (2026-11). */
export const certopus: BadgeHost = {
  id: 'certopus',
  label: 'Certopus',
  match: matchShapes({
    id: 'certopus',
    hosts: ['certopus.com'],
    shapes: awardsAt('/c/', /[0-9a-f]{32}/i, 'https://certopus.com/c/$<id>', 'lower'),
  }),
  record: NO_RECORD,
};
