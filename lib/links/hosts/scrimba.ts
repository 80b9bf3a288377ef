import { awardAt, straysAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Scrimba: certificates by an id, older ones by the person’s and the course’s. No machine-readable record is known
 * (2026-11).
 */
export const scrimba: BadgeHost = {
  id: 'scrimba',
  label: 'Scrimba',
  match: matchShapes({
    id: 'scrimba',
    hosts: ['scrimba.com', 'v1.scrimba.com'],
    shapes: [
      awardAt('/certificate-', /cert24[A-Za-z0-9]{20,60}/, 'https://scrimba.com/certificate-$<id>'),
      {
        kind: 'award',
        path: /^\/certificate\/(?<user>u[A-Za-z0-9]{7})\/(?<of>g[\w-]+)$/,
        id: '$<user>/$<of>',
        url: 'https://scrimba.com/certificate/$<user>/$<of>',
      },
      { kind: 'unknown', path: /^\/certificate-cert24[A-Za-z0-9]*$/ },
      ...straysAt('/certificate[-/]'),
    ],
  }),
  record: NO_RECORD,
};
