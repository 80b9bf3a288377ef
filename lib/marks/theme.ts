import type { Theme } from './tokens';

/** Relative luminance at which black and white text are equally readable. */
const MIDDLE = 0.18;
const MAX_CLIMB = 200;

/**
 * Is the ground under an element light or dark? Read from the page's own computed backgrounds, because a page can be
 * dark on a light system and the other way round; where none is painted, from its text, which has to be readable.
 */
export function themeAt(element: Element): Theme {
  const view = element.ownerDocument.defaultView;
  if (view === null) return 'light';
  let at: Element | null = element;
  for (let climbed = 0; at !== null && climbed < MAX_CLIMB; at = at.parentElement, climbed++) {
    const ground = luminanceOf(view.getComputedStyle(at).backgroundColor);
    if (ground !== null) return ground < MIDDLE ? 'dark' : 'light';
  }
  const text = luminanceOf(view.getComputedStyle(element.parentElement ?? element).color);
  return text !== null && text > MIDDLE * 2 ? 'dark' : 'light';
}

/**
 * Relative luminance (WCAG 2.2) of a computed colour, 0 to 1. null: transparent for the most part, or written in a way
 * computed styles rarely are (`oklch()`), which then counts as not painted.
 */
export function luminanceOf(colour: string): number | null {
  const [, kind, inside] = /^(rgba?|color)\(([^)]*)\)$/.exec(colour.trim()) ?? [];
  if (kind === undefined || inside === undefined) return null;
  if (kind === 'color' && !inside.startsWith('srgb ')) return null;
  const scale = kind === 'color' ? 1 : 255;
  const [red, green, blue, alpha = 1] = inside
    .replace(/^srgb /, '')
    .split(/[\s,/]+/)
    .filter(Boolean)
    .map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  const [r, g, b] = [red, green, blue].map((value) => linear(value / scale));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
