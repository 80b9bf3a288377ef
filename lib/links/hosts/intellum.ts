import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Intellum (Exceed LMS), where Google Skillshop, Atlassian and others give awards that aren't on a badge host: by 24
 * letters and digits, older ones by a number. Its customers bring domains of their own; these were seen in public
 * links. No machine-readable record is known (2026-11).
 */
export const intellum: BadgeHost = {
  id: 'intellum',
  label: 'Intellum',
  match: matchShapes({
    id: 'intellum',
    hosts:
      /^(?:(?:www\.)?[a-z0-9-]+\.exceedlms\.com|university\.atlassian\.com|beacon\.paloaltonetworks\.com|focus\.snapchat\.com)$/,
    shapes: [
      ...awardsAt('/student/award/', /[A-Za-z0-9]{24}|\d{7,9}/, 'https://$<host>/student/award/$<id>'),
      { kind: 'collection', path: /^\/profiles\/[0-9a-f]{32}$/i },
    ],
  }),
  record: NO_RECORD,
};
