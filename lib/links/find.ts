import type { FoundLink, Recognised } from './types';

/** The credential that an address leads to, with that address, unwrapped; null: none. */
export type Recognise = (address: string) => Recognised | null;

/** More marks than this help nobody, and each is a check. */
export const MAX_LINKS = 500;
const MAX_TEXT = 200;
/** How far round a link its text is looked for; keeps reading linear however large the paragraph. */
const MAX_NODES = 80;

const CANDIDATES = 'a[href], area[href], img[src], img[data-canonical-src], blockcerts-verifier[src]';
const VIEWER = 'BLOCKCERTS-VERIFIER';
/** What holds one item of a list: the same credential linked twice in it is one credential. */
const ITEM = 'li, tr, article, figure';

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
  return element.tagName === 'IMG' ? (element.closest('a[href]') ?? element) : element;
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
 * proxy keeps an image's real address in `data-canonical-src`. Blockcerts' viewer asks for its `src` with `format=json`.
 */
export function addressesOf(element: Element): readonly string[] {
  if (element.tagName === VIEWER) {
    const source = element.getAttribute('src') ?? '';
    return [source, `${source}?format=json`];
  }
  const image = element.tagName === 'IMG' ? element : element.querySelector('img');
  const own = element.tagName === 'IMG' ? null : element.getAttribute('href');
  const shown = image === null ? null : (image.getAttribute('data-canonical-src') ?? image.getAttribute('src'));
  return [own, shown].filter((address) => address !== null);
}

/**
 * The words a reader would take for the link's title: those of the list item, row or paragraph where it holds no other
 * link with words, else the link's own.
 */
function textBeside(element: Element): string {
  const around = element.closest('li, tr, figure, dd, p');
  const text = around === null ? null : wordsIn(around, element);
  return (text ?? wordsIn(element, element) ?? ownLabel(element)).slice(0, MAX_TEXT).trim();
}

/** Visible words under `root`, repeats dropped (LinkedIn writes every text twice). null: none, too much, or not this link's alone. */
function wordsIn(root: Element, link: Element): string | null {
  const parts: string[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, SHOW_ELEMENT | SHOW_TEXT);
  const address = link.getAttribute('href');
  let length = 0;
  for (let node = walker.nextNode(), count = 0; node !== null; node = walker.nextNode(), count++) {
    if (count >= MAX_NODES) return root === link ? parts.join(' ') : null;
    const part = wordsOf(node);
    if (part === '' || parts.includes(part)) continue;
    if (isInOtherLink(node, link, address)) return null;
    parts.push(part);
    length += part.length + 1;
    if (length > MAX_TEXT) return root === link ? parts.join(' ') : null;
  }
  return parts.length === 0 ? null : parts.join(' ');
}

const SHOW_ELEMENT = 1;
const SHOW_TEXT = 4;
const TEXT_NODE = 3;
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);

/** A text node's words, an image's alternative text, else ''. */
function wordsOf(node: Node): string {
  if (node.nodeType === TEXT_NODE) return SILENT.has(node.parentElement?.tagName ?? '') ? '' : plain(node.nodeValue);
  return isElement(node) && node.tagName === 'IMG' ? plain(node.getAttribute('alt')) : '';
}

function isInOtherLink(node: Node, link: Element, address: string | null): boolean {
  const around = (isElement(node) ? node : node.parentElement)?.closest('a[href]') ?? null;
  return around !== null && around !== link && around.getAttribute('href') !== address;
}

function ownLabel(element: Element): string {
  return plain(element.getAttribute('aria-label') ?? element.getAttribute('title') ?? element.getAttribute('alt'));
}

function plain(text: string | null): string {
  return (text ?? '')
    .slice(0, MAX_TEXT * 4)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Nodes of a page are told apart by their type: a content script's `Element` isn't the page's in every browser. */
function isElement(node: Node | ParentNode): node is Element {
  return 'nodeType' in node && node.nodeType === 1;
}
