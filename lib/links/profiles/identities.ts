import { percentDecoded } from '../normalise';

/** A page with more addresses than this lists people: none of them is known to be the owner's. */
const MAX_IDENTITIES = 4;
/** The shortest there can be (`a@b.cd`), and the longest (RFC 5321, 4.5.3.1). */
const MIN_LENGTH = 6;
const MAX_LENGTH = 254;
const ADDRESS = /^[^\s@<>()[\]\\,;:"']{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u;
const MAILTO = /^\s*mailto:/i;

const SHOWN = 'a[href], [itemprop~="email"], .h-card .u-email, .vcard .email';
/** As far as the page's markup says; what its style sheets hide isn't known here. */
const HIDDEN =
  '[hidden], [aria-hidden="true"], [type="hidden"], template, noscript, [style*="display:none" i], [style*="display: none" i], [style*="visibility:hidden" i], [style*="visibility: hidden" i]';

/**
 * The e-mail addresses that a page itself shows as its owner's: in links to write to, or marked as an address (microdata,
 * h-card) where it can be seen. For comparing with hashed recipients, in memory, and never to be stored or sent.
 * @param scopes the parts of the page that are its owner's
 * @returns at most four different ones, as the page writes them; none where it shows more
 */
export function identitiesShown(scopes: readonly Element[]): readonly string[] {
  const found = new Map<string, string>();
  for (const scope of scopes) {
    const own = scope.matches(SHOWN) ? [scope] : [];
    for (const element of [...own, ...scope.querySelectorAll(SHOWN)]) {
      const addresses = addressesIn(element).filter((address) => !found.has(address.toLowerCase()));
      if (addresses.length === 0 || element.closest(HIDDEN) !== null) continue;
      for (const address of addresses) found.set(address.toLowerCase(), address);
      if (found.size > MAX_IDENTITIES) return [];
    }
  }
  return [...found.values()];
}

function addressesIn(element: Element): readonly string[] {
  const href = element.getAttribute('href')?.slice(0, MAX_LENGTH * 16);
  const isLink = href !== undefined && MAILTO.test(href);
  if (!isLink && element.matches('a[href]:not([itemprop~="email"], .u-email, .email)')) return [];
  // Moodle writes its mailto: links percent-encoded. What follows the question mark is the letter.
  const written = isLink ? (href.replace(MAILTO, '').split('?')[0] ?? '') : textOf(element);
  return written
    .split(',')
    .map((part) => percentDecoded(part).trim())
    .filter((address) => address.length >= MIN_LENGTH && address.length <= MAX_LENGTH && ADDRESS.test(address));
}

function textOf(element: Element): string {
  return (element.textContent ?? '').slice(0, MAX_LENGTH * 4);
}
