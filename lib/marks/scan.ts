import { addressesOf, CANDIDATE_KINDS, carrierOf, isCandidate } from '../links/find';
import { mayLead } from '../links/hint';

const FOLLOWS = 4;

/**
 * Goes through the elements under another, itself included, that could carry a credential; null for those that turn out
 * not to. Made for pages with tens of thousands of links that lead to none: for those it costs an attribute and a pattern
 * each. A link round a credential's image is come upon through that image. Links come first, images after them: asked
 * for together, a browser takes five times as long.
 */
export function* carriersIn(root: Element): Generator<Element | null> {
  if (isCandidate(root)) yield carrierFor(root);
  for (const kind of CANDIDATE_KINDS) for (const element of root.querySelectorAll(kind)) yield carrierFor(element);
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
