import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** LetsDefend: certificates and badges, by a UUID with or without its hyphens. No machine-readable record is known (2026-11). */
export const letsDefend: BadgeHost = {
  id: 'letsdefend',
  label: 'LetsDefend',
  match: matchShapes({
    id: 'letsdefend',
    hosts: ['app.letsdefend.io'],
    shapes: [
      ...awardsAt(
        '/my-rewards/detail/',
        /[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}/i,
        'https://app.letsdefend.io/my-rewards/detail/$<id>',
        'hex',
      ),
      { kind: 'collection', path: /^\/user\/[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};
