import { textBeside } from './text-beside';
import type { FoundLink, Recognised } from './types';

/** The credential that an address leads to, with that address, unwrapped; null: none. */
export type Recognise = (address: string) => Recognised | null;

/** More marks than this help nobody, and each is a check. */
export const MAX_LINKS = 500;

/** Credly's own pages write a badge's address on a `div` (seen 2025 and 2026). */
const CARD = 'div[data-testid="desktop-badge-card"][href]';
const CANDIDATES = `a[href], area[href], img[src], img[data-canonical-src], iframe[src], blockcerts-verifier[src], ${CARD}`;
/** Selectors that between them find every candidate, and little else. */
export const CANDIDATE_KINDS: readonly string[] = ['a', 'area', 'img', 'iframe', 'blockcerts-verifier', CARD];
const EMBED = /\/pic\/embed(?=[?#]|$)/;
/** What carries a link and may wrap the credential's image. */
const AROUND_IMAGE = `a[href], ${CARD}`;
const VIEWER = 'BLOCKCERTS-VERIFIER';
/**
 * What holds one item of a list: the same credential linked twice in it is one credential. LinkedIn's of 2026 has no
 * lists. An article that stands alone is a whole page (a README).
 */
const ITEM = 'li, tr, article:not(:only-of-type), figure, [role="listitem"], [componentkey^="entity-collection-item"]';

/**
 * The credential links under an element, itself included, in document order: one for each element that carries a
 * credential, and one for each credential of an item (LinkedIn links title and button alike).
 * @param recognise what the address of a link, as the page writes it, leads to
 */
export function findLinks(root: ParentNode, recognise: Recognise): readonly FoundLink[] {
  const found: FoundLink[] = [];
  const seen = new Map<string, Element[]>();
  for (const candidate of candidatesIn(root)) {
    const link = readLink(candidate, recognise);
    if (link === null) continue;
    const same = seen.get(link.link.url) ?? [];
    if (same.some((element) => isSameItem(element, link.element))) continue;
    seen.set(link.link.url, [...same.slice(-3), link.element]);
    found.push(link);
    if (found.length === MAX_LINKS) break;
  }
  return found;
}

/** The elements that could carry a link: an image inside a link is left to that link. In document order. */
export function candidatesIn(root: ParentNode): readonly Element[] {
  const own = isElement(root) && root.matches(CANDIDATES) ? [root] : [];
  const all = [...own, ...root.querySelectorAll(CANDIDATES)];
  return all.filter((element) => carrierOf(element) === element);
}

/** Could this element carry a link? */
export function isCandidate(element: Element): boolean {
  return element.matches(CANDIDATES);
}

/** The element that carries a candidate's link: the link round an image, else the element itself. */
export function carrierOf(element: Element): Element {
  return element.tagName === 'IMG' ? (element.closest(AROUND_IMAGE) ?? element) : element;
}

/** Reads one candidate. null: it leads to no credential. */
export function readLink(element: Element, recognise: Recognise): FoundLink | null {
  for (const address of addressesOf(element)) {
    const recognised = recognise(address);
    if (recognised !== null) return { ...recognised, element, text: textBeside(element) };
  }
  return null;
}

/** Do two links stand for one item: are they one element, or in one list item, row or figure? */
export function isSameItem(a: Element, b: Element): boolean {
  if (a === b) return true;
  const item = a.closest(ITEM);
  return item?.contains(b) ?? false;
}

/**
 * A link's own address, then that of the image it wraps: GitHub links every image of a README to the image. GitHub's
 * proxy keeps an image's real address in `data-canonical-src`. Blockcerts' viewer asks for its `src` with `format=json`. A
 * frame embeds the credential at its `src`, which Open Badge Passport writes as the badge's own address and `/pic/embed`.
 */
export function addressesOf(element: Element): readonly string[] {
  if (element.tagName === 'IFRAME') {
    const source = element.getAttribute('src') ?? '';
    return [...new Set([source.replace(EMBED, ''), source])];
  }
  if (element.tagName === VIEWER) {
    const source = element.getAttribute('src') ?? '';
    return [source, `${source}?format=json`];
  }
  const image = element.tagName === 'IMG' ? element : element.querySelector('img');
  const own = element.tagName === 'IMG' ? null : element.getAttribute('href');
  const shown = image === null ? null : (image.getAttribute('data-canonical-src') ?? image.getAttribute('src'));
  return [own, shown].filter((address) => address !== null);
}

/** Nodes of a page are told apart by their type: a content script's `Element` isn't the page's in every browser. */
function isElement(node: Node | ParentNode): node is Element {
  return 'nodeType' in node && node.nodeType === 1;
}
