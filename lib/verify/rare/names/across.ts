import { fitInto, type NameMatch, sorted } from '../../names';
import { fitsHangul } from './hangul';
import type { Reading, Script } from './readings';
import { romanised } from './romanised';
import { isNoFullName, joinedRuns } from './same-script';
import { bonesOf, mayBeOne, skeletonOf, soundOf } from './sound';

/** Scripts that write every sound, so that two names with no word alike are two names. */
const ALPHABETS = new Set<Script>(['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian']);
/** Where vowels are mostly left out. */
const CONSONANTS = new Set<Script>(['Arabic', 'Hebrew']);

/**
 * Compares two names of different scripts by how they sound. A fit of every word is `transliterated`, one without vowels or
 * with words left over `compatible`. Only between alphabets may names be `different`: Han letters are read otherwise in
 * Japan than in China, and consonants alone say little.
 */
export function compareAcross(one: Reading, other: Reading): NameMatch {
  const [a, b] = one.script === 'Latin' ? [other, one] : [one, other];
  if (a.script === 'mixed' || b.script === 'mixed') return 'not-comparable';
  const [x, y] = [romanised(a), romanised(b)];
  if (b.script === 'Latin' && a.script === 'Hangul') return fitsHangul(x, b.words) ?? 'not-comparable';
  if (b.script === 'Latin' && a.script === 'Han') return fitsHan(x, b.words);
  if (a.script === 'Kana') return fitBy(longVowels, x, y);
  if (CONSONANTS.has(a.script) || CONSONANTS.has(b.script)) return weakened(fitBy(bonesOf, x, y));
  const fit = fitBy(soundOf, x, y);
  if (fit !== 'not-comparable') return fit;
  const rough = weakened(fitBy(skeletonOf, x, y));
  return rough === 'not-comparable' && areTwo(a, b) ? 'different' : rough;
}

/** Two names in Han letters: simpler and older forms of one letter are read alike, and so are many others. */
export function compareHan(a: Reading, b: Reading): NameMatch {
  if (a.words.join('') === b.words.join('')) return 'same';
  return romanised(a).join('') === romanised(b).join('') ? 'compatible' : 'not-comparable';
}

const weakened = (match: NameMatch): NameMatch => (match === 'transliterated' ? 'compatible' : match);

/** Two full names in alphabets, and no word of one that may be a word of the other. */
function areTwo(a: Reading, b: Reading): boolean {
  const [x, y] = [romanised(a), romanised(b)];
  if (!ALPHABETS.has(a.script) || !ALPHABETS.has(b.script) || isNoFullName(x) || isNoFullName(y)) return false;
  return !x.some((word) => y.some((candidate) => mayBeOne(word, candidate)));
}

/** All words alike, in any order and jointed in any way, or all those of the shorter name. Half a name fits nobody. */
function fitBy(
  key: (word: string) => string,
  a: readonly string[],
  b: readonly string[],
): 'transliterated' | 'compatible' | 'not-comparable' {
  const keyed = (words: readonly string[]) => words.map((word) => (word.length > 1 ? key(word) : word));
  const is = (x: readonly string[], y: readonly string[]) =>
    sorted(keyed(x)) === sorted(keyed(y)) && keyed(x).join('').length > 3;
  const isSame = is(a, b) || joinedRuns(a).some((run) => is(run, b)) || joinedRuns(b).some((run) => is(run, a));
  if (isSame && Math.min(a.length, b.length) >= 2) return 'transliterated';
  const fits = Math.min(a.length, b.length) >= 2 && fitInto(keyed(a), keyed(b)) === 'words';
  return isSame || fits ? 'compatible' : 'not-comparable';
}

/** A Chinese name by its pinyin, the family name first or last. An English name beside it is one word too many. */
function fitsHan(syllables: readonly string[], words: readonly string[]): NameMatch {
  if (syllables.length < 2 || syllables.length > 4) return 'not-comparable';
  const ways = [1, 2]
    .filter((length) => length < syllables.length)
    .map((length) => [syllables.slice(0, length).join(''), syllables.slice(length).join('')]);
  const latin = [words, ...joinedRuns(words)];
  if (latin.some((run) => ways.some((way) => sorted(way) === sorted(run)))) return 'transliterated';
  if (syllables.join('') === words.join('')) return 'transliterated';
  return latin.some((run) => ways.some((way) => way.every((part) => run.includes(part))))
    ? 'compatible'
    : 'not-comparable';
}

const longVowels = (word: string) =>
  word
    .replace(/o[uoh](?![aeiou])/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/si/g, 'shi')
    .replace(/ti/g, 'chi')
    .replace(/tu/g, 'tsu')
    .replace(/hu/g, 'fu');
