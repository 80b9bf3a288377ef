import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** OpenClassrooms: certificates of courses, in several languages. No machine-readable record is known (2026-11). */
export const openclassrooms: BadgeHost = {
  id: 'openclassrooms',
  label: 'OpenClassrooms',
  match: matchShapes({
    id: 'openclassrooms',
    hosts: ['openclassrooms.com'],
    shapes: awardsAt('/course-certificates/', /\d{7,10}/, 'https://openclassrooms.com/en/course-certificates/$<id>'),
  }),
  record: NO_RECORD,
};
