import { answersFor, credentialRequest, jsonDocument, NO_ANSWER, pageRequest, recipientNamed } from '../answer';
import { withoutTracking } from '../normalise';
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

/** Badges of any Moodle site, in a sub-folder or not. The site's own host is the issuer; its name is self-declared. */
export const moodle: BadgeHost = {
  id: 'moodle',
  label: 'Moodle',
  foundOn: 'any site',
  match,
  record: { asks: [], keep: FOR_A_DAY, documents, read },
};

/** SHA-1, as `badges/lib` makes it. */
const HASH = /^[0-9a-f]{40}$/;
const BADGE_PAGE = /^((?:\/[^/]+)*)\/badges\/([a-z_]+(?:\/[a-z]+)?)\.php$/;

function match(url: URL): CredentialLink | null {
  const [, folder, page] = BADGE_PAGE.exec(url.pathname) ?? [];
  if (folder === undefined || page === undefined) return null;
  switch (page) {
    case 'badge':
      return matchHash(url, folder, url.searchParams.get('hash'));
    case 'assertion':
    case 'json/assertion':
      return matchHash(url, folder, url.searchParams.get('b'));
    case 'badgeclass':
    case 'badge_json':
    case 'json/badge':
      return url.searchParams.has('id') ? other(url, 'achievement') : null;
    case 'mybadges':
      return other(url, 'collection');
    default:
      return null;
  }
}

function matchHash(url: URL, folder: string, written: string | null): CredentialLink | null {
  if (written === null) return null;
  const hash = written.trim().toLowerCase();
  if (!HASH.test(hash) || /^(.)\1*$/.test(hash)) return other(url, 'placeholder');
  const site = `https://${url.hostname}${folder}`;
  return { host: 'moodle', kind: 'award', id: hash, url: `${site}/badges/badge.php?hash=${hash}` };
}

function other(url: URL, kind: LinkKind): CredentialLink {
  return { host: 'moodle', kind, id: null, url: withoutTracking(url) };
}

/** Up to 4.x and after: the JSON moved, and a site has the one or the other. */
function documents({ kind, id, url }: CredentialLink): readonly DocumentRequest[] {
  if (kind !== 'award' || id === null) return [];
  return [
    credentialRequest(new URL(`assertion.php?b=${id}&obversion=2`, url).href),
    credentialRequest(new URL(`json/assertion.php?b=${id}&obversion=v2p0`, url).href),
    pageRequest(url),
  ];
}

/** 410 is Moodle's answer to a revoked badge and to one it never issued; it says which neither way. */
function read(link: CredentialLink, responses: readonly DocumentResponse[], readHtml: ReadHtml): HostAnswer {
  const assertions = answersFor('credential', responses);
  for (const assertion of assertions) {
    const document = jsonDocument(assertion);
    if (document === null) continue;
    const [page] = answersFor('page', responses);
    return { document, absence: null, recipient: page === undefined ? null : readHolder(link, page, readHtml) };
  }
  if (assertions.some(({ status }) => status === 410)) return { ...NO_ANSWER, absence: 'revoked-or-never-issued' };
  if (assertions.some(isLoginPage)) return { ...NO_ANSWER, absence: 'private' };
  const gone = assertions.length > 0 && assertions.every(({ status }) => status === 404);
  return gone ? { ...NO_ANSWER, absence: 'not-found' } : NO_ANSWER;
}

/** Sites that force a login send every page there. */
function isLoginPage({ url, status }: DocumentResponse): boolean {
  return status === 401 || new URL(url).pathname.endsWith('/login/index.php');
}

/**
 * The name stands inside a translated sentence, with no element of its own, so it can only be cut out of a sentence we
 * know: English, on a page that says it is English. In every other language no name is taken.
 */
function readHolder(link: CredentialLink, page: DocumentResponse, readHtml: ReadHtml): HostAnswer['recipient'] {
  const answered = new URL(page.url);
  if (page.status !== 200 || answered.origin !== new URL(link.url).origin) return null;
  const { language, texts } = readHtml(page.bytes, { metas: [], texts: [AWARDED_TO] });
  if (language === null || !/^en(?:$|[-_])/.test(language)) return null;
  const name = /^Awarded to (.+)$/.exec(texts.get(AWARDED_TO) ?? '')?.[1];
  // A deleted account is named with a remark in brackets.
  return name === undefined || name.includes('(This user') ? null : recipientNamed(name, page.url);
}

const AWARDED_TO = '#badge-awardedto';
