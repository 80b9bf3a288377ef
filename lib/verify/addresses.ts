/** Web addresses compared as what they lead to, never as text: only so can no look-alike pass. */

export const isWebAddress = (text: string | null): text is string =>
  text !== null && /^https?:\/\//i.test(text) && URL.canParse(text);

export function hostOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).host.toLowerCase() || null : null;
}

export const sameHost = (a: string, b: string): boolean => hostOf(a) !== null && hostOf(a) === hostOf(b);

/** Hosts where anybody may put files, and how many parts of the path say whose place it is. */
const SHARED_HOSTS: ReadonlyMap<string, number> = new Map([
  ['raw.githubusercontent.com', 1],
  ['gist.githubusercontent.com', 1],
  ['gitlab.com', 1],
  ['bitbucket.org', 1],
  ['codeberg.org', 1],
  ['storage.googleapis.com', 1],
  ['s3.amazonaws.com', 1],
  ['cdn.jsdelivr.net', 2],
]);

export const isShared = (host: string): boolean => SHARED_HOSTS.has(host);

/** The site an address stands on: its host, and on a host that strangers share, whose place there (`…/mallory`). */
export function siteOf(url: string | null): string | null {
  const host = hostOf(url);
  const parts = (host !== null && SHARED_HOSTS.get(host)) || 0;
  if (url === null || host === null || parts === 0) return host;
  return [
    host,
    ...new URL(url).pathname
      .toLowerCase()
      .split('/')
      .slice(1, 1 + parts),
  ].join('/');
}

export const sameSite = (a: string, b: string): boolean => siteOf(a) !== null && siteOf(a) === siteOf(b);

/** http and https name one record (we only ever ask https); a fragment is no part of it. */
export function sameAddress(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  const [one, other] = [new URL(a), new URL(b)];
  return one.host === other.host && one.pathname === other.pathname && one.search === other.search;
}

/** As `sameAddress`, for what may be a part of a document (`…/issuer.json#key-1`) or no web address at all (`urn:uuid:…`). */
export function sameName(a: string, b: string): boolean {
  if (!isWebAddress(a) || !isWebAddress(b)) return a === b;
  return sameAddress(a, b) && new URL(a).hash === new URL(b).hash;
}

/** Does the address begin with the other? `https://a.example` begins neither `https://a.example.evil` nor a path with dots in it. */
export function beginsWith(address: string, start: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(start)) return false;
  const [at, from] = [new URL(address), new URL(start)];
  return at.host === from.host && (at.pathname + at.search).startsWith(from.pathname + from.search);
}

/**
 * An address as it may be shown and kept: a host in another alphabet as `xn--…`, and such letters in a DID escaped, so that
 * none passes for another; without who a badge was issued to (`identity__email`, as share links carry it). Any other text
 * stays as it is.
 */
export function shownAddress(text: string): string {
  const isForeign = /^(?:https?:\/\/[^/?#]*|did:.*)[^ -~]/i.test(text);
  const isPersonal = /^https?:\/\/.*[?&]identity_/i.test(text);
  if (!(isForeign || isPersonal) || !URL.canParse(text)) return text;
  const url = new URL(text);
  for (const name of [...url.searchParams.keys()]) if (/^identity__/i.test(name)) url.searchParams.delete(name);
  return url.href;
}
