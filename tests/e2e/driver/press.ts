/**
 * Runs in the page: where is the first visible button, link, tab or menu item whose accessible name fits? Brings it into
 * view and answers its middle, or null while there is none.
 * @param pattern source of a regular expression; capitals don't matter
 */
export function middleOf(pattern: string): { x: number; y: number } | null {
  const all = [...document.querySelectorAll('button, a[href], summary')];
  const found = all.find(
    (each) =>
      new RegExp(pattern, 'i').test((each.getAttribute('aria-label') ?? each.textContent ?? '').trim()) &&
      each.checkVisibility(),
  );
  found?.scrollIntoView({ block: 'center' });
  const box = found?.getBoundingClientRect();
  return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
}
