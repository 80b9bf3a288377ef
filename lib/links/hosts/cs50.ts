import { straysAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * CS50 (Harvard): certificates, each with its pictures at the same address and `.pdf` or `.png`. No machine-readable
 * record is known (2026-11).
 */
export const cs50: BadgeHost = {
  id: 'cs50',
  label: 'CS50',
  match: (url) => matchOwn(url) ?? matchHarvard(url),
  record: NO_RECORD,
};

const AWARD = { kind: 'award', url: 'https://certificates.cs50.io/$<id>', fold: 'lower' } as const;
const ID = `(?<id>${UUID.source})(?:\\.(?:pdf|png|jpe?g))?[).,;'"]*$`;

const matchOwn = matchShapes({
  id: 'cs50',
  hosts: ['certificates.cs50.io'],
  shapes: [{ ...AWARD, path: new RegExp(`^/${ID}`, 'i') }, ...straysAt('/')],
});

const matchHarvard = matchShapes({
  id: 'cs50',
  hosts: ['cs50.harvard.edu'],
  shapes: [{ ...AWARD, path: new RegExp(`^/certificates/${ID}`, 'i') }, ...straysAt('/certificates/')],
});
