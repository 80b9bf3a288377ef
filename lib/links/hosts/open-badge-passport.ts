import { answersFor, credentialRequest, jsonDocument, NO_ANSWER } from '../answer';
import { awardsAt } from '../ids';
import { FOR_A_DAY } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, DocumentResponse, HostAnswer } from '../types';

/**
 * Open Badge Passport, where people show badges, and Open Badge Factory, which issues them. A badge in the passport has
 * no machine-readable record that is known (2026-11). The factory's addresses are the badge itself, Open Badges 2.0 or
 * 3.0, with a page for people at the same address and `.html`; neither names the holder, as far as is known. An image is
 * called after its own content and says nothing of whose it is.
 */
export const openBadgePassport: BadgeHost = {
  id: 'open-badge-passport',
  label: 'Open Badge Passport and Factory',
  match: matchShapes({
    id: 'open-badge-passport',
    hosts: ['openbadgepassport.com', 'openbadgefactory.com'],
    shapes: [
      ...awardsAt('/app/badge/info/', /\d{1,9}/i, 'https://openbadgepassport.com/app/badge/info/$<id>'),
      ...awardsAt('/v1/assertion/', /[0-9a-f]{40}/i, 'https://openbadgefactory.com/v1/assertion/$<id>', 'lower'),
      ...awardsAt(
        '/obv3/credentials/',
        /[0-9a-f]{40}/i,
        'https://openbadgefactory.com/obv3/credentials/$<id>',
        'lower',
      ),
      { kind: 'file', path: /^\/(?:file|c\/download|obv3\/images|v1\/badge\/_\/[^/]+\.(?:png|svg)$)(?:\/|$)/ },
      {
        kind: 'achievement',
        path: /^\/(?:app\/gallery\/badgeview|c\/earnablebadge|v1\/badge)\/[^/]+\/[^/]+/,
      },
      { kind: 'collection', path: /^\/app\/(?:(?:user\/)?profile|page\/view)\/\d+/ },
    ],
  }),
  record: {
    asks: ['openbadgefactory.com'],
    keep: FOR_A_DAY,
    documents: ({ kind, url }) => (kind === 'award' && isFactory(url) ? [credentialRequest(url)] : []),
    read,
    // What ids they bear inside isn't known.
    promises: () => null,
  },
};

function isFactory(url: string): boolean {
  return new URL(url).hostname === 'openbadgefactory.com';
}

/** What it answers for a badge that was revoked isn't known; the statuses are read as Open Badges 2.0 (4.2) has them. */
function read(_link: unknown, responses: readonly DocumentResponse[]): HostAnswer {
  const [response] = answersFor('credential', responses);
  const document = jsonDocument(response);
  if (document !== null) return { document, absence: null, recipient: null };
  if (response?.status === 404) return { ...NO_ANSWER, absence: 'not-found' };
  if (response?.status === 410) return { ...NO_ANSWER, absence: 'revoked-or-never-issued' };
  return NO_ANSWER;
}
