import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** A Cloud Guru (Pluralsight): certificates of its courses. No machine-readable record is known (2026-11). */
export const aCloudGuru: BadgeHost = {
  id: 'a-cloud-guru',
  label: 'A Cloud Guru',
  match: matchShapes({
    id: 'a-cloud-guru',
    hosts: ['verify.acloud.guru'],
    shapes: awardsAt('/', /[0-9A-F]{12}/i, 'https://verify.acloud.guru/$<id>', 'upper'),
  }),
  record: NO_RECORD,
};
