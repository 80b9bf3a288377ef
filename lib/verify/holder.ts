import { fail, pass, unknown, warn } from './check';
import type { Check } from './types';

export type NameMatch = 'same' | 'compatible' | 'different' | 'not-comparable';

/** Titles and degrees that people put around their names. */
const DECORATION = new Set([
  'dr',
  'prof',
  'professor',
  'mr',
  'mrs',
  'ms',
  'mx',
  'sir',
  'phd',
  'md',
  'msc',
  'bsc',
  'ma',
  'ba',
  'mba',
  'jr',
  'sr',
  'ii',
  'iii',
  'iv',
  'dipl',
  'ing',
]);
const MAX_NAME = 200;

/**
 * Compares two displayed names of people. Case, diacritics, order, titles and emoji don't count. `compatible`: one is the
 * other with initials or with a middle name left out. `not-comparable`: empty, a handle, or another script.
 */
export function compareNames(one: string, other: string): NameMatch {
  const a = tokensOf(one);
  const b = tokensOf(other);
  if (a.length === 0 || b.length === 0 || scriptOf(a) !== scriptOf(b)) return 'not-comparable';
  if (sorted(a) === sorted(b)) return 'same';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const fit = fitsInto(short, long);
  if (fit === 'words') return 'compatible';
  // Bare initials, an account's name or half a name may agree, but can't contradict.
  return fit === 'initials' || isHandle(one) || isHandle(other) ? 'not-comparable' : 'different';
}

/** Is the credential issued to the person on whose profile it stands? Takes both names; null = not known. */
export function checkHolder(recipient: string | null, holder: string | null | undefined): Check {
  if (!holder) return unknown('holder', 'no-holder-known', { recipient });
  if (!recipient) return unknown('holder', 'name-not-readable', { holder });
  const detail = { recipient, holder };
  switch (compareNames(recipient, holder)) {
    case 'same':
      return pass('holder', 'same-person', detail);
    case 'compatible':
      return warn('holder', 'compatible-name', detail);
    case 'different':
      return fail('holder', 'different-person', detail);
    case 'not-comparable':
      return unknown('holder', 'name-not-readable', detail);
  }
}

function tokensOf(name: string): string[] {
  const folded = name
    .slice(0, MAX_NAME)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const [withoutDegrees = ''] = folded.split(',', 1);
  const swapped =
    /^[^,]+,\s*\p{L}+/u.test(folded) && !DECORATION.has(folded.split(',')[1]?.trim().split(/[\s.]/)[0] ?? '')
      ? folded
      : withoutDegrees;
  return swapped
    .replace(/[’'`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token && !DECORATION.has(token));
}

const sorted = (tokens: readonly string[]) => [...tokens].sort().join(' ');

const agree = (a: string, b: string) =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** Has every word of the shorter name its own partner in the longer: whole words among them, or nothing but initials? */
function fitsInto(short: readonly string[], long: readonly string[]): 'words' | 'initials' | 'no' {
  const free = [...long];
  let whole = 0;
  for (const token of [...short].sort((x, y) => y.length - x.length)) {
    const exact = free.indexOf(token);
    const at = exact >= 0 ? exact : free.findIndex((candidate) => agree(candidate, token));
    if (at < 0) return 'no';
    if (exact >= 0 && token.length > 1) whole++;
    free.splice(at, 1);
  }
  return whole > 0 ? 'words' : 'initials';
}

/** Written in one word: how accounts are named, or half a name. */
const isHandle = (name: string) => !/\s/.test(name.trim());

function scriptOf(tokens: readonly string[]): string {
  const letters = tokens.join('');
  for (const script of ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Hangul', 'Devanagari', 'Thai']) {
    if (new RegExp(`\\p{Script=${script}}`, 'u').test(letters)) return script;
  }
  return /[\u3040-\u30ff]/.test(letters) ? 'Han' : 'other';
}
