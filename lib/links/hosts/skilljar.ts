import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Skilljar: certificates of its customers' academies (Anthropic, Tableau). Their page shows course and date; how it
 * marks the holder isn't known, and no machine-readable record is (2026-11).
 */
export const skilljar: BadgeHost = {
  id: 'skilljar',
  label: 'Skilljar',
  match: matchShapes({
    id: 'skilljar',
    hosts: ['verify.skilljar.com'],
    shapes: awardsAt('/c/', /[a-z0-9]{12}/i, 'https://verify.skilljar.com/c/$<id>', 'lower'),
  }),
  record: NO_RECORD,
};
