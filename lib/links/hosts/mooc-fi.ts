import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** MOOC.fi (University of Helsinki): certificates, on an older and a newer site, each by ids of its own. No machine-readable record is known (2026-11). */
export const moocFi: BadgeHost = {
  id: 'mooc-fi',
  label: 'MOOC.fi',
  match: (url) => matchOld(url) ?? matchNew(url),
  record: NO_RECORD,
};

const matchOld = matchShapes({
  id: 'mooc-fi',
  hosts: ['certificates.mooc.fi'],
  shapes: awardsAt('/validate/', /[a-z0-9]{9,11}/i, 'https://certificates.mooc.fi/validate/$<id>', 'lower'),
});
const matchNew = matchShapes({
  id: 'mooc-fi',
  hosts: ['courses.mooc.fi'],
  shapes: awardsAt(
    '/certificates/validate/',
    /[a-z0-9]{14,16}/i,
    'https://courses.mooc.fi/certificates/validate/$<id>',
    'lower',
  ),
});
