import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** ISC2. Its certifications are shown by Credly; its own pages describe them. */
export const isc2: BadgeHost = {
  id: 'isc2',
  label: 'ISC2',
  match: matchShapes({
    id: 'isc2',
    hosts: ['isc2.org'],
    shapes: [{ kind: 'achievement', path: /^\/certifications\/[^/]+$/i }],
  }),
  record: NO_RECORD,
};
