interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between a mark and its card, and between a card and the window's edge, in px. */
const GAP = 6;
const EDGE = 8;

/** How far a card that stands beside its mark begins above it, so that their words are in one line, in px. */
const RISE = 12;

/**
 * Where a card's upper left corner goes: beside its mark, past its end in the direction of its text, where it leaves what
 * is below to the pointer; without room there over it, else under it, else on whichever of the two sides is roomier, from
 * where the mark begins. Always within the window, as far as it fits there.
 */
export function placeBeside(
  mark: Box,
  card: Size,
  window: Size,
  direction: 'ltr' | 'rtl',
): { readonly x: number; readonly y: number } {
  const at = (x: number, y: number) => ({
    x: Math.round(within(x, card.width, window.width)),
    y: Math.round(within(y, card.height, window.height)),
  });
  const isFromRight = direction === 'rtl';
  const beside = isFromRight ? mark.left - GAP - card.width : mark.right + GAP;
  if (beside === within(beside, card.width, window.width)) return at(beside, mark.top - RISE);
  const under = mark.bottom + GAP;
  const over = mark.top - GAP - card.height;
  const isUnder =
    over < EDGE && (under + card.height <= window.height - EDGE || window.height - mark.bottom >= mark.top);
  return at(isFromRight ? mark.right - card.width : mark.left, isUnder ? under : over);
}

/** Has a pointer left the mark straight towards the card? The browser tells of whole pixels. */
export function isTowards(card: Box, mark: Box, x: number, y: number): boolean {
  const isLevel = y > mark.top - RISE && y < mark.bottom + RISE;
  if (card.left >= mark.right) return isLevel && x > mark.right - 1;
  if (card.right <= mark.left) return isLevel && x < mark.left + 1;
  return card.top >= mark.bottom ? y > mark.bottom - 1 : y < mark.top + 1;
}

const within = (at: number, size: number, room: number) => Math.max(EDGE, Math.min(at, room - EDGE - size));
