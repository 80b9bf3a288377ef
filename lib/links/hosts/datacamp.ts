import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * DataCamp: statements of accomplishment of courses and tracks, certifications, and verified skills. No machine-readable
 * record of any is known (2026-11).
 */
export const datacamp: BadgeHost = {
  id: 'datacamp',
  label: 'DataCamp',
  match: matchShapes({
    id: 'datacamp',
    hosts: ['datacamp.com'],
    shapes: [
      {
        kind: 'award',
        path: /^\/(?:completed\/)?statement-of-accomplishment\/(?<of>course|track|project|skill-track|career-track)\/(?<id>[0-9a-f]{40})$/i,
        url: 'https://www.datacamp.com/statement-of-accomplishment/$<of>/$<id>',
        fold: 'lower',
      },
      // Written with a blank at times: "DAA 0011296046964".
      {
        kind: 'award',
        path: /^\/(?<of>certificate|skill-verification)\/(?<id>[A-Z]{2,5} ?\d{13})$/i,
        url: 'https://www.datacamp.com/$<of>/$<id>',
        fold: 'upper',
      },
      { kind: 'file', path: /^\/statement-of-accomplishment\/badge\/[^/]+\/[^/]+\.png$/i },
      {
        kind: 'placeholder',
        path: /^\/(?:completed\/)?(?:statement-of-accomplishment\/[^/]+|certificate|skill-verification)\/[^/]+$/,
      },
      { kind: 'collection', path: /^\/(?:portfolio|profile)\/[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};
