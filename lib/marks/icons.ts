import type { Outcome } from '../verify/types';
import type { MarkVerdict } from './tokens';

/** What a shape stands for: a verdict, or what is to be done before there is one. */
export type Sign = MarkVerdict | 'to-open' | 'to-check' | 'to-allow';

/**
 * A shape in a square of 16 by 16. `fill` is painted with `fill-rule: evenodd`, `stroke` with a line of `STROKE_WIDTH`,
 * round caps and joins and no fill; both in the text's colour.
 */
export interface Icon {
  readonly fill?: string;
  readonly stroke?: string;
}

export const ICON_SIZE = 16;
export const STROKE_WIDTH = 1.5;

const RING = 'M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5Z';
const BAR: Icon = { stroke: `${RING}M3.6 12.4 12.4 3.6` };

/** Every verdict by a shape of its own, so that neither colour nor word is needed. */
export const ICONS: Readonly<Record<Sign, Icon>> = {
  // Tick cut out of a solid disc.
  verified: { fill: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM3.7 8.3 4.9 7.1 7 9.2l4.1-4.1 1.2 1.2L7 11.6Z' },
  // Tick in a ring.
  confirmed: { stroke: `${RING}M5 8.2l2.1 2.1 3.9-4.1` },
  // Clock; before its hour and after it.
  expired: { stroke: `${RING}M8 4.5V8l2.4 1.6` },
  'not-yet-valid': { stroke: `${RING}M8 4.5V8L5.6 9.6` },
  // Bar across.
  revoked: BAR,
  suspended: BAR,
  // Two heads.
  'other-person': {
    fill:
      'M5.5 2.5a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 0 0 0-5.2ZM.8 13.6c0-2.7 2-4.7 4.7-4.7s4.7 2 4.7 4.7Z' +
      'M11.6 3.4a2.1 2.1 0 1 0 0 4.2a2.1 2.1 0 0 0 0-4.2ZM10.3 9.2a5.6 5.6 0 0 1 1.4 4.4h3.6c0-2.6-1.6-4.5-3.8-4.5c-.4 0-.8 0-1.2.1Z',
  },
  // Disc broken in two.
  invalid: {
    fill: 'M7 1.07A7 7 0 0 0 6 14.7L7.6 10.6 5.2 8.3 7.4 5.4ZM8.9 1.06A7 7 0 0 1 8.3 15L9.9 10.2 7.4 7.9 9.5 5Z',
  },
  // Cloud with a line through it.
  unreachable: { stroke: 'M4.6 12.5a2.9 2.9 0 0 1-.3-5.8a3.9 3.9 0 0 1 7.5.9a2.5 2.5 0 0 1-.4 4.9ZM2.5 14 13.5 2.5' },
  // Empty ring.
  unverifiable: { stroke: RING },
  // Dotted ring.
  pending: { fill: dots(8) },
  // Arrow out of a frame.
  'to-open': { stroke: 'M6.5 3.25H2.75v10h10V9.5M9.25 2.5h4.25v4.25M13.25 2.75 7.5 8.5' },
  // Magnifying glass.
  'to-check': { stroke: 'M7 2.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 0 0 0-9.5ZM10.5 10.5l3.5 3.5' },
  // Padlock, open.
  'to-allow': { stroke: 'M3 7.75h10v6H3ZM5.25 7.5V4.75a2.75 2.75 0 0 1 5.35-.9' },
};

/** What one shape says of a mark's or a card's state. */
export function signOf(state: {
  readonly verdict: MarkVerdict;
  readonly press: 'evidence' | 'check' | 'allow';
  readonly toOpen?: true;
}): Sign {
  if (state.press !== 'evidence') return `to-${state.press}`;
  return state.toOpen ? 'to-open' : state.verdict;
}

/** The small corner mark of a caution, drawn over the upper inline end of any of them, in the caution's colour. */
export const CAUTION: Icon = { fill: 'M8 1.5 15.5 14.5H.5ZM7.1 6v4.2h1.8V6ZM7.1 11.3v1.8h1.8v-1.8Z' };

/** How one check came out: lines in the same square. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  pass: 'M3 8.5l3.2 3.2L13 4.8',
  warn: 'M8 2.5l6 11H2zM8 6.8v3M8 11.6v.01',
  fail: 'M4 4l8 8M12 4l-8 8',
  unknown: 'M5.4 5.6a2.6 2.6 0 1 1 3.7 2.4c-.7.4-1.1.9-1.1 1.7M8 12.6v.01',
  'not-applicable': 'M4.5 8h7',
};

/** A ring of round dots. */
function dots(count: number): string {
  const dot = (index: number) => {
    const angle = (index / count) * 2 * Math.PI;
    const [x, y] = [8 + 6 * Math.cos(angle), 8 + 6 * Math.sin(angle)].map((value) => value.toFixed(2));
    return `M${x} ${y}m-1.1 0a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0-2.2 0Z`;
  };
  return Array.from({ length: count }, (_, index) => dot(index)).join('');
}
