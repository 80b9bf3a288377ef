import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** TestDome: certificates of skill tests. No machine-readable record is known (2026-11). */
export const testdome: BadgeHost = {
  id: 'testdome',
  label: 'TestDome',
  match: matchShapes({
    id: 'testdome',
    hosts: ['testdome.com'],
    shapes: awardsAt('/certificates/', /[0-9a-f]{32}/i, 'https://www.testdome.com/certificates/$<id>', 'lower'),
  }),
  record: NO_RECORD,
};
