import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** CodinGame. No machine-readable record is known (2026-11). */
export const codingame: BadgeHost = {
  id: 'codingame',
  label: 'CodinGame',
  match: matchShapes({
    id: 'codingame',
    hosts: ['codingame.com'],
    shapes: [
      ...awardsAt('/certification/', /[\w-]{22}/, 'https://www.codingame.com/certification/$<id>'),
      { kind: 'collection', path: /^\/profile\/[0-9a-f]+$/i },
    ],
  }),
  record: NO_RECORD,
};
