/**
 * Runs in the page: where is the first visible button, link, tab or menu item whose accessible name fits? Brings it into
 * view and answers its middle once it stands still, twice asked at the same place, and nothing lies over it; null until then.
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
  const place = box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  const seen = Symbol.for('where the driver saw it last');
  const isStill = JSON.stringify([pattern, place]) === Reflect.get(window, seen);
  Reflect.set(window, seen, JSON.stringify([pattern, place]));
  if (!found || !place || !isStill) return null;
  return found.contains(document.elementFromPoint(place.x, place.y)) ? place : null;
}
