import { answersFor, credentialRequest, jsonDocument, NO_ANSWER } from '../answer';
import { pathSegments, withoutTracking } from '../normalise';
import { FOR_A_DAY } from '../record';
import type { BadgeHost, CredentialLink, DocumentResponse, HostAnswer, LinkKind } from '../types';

/** Badgr, now Canvas Credentials and Parchment Digital Badges: the old hosts stay, one a region. */
export const badgr: BadgeHost = {
  id: 'badgr',
  label: 'Badgr / Canvas Credentials',
  match,
  record: {
    // One a region (`api.eu.badgr.io`); the pages on badgr.com are never asked.
    asks: ['*.badgr.io'],
    keep: FOR_A_DAY,
    // `.json` is answered as JSON whatever the Accept header says; badge and issuer are followed by the verifier.
    documents: ({ kind, url }) => (kind === 'award' ? [credentialRequest(`${url}.json?v=2_0`)] : []),
    read,
  },
};

const HOST = /^(?:www\.|api\.)?(?:([a-z]{2})\.)?badgr\.(?:io|com)$/;
/** 16 random bytes in base64url. Case counts. */
const ID = /^[\w-]{22}$/;
const VIEWS = new Set(['image', 'baked']);

function match(url: URL): CredentialLink | null {
  const host = HOST.exec(url.hostname);
  if (host === null) return null;
  const path = pathSegments(url);
  if (path[0] === 'backpack' || path[0] === 'recipient') return other(url, 'collection');
  if (path[0] !== 'public') return null;
  switch (path[1]) {
    case 'assertions':
      return matchAssertion(url, host[1], path.slice(2));
    case 'badges':
      return path[2] === undefined ? null : other(url, 'achievement');
    case 'collections':
    case 'issuers':
      return path[2] === undefined ? null : other(url, 'collection');
    default:
      return null;
  }
}

function matchAssertion(
  url: URL,
  region: string | undefined,
  [written, view, ...more]: readonly string[],
): CredentialLink | null {
  if (written === undefined) return null;
  const id = written.replace(/\.json$/, '');
  if (!ID.test(id)) return other(url, 'placeholder');
  if (more.length > 0 || (view !== undefined && !VIEWS.has(view))) return other(url, 'unknown');
  // The page (eu.badgr.com) and the record (api.eu.badgr.io) share ids; the record's address is the badge's own id.
  const origin = region === undefined ? 'https://api.badgr.io' : `https://api.${region}.badgr.io`;
  return { host: 'badgr', kind: 'award', id, url: `${origin}/public/assertions/${id}` };
}

function other(url: URL, kind: LinkKind): CredentialLink {
  return { host: 'badgr', kind, id: null, url: withoutTracking(url) };
}

/** 404: never issued, still pending, or deleted. A revoked badge answers 200 and says so; the verifier reads that. No page names the holder. */
function read(_link: CredentialLink, responses: readonly DocumentResponse[]): HostAnswer {
  const [assertion] = answersFor('credential', responses);
  const document = jsonDocument(assertion);
  if (document !== null) return { document, absence: null, recipient: null };
  if (assertion?.status === 404) return { ...NO_ANSWER, absence: 'not-found' };
  if (assertion?.status === 410) return { ...NO_ANSWER, absence: 'revoked-or-never-issued' };
  if (assertion?.status === 401) return { ...NO_ANSWER, absence: 'private' };
  return NO_ANSWER;
}
