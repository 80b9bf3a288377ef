import { ACCEPT_CREDENTIAL, anyDocument, credentialRequest } from '../answer';
import { FOR_A_DAY } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Learning Machine, later Hyland, who keep Blockcerts for issuers: the page of one, and the document itself at the same
 * address with `format=json`, as Blockcerts' own viewer asks for it (blockchain-certificates/blockcerts-verifier). A
 * Blockcerts document at any other address is met as any credential is.
 */
export const blockcerts: BadgeHost = {
  id: 'blockcerts',
  label: 'Blockcerts',
  match: matchShapes({
    id: 'blockcerts',
    hosts: ['blockcerts.learningmachine.com', 'certificates.learningmachine.com'],
    shapes: [
      {
        kind: 'award',
        path: /^\/certificate\/(?<id>[0-9a-f]{32})$/i,
        url: 'https://$<host>/certificate/$<id>',
        fold: 'lower',
      },
      { kind: 'placeholder', path: /^\/certificate\/[^/]+$/ },
    ],
  }),
  record: {
    asks: ['blockcerts.learningmachine.com', 'certificates.learningmachine.com'],
    // Issuers add to their revocation lists from one day to the next.
    keep: FOR_A_DAY,
    documents: ({ kind, url }) =>
      kind === 'award' ? [credentialRequest(`${url}?format=json`, ACCEPT_CREDENTIAL)] : [],
    read: (_, responses) => anyDocument(responses),
    // From version 3 on they may be named by URNs of their own.
    promises: () => null,
  },
};
