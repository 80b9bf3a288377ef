import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Google Skillshop’s site of before Accredible, and Google Digital Garage’s certificates there. A page shows the holder’s
 * name, but by what markup isn’t known, nor a machine-readable record (2026-11).
 */
export const googleSkillshop: BadgeHost = {
  id: 'google-skillshop',
  label: 'Google Skillshop',
  match: matchShapes({
    id: 'google-skillshop',
    hosts: ['skillshop.exceedlms.com'],
    shapes: [
      ...awardsAt('/student/award/', /[A-Za-z0-9]{24}|\d{7,9}/, 'https://skillshop.exceedlms.com/student/award/$<id>'),
      { kind: 'collection', path: /^\/profiles\/[0-9a-f]{32}$/i },
    ],
  }),
  record: NO_RECORD,
};
