import { ACCEPT_CREDENTIAL, anyDocument, credentialRequest } from '../answer';
import { isPlaceholder, pathSegments, withoutTracking } from '../normalise';
import { FOR_A_DAY } from '../record';
import type { BadgeHost, CredentialLink, LinkKind } from '../types';

/**
 * Any address that looks as if it answered with an Open Badges document, a JWT or a baked image. Most `.json` and
 * `.png` links on a real profile are nothing of the kind, and each match is a request, so the address itself has to say
 * it. An award is:
 * 1. `.json .jsonld .jwt .jws .vc` with a credential word in the path or the host's name (`/credentials/ml.json`,
 *    `badges.example.edu/7.json`);
 * 2. `.png .svg` with a credential word in the path; where that word is only "badge", `.png` and not on a host that
 *    draws build badges (they are nearly all SVG, and called the same);
 * 3. `/assertions/ID` with an id, as badge servers have it, or `/credentials/ID` or `/certificate/ID` with a query that
 *    asks for JSON.
 * Words are whole words of the name (`open-badge`, `myBadge`), never a substring. The rule reads the address alone, so
 * that the background can come to the same answer without trusting what the page says about its link.
 */
export const openBadges: BadgeHost = {
  id: 'open-badges',
  label: 'Open Badges',
  foundOn: 'any address',
  match,
  record: {
    asks: [],
    keep: FOR_A_DAY,
    documents: ({ kind, url }) => (kind === 'award' ? [credentialRequest(url, ACCEPT_CREDENTIAL)] : []),
    read: (_, responses) => anyDocument(responses),
    promises: () => null,
  },
};

const DOCUMENT = /\.(?:json|jsonld|jwt|jws|vc)$/i;
const IMAGE = /\.(?:png|svg)$/i;

const BADGE = new Set(['badge', 'badges']);
const CREDENTIAL = new Set([
  'assertion',
  'assertions',
  'credential',
  'credentials',
  'certificate',
  'certificates',
  'openbadge',
  'openbadges',
  'openbadgecredential',
  'clr',
  'baked',
]);
/** Documents about credentials, that are none themselves. */
const DESCRIPTION = new Set(['badgeclass', 'badgeclasses', 'class', 'template', 'achievement', 'achievements']);
const NEITHER = new Set([
  'issuer',
  'issuers',
  'schema',
  'schemas',
  'context',
  'contexts',
  'manifest',
  'package',
  'lock',
  'config',
  'tsconfig',
  'revocation',
  'revocations',
  'revocationlist',
  'revoked',
  'status',
  'keys',
  'jwks',
  'did',
  'endpoint',
]);
const ASSERTIONS = new Set([
  'assertion',
  'assertions',
  'badge_assertions',
  'badge-assertions',
  'open_badge_credentials',
]);
const VIEWS = new Set(['image', 'baked']);
/** Build badges ("passing", "coverage 98 %") share the word and nothing else. */
const BUILD_BADGES = new Set([
  'img.shields.io',
  'shields.io',
  'badgen.net',
  'flat.badgen.net',
  'badge.fury.io',
  'codecov.io',
  'coveralls.io',
  'badges.gitter.im',
  'snyk.io',
  'zenodo.org',
  'sonarcloud.io',
  'github.com',
  'gitlab.com',
]);

function match(url: URL): CredentialLink | null {
  const path = pathSegments(url);
  const kind = kindOf(url, path);
  if (kind === null) return null;
  const address = withoutTracking(url);
  return { host: 'open-badges', kind, id: kind === 'award' ? address : null, url: address };
}

function kindOf(url: URL, path: readonly string[]): LinkKind | null {
  const file = path.at(-1);
  if (file === undefined || BUILD_BADGES.has(url.hostname)) return null;
  const kind = DOCUMENT.test(file)
    ? documentKind(url, path)
    : IMAGE.test(file)
      ? imageKind(file, path)
      : isServed(url, path)
        ? 'award'
        : null;
  return kind !== null && path.some(isPlaceholder) ? 'placeholder' : kind;
}

function documentKind(url: URL, path: readonly string[]): LinkKind | null {
  const named = wordsOf(path.slice(-2).join('/').replace(DOCUMENT, ''));
  if (named.some((word) => NEITHER.has(word))) return null;
  const words = [...wordsOf(path.join('/')), ...wordsOf(url.hostname)];
  if (!words.some((word) => CREDENTIAL.has(word) || BADGE.has(word))) return null;
  return wordsOf(path.at(-1) ?? '').some((word) => DESCRIPTION.has(word)) ? 'achievement' : 'award';
}

function imageKind(file: string, path: readonly string[]): LinkKind | null {
  const words = wordsOf(path.join('/'));
  if (words.some((word) => CREDENTIAL.has(word)) || isOpenBadge(words)) return 'award';
  return /\.png$/i.test(file) && words.some((word) => BADGE.has(word)) ? 'award' : null;
}

function isOpenBadge(words: readonly string[]): boolean {
  return words.some((word, at) => word === 'open' && BADGE.has(words[at + 1] ?? ''));
}

function isServed(url: URL, path: readonly string[]): boolean {
  const parts = VIEWS.has(path.at(-1) ?? '') ? path.slice(0, -1) : path;
  const id = parts.at(-1) ?? '';
  const folder = parts.at(-2)?.toLowerCase() ?? '';
  if (!/^(?=.*\d)[\w-]{6,}$|^\d+$/.test(id)) return false;
  if (ASSERTIONS.has(folder)) return true;
  const asked = url.searchParams.get('format') ?? url.searchParams.get('type') ?? '';
  return /^(?:credential|certificate)s?$/.test(folder) && /^(?:json|jsonld|json-ld|jwt)$/i.test(asked);
}

/** `OpenBadge-Ada_2024` → open, badge, ada. */
function wordsOf(text: string): readonly string[] {
  const apart = text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return apart.split(/[^a-z]+/).filter((word) => word !== '');
}
