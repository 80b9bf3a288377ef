import { samplesAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Pluralsight: profiles. What an award of its own looks like is not known (2026-11). */
export const pluralsight: BadgeHost = {
  id: 'pluralsight',
  label: 'Pluralsight',
  match: matchShapes({
    id: 'pluralsight',
    hosts: ['app.pluralsight.com'],
    shapes: [
      samplesAt('/profile/'),
      { kind: 'placeholder', path: /^\/profile\/.*[{}<>]/ },
      { kind: 'collection', path: /^\/profile\/[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};
