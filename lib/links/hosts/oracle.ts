import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Oracle University: shared badges and eCertificates of its certifications. An eCertificate has no id of its own; its
 * `key` is what cannot be guessed. No machine-readable record is known (2026-11).
 */
export const oracle: BadgeHost = {
  id: 'oracle',
  label: 'Oracle University',
  match: matchShapes({
    id: 'oracle',
    hosts: ['catalog-education.oracle.com', 'brm-certview.oracle.com', 'mylearn.oracle.com'],
    query: ['id', 'ssn', 'trackId', 'key'],
    shapes: [
      ...awardsAt(
        '/(?:pls|ords)/certview/sharebadge\\?id=',
        /[0-9A-F]{64}/i,
        'https://catalog-education.oracle.com/ords/certview/sharebadge?id=$<id>',
        'upper',
      ),
      ...awardsAt(
        '/(?:pls|ords)/certview/ecertificate\\?ssn=(?<person>OC\\d+)&trackId=(?<of>\\w+)&key=',
        /[0-9a-f]{40}/i,
        'https://brm-certview.oracle.com/ords/certview/ecertificate?ssn=$<person>&trackId=$<of>&key=$<id>',
        'lower',
      ),
      { kind: 'achievement', path: /^\/ou\/(?:course|learning-path)\/[^/]+/ },
    ],
  }),
  record: NO_RECORD,
};
