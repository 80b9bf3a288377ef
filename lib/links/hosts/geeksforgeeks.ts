import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** GeeksforGeeks: certificates of its courses, and their files. No machine-readable record is known (2026-11). */
export const geeksforgeeks: BadgeHost = {
  id: 'geeksforgeeks',
  label: 'GeeksforGeeks',
  match: (url) => matchPage(url) ?? matchFile(url),
  record: NO_RECORD,
};

const matchPage = matchShapes({
  id: 'geeksforgeeks',
  hosts: ['geeksforgeeks.org'],
  shapes: [
    ...awardsAt('/certificate/', /[0-9a-f]{32}/i, 'https://www.geeksforgeeks.org/certificate/$<id>', 'lower'),
    { kind: 'collection', path: /^\/(?:user|profile)\/[^/]+$/ },
    { kind: 'achievement', path: /^\/courses\/[^/]+/ },
  ],
});
const matchFile = matchShapes({
  id: 'geeksforgeeks',
  hosts: ['media.geeksforgeeks.org'],
  shapes: [{ kind: 'file', path: /^\/(?:courses\/)?certificates\/.+\.(?:pdf|png|jpe?g)$/i }],
});
