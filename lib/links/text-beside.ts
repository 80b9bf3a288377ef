const MAX_TEXT = 200;
/** How far round a link its text is looked for; keeps reading linear however large the paragraph. */
const MAX_NODES = 80;
/** How far up, and past how many links, the entry is looked for that a button belongs to. */
const MAX_CLIMB = 8;
const MAX_LINKS = 40;

const BLOCK = 'li, tr, figure, dd, p, [role="listitem"], [componentkey^="entity-collection-item"]';
/** What a link is called that says what it does, not what it leads to. */
const ACTION =
  /^(?:(?:show|see|view|verify|check|afficher|voir|mostrar|ver|verificar|exibir|mostra|vedi|bekijk|toon)(?: .{0,30})?|(?:credential|certificate|badge|link|here).?|\S{0,20} (?:anzeigen|ansehen|prüfen))$/i;

/**
 * The words a reader would take for the link's title, at most 200 characters: those of the list item, row or paragraph
 * where it holds no other link with words, else the link's own. A link that is called after what it does ("Show
 * credential") has its title beside it, in its entry. Never words of another link.
 */
export function textBeside(element: Element): string {
  const around = element.closest(BLOCK);
  const own = wordsIn(element, element, 'cut');
  const text = (around === null ? null : wordsIn(around, element, 'none')) ?? entryOf(element, own) ?? own;
  return (text ?? ownLabel(element)).slice(0, MAX_TEXT).trim();
}

/** The words of the entry that a button-like link belongs to, other links' left out. null: it is no such link, or has none. */
function entryOf(link: Element, own: string | null): string | null {
  if (own === null) return null;
  const label = plain(link.textContent);
  let entry: Element | null = null;
  let block: Element | null = link.parentElement;
  for (let climbed = 0; block !== null && climbed < MAX_CLIMB; climbed++, block = block.parentElement) {
    // Beside another that is called the same: what lies below is this one's entry.
    const alike = isBesideAlike(block, link, label);
    if (alike) return entry === null ? null : wordsIn(entry, link, 'cut');
    if (entry === null || wordsIn(entry, link, 'cut') === own) entry = block;
    else if (ACTION.test(label)) return wordsIn(entry, link, 'cut');
  }
  return null;
}

/** Is there another link in the block, to another address, that is called the same, or after what it does; or very many? */
function isBesideAlike(block: Element, link: Element, label: string): boolean {
  const links = block.getElementsByTagName('a');
  // That many links are no entry.
  if (links.item(MAX_LINKS) !== null) return true;
  const address = link.getAttribute('href');
  for (let at = 0; at < MAX_LINKS; at++) {
    const other = links.item(at);
    if (other === null) return false;
    if (other === link || other.getAttribute('href') === address) continue;
    const called = plain(other.textContent);
    if (called !== '' && (called === label || (ACTION.test(called) && ACTION.test(label)))) return true;
  }
  return false;
}

/**
 * Visible words under `root`, repeats dropped (LinkedIn writes every text twice). null: there are none.
 * @param limits `none`: null as well where there are too many, or another link's among them; `cut`: without those
 */
function wordsIn(root: Element, link: Element, limits: 'none' | 'cut'): string | null {
  const parts: string[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, SHOW_ELEMENT | SHOW_TEXT);
  const address = link.getAttribute('href');
  let length = 0;
  for (let node = walker.nextNode(), count = 0; node !== null; node = walker.nextNode(), count++) {
    if (count >= MAX_NODES || length > MAX_TEXT) {
      if (limits === 'none') return null;
      break;
    }
    const part = wordsOf(node);
    if (part === '' || parts.includes(part)) continue;
    if (isInOtherLink(node, link, address)) {
      if (limits === 'none') return null;
      continue;
    }
    parts.push(part);
    length += part.length + 1;
  }
  return parts.length === 0 || (limits === 'none' && length > MAX_TEXT) ? null : parts.join(' ');
}

const SHOW_ELEMENT = 1;
const SHOW_TEXT = 4;
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);

/** A text node's words, an image's alternative text, else ''. Nodes are told apart by their type: see `isElement`. */
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

/** A content script's `Element` isn't the page's in every browser. */
function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}
