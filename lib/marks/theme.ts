import type { Theme } from './tokens';

/** Relative luminance at which black and white text are equally readable. */
const MIDDLE = 0.18;
/** Text lighter than this stands on a dark ground: grey text on white is common, on black it is lighter than this. */
const LIGHT_TEXT = 2 * MIDDLE;
const MAX_CLIMB = 200;
/** What is left of a ground seen through layers as dense as this decides nothing. */
const DENSE = 0.95;

/**
 * Is the ground under an element light or dark? Read from the page's own computed backgrounds, because a page can be
 * dark on a light system and the other way round: layers that let something through are laid over what is below. Where a
 * picture is painted, or nothing at all, from its text, which has to be readable.
 */
export function themeAt(element: Element): Theme {
  const view = element.ownerDocument.defaultView;
  if (view === null) return 'light';
  /** Lightness of the layers so far, as far as they cover, and how much they cover. */
  let lightness = 0;
  let cover = 0;
  let at: Element | null = element;
  for (let climbed = 0; at !== null && cover < DENSE && climbed < MAX_CLIMB; at = at.parentElement, climbed++) {
    const { backgroundColor, backgroundImage } = view.getComputedStyle(at);
    // What a picture shows is not known: a photograph, or a bullet in a corner.
    if (backgroundImage !== '' && backgroundImage !== 'none') break;
    const ground = readColour(backgroundColor);
    if (ground === null) continue;
    lightness += (1 - cover) * ground.alpha * encoded(ground.luminance);
    cover += (1 - cover) * ground.alpha;
  }
  if (cover < DENSE) {
    const text = readColour(view.getComputedStyle(element).color);
    const below = text !== null && text.luminance > LIGHT_TEXT ? 0 : 1;
    lightness += (1 - cover) * below;
  } else lightness /= cover;
  return linear(lightness) < MIDDLE ? 'dark' : 'light';
}

export interface Ground {
  /** Relative luminance (WCAG 2.2), 0 to 1. */
  readonly luminance: number;
  readonly alpha: number;
}

const COLOUR = /^(rgba?|color|oklab|oklch|lab|lch)\(\s*(?:([a-z][a-z0-9-]*)\s+)?([^()]*?)\s*\)$/;

/**
 * A computed colour in any of the forms that browsers write (CSS Color 4, 15: `rgb()`, `color()`, `lab()`, `lch()`,
 * `oklab()`, `oklch()`). null: it lets everything through, or is written in another way, which counts as not painted.
 */
export function readColour(colour: string): Ground | null {
  const [, kind = '', space = '', inside] = COLOUR.exec(colour.trim().toLowerCase()) ?? [];
  if (inside === undefined) return null;
  // Computed colours have no percentages; `none` may stand for any number.
  const numbers = inside.split(/[\s,/]+/).map((part) => (part === 'none' ? 0 : Number(part || Number.NaN)));
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, alpha = 1] = numbers;
  const luminance = luminanceIn(kind, space, a, b, c);
  if (Number.isNaN(luminance + alpha) || alpha <= 0) return null;
  return { luminance: clamped(luminance), alpha: clamped(alpha) };
}

function luminanceIn(kind: string, space: string, a: number, b: number, c: number): number {
  switch (kind) {
    case 'lab':
    case 'lch':
      // CIE 15: Y from L* alone. Relative to D50, which is near enough to tell light from dark.
      return a > 8 ? ((a + 16) / 116) ** 3 : a / 903.3;
    case 'oklab':
      return fromOklab(a, b, c);
    case 'oklch':
      return fromOklab(a, b * Math.cos((c * Math.PI) / 180), b * Math.sin((c * Math.PI) / 180));
    case 'color':
      if (space.startsWith('xyz')) return b;
      if (space === 'srgb-linear') return weighed(a, b, c);
      // Wider gamuts have redder reds; how light a colour is hardly differs.
      return weighed(linear(a), linear(b), linear(c));
    default:
      return weighed(linear(a / 255), linear(b / 255), linear(c / 255));
  }
}

/** CSS Color 4, 10.8: sample code for Oklab to XYZ, the row of Y. */
function fromOklab(lightness: number, a: number, b: number): number {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return -0.0405757452 * long + 1.1122868033 * middle - 0.0717110581 * short;
}

const weighed = (red: number, green: number, blue: number) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
/** The inverse: browsers lay colours over one another as they are written, not as light. */
const encoded = (light: number) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);
const clamped = (value: number) => Math.min(1, Math.max(0, value));
