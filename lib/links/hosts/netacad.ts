import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Cisco Networking Academy’s own certificates; its badges are shown by Credly. No machine-readable record is known
 * (2026-11).
 */
export const netacad: BadgeHost = {
  id: 'netacad',
  label: 'Cisco Networking Academy',
  match: matchShapes({
    id: 'netacad',
    hosts: ['netacad.com'],
    query: ['issuanceId'],
    shapes: [
      {
        kind: 'award',
        path: /^\/certificates\?issuanceId=(?<id>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i,
        url: 'https://www.netacad.com/certificates?issuanceId=$<id>',
        fold: 'lower',
      },
      { kind: 'placeholder', path: /^\/certificates\?issuanceId=./i },
    ],
  }),
  record: NO_RECORD,
};
