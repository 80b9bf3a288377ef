import { awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Rocketseat (Brazil): certificates of its courses and events. No machine-readable record is known (2026-11). */
export const rocketseat: BadgeHost = {
  id: 'rocketseat',
  label: 'Rocketseat',
  match: matchShapes({
    id: 'rocketseat',
    hosts: ['app.rocketseat.com.br'],
    shapes: [
      ...awardsAt('/certificates/', UUID, 'https://app.rocketseat.com.br/certificates/$<id>', 'lower'),
      { kind: 'collection', path: /^\/me\/[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};
