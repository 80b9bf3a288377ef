import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** OpenEDG (Python Institute and others): certifications, by three times four letters and digits, of which case counts. No machine-readable record is known (2026-11). */
export const openEdg: BadgeHost = {
  id: 'openedg',
  label: 'OpenEDG',
  match: matchShapes({
    id: 'openedg',
    hosts: ['verify.openedg.org'],
    query: ['id'],
    shapes: awardsAt('/\\?id=', /[A-Za-z0-9]{4}(?:\.[A-Za-z0-9]{4}){2}/, 'https://verify.openedg.org/?id=$<id>'),
  }),
  record: NO_RECORD,
};
