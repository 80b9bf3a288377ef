import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * CompTIA’s own verification page, and its descriptions. Most of its certifications are shown by CertMetrics or
 * Credly. No machine-readable record is known (2026-11).
 */
export const comptia: BadgeHost = {
  id: 'comptia',
  label: 'CompTIA',
  match: (url) => matchCode(url) ?? matchDescription(url),
  record: NO_RECORD,
};

const matchCode = matchShapes({
  id: 'comptia',
  hosts: ['verify.comptia.org'],
  query: ['code'],
  shapes: awardsAt('/\\?code=', /[A-Z0-9]{16}/i, 'https://verify.comptia.org/?code=$<id>', 'upper'),
});

const matchDescription = matchShapes({
  id: 'comptia',
  hosts: ['comptia.org'],
  shapes: [{ kind: 'achievement', path: /^(?:\/[a-z]{2}-[a-z]{2})?\/certifications\/[^/]+$/i }],
});
