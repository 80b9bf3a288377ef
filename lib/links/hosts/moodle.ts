import { answersFor, credentialRequest, jsonDocument, NO_ANSWER, pageRequest, recipientNamed } from '../answer';
import { FOR_A_DAY } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink, DocumentRequest, DocumentResponse, HostAnswer, ReadHtml } from '../types';

/** Badges of any Moodle site, in a sub-folder or not. The site's own host is the issuer; its name is self-declared. */
export const moodle: BadgeHost = {
  id: 'moodle',
  label: 'Moodle',
  foundOn: 'any site',
  match: (url) => match(url),
  record: {
    asks: [],
    // Sites revoke, and badges end, from one day to the next.
    keep: FOR_A_DAY,
    documents,
    read,
  },
};

/** Any folder may come before; the id is SHA-1, as `badges/lib` makes it. */
const SITE = '^(?<site>(?:/[^/?]+)*)/badges/';

const match = matchShapes({
  id: 'moodle',
  hosts: /./,
  query: ['hash', 'b', 'id'],
  shapes: [
    {
      kind: 'award',
      path: new RegExp(`${SITE}(?:badge\\.php\\?hash|(?:json/)?assertion\\.php\\?b)=(?<id>[0-9a-f]{40})(?:&|$)`, 'i'),
      url: 'https://$<host>$<site>/badges/badge.php?hash=$<id>',
      fold: 'lower',
    },
    { kind: 'placeholder', path: new RegExp(`${SITE}(?:badge\\.php\\?hash|(?:json/)?assertion\\.php\\?b)=`) },
    { kind: 'achievement', path: new RegExp(`${SITE}(?:badgeclass|badge_json|json/badge)\\.php\\?id=`) },
    { kind: 'collection', path: new RegExp(`${SITE}mybadges\\.php(?:\\?|$)`) },
  ],
});

/**
 * Up to 4.x and after: the JSON moved, and a site has the one or the other. The page is asked for in English, which any
 * Moodle speaks unless its list of languages leaves it out (`lang`, lib/setup.php).
 */
function documents({ kind, id, url }: CredentialLink): readonly DocumentRequest[] {
  if (kind !== 'award' || id === null) return [];
  return [
    credentialRequest(new URL(`assertion.php?b=${id}&obversion=2`, url).href),
    credentialRequest(new URL(`json/assertion.php?b=${id}&obversion=v2p0`, url).href),
    pageRequest(`${url}&lang=en`),
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
