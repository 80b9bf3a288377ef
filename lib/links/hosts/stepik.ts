import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Stepik. `stepik.org/api/certificates?user=…` lists the certificates of one person without a login; that one can be
 * asked for by its number, which is all that a link carries, nobody has shown (2026-11).
 */
export const stepik: BadgeHost = {
  id: 'stepik',
  label: 'Stepik',
  match: matchShapes({
    id: 'stepik',
    hosts: ['stepik.org'],
    shapes: [
      ...awardsAt('/cert/', /\d{3,10}/, 'https://stepik.org/cert/$<id>'),
      { kind: 'file', path: /^\/certificate\/[0-9a-f]{40}\.(?:pdf|png)$/i },
      { kind: 'collection', path: /^\/users\/\d+(?:\/(?:certificates|profile))?$/ },
    ],
  }),
  record: NO_RECORD,
};
