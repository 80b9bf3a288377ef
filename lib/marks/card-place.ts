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

/**
 * Where a card's upper left corner goes: under its mark, else above it, else on whichever side is roomier; from where the
 * mark begins in the direction of its text; always within the window, as far as it fits there.
 */
export function placeBeside(
  mark: Box,
  card: Size,
  window: Size,
  direction: 'ltr' | 'rtl',
): { readonly x: number; readonly y: number } {
  const under = mark.bottom + GAP;
  const over = mark.top - GAP - card.height;
  const fitsUnder = under + card.height <= window.height - EDGE;
  const isUnder = fitsUnder || (over < EDGE && window.height - mark.bottom >= mark.top);
  const x = direction === 'rtl' ? mark.right - card.width : mark.left;
  return {
    x: Math.round(within(x, card.width, window.width)),
    y: Math.round(within(isUnder ? under : over, card.height, window.height)),
  };
}

const within = (at: number, size: number, room: number) => Math.max(EDGE, Math.min(at, room - EDGE - size));
