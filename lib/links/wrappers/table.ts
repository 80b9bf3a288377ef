import { pathSegments, percentDecoded } from '../normalise';
import { fromBase64Url, fromHex, fromProofpoint2, fromProofpoint3 } from './encodings';

/** Addresses that only lead to another, which they carry readably. */
export interface Wrapper {
  /** The exact host, without `www.`, and path, without a slash at its end. */
  readonly at: RegExp;
  /** The parameters of which the first that is there is the target, or how to read it. Nothing or '': there is none. */
  readonly target: readonly string[] | ((url: URL) => string | null | undefined);
}

/**
 * Mimecast, Baidu, `lnkd.in` and the like don't carry their target; GitLab's and Gitea's image proxies may, but in what
 * form is not known (2026-11).
 */
export const WRAPPERS: readonly Wrapper[] = [
  { at: /^(?:[a-z0-9-]+\.)?linkedin\.com\/(?:redir\/redirect|safety\/go)$/i, target: ['url'] },
  // The file that a page of GitHub shows, and the image that its proxy stands for.
  { at: /^github\.com\/[^/]+\/[^/]+\/(?:blob|raw)\//, target: githubFile },
  {
    at: /^camo\.githubusercontent\.com\/[0-9a-f]+\/(?:[0-9a-f]{2})+$/i,
    target: ({ pathname }) => fromHex(pathname.split('/')[2] ?? ''),
  },
  // Search engines.
  { at: /^google\.(?:com|[a-z]{2}|com?\.[a-z]{2})\/url$/, target: ['q', 'url'] },
  { at: /^bing\.com\/ck\/a$/, target: bingTarget },
  { at: /^(?:html\.)?duckduckgo\.com\/l$/, target: ['uddg'] },
  {
    at: /^r\.search\.yahoo\.com\/.*\/RU=/,
    target: ({ pathname }) => percentDecoded(/\/RU=([^/]+)/.exec(pathname)?.[1] ?? ''),
  },
  // Mail. Outlook's carries its reader's own address beside the target, in `data`.
  { at: /^[a-z0-9]+\.safelinks\.protection\.outlook\.com(?:\/|$)/, target: ['url'] },
  { at: /^urldefense\.proofpoint\.com\/v1\/url$/, target: ['u'] },
  {
    at: /^urldefense\.proofpoint\.com\/v2\/url$/,
    target: ({ searchParams }) => fromProofpoint2(searchParams.get('u') ?? ''),
  },
  { at: /^urldefense(?:\.proofpoint)?\.(?:com|us)\/v3\/__/, target: proofpoint3Target },
  // Networks and chats.
  { at: /^(?:(?:lm?|m)\.)?(?:facebook|messenger)\.com\/l\.php$/, target: ['u'] },
  { at: /^l\.instagram\.com$/, target: ['u'] },
  { at: /^(?:m\.)?youtube\.com\/redirect$/, target: ['q'] },
  { at: /^slack-redir\.net\/link$/, target: ['url'] },
  { at: /^(?:m\.)?vk\.com\/away(?:\.php)?$/, target: ['to'] },
  { at: /^steamcommunity\.com\/linkfilter$/, target: ['u', 'url'] },
  { at: /^medium\.com\/r$/, target: ['url'] },
  // A copy of a page proves nothing, and is not read: the award that it shows is asked for where it lives. So the copy
  // of one that was taken back shows what its issuer says of it today.
  { at: /^web\.archive\.org\/web\/\d/, target: archivedAddress },
];

/** `github.com/USER/REPO/(blob|raw)/REF/PATH` shows or serves the file that raw.githubusercontent.com holds. */
function githubFile(url: URL): string | null {
  const [user, repo, , ...file] = pathSegments(url);
  if (user === undefined || repo === undefined || file.length < 2) return null;
  return `https://raw.githubusercontent.com/${[user, repo, ...file].map(encodeURIComponent).join('/')}`;
}

/** `a1` and base64url; where Bing leads to a page of its own, that is a path. */
function bingTarget({ searchParams }: URL): string | undefined {
  const written = /^a1(.+)$/.exec(searchParams.get('u') ?? '')?.[1];
  return written && fromBase64Url(written);
}

/** `/v3/__URL__;CHARACTERS!!…$`, the target's own query and fragment included. */
function proofpoint3Target(url: URL): string {
  const [, text = '', kept = ''] = /^\/v3\/__(.*?)__;([\w=-]*)!/.exec(afterHost(url)) ?? [];
  return fromProofpoint3(text, kept);
}

/** `/web/DATE/URL`, with two letters and `_` after the date where the copy is to be shown as it was (`id_`). */
function archivedAddress(url: URL): string | undefined {
  return /^\/web\/\d+(?:[a-z]{2}_)?\/(.+)$/.exec(afterHost(url))?.[1];
}

function afterHost({ pathname, search, hash }: URL): string {
  return pathname + search + hash;
}
