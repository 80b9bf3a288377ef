import { awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Unstop (India): certificates of competitions, quizzes and courses. No machine-readable record is known (2026-11). */
export const unstop: BadgeHost = {
  id: 'unstop',
  label: 'Unstop',
  match: matchShapes({
    id: 'unstop',
    hosts: ['unstop.com'],
    shapes: [
      ...awardsAt('/certificate(?:-preview)?/', UUID, 'https://unstop.com/certificate-preview/$<id>', 'lower'),
      { kind: 'collection', path: /^\/u\/[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};
