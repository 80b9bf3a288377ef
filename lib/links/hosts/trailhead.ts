import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Salesforce Trailhead: one certification by its number. What people link far more often is the printed list of all
 * their certifications, or their profile. No machine-readable record of a certification is known (2026-11).
 */
export const trailhead: BadgeHost = {
  id: 'trailhead',
  label: 'Salesforce Trailhead',
  match: matchShapes({
    id: 'trailhead',
    hosts: ['trailhead.salesforce.com', 'salesforce.com', 'trailblazer.me'],
    query: ['cId', 'searchString'],
    shapes: [
      ...awardsAt(
        '/credentials/certification-verification-detail\\?cId=',
        /[A-Z0-9]+-\d{3,}/i,
        'https://trailhead.salesforce.com/en/credentials/certification-verification-detail/?cId=$<id>',
      ),
      {
        kind: 'collection',
        path: /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/credentials\/certification-detail-print\?searchString=[\w/+ -]{24,}=*$/i,
      },
      { kind: 'placeholder', path: /\/credentials\/certification-detail-print\?/ },
      { kind: 'placeholder', path: /^\/(?:trailblazer|id|me|users)\/(?:your|[^/]*[{}<>])/i },
      { kind: 'collection', path: /^\/(?:trailblazer|id|me|users)\/[^/]+/ },
      {
        kind: 'achievement',
        path: /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/(?:credentials\/(?!verification|certification|cert-)[a-z-]+|content\/learn\/[a-z]+\/[^/]+)$/i,
      },
    ],
  }),
  record: NO_RECORD,
};
