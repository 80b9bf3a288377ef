import { awardAt, straysAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** OneRoadmap: certificates of skill tests. No machine-readable record is known (2026-11). */
export const oneRoadmap: BadgeHost = {
  id: 'oneroadmap',
  label: 'OneRoadmap',
  match: matchShapes({
    id: 'oneroadmap',
    hosts: ['oneroadmap.io'],
    shapes: [
      awardAt(
        '/skills/(?<of>[\\w-]+)/certificate/',
        /CERT-[0-9A-F]{8}/i,
        'https://oneroadmap.io/skills/$<of>/certificate/$<id>',
        'upper',
      ),
      ...straysAt('/skills/[\\w-]+/certificate/'),
    ],
  }),
  record: NO_RECORD,
};
