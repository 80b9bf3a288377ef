import type { Rare } from './rare/types';

/** `transliterated`: every word of one is a word of the other as another script writes it. */
export type NameMatch = 'same' | 'transliterated' | 'compatible' | 'different' | 'not-comparable';

/** Titles and degrees that are nobody's name. Those that are somebody's (`Ma`, `Ba`, `Md`) go only after a comma or with dots. */
const TITLES = new Set(
  'dr dra prof professor mr mrs ms miss mx sir herr frau mme ing phd msc bsc mba meng beng jr sr ii iii iv dipl'.split(
    ' ',
  ),
);

/** Letters that Unicode doesn't take apart into a base and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ə: 'a',
  ħ: 'h',
};
/** How the same letters are written where the keyboard has none. */
const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', đ: 'dj' };

export const MAX_NAME = 200;

/**
 * Compares two displayed names of people. Case, accents, order, joints, titles, remarks and emoji don't count.
 * `compatible`: one is the other with initials, with a middle name left out, or in another spelling. `not-comparable`:
 * empty, a handle, or names with too much in common to say that they are two people. Nicknames are not guessed.
 *
 * That two names fit is told here. That they don't takes more care, for it accuses somebody: the rare part of the verifier
 * tells it, and where that can't be loaded nobody does.
 */
export async function compareNames(one: string, other: string, rare: () => Promise<Rare>): Promise<NameMatch> {
  const fit = fitOf(wordings(withoutRemarks(one)), wordings(withoutRemarks(other)));
  if (fit) return fit;
  if (isHandle(one) || isHandle(other)) return 'not-comparable';
  const parts = await rare().catch(() => null);
  return parts?.compareUnlikeNames(one, other) ?? 'not-comparable';
}

/** Written in one plain word: how accounts are named. It may agree, but it can't contradict. */
const isHandle = (name: string) => /^[!-~]*$/.test(name.trim());

/** Do two names fit word for word, in any of their wordings? null: no. */
export function fitOf(
  one: readonly (readonly string[])[],
  other: readonly (readonly string[])[],
): 'same' | 'compatible' | null {
  const fits = one.flatMap((a) => other.map((b) => fitOfWords(a, b)));
  return fits.find((fit) => fit === 'same') ?? fits.find((fit) => fit !== null) ?? null;
}

function fitOfWords(a: readonly string[], b: readonly string[]): 'same' | 'compatible' | null {
  if (a.length === 0 || b.length === 0) return null;
  if (sorted(a) === sorted(b) || a.join('') === b.join('')) return 'same';
  return fitInto(a, b) === 'words' ? 'compatible' : null;
}

/** Has every word of the shorter name its own partner in the longer: whole words among them, or nothing but initials? */
export function fitInto(a: readonly string[], b: readonly string[]): 'words' | 'initials' | null {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const free = [...long];
  let whole = 0;
  for (const word of [...short].sort((x, y) => y.length - x.length)) {
    const exact = free.indexOf(word);
    const at = exact >= 0 ? exact : free.findIndex((candidate) => isInitialOf(candidate, word));
    if (at < 0) return null;
    if (exact >= 0 && word.length > 1) whole++;
    free.splice(at, 1);
  }
  return whole > 0 ? 'words' : 'initials';
}

const isInitialOf = (a: string, b: string) =>
  (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

export const sorted = (words: readonly string[]) => [...words].sort().join(' ');

/** A name's words as folded by dropping accents, and as spelled out without them. */
export function wordings(name: string): readonly (readonly string[])[] {
  const plain = name.normalize('NFKC').toLowerCase();
  const spelled = replaceLetters(plain, SPELLED_OUT);
  return [wordsOf(plain), ...(spelled === plain ? [] : [wordsOf(spelled)])];
}

function wordsOf(text: string): readonly string[] {
  const words = folded(text)
    .replace(/['`´‘’ʹ-ʿˈ\p{Cf}]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  const named = words.filter((word) => !TITLES.has(word));
  return named.length >= 2 ? named : words;
}

/** Without accents, and with plain letters for those that Latin scripts made of two. Takes lower case. */
export function folded(text: string): string {
  // Only Latin, Greek and Cyrillic accents: in other scripts a mark is a vowel, and makes another name.
  return replaceLetters(text.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''), LETTERS);
}

const replaceLetters = (text: string, letters: Readonly<Record<string, string>>) =>
  text.replace(/\P{ASCII}/gu, (letter) => letters[letter] ?? letter);

/** Nicknames and remarks in brackets, pronouns, what follows a bar or a dash, and degrees after a comma (but not a first name: `Learner, Ada`). */
export function withoutRemarks(name: string): string {
  const [first = '', ...rest] = ownPart(
    name
      .slice(0, MAX_NAME)
      .replace(/\([^)]*\)|\[[^\]]*\]|（[^）]*）|[“”„"«][^“”"»]*[“”"»]/g, ' ')
      .replace(/\S*\/\S*/g, ' '),
  ).split(/[,，]/);
  return [first, ...rest.filter((part) => !/\S\s+\S/.test(first.trim()) || !isRemark(part))].join(' ');
}

/** `Ada Learner | Cloud Architect`, `Ada Learner – she/her`. */
const ownPart = (name: string) => name.split(/\||\s[-–—@~·•:]\s/).find((part) => /\p{L}/u.test(part)) ?? '';

/** What follows a name after a comma and is no first name: three words or more, or a degree. */
function isRemark(part: string): boolean {
  const words = part.replaceAll('.', '').match(/[\p{L}\p{N}+]+/gu) ?? [];
  return words.length > 2 || words.every(isDegree);
}

const isDegree = (word: string) =>
  TITLES.has(word.toLowerCase()) || (/^[a-z]{2,6}[\d+]?$/i.test(word) && !/^[A-Z][a-z]+$/.test(word));
