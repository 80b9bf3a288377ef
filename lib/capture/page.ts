/** Longest text taken from one element; a title or a name is far shorter. */
const TEXT_LIMIT = 300;
/** How much of a node's raw text is looked at: white space between tags is not counted against the limit above. */
const RAW_LIMIT = 20_000;
/** How many elements of one kind a reader looks at on one page. */
const ELEMENT_LIMIT = 500;

/** Query parameters that say where a visitor came from, not what the page shows. */
const TRACKING = /^(?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|ranMID|ranEAID|ranSiteID|siteID)$/;
/**
 * Query parameters that open a session, under names that are used for nothing else. A bare `token`, `key` or `code` is often
 * what a certificate is looked up by.
 */
const SESSION =
  /^(?:sess(?:key|ion_?id)|\w*sessid|jsessionid|(?:access|id|refresh|auth|login|csrf|session)_?token|csrf\w*|_wpnonce|jwt|authorization|password|passwd|\w*_?secret)$/i;

/**
 * White space folded to one space; control characters and direction overrides, which can disguise a text, taken out, and
 * halves of characters, which no file can hold.
 */
export function tidy(value: string, limit: number = TEXT_LIMIT): string {
  return (
    value
      .slice(0, RAW_LIMIT)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, limit)
      .replace(/\p{Cs}$/u, '')
      .trim()
  );
}

/** The element's text, tidied; '' for a missing element. */
export function text(element: Element | null | undefined, limit: number = TEXT_LIMIT): string {
  return tidy(element?.textContent ?? '', limit);
}

/** The element's text without the parts that match `hidden` (labels for screen readers, icons). */
export function textWithout(element: Element | null | undefined, hidden: string, limit: number = TEXT_LIMIT): string {
  if (!element) return '';
  const parts: string[] = [];
  const collect = (node: Node, depth: number): void => {
    if (depth > 50 || parts.length > ELEMENT_LIMIT) return;
    for (const child of node.childNodes) {
      if (child.nodeType === 3) parts.push(child.textContent ?? '');
      else if (isElement(child) && !child.matches(hidden)) collect(child, depth + 1);
    }
  };
  collect(element, 0);
  return tidy(parts.join(''), limit);
}

/** By type and not by `instanceof`: the command line has no global `Element`. */
function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The first element that any of the selectors finds, in the order of the selectors. */
export function first(root: ParentNode, ...selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const found = root.querySelector(selector);
    if (found) return found;
  }
  return null;
}

/** The text of the first selector that yields any. */
export function firstText(root: ParentNode, ...selectors: readonly string[]): string {
  for (const selector of selectors) {
    const found = text(root.querySelector(selector));
    if (found !== '') return found;
  }
  return '';
}

/** All elements of a selector, up to a bound. */
export function all(root: ParentNode, selector: string, limit: number = ELEMENT_LIMIT): Element[] {
  return [...root.querySelectorAll(selector)].slice(0, limit);
}

/** An attribute's tidied value; '' where the element or the attribute is missing. */
export function attribute(element: Element | null | undefined, name: string, limit: number = TEXT_LIMIT): string {
  return tidy(element?.getAttribute(name) ?? '', limit);
}

/** The content of `<meta name|property=…>`; '' where there is none. */
export function meta(document: Document, name: string): string {
  return attribute(first(document, `meta[property="${name}"]`, `meta[name="${name}"]`), 'content', 1000);
}

/** The page's language tag from `<html lang>`; 'en' where it states none. */
export function language(document: Document): string {
  const tag = attribute(document.documentElement, 'lang', 35).replace('_', '-');
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : 'en';
}

/** An http(s) address, resolved against the page; null for anything else (`javascript:`, broken, over-long). */
export function address(href: string | null | undefined, base: URL): URL | null {
  if (!href || href.length > 2000) return null;
  try {
    const url = new URL(href, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/** The same address without fragment, user name, and the parameters of tracking and of sessions. */
export function plainAddress(url: URL): string {
  const plain = new URL(url.href);
  plain.hash = '';
  plain.username = '';
  plain.password = '';
  plain.pathname = plain.pathname.replace(/;jsessionid=[^/;]*/i, '');
  // Not `for … of`: in a Firefox content script URLSearchParams can't be iterated.
  const names: string[] = [];
  plain.searchParams.forEach((_, name) => {
    names.push(name);
  });
  for (const name of names) if (TRACKING.test(name) || SESSION.test(name)) plain.searchParams.delete(name);
  return plain.href;
}

/** A percent-encoded part of a path, decoded; '' when the encoding is broken. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

const NUMBER = '(?<!\\d)(?<!\\d[.,])(\\d{1,3})(?:[.,]\\d+)?(?![\\d.,]*\\d)';
const PERCENTAGE = new RegExp(`${NUMBER}\\s?[%٪％]|[%٪％]\\s?${NUMBER}`, 'g');

/**
 * 0 to 1 from a text such as "50%", "%50", "100 % complete" or "50"; null where it holds no percentage, or several. Of
 * "20 of 100 lessons (20%)" the number with the sign counts; without any sign ("20 of 100") none does.
 */
export function fraction(value: string): number | null {
  const short = value.slice(0, TEXT_LIMIT);
  const signed = [...short.matchAll(PERCENTAGE)];
  const found = signed.length > 0 ? signed : [...short.matchAll(new RegExp(NUMBER, 'g'))];
  const shares = new Set(found.map(([, before, after]) => Number(before ?? after)));
  const [share = 101] = shares;
  return shares.size !== 1 || share > 100 ? null : share / 100;
}
