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

/** The elements that don't stand in another of them, in order. */
export function outermost(elements: readonly Element[]): readonly Element[] {
  const all = new Set(elements);
  return [...all].filter((element) => {
    for (let up = element.parentElement; up !== null; up = up.parentElement) if (all.has(up)) return false;
    return true;
  });
}
