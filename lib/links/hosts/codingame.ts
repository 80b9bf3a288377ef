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
      {
        kind: 'award',
        path: /^\/certification\/(?<id>[\w-]{22})$/,
        url: 'https://www.codingame.com/certification/$<id>',
      },
      { kind: 'placeholder', path: /^\/certification\/[^/]+$/ },
      { kind: 'collection', path: /^\/profile\/[0-9a-f]+$/i },
    ],
  }),
  record: NO_RECORD,
};
