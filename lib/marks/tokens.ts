import type { Verdict } from '../verify/types';

/** What a mark can show. */
export type MarkVerdict = Verdict | 'pending';
export type Tone = 'green' | 'blue' | 'amber' | 'red' | 'grey';
export type Theme = 'light' | 'dark';
type Colour = Readonly<Record<Theme, string>>;

/**
 * The verdicts' colours, the same as `--verdict-*` in `components/theme.css` (a test compares them): green only for
 * verified, blue for confirmed, amber for dates and cautions, red only where the news is bad, grey for what is unknown.
 */
export const TONES: Readonly<Record<MarkVerdict, Tone>> = {
  invalid: 'red',
  revoked: 'red',
  suspended: 'red',
  'other-person': 'red',
  expired: 'amber',
  'not-yet-valid': 'amber',
  verified: 'green',
  confirmed: 'blue',
  unreachable: 'grey',
  unverifiable: 'grey',
  pending: 'grey',
};

/** Text and shapes; at least 4.5 : 1 on `surface` and `raised` (WCAG 2.2, 1.4.3). */
export const COLOURS: Readonly<Record<Tone, Colour>> = {
  green: { light: '#1a7f37', dark: '#56d364' },
  blue: { light: '#0a61c2', dark: '#6cb6ff' },
  amber: { light: '#8a5700', dark: '#e3a93b' },
  red: { light: '#b3261e', dark: '#ff8f85' },
  grey: { light: '#656059', dark: '#aaa398' },
};

export const TEXT: Colour = { light: '#24211d', dark: '#ece8e1' };
export const SOFT: Colour = { light: '#5f594f', dark: '#b3aca1' };

/** The mark's own ground, so that its contrast doesn't depend on the page's. */
export const SURFACE: Colour = { light: '#fffefc', dark: '#252320' };
/** The ground of what asks to be pressed. */
export const RAISED: Colour = { light: '#f4f1eb', dark: '#312e2a' };
/** The edge of what asks to be pressed, and of the card. */
export const LINE: Colour = { light: '#8a8376', dark: '#8b847a' };
/** The edge of a verdict, which is told by its shape and word; and lines within the card. */
export const HAIRLINE: Colour = { light: '#ded9cf', dark: '#3e3a35' };
export const FOCUS: Colour = { light: '#1d5fbf', dark: '#8ab8ff' };

/** System fonts, as everywhere. */
export const FONT = 'system-ui, sans-serif';
