import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Simplilearn’s files and the short links of its app. Its awards are shown by Accredible on its own domain. */
export const simplilearn: BadgeHost = {
  id: 'simplilearn',
  label: 'Simplilearn',
  match: (url) => matchFile(url) ?? matchShort(url),
  record: NO_RECORD,
};

const matchFile = matchShapes({
  id: 'simplilearn',
  hosts: ['certificates.simplicdn.net'],
  shapes: [{ kind: 'file', path: /^\/share\/.+\.(?:pdf|png)$/i }],
});

const matchShort = matchShapes({
  id: 'simplilearn',
  hosts: ['simpli-web.app.link'],
  shapes: [{ kind: 'short-link', path: /^\/e\/[\w-]+$/ }],
});
