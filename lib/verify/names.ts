export type NameMatch = 'same' | 'compatible' | 'different' | 'not-comparable';

/** Titles and degrees that are nobody's name. Those that are somebody's (`Ma`, `Ba`, `Md`) go only after a comma or with dots. */
const TITLES = new Set('dr prof professor mr mrs mx sir phd msc bsc mba meng beng jr sr ii iii dipl'.split(' '));
const DEGREES_AFTER_COMMA = /^(?:[a-z]{2,6}\d?|ph\.?d\.?)$/;

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
};
/** How the same letters are written where the keyboard has none. */
const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const MAX_NAME = 200;
const SCRIPTS =
  'Latin Cyrillic Greek Armenian Georgian Arabic Hebrew Devanagari Bengali Tamil Thai Han Hangul Hiragana Katakana'
    .split(' ')
    .map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));

/**
 * Compares two displayed names of people. Case, accents, order, joints, titles, remarks and emoji don't count.
 * `compatible`: one is the other with initials or with a middle name left out. `not-comparable`: empty, a handle, another
 * script, or names with too much in common to say that they are two people. Nicknames are not guessed.
 */
export function compareNames(one: string, other: string): NameMatch {
  if (scriptsOf(one) !== scriptsOf(other)) return 'not-comparable';
  const matches = spellingsOf(one).flatMap((a) => spellingsOf(other).map((b) => compareWords(a, b)));
  const best = (['same', 'compatible', 'not-comparable'] as const).find((match) => matches.includes(match));
  if (best) return best;
  // An account's name or half a name may agree, but it can't contradict.
  return isOneWord(one) || isOneWord(other) ? 'not-comparable' : 'different';
}

function compareWords(a: readonly string[], b: readonly string[]): NameMatch {
  if (a.length === 0 || b.length === 0) return 'not-comparable';
  if (sorted(a) === sorted(b) || a.join('') === b.join('')) return 'same';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const fit = fitInto(short, long);
  if (fit === 'words') return 'compatible';
  const shared = a.filter((word) => word.length > 1 && b.includes(word)).length;
  return fit === 'initials' || shared >= 2 || isShortened(a, b) ? 'not-comparable' : 'different';
}

/** The same family name, and one first name begins with the other: Alex and Alexander. */
function isShortened(a: readonly string[], b: readonly string[]): boolean {
  const [first = '', other = ''] = [a[0], b[0]];
  if (a.length < 2 || b.length < 2 || a.at(-1) !== b.at(-1)) return false;
  return Math.min(first.length, other.length) >= 3 && (first.startsWith(other) || other.startsWith(first));
}

/** Has every word of the shorter name its own partner in the longer: whole words among them, or nothing but initials? */
function fitInto(short: readonly string[], long: readonly string[]): 'words' | 'initials' | 'no' {
  const free = [...long];
  let whole = 0;
  for (const word of [...short].sort((x, y) => y.length - x.length)) {
    const exact = free.indexOf(word);
    const at = exact >= 0 ? exact : free.findIndex((candidate) => isInitialOf(candidate, word));
    if (at < 0) return 'no';
    if (exact >= 0 && word.length > 1) whole++;
    free.splice(at, 1);
  }
  return whole > 0 ? 'words' : 'initials';
}

const isInitialOf = (a: string, b: string) =>
  (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

const sorted = (words: readonly string[]) => [...words].sort().join(' ');

/** Written in one word: how accounts are named, or half a name. */
const isOneWord = (name: string) => !/\s/.test(name.trim());

/** The name's words as folded by dropping accents, and as spelled out without them. */
function spellingsOf(name: string): readonly (readonly string[])[] {
  const plain = withoutRemarks(name.slice(0, MAX_NAME)).toLowerCase().normalize('NFC');
  const spelled = replaceLetters(plain, SPELLED_OUT);
  return [wordsOf(plain), ...(spelled === plain ? [] : [wordsOf(spelled)])];
}

function wordsOf(text: string): readonly string[] {
  // Only Latin, Greek and Cyrillic accents: in other scripts a mark is a vowel, and makes another name.
  const folded = replaceLetters(text.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''), LETTERS);
  const words = folded
    .replace(/[’'`´]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  const named = words.filter((word) => !TITLES.has(word));
  return named.length >= 2 ? named : words;
}

const replaceLetters = (text: string, letters: Readonly<Record<string, string>>) =>
  text.replace(/\P{ASCII}/gu, (letter) => letters[letter] ?? letter);

/** Pronouns and remarks in brackets, what follows a bar, and degrees after a comma (but not a first name: `Learner, Ada`). */
function withoutRemarks(name: string): string {
  const bare = name.replace(/\([^)]*\)/g, ' ').split('|', 1)[0] ?? '';
  const [first = '', ...rest] = bare.split(',');
  if (/\s/.test(first.trim())) {
    const named = rest.filter(
      (part) =>
        !part
          .trim()
          .split(/\s+/)
          .every((word) => DEGREES_AFTER_COMMA.test(word.toLowerCase().replaceAll('.', ''))),
    );
    return [first, ...named].join(' ');
  }
  return bare.replaceAll(',', ' ');
}

const scriptsOf = (name: string) => SCRIPTS.map((script) => (script.test(name) ? '1' : '0')).join('');
