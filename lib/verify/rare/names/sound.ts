/**
 * How a name in Latin letters sounds, roughly: what transliterations write in several ways is made one. Takes lower case
 * ASCII. The systems are many (ISO 9, BGN/PCGN, passports, German and French newspapers); this is none of them, but where
 * they meet: `Yuliya`, `Julia` and `Iuliia` all give `iulia`.
 */
export function soundOf(word: string): string {
  return word
    .replace(/[^a-z]/g, '')
    .replace(/shch|schtsch|sch|sh|sz/g, 's')
    .replace(/tsch|tch|ch|cz/g, 'C')
    .replace(/dzh|dj/g, 'j')
    .replace(/(?<=[a-z])[sk]kaya$|(?<=[a-z])sk(?:aja|aia|y|yy|iy|ij)$/g, (end) => (end.endsWith('a') ? 'ska' : 'ski'))
    .replace(/zh/g, 'z')
    .replace(/kh/g, 'h')
    .replace(/gh/g, 'g')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/t[sz]/g, 'z')
    .replace(/ou|oo/g, 'u')
    .replace(/x/g, 'ks')
    .replace(/[ckq]/g, 'k')
    .replace(/[yj]/g, 'i')
    .replace(/w/g, 'v')
    .replace(/ie/g, 'e')
    .replace(/f+$/, 'v')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=[td])er$/, 'r')
    .toLowerCase();
}

/** What is left of how a name sounds where vowels can't be trusted: `muhammad` and `mohamed` give `mhmd`. */
export function skeletonOf(word: string): string {
  const sound = soundOf(word).replace(/h/g, 'g');
  return sound.slice(0, 1).replace(/[aeiou]/, 'a') + doubled(sound.slice(1).replace(/[aeiou]/g, ''));
}

/** The same where a script writes neither short vowels nor a difference between some vowels and consonants (Arabic, Hebrew). */
export const bonesOf = (word: string): string => doubled(soundOf(word).replace(/[aeiouh]/g, ''));

const doubled = (text: string) => text.replace(/(.)\1+/g, '$1');

/**
 * May two names in Latin letters be one, badly heard or badly typed? Meant for keeping from accusing: it says yes early.
 */
export function soundAlike(one: string, other: string): boolean {
  const [a, b] = [soundOf(one), soundOf(other)];
  if (a === '' || b === '') return true;
  if (a === b || a.length === 1 || b.length === 1) return a[0] === b[0];
  const skeleton = skeletonOf(one);
  if (skeleton.length >= 3 && skeleton === skeletonOf(other)) return true;
  return Math.min(a.length, b.length) >= 5 && a.slice(0, -1) !== b.slice(0, -1) && isOneSlip(a, b);
}

/**
 * How a word is written where two ways of writing one language in Latin letters meet: McCune–Reischauer and the Revised
 * Romanization (`Hyun`, `Hyeon`), Wade–Giles and Pinyin (`Hsu`, `Xu`; `Chou`, `Zhou`), long vowels of Japanese (`Ohno`,
 * `Ono`), Arabic vowels (`Omar`, `Umar`). Only for keeping from accusing.
 */
export const romanisedAlike = (one: string, other: string): boolean => looseOf(one) === looseOf(other);

const looseOf = (word: string): string =>
  word
    .replace(/c(?!h)|q(?=u)/g, 'k')
    .replace(/hs|sh|x/g, 's')
    .replace(/zh|dj|ch|[jq]/g, 'c')
    .replace(/ph/g, 'f')
    .replace(/g/g, 'k')
    .replace(/(?<=.)h/g, '')
    .replace(/(?<=[^aeiouy])w(?=[aeiou])/g, '')
    .replace(/[aeiouy]*[iey](?![aeiouy])/g, 'i')
    .replace(/[aeiouy]*[ou](?![aeiouy])/g, 'u')
    .replace(/[aeiouy]*a(?![aeiouy])/g, 'a')
    .replace(/(.)\1+/g, '$1');

/** Does one letter too many, too few or another make one word the other? */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}

/** Are two words alike enough that across two alphabets nobody can say they aren't one name (`Петров`, `Peterson`)? */
export function mayBeOne(one: string, other: string): boolean {
  if (soundAlike(one, other)) return true;
  const [a, b] = [skeletonOf(one), skeletonOf(other)];
  return (
    a === b || (Math.min(a.length, b.length) >= 2 && a.slice(0, 3) === b.slice(0, 3)) || bonesOf(one) === bonesOf(other)
  );
}
