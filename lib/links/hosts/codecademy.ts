import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Codecademy: certificates of courses and paths. No machine-readable record is known (2026-11). */
export const codecademy: BadgeHost = {
  id: 'codecademy',
  label: 'Codecademy',
  match: matchShapes({
    id: 'codecademy',
    hosts: ['codecademy.com'],
    shapes: [
      ...awardsAt(
        '/profiles/(?<user>[^/]+)/certificates/',
        /[0-9a-f]{32}|[0-9a-f]{24}/i,
        'https://www.codecademy.com/profiles/$<user>/certificates/$<id>',
        'lower',
      ),
      { kind: 'collection', path: /^\/(?:profiles|users)\/(?!redirect$)[^/]+(?:\/(?:achievements|certificates))?$/ },
      { kind: 'achievement', path: /^\/learn\/[^/]+/ },
    ],
  }),
  record: NO_RECORD,
};
