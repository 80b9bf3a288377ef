import { awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** PW Skills (India): certificates of its courses, and their files. No machine-readable record is known (2026-11). */
export const pwSkills: BadgeHost = {
  id: 'pw-skills',
  label: 'PW Skills',
  match: (url) => matchPage(url) ?? matchFile(url),
  record: NO_RECORD,
};

const matchPage = matchShapes({
  id: 'pw-skills',
  hosts: ['pwskills.com'],
  shapes: awardsAt('/learn/certificate/', UUID, 'https://pwskills.com/learn/certificate/$<id>/', 'lower'),
});
const matchFile = matchShapes({
  id: 'pw-skills',
  hosts: ['cdn.pwskills.com'],
  shapes: [{ kind: 'file', path: /^\/learn\/certificates\/[^/]+\.pdf$/i }],
});
