import { outermost } from './text';

/** More parts to leave alone than any profile has; what is beyond them is looked through. */
const MAX_BLOCKS = 1000;

/** The largest parts of `roots` that hold none of the blocks, in document order. Work is in proportion to the blocks. */
export function without(roots: readonly Element[], blocks: readonly Element[]): readonly Element[] {
  const left = outermost(roots);
  const apart = new Set(blocks.slice(0, MAX_BLOCKS));
  const opened = ancestorsOf([...apart]);
  return left.flatMap((root) => remains(root, opened, apart));
}

/** Every element that one of these stands in. Each is met once, however many there are. */
export function ancestorsOf(elements: readonly Element[]): ReadonlySet<Element> {
  const met = new Set<Element>();
  for (const element of elements)
    for (let up = element.parentElement; up !== null && !met.has(up); up = up.parentElement) met.add(up);
  return met;
}

/** Walks without recursion, so that depth is no one's weapon. */
function remains(root: Element, opened: ReadonlySet<Element>, apart: ReadonlySet<Element>): readonly Element[] {
  const found: Element[] = [];
  const stack: Element[] = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (apart.has(element)) continue;
    if (!opened.has(element)) found.push(element);
    else stack.push(...[...element.children].reverse());
  }
  return found;
}

/** What is the page's own: without what a site puts round each of its pages. */
export function mainParts(document: Document): readonly Element[] {
  const main = document.querySelector('main') ?? document.body;
  if (main === null) return [];
  return without(
    [main],
    [...main.querySelectorAll('nav, aside, dialog, [role="dialog"], body > header, body > footer')],
  );
}
