import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * HackerRank: certificates of skills and roles. No machine-readable record is known (2026-11) that is told by the
 * certificate's id: `hacker_certificate?username=` lists a person's, and the page keeps its data within a script.
 */
export const hackerrank: BadgeHost = {
  id: 'hackerrank',
  label: 'HackerRank',
  match: matchShapes({
    id: 'hackerrank',
    hosts: ['hackerrank.com'],
    shapes: [
      ...awardsAt(
        '/certificates/(?:iframe/)?',
        /[0-9a-f]{12}/i,
        'https://www.hackerrank.com/certificates/$<id>',
        'lower',
      ),
      // The test that everybody takes.
      { kind: 'achievement', path: /^\/skills-verification\/[^/]+/ },
      { kind: 'collection', path: /^\/profile\/[^/]+/ },
    ],
  }),
  record: NO_RECORD,
};
