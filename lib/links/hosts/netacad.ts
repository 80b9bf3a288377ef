import { awardsAt, UUID } from '../ids';
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
    shapes: awardsAt(
      '/certificates\\?issuanceId=',
      UUID,
      'https://www.netacad.com/certificates?issuanceId=$<id>',
      'lower',
    ),
  }),
  record: NO_RECORD,
};
