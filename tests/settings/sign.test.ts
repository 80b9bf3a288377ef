import { describe, expect, it } from 'vitest';
import {
  MAX_SIGN_WORD,
  parseSign,
  proposeSign,
  randomBelow,
  readSignWord,
  SIGN_COLOURS,
} from '../../lib/settings/sign';
import { WORDS } from '../../lib/settings/sign-words';

describe('a sign', () => {
  it.each<[unknown, boolean]>([
    [{ word: 'lantern', colour: 'plum' }, true],
    [{ word: '', colour: 'plum' }, false],
    [{ word: 'x'.repeat(MAX_SIGN_WORD + 1), colour: 'plum' }, false],
    [{ word: 'lantern', colour: 'green' }, false],
    [{ word: 'lantern', colour: 'url(x)' }, false],
    ['lantern', false],
    [undefined, false],
  ])('%j is one: %s', (value, is) => {
    expect(parseSign(value) !== null).toBe(is);
  });

  it.each<[string, string | null]>([
    ['lantern', 'lantern'],
    ['  Old   lantern ', 'Old lantern'],
    ['a\u202Eb\nc', 'ab c'],
    ['', null],
    [' \t', null],
    ['x'.repeat(MAX_SIGN_WORD), 'x'.repeat(MAX_SIGN_WORD)],
    ['x'.repeat(MAX_SIGN_WORD + 1), null],
  ])('typed as %j is %j', (typed, word) => {
    expect(readSignWord(typed)).toBe(word);
  });

  it('is proposed from many words, each short, plain and there once', () => {
    expect(WORDS.length).toBeGreaterThanOrEqual(200);
    expect(new Set(WORDS).size).toBe(WORDS.length);
    expect(WORDS.filter((word) => !/^[a-z]{3,10}$/.test(word) && word !== 'lighthouse')).toEqual([]);
  });

  it.each([0, 1])('is one of them whatever chance says (%d)', (draw) => {
    const sign = proposeSign((below) => draw * (below - 1));
    expect(parseSign(sign)).toEqual(sign);
    expect(sign).toEqual(
      draw === 0 ? { word: WORDS[0], colour: SIGN_COLOURS[0] } : { word: WORDS.at(-1), colour: SIGN_COLOURS.at(-1) },
    );
  });
});

describe('randomBelow', () => {
  it.each<[readonly number[], number, number]>([
    [[7], 5, 2],
    [[0], 5, 0],
    // 2³² is no multiple of 5: its last number would make 0 likelier, and is drawn again.
    [[2 ** 32 - 1, 3], 5, 3],
  ])('of %j below %d is %d', (draws, below, expected) => {
    const left = [...draws];
    expect(randomBelow(below, (into) => into.fill(left.shift() ?? 0))).toBe(expected);
  });
});
