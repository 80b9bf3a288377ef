import { awardAt, awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Alison: certificates under ten digits or, in older links, a bcrypt hash, that some lost the signs of; and what a learner
 * did in a course, under both their numbers. No machine-readable record is known (2026-11).
 */
export const alison: BadgeHost = {
  id: 'alison',
  label: 'Alison',
  match: matchShapes({
    id: 'alison',
    hosts: ['alison.com'],
    shapes: [
      awardAt(
        '/certification/check/',
        /\$2y\$10\$[.A-Za-z0-9]{48,53}|2y10[A-Za-z0-9]{40,53}/i,
        'https://alison.com/certification/check/$<id>',
      ),
      ...awardsAt(
        '/(?:certification/check|verify)/',
        /[0-9a-f]{10}/i,
        'https://alison.com/certification/check/$<id>',
        'lower',
      ),
      {
        kind: 'award',
        path: /^\/user\/learner-verification\/(?<id>\d+\/\d+)$/,
        url: 'https://alison.com/user/learner-verification/$<id>',
      },
      { kind: 'achievement', path: /^(?:\/[a-z]{2})?\/course\/[^/]+/ },
      { kind: 'collection', path: /^\/profile\/[^/]+/ },
    ],
  }),
  record: NO_RECORD,
};
