import { addressesOf, carrierOf, isCandidate } from '../links/find';
import { mayLead } from '../links/hint';

/** What can be a candidate by lib/links/find.ts. One after the other: together, a browser takes five times as long. */
const TAGS = ['a', 'area', 'img', 'blockcerts-verifier'];
const FOLLOWS = 4;

/**
 * Goes through the elements under another, itself included, that could carry a credential; null for those that turn out
 * not to. Made for pages with tens of thousands of links that lead to none: for those it costs an attribute and a pattern
 * each. A link round a credential's image is come upon through that image. Links come first, images after them.
 */
export function* carriersIn(root: Element): Generator<Element | null> {
  if (isCandidate(root)) yield carrierFor(root);
  for (const tag of TAGS) for (const element of root.querySelectorAll(tag)) yield carrierFor(element);
}

/** Could one of the element's addresses lead to a credential, as far as the page's script can tell? */
export function mayCarry(element: Element): boolean {
  return addressesOf(element).some(mayLead);
}

/** In the order of the document. */
export function inOrder(elements: Iterable<Element>): readonly Element[] {
  return [...elements].sort((a, b) => (a.compareDocumentPosition(b) & FOLLOWS ? -1 : 1));
}

/** null: its address can't lead to a credential. */
function carrierFor(element: Element): Element | null {
  if (element.tagName === 'A') return mayLead(element.getAttribute('href') ?? '') ? element : null;
  return mayCarry(element) ? carrierOf(element) : null;
}
