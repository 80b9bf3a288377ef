import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * NVIDIA Deep Learning Institute: certificates, also under the older host courses.nvidia.com. Case counts in their
 * ids. No machine-readable record is known (2026-11).
 */
export const nvidia: BadgeHost = {
  id: 'nvidia',
  label: 'NVIDIA',
  match: matchShapes({
    id: 'nvidia',
    hosts: ['learn.nvidia.com', 'courses.nvidia.com'],
    query: ['id'],
    shapes: [
      ...awardsAt(
        '/certificates(?:/|\\?id=)',
        /[0-9a-f]{32}|[A-Za-z0-9_-]{22}/i,
        'https://learn.nvidia.com/certificates?id=$<id>',
      ),
      { kind: 'achievement', path: /^\/courses\/[^/]+/ },
    ],
  }),
  record: NO_RECORD,
};
