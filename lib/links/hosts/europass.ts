import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Europass: a CV or profile that somebody shares, a document in it, and the viewer for European credentials, which
 * shows what its user puts in. How a credential is shared through it is not known (2026-11); the credentials
 * themselves are files, which the verifier reads.
 */
export const europass: BadgeHost = {
  id: 'europass',
  label: 'Europass',
  match: matchShapes({
    id: 'europass',
    hosts: ['europa.eu'],
    shapes: [
      { kind: 'file', path: /^\/europass\/eportfolio\/screen\/share\/documents\/[0-9a-f-]{36}$/i },
      { kind: 'collection', path: /^\/europass\/eportfolio\/screen\/share\/[0-9a-f-]{36}$/i },
      { kind: 'unknown', path: /^\/europass\/digital-credentials\/viewer(?:\/|$)/ },
    ],
  }),
  record: NO_RECORD,
};
