import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * LinkedIn Learning: certificates of courses and paths. No machine-readable record is known, and pages may ask for a
 * login (2026-11).
 */
export const linkedinLearning: BadgeHost = {
  id: 'linkedin-learning',
  label: 'LinkedIn Learning',
  match: matchShapes({
    id: 'linkedin-learning',
    hosts: /^(?:[a-z]{2,3}\.)?linkedin\.com$/,
    shapes: [
      ...awardsAt(
        '/learning/certificates/',
        /[0-9a-f]{64}/i,
        'https://www.linkedin.com/learning/certificates/$<id>',
        'lower',
      ),
      // Only tutorials write it so (2026-11).
      { kind: 'placeholder', path: /^\/learning\/certificate\/./ },
      {
        kind: 'achievement',
        path: /^\/learning\/(?:paths\/)?(?!(?:paths|certificates|login|search|me|topics|instructors|collections|roles|browse)(?:\/|$))[a-z0-9-]+/,
      },
    ],
  }),
  record: NO_RECORD,
};
