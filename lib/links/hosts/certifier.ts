import { awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Certifier: its customers' credentials, all on credsverse.com. No machine-readable record is known (2026-11). */
export const certifier: BadgeHost = {
  id: 'certifier',
  label: 'Certifier',
  match: matchShapes({
    id: 'certifier',
    hosts: ['credsverse.com'],
    shapes: [
      ...awardsAt('/credentials/', UUID, 'https://credsverse.com/credentials/$<id>', 'lower'),
      { kind: 'achievement', path: /^\/issuers\/[^/]+\/credentials\/[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};
