import { answersFor, credentialRequest, jsonDocument, NO_ANSWER, pageRequest, recipientNamed } from '../answer';
import { isPlaceholder, pathSegments, uuidOf, withoutTracking } from '../normalise';
import { FOR_A_DAY } from '../record';
import type {
  BadgeHost,
  CredentialLink,
  DocumentRequest,
  DocumentResponse,
  HostAnswer,
  LinkKind,
  ReadHtml,
} from '../types';

/** Credly, and Acclaim, which it was called until 2022: the same ids on both. */
export const credly: BadgeHost = {
  id: 'credly',
  label: 'Credly',
  match,
  record: {
    asks: ['api.credly.com', 'www.credly.com'],
    keep: FOR_A_DAY,
    documents,
    read,
  },
};

function documents({ kind, id }: CredentialLink): readonly DocumentRequest[] {
  if (kind !== 'award' || id === null) return [];
  return [
    credentialRequest(`https://api.credly.com/v1/obi/v2/badge_assertions/${id}`),
    pageRequest(`https://www.credly.com/badges/${id}/public_url`),
  ];
}

const PAGES = new Set(['www.credly.com', 'credly.com', 'www.youracclaim.com', 'youracclaim.com']);
/** Where Credly's own share buttons lead; all show the same award. */
const VIEWS = new Set([
  'public_url',
  'linked_in_profile',
  'linked_in',
  'embed',
  'twitter',
  'facebook',
  'email',
  'print',
]);

function match(url: URL): CredentialLink | null {
  const path = pathSegments(url);
  if (url.hostname === 'api.credly.com') return matchApi(url, path);
  if (url.hostname === 'images.credly.com') return path[0] === 'images' ? other(url, 'file') : null;
  if (!PAGES.has(url.hostname)) return null;
  if (path[0] === 'api') return matchApi(url, path.slice(1));
  return matchPage(url, path);
}

function matchPage(url: URL, path: readonly string[]): CredentialLink | null {
  const [first, second, third] = path.map((segment) => segment.toLowerCase());
  switch (first) {
    case 'badges':
    case 'embedded_badge':
      if (second === undefined) return null;
      return matchBadge(url, second, path.length, third);
    case 'badge':
      return other(url, 'placeholder');
    case 'go':
      return second === undefined ? null : other(url, 'short-link');
    case 'org':
    case 'organizations':
      if (second === undefined) return null;
      return other(url, third === 'badge' && path.length > 3 ? 'achievement' : 'collection');
    case 'users':
      return second === undefined ? null : other(url, 'collection');
    case 'earner':
      // The holder's own view, behind their login: nobody else can open it.
      return other(url, 'unknown');
    default:
      return null;
  }
}

function matchBadge(url: URL, written: string, length: number, view: string | undefined): CredentialLink {
  const id = uuidOf(written);
  if (id === null) return other(url, 'placeholder');
  if (length > 3 || (view !== undefined && !VIEWS.has(view))) return other(url, 'unknown');
  return award(id);
}

function matchApi(url: URL, path: readonly string[]): CredentialLink | null {
  const id = /^v1\/obi\/v2\/badge_assertions\/([^/]+)$/i.exec(path.join('/'))?.[1];
  if (id !== undefined) {
    const uuid = uuidOf(id);
    return uuid === null ? other(url, isPlaceholder(id) ? 'placeholder' : 'unknown') : award(uuid);
  }
  return path.includes('badge_classes') ? other(url, 'achievement') : null;
}

function award(id: string): CredentialLink {
  return { host: 'credly', kind: 'award', id, url: `https://www.credly.com/badges/${id}` };
}

function other(url: URL, kind: LinkKind): CredentialLink {
  return { host: 'credly', kind, id: null, url: withoutTracking(url) };
}

/**
 * 404 on the assertion: no such badge, or no longer. The page proves nothing by itself (it answers 200 for an id nobody
 * has), but is the only public place that names the holder.
 */
function read(link: CredentialLink, responses: readonly DocumentResponse[], readHtml: ReadHtml): HostAnswer {
  const [assertion] = answersFor('credential', responses);
  const [page] = answersFor('page', responses);
  const document = jsonDocument(assertion);
  const recipient = page === undefined ? null : readHolder(link, page, readHtml);
  if (document !== null) return { document, absence: null, recipient };
  if (assertion?.status === 404 || assertion?.status === 410) return { ...NO_ANSWER, absence: 'not-found' };
  if (assertion?.status === 401) return { ...NO_ANSWER, absence: 'private' };
  return NO_ANSWER;
}

function readHolder(link: CredentialLink, page: DocumentResponse, readHtml: ReadHtml): HostAnswer['recipient'] {
  const answered = new URL(page.url);
  const own = PAGES.has(answered.hostname) && link.id !== null && answered.pathname.toLowerCase().includes(link.id);
  if (page.status !== 200 || !own) return null;
  const title = readHtml(page.bytes, { metas: ['og:title'], texts: [] }).metas.get('og:title');
  // Greedy from the right: titles and issuers have " was issued by " and " to " in them at times.
  return recipientNamed(/^.+ was issued by .+ to (.+?)\.?$/.exec(title ?? '')?.[1], page.url, [
    'api.credly.com',
    'www.credly.com',
  ]);
}
