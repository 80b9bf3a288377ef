/** Longest name a page can state; longer is no name. */
const MAX_NAME = 200;

/**
 * A name as a page shows it: blanks collapsed, and written once where the page writes it twice (visibly, and again for
 * screen readers). null: empty, or too long to be one.
 */
export function nameIn(element: Element | null | undefined): string | null {
  if (element === null || element === undefined) return null;
  const shown = element.querySelector('[aria-hidden="true"]');
  return nameOf(shown?.textContent ?? null) ?? nameOf(element.textContent);
}

/** A text as a name; see `nameIn`. */
export function nameOf(text: string | null | undefined): string | null {
  const name = (text ?? '')
    .slice(0, MAX_NAME * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return name === '' || name.length > MAX_NAME ? null : name;
}

const TEXT_NODE = 3;

/** The name that stands in an element itself, without what its child elements say of it (pronouns, "busy"). */
export function ownName(element: Element | null | undefined): string | null {
  const texts = [...(element?.childNodes ?? [])].filter(({ nodeType }) => nodeType === TEXT_NODE);
  return nameOf(texts.map(({ nodeValue }) => nodeValue?.slice(0, MAX_NAME * 4)).join(' '));
}

/** The one value that all agree on, or null. */
export function only(values: readonly (string | null)[]): string | null {
  const distinct = new Set(values.filter((value) => value !== null));
  const [first] = distinct;
  return distinct.size === 1 ? (first ?? null) : null;
}

/** The parts of the page's title; `(3) Ada Learner | LinkedIn` has a count of messages before it. */
function titleParts(document: Document): readonly string[] {
  const title = nameOf(document.title)?.replace(/^\(\d+\+?\)\s*/, '') ?? '';
  return title.split(/\s[|·•–—-]\s/).map((part) => part.trim());
}

/** The name, if it is also a part of the page's title: two places that say the same. */
export function confirmedByTitle(name: string | null, document: Document): string | null {
  return name !== null && titleParts(document).includes(name) ? name : null;
}

/** The name in a heading that the page's title repeats. */
export function headedByTitle(document: Document): string | null {
  return only([...document.querySelectorAll('h1, h2')].map((heading) => confirmedByTitle(nameIn(heading), document)));
}

/** The elements that don't stand in another of them, in order. */
export function outermost(elements: readonly Element[]): readonly Element[] {
  const all = new Set(elements);
  return [...all].filter((element) => {
    for (let up = element.parentElement; up !== null; up = up.parentElement) if (all.has(up)) return false;
    return true;
  });
}
