import { straysAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** CodeSignal Learn: certificates of courses and paths, told by the person and what it is for. No machine-readable record is known (2026-11). */
export const codesignal: BadgeHost = {
  id: 'codesignal',
  label: 'CodeSignal',
  match: matchShapes({
    id: 'codesignal',
    hosts: ['codesignal.com', 'learn.codesignal.com'],
    shapes: [
      {
        kind: 'award',
        path: /^(?:\/learn)?\/certificates\/(?<id>c[a-z0-9]{24}\/(?:courses|course-paths)\/\d+)$/,
        url: 'https://codesignal.com/learn/certificates/$<id>',
      },
      ...straysAt('/learn/certificates/'),
      { kind: 'achievement', path: /^\/learn\/(?:courses|course-paths)\/[^/]+/ },
    ],
  }),
  record: NO_RECORD,
};
