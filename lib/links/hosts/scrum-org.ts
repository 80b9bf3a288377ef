import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Scrum.org: certificates, people, and what the certifications are. No machine-readable record is known (2026-11). */
export const scrumOrg: BadgeHost = {
  id: 'scrum-org',
  label: 'Scrum.org',
  match: matchShapes({
    id: 'scrum-org',
    hosts: ['scrum.org'],
    shapes: [
      ...awardsAt('/certificates/', /\d{4,7}/, 'https://www.scrum.org/certificates/$<id>'),
      { kind: 'collection', path: /^\/user\/\d+$/ },
      { kind: 'achievement', path: /^\/(?:professional-scrum-certifications|assessments)\/[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};
