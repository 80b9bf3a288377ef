import { fitInto, fitOf, type NameMatch, sorted } from '../../names';
import { areOneKoreanFamily } from './korean-families';
import type { Reading, Script } from './readings';
import { romanisedAlike, soundAlike, soundOf } from './sound';

/** Words that stand where a name was expected: a team, a page's title, a form not filled in. They contradict nobody. */
const NO_PERSON = new Set(
  'portfolio blog homepage website profile resume cv team inc ltd llc gmbh corp company university college academy school institute foundation community club group anonymous unknown user student test recipient name certificate page site'.split(
    ' ',
  ),
);

/** Whose names, and what people call themselves instead, can't be told apart by their words. */
const UNTELLING = new Set<Script>(['Han', 'Hangul', 'Kana', 'other', 'mixed']);

/** Words that many family names share. */
const PARTICLES = new Set(
  'van der den de la las los del della di da do dos das du le von zu zum al el bin ibn ben bint abu y e'.split(' '),
);

/** Compares two names of one script that may not fit word for word. */
export function compareInScript({ script, words: a }: Reading, { words: b }: Reading): NameMatch {
  const fit = fitOf([a], [b]);
  if (fit) return fit;
  if (joinedRuns(a).some((run) => sorted(run) === sorted(b)) || joinedRuns(b).some((run) => sorted(run) === sorted(a)))
    return 'same';
  if (script === 'Latin' && fitsBySound(a, b)) return 'compatible';
  const isOpen = UNTELLING.has(script) || isNoFullName(a) || isNoFullName(b) || haveTooMuchInCommon(a, b);
  return isOpen || (script === 'Latin' && mayBeMisspeltAnyhow(a, b)) ? 'not-comparable' : 'different';
}

/** However the words are jointed. The same words meet in many joints: each pair is compared once. */
function mayBeMisspeltAnyhow(a: readonly string[], b: readonly string[]): boolean {
  const known = new Map<string, boolean>();
  const mayBeOne = (word: string, other: string): boolean => {
    const pair = `${word} ${other}`;
    const found = known.get(pair) ?? mayBeOneWord(word, other);
    known.set(pair, found);
    return found;
  };
  return withJoined(a).some((x) => withJoined(b).some((y) => mayBeMisspelt(x, y, mayBeOne)));
}

/** Half a name, an account's, or nobody's. */
export const isNoFullName = (words: readonly string[]) =>
  words.length < 2 ||
  words.every((word) => word.length === 1) ||
  words.some((word) => /\d/.test(word) || NO_PERSON.has(word));

/** The words with two or three neighbours written as one: Min-su and Minsu, van der Berg and Vanderberg. */
export function joinedRuns(words: readonly string[]): readonly (readonly string[])[] {
  return [2, 3].flatMap((length) =>
    words
      .slice(length - 1)
      .map((_, at) => [...words.slice(0, at), words.slice(at, at + length).join(''), ...words.slice(at + length)]),
  );
}

const withJoined = (words: readonly string[]) => [words, ...joinedRuns(words).filter((run) => run.length >= 2)];

function fitsBySound(a: readonly string[], b: readonly string[]): boolean {
  const sounds = (words: readonly string[]) => words.map((word) => (word.length > 1 ? soundOf(word) : word));
  return Math.min(a.length, b.length) >= 2 && fitInto(sounds(a), sounds(b)) === 'words';
}

function haveTooMuchInCommon(a: readonly string[], b: readonly string[]): boolean {
  const shared = new Set(a.filter((word) => word.length > 1 && !PARTICLES.has(word) && b.includes(word))).size;
  return fitInto(a, b) === 'initials' || shared >= 2 || isShortened(a, b) || isInflected(a, b);
}

/** Words of one name that the other lacks, each once. */
const without = (words: readonly string[], others: readonly string[]) => [
  ...new Set(words.filter((word) => !others.includes(word))),
];

/** The same family name, and one first name begins with the other: Alex and Alexander, Jo and Joanna. */
function isShortened(a: readonly string[], b: readonly string[]): boolean {
  if (!a.some((word) => b.includes(word))) return false;
  const [first, other] = [without(a, b), without(b, a)];
  return first.some((x) => other.some((y) => beginsWith(x, y) || beginsWith(y, x)));
}

const beginsWith = (word: string, start: string) => start.length >= 2 && word.startsWith(start);

/** The same first name, and family names with another ending: Kowalski and Kowalska, Novák and Nováková. */
function isInflected(a: readonly string[], b: readonly string[]): boolean {
  const [x = '', y = ''] = [a.at(-1), b.at(-1)];
  const stem = Math.max(4, Math.ceil(Math.max(x.length, y.length) * 0.6));
  return a[0] === b[0] && x.slice(0, stem) === y.slice(0, stem) && Math.min(x.length, y.length) >= stem;
}

/** First names as registers shorten them: no nicknames. */
const CONTRACTIONS: Readonly<Record<string, string>> = {
  md: 'mohammad',
  mohd: 'mohammad',
  muhd: 'mohammad',
  mhd: 'mohammad',
  wm: 'william',
  chas: 'charles',
  fco: 'francisco',
};

/** Is there for every word of the shorter name one in the longer that may be it, shortened, misheard or mistyped? */
function mayBeMisspelt(
  a: readonly string[],
  b: readonly string[],
  mayBeOne: (word: string, other: string) => boolean,
): boolean {
  const [x, y] = [without(a, b), without(b, a)];
  const areCovered = (words: readonly string[], by: readonly string[]) =>
    words.length <= by.length && words.every((word) => by.some((other) => mayBeOne(word, other)));
  return areCovered(x, y) || areCovered(y, x);
}

function mayBeOneWord(word: string, other: string): boolean {
  const inFull = (name: string) => CONTRACTIONS[name] ?? name;
  return soundAlike(inFull(word), inFull(other)) || romanisedAlike(word, other) || areOneKoreanFamily(word, other);
}
