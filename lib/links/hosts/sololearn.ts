import { awardAt, awardsAt, samplesAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Sololearn: certificates under a code of their own and, in older links, under the numbers of course and person
 * (`/Certificate/COURSE-PERSON/pdf/`, `/certificates/course/en/PERSON/COURSE/landscape/png`). No machine-readable record
 * is known (2026-11).
 */
export const sololearn: BadgeHost = {
  id: 'sololearn',
  label: 'Sololearn',
  match: matchShapes({
    id: 'sololearn',
    hosts: ['sololearn.com', 'api2.sololearn.com', 'blob.sololearn.com'],
    shapes: [
      { kind: 'file', path: /^\/certificates\/[^/]+\.(?:png|jpe?g|pdf)$/i },
      {
        kind: 'award',
        path: /^(?:\/[a-z]{2})?\/certificates\/course\/[a-z-]+\/(?<person>\d+)\/(?<of>\d+)(?:\/|$)/i,
        id: '$<of>-$<person>',
        url: 'https://www.sololearn.com/Certificate/$<id>/pdf/',
      },
      awardAt('/certificates?/', /\d+-\d+/i, 'https://www.sololearn.com/Certificate/$<id>/pdf/'),
      samplesAt('/certificates?/C[TC]-'),
      ...awardsAt(
        '(?:/v2)?/certificates?/',
        /C[TC]-[A-Z0-9]{8}/i,
        'https://www.sololearn.com/certificates/$<id>',
        'upper',
      ),
      { kind: 'collection', path: /^\/profile\/\d+/i },
      { kind: 'achievement', path: /^(?:\/[a-z]{2})?\/learn\/[^/]+/i },
    ],
  }),
  record: NO_RECORD,
};
