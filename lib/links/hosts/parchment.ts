import { awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Parchment's diplomas and certificates; its digital badges are Badgr's. No machine-readable record is known (2026-11).
 */
export const parchment: BadgeHost = {
  id: 'parchment',
  label: 'Parchment',
  match: matchShapes({
    id: 'parchment',
    hosts: ['parchment.com'],
    shapes: [
      ...awardsAt('/u/award/', /[0-9a-f]{32}/i, 'https://www.parchment.com/u/award/$<id>', 'lower'),
      ...awardsAt('/lp/award/', UUID, 'https://www.parchment.com/lp/award/$<id>', 'lower'),
    ],
  }),
  record: NO_RECORD,
};
