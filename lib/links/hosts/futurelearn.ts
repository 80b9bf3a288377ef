import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** FutureLearn: certificates of achievement. No machine-readable record is known (2026-11). */
export const futurelearn: BadgeHost = {
  id: 'futurelearn',
  label: 'FutureLearn',
  match: matchShapes({
    id: 'futurelearn',
    hosts: ['futurelearn.com'],
    shapes: [
      ...awardsAt('/certificates/', /[a-z0-9]{7}/i, 'https://www.futurelearn.com/certificates/$<id>', 'lower'),
      { kind: 'achievement', path: /^\/courses\/[^/]+/ },
      { kind: 'collection', path: /^\/profiles\/\d+$/ },
    ],
  }),
  record: NO_RECORD,
};
