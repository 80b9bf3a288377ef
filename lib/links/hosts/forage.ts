import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Forage (formerly InsideSherpa): its certificates are PDF files, which prove nothing. No page or record of them is
 * known (2026-11).
 */
export const forage: BadgeHost = {
  id: 'forage',
  label: 'Forage',
  match: matchShapes({
    id: 'forage',
    hosts: ['theforage.com', 'forage-uploads-prod.s3.amazonaws.com', 'insidesherpa.s3.amazonaws.com'],
    shapes: [{ kind: 'file', path: /^\/completion-certificates\/.+\.pdf$/i }],
  }),
  record: NO_RECORD,
};
