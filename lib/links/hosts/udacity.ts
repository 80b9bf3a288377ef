import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes, type Shape } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Udacity: certificates of Nanodegrees (an eight-letter code, later a UUID) and of single courses. The hosts
 * confirm.udacity.com and graduation.udacity.com are older and bear the same ids. No machine-readable record is known
 * (2026-11).
 */
export const udacity: BadgeHost = {
  id: 'udacity',
  label: 'Udacity',
  match: (url) => matchSite(url) ?? matchConfirmation(url),
  record: NO_RECORD,
};

const matchSite = matchShapes({
  id: 'udacity',
  hosts: ['udacity.com', 'graduation.udacity.com'],
  shapes: [...certificatesAt('/(?:certificate|confirm)/'), { kind: 'achievement', path: /^\/course\/[^/]+/ }],
});

const matchConfirmation = matchShapes({
  id: 'udacity',
  hosts: ['confirm.udacity.com'],
  shapes: certificatesAt('/(?:confirm/)?'),
});

function certificatesAt(path: string): readonly Shape[] {
  // A real one has seven digits before the first dash.
  const id = /[0-9a-f]{7,8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
  return [
    ...awardsAt(`${path}e/`, id, 'https://www.udacity.com/certificate/e/$<id>', 'lower'),
    ...awardsAt(`${path}lp/`, id, 'https://www.udacity.com/certificate/lp/$<id>', 'lower'),
    ...awardsAt(path, /[A-Z0-9]{7,8}/, 'https://www.udacity.com/certificate/$<id>'),
  ];
}
