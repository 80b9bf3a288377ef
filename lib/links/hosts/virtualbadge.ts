import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Virtualbadge.io (Germany): its customers’ certificates, by a UUID or, since some time, `cer-` and most of one. No machine-readable record is known (2026-11). */
export const virtualBadge: BadgeHost = {
  id: 'virtualbadge',
  label: 'Virtualbadge.io',
  match: matchShapes({
    id: 'virtualbadge',
    hosts: ['virtualbadge.io'],
    query: ['credential'],
    shapes: awardsAt(
      '/certificate-validator\\?credential=',
      /(?:cer-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{8}(?:[0-9a-f]{4})?/i,
      'https://www.virtualbadge.io/certificate-validator?credential=$<id>',
      'lower',
    ),
  }),
  record: NO_RECORD,
};
