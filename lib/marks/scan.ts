import { addressesOf, carrierOf } from '../links/find';
import { mayLead } from '../links/hint';

/** What `isCandidate` of lib/links/find.ts says yes to. */
const CANDIDATES = 'a[href], area[href], img[src], img[data-canonical-src], blockcerts-verifier[src]';

/**
 * Goes through the elements under another, itself included, that could carry a credential, in document order. Made for
 * pages with tens of thousands of links that lead to none: for those it costs an attribute and a pattern each. A link
 * round a credential's image is come upon through that image.
 */
export function* carriersIn(root: Element): Generator<Element | null> {
  if (root.matches(CANDIDATES)) yield carrierFor(root);
  for (const element of root.querySelectorAll(CANDIDATES)) yield carrierFor(element);
}

/** Could one of the element's addresses lead to a credential, as far as the page's script can tell? */
export function mayCarry(element: Element): boolean {
  return addressesOf(element).some(mayLead);
}

/** null: its address can't lead to a credential. */
function carrierFor(element: Element): Element | null {
  if (element.tagName === 'A') return mayLead(element.getAttribute('href') ?? '') ? element : null;
  return mayCarry(element) ? carrierOf(element) : null;
}
