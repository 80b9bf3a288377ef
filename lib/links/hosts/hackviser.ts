import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Hackviser. No machine-readable record is known (2026-11). */
export const hackviser: BadgeHost = {
  id: 'hackviser',
  label: 'Hackviser',
  match: matchShapes({
    id: 'hackviser',
    hosts: ['hackviser.com'],
    query: ['id'],
    shapes: [
      { kind: 'placeholder', path: /^\/verify\?id=HV-([^-])\1+-([^-])\2+$/i },
      ...awardsAt('/verify\\?id=', /HV-[A-Z]{4}-[A-Z0-9]{8}/i, 'https://hackviser.com/verify?id=$<id>', 'upper'),
    ],
  }),
  record: NO_RECORD,
};
