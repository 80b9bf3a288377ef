/** Web addresses compared as what they lead to, never as text: only so can no look-alike pass. */

export const isWebAddress = (text: string | null): text is string =>
  text !== null && /^https?:\/\//i.test(text) && URL.canParse(text);

export function hostOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).host.toLowerCase() || null : null;
}

export const sameHost = (a: string, b: string): boolean => hostOf(a) !== null && hostOf(a) === hostOf(b);

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
 * An address as it may be shown: a host in another alphabet as `xn--…`, and such letters in a DID escaped, so that none
 * passes for another. Any other text stays as it is.
 */
export function shownAddress(text: string): string {
  const isForeign = /^(?:https?:\/\/[^/?#]*|did:.*)[^ -~]/i.test(text);
  return isForeign && URL.canParse(text) ? new URL(text).href : text;
}
