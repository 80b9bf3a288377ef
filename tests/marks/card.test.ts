import { describe, expect, it } from 'vitest';
import { isTowards, placeBeside } from '../../lib/marks/card-place';
import { readMarkCard, readMarkState } from '../../lib/marks/reply';
import type { MarkCard } from '../../lib/messages/protocol';

const CARD = { width: 300, height: 200 };
const WINDOW = { width: 1000, height: 700 };
const mark = (left: number, top: number) => ({ left, right: left + 80, top, bottom: top + 18 });

describe('a pointer that leaves a mark', () => {
  const at = mark(100, 100);
  const card = (left: number, top: number) => ({ left, right: left + 300, top, bottom: top + 200 });
  it.each<[string, ReturnType<typeof mark>, readonly [number, number], boolean]>([
    ['to its right, where the card is', card(186, 88), [180, 110], true],
    ['downwards, past a card on its right', card(186, 88), [150, 119], false],
    ['to its right and far down, over the card', card(186, 88), [250, 140], false],
    ['to its left, where the card is', card(-206, 88), [99, 110], true],
    ['upwards, past a card on its left', card(-206, 88), [150, 99], false],
    ['upwards, where the card is', card(100, -106), [150, 99], true],
    ['downwards, away from a card above', card(100, -106), [150, 119], false],
    ['downwards, where the card is', card(100, 124), [150, 118], true],
    ['upwards, away from a card below', card(100, 124), [150, 99], false],
  ])('%s', (_, box, [x, y], wanted) => {
    expect(isTowards(box, at, x, y)).toBe(wanted);
  });
});

describe('where a card goes', () => {
  it.each<[string, ReturnType<typeof mark>, 'ltr' | 'rtl', { x: number; y: number }]>([
    ['beside its mark, where what is below stays in reach', mark(100, 100), 'ltr', { x: 186, y: 88 }],
    ['beside it on the other side where text runs that way', mark(500, 100), 'rtl', { x: 194, y: 88 }],
    ['beside it, within the window at the top', mark(100, 4), 'ltr', { x: 186, y: 8 }],
    ['beside it, within the window at the bottom', mark(100, 600), 'ltr', { x: 186, y: 492 }],
    ['above it where there is no room beside it', mark(650, 400), 'ltr', { x: 650, y: 194 }],
    ['above it, back from the right edge', mark(900, 400), 'ltr', { x: 692, y: 194 }],
    ['above it, back from the left edge', mark(20, 400), 'rtl', { x: 8, y: 194 }],
    ['under it where there is no room above either', mark(900, 100), 'ltr', { x: 692, y: 124 }],
  ])('%s', (_, at, direction, wanted) => {
    expect(placeBeside(at, CARD, WINDOW, direction)).toEqual(wanted);
  });

  it.each([
    ['below, where that is roomier', 100, { x: 8, y: 72 }],
    ['above, where that is', 180, { x: 8, y: 8 }],
  ])('%s, and within the window where it fits on no side', (_, top, wanted) => {
    expect(placeBeside(mark(8, top), CARD, { width: 320, height: 280 }, 'ltr')).toEqual(wanted);
  });

  it('begins at the edge of a window that is smaller than itself', () => {
    expect(placeBeside(mark(8, 20), CARD, { width: 200, height: 150 }, 'ltr')).toEqual({ x: 8, y: 8 });
  });
});

const SAID: MarkCard = {
  language: 'en',
  direction: 'ltr',
  verdict: 'verified',
  caution: false,
  press: 'evidence',
  word: 'Verified',
  title: 'Weaving',
  issuer: 'Issued by Guild of Weavers',
  means: null,
  rows: [{ outcome: 'pass', question: 'Signature', answer: 'Holds' }],
  age: null,
  hint: 'Press for all evidence',
  note: 'A page can imitate this card',
};

describe('what the background says of a card', () => {
  it('is taken as it is', () => {
    expect(readMarkCard(SAID)).toEqual(SAID);
    expect(readMarkCard({ ...SAID, toOpen: true })).toEqual({ ...SAID, toOpen: true });
    expect(readMarkCard(null)).toBeNull();
  });

  it.each<[string, unknown]>([
    ['no object', 'card'],
    ['nothing', undefined],
    ['an unknown verdict', { ...SAID, verdict: 'great' }],
    ['a sign for a verdict', { ...SAID, verdict: 'to-open' }],
    ['what has no verdict', { ...SAID, verdict: 'not-an-award' }],
    ['an unknown press', { ...SAID, press: 'open' }],
    ['opened, perhaps', { ...SAID, toOpen: 'yes' }],
    ['another direction', { ...SAID, direction: 'up' }],
    ['a text that is none', { ...SAID, title: null }],
    ['a text without end', { ...SAID, issuer: 'x'.repeat(501) }],
    ['an unknown outcome', { ...SAID, rows: [{ outcome: 'toString', question: 'a', answer: 'b' }] }],
    ['rows without end', { ...SAID, rows: Array.from({ length: 11 }, () => SAID.rows[0]) }],
    ['no rows', { ...SAID, rows: null }],
  ])('is refused where it is %s', (_, value) => {
    expect(() => readMarkCard(value)).toThrow('not a card');
  });

  it('a mark is told that its link waits to be opened', () => {
    const state = { verdict: 'unreachable', caution: false, press: 'evidence', origins: [], word: 'a', label: 'b' };
    expect(readMarkState({ ...state, toOpen: true })).toEqual({ ...state, toOpen: true });
    expect(readMarkState(state)).toEqual(state);
    expect(() => readMarkState({ ...state, verdict: 'to-check' })).toThrow();
  });
});
