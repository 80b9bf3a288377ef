/**
 * The match pattern of a site the user turns on: every path of that very host, on any port.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 *
 * @param origin `https://learn.campus.example`, or any address of the site
 * @returns null for anything but https to a named host
 */
export function sitePattern(origin: string): string | null {
  const site = siteOrigin(origin);
  return site === null ? null : `${site}/*`;
}

/** The origin under which a site is remembered, without a port: Firefox's patterns know none. null: not https. */
export function siteOrigin(origin: string): string | null {
  try {
    const { protocol, hostname } = new URL(origin);
    return protocol === 'https:' && /^[a-z0-9.-]+$/.test(hostname) ? `https://${hostname}` : null;
  } catch {
    return null;
  }
}

/** Does a manifest's match pattern cover the whole of a site? Only patterns that end in `/*` can. */
export function coversSite(pattern: string, site: string): boolean {
  if (pattern === '<all_urls>') return true;
  const match = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*]+)\/\*$/.exec(pattern);
  const [, scheme, host] = match ?? [];
  if (scheme === undefined || host === undefined || scheme === 'http') return false;
  const { hostname } = new URL(site);
  if (host === '*') return true;
  const domain = host.startsWith('*.') ? host.slice(2) : null;
  return domain === null ? hostname === host : hostname === domain || hostname.endsWith(`.${domain}`);
}

/** The site of a manifest's match pattern, whatever its path: `https://*.linkedin.com`. null: no one site's. */
export function patternSite(pattern: string): string | null {
  const [, host] = /^(?:\*|https):\/\/((?:\*\.)?[^/*]+)\//.exec(pattern) ?? [];
  return host === undefined ? null : `https://${host}`;
}

/** Does a manifest's match pattern cover any page of a site? */
export function touchesSite(pattern: string, site: string): boolean {
  return coversSite(pattern === '<all_urls>' ? pattern : pattern.replace(/^([^/]*\/\/[^/]*)\/.*$/, '$1/*'), site);
}

/** Does a manifest's match pattern cover a page? In its path `*` is any text, and the query belongs to the path. */
export function coversPage(pattern: string, { origin, pathname, search }: URL): boolean {
  if (!touchesSite(pattern, origin)) return false;
  const path = /^[^/]*\/\/[^/]*(\/.*)$/.exec(pattern)?.[1] ?? '/*';
  const parts = path.split('*').map((text) => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(pathname + search);
}

/**
 * Under which the reader's choice for a site is kept: the domain where one of these patterns takes in all of it
 * (`https://*.linkedin.com`), else its origin.
 */
export function choiceSite(patterns: readonly string[], origin: string): string {
  const domain = patterns.find((pattern) => pattern.includes('://*.') && touchesSite(pattern, origin));
  return (domain === undefined ? null : patternSite(domain)) ?? origin;
}

/** A site as a person reads it: `linkedin.com` for `https://*.linkedin.com`. */
export function siteName(site: string): string {
  return site.replace(/^https:\/\/(?:\*\.)?/, '');
}
