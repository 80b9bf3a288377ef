import { notApplicable, pass, warn } from '../check';
import type { Check } from '../types';
import { levelsContradict } from './label/levels';
import { isNumeral, joinedText, type Title, titleOf, type Word, windows } from './label/title';

/** What a credential says of itself, as far as a text beside its link may say it too. */
export interface Claimed {
  readonly achievement: string | null;
  readonly issuer: string | null;
  /** The person's name, which may stand beside a link and is no title. */
  readonly recipient?: string | null;
}

/**
 * Does the text beside a link on a page name the achievement that the link's credential is for? `pass` where it does;
 * a caution only where it clearly names another; not applicable where it says nothing of a title, or where it can't be
 * told: a translation, an abbreviation, a sentence, a title that has something in common. Bounded, whatever stands there.
 */
export function checkLabel(beside: string, { achievement, issuer, recipient }: Claimed): Check {
  if (achievement === null) return notApplicable('label');
  const besides = [issuer, recipient];
  const [text, name] = [titleOf(beside, besides), titleOf(achievement, besides)];
  // A title may be made of its issuer's name.
  const relation = relate(text, name.telling.length > 0 ? name : titleOf(achievement));
  const detail = { text: beside.slice(0, MAX_SHOWN).trim(), name: achievement.slice(0, MAX_SHOWN) };
  switch (relation) {
    case 'fits':
      return pass('label', undefined, detail);
    case 'differs':
      return warn('label', 'label-differs', detail);
    case 'open':
      return notApplicable('label');
  }
}

/**
 * Do two texts, beside links that lead to one and the same credential, clearly name two achievements? `issuer`: the
 * credential's, whose name both may bear.
 */
export function titlesConflict(a: string, b: string, issuer: string | null = null): boolean {
  return relate(titleBeside(a, issuer), titleBeside(b, issuer)) === 'differs';
}

/** Titles that are remembered: each text of a page is compared with several. */
const MAX_TITLES = 500;
const titles = new Map<string, Title>();

function titleBeside(text: string, issuer: string | null): Title {
  if (text.length + (issuer?.length ?? 0) > 2 * MAX_SHOWN) return titleOf(text, [issuer]);
  const key = JSON.stringify([text, issuer]);
  const title = titles.get(key) ?? titleOf(text, [issuer]);
  titles.set(key, title);
  const [oldest] = titles.keys();
  if (titles.size > MAX_TITLES && oldest !== undefined) titles.delete(oldest);
  return title;
}

const MAX_SHOWN = 200;

type Relation = 'fits' | 'differs' | 'open';

function relate(text: Title, name: Title): Relation {
  if (text.telling.length === 0 || name.telling.length === 0) return 'open';
  const shared = { text: coveredBy(text, name), name: coveredBy(name, text) };
  const parts = [shared.text / text.telling.length, shared.name / name.telling.length];
  if (shared.text + shared.name > 0) {
    if (Math.max(...parts) <= 0.5) return 'open';
    if (!levelsContradict(text.levels, name.levels)) return 'fits';
    // A list of titles may name the level of another.
    return Math.min(...parts) > 0.5 ? 'differs' : 'open';
  }
  return mayStillFit(text, name) ? 'open' : 'differs';
}

/** No word in common, and yet not clearly two titles. */
function mayStillFit(text: Title, name: Title): boolean {
  const isOrganisation = ({ namesOrganisation, telling }: Title) => namesOrganisation && telling.length <= 3;
  return (
    text.isProse ||
    name.isProse ||
    isOrganisation(text) ||
    isOrganisation(name) ||
    !haveOneAlphabet(text, name) ||
    mayBeTranslations(text, name) ||
    areBeginnings(text, name) ||
    // What it is short for, nobody here knows; two abbreviations are two.
    text.telling.every(({ isShort }) => isShort) !== name.telling.every(({ isShort }) => isShort)
  );
}

/** `Sec`, `Dev`: three letters with which a word of the title begins. */
const areBeginnings = ({ telling }: Title, { words }: Title) =>
  telling.every(({ text }) => text.length === 3 && words.some((word) => word.text.startsWith(text)));

const ALPHABETS = [/^\p{Script=Latin}/u, /^\p{Script=Cyrillic}/u, /^\p{Script=Greek}/u];

const haveOneAlphabet = (a: Title, b: Title) =>
  ALPHABETS.some((alphabet) => [a, b].every(({ telling }) => telling.every(({ text }) => alphabet.test(text))));

/** English, or nothing that tells a language, on both sides; or one and the same other language. */
function mayBeTranslations(a: Title, b: Title): boolean {
  const isPlain = ({ languages }: Title) => languages.size === 0 || languages.has('en');
  const isForeign = ({ languages }: Title) => languages.has('foreign');
  if (isPlain(a) && isPlain(b)) return isForeign(a) || isForeign(b);
  return ![...a.languages].some((language) => language !== 'foreign' && b.languages.has(language));
}

/** How many of the telling words of one title stand in the other: as they are, in another form, joined, or as initials. */
function coveredBy({ telling, words }: Title, other: Title): number {
  const runs = new Set([2, 3, 4].flatMap((length) => runsOf(other.words, length)));
  const known = new Set(other.words.map(({ text }) => text));
  const joined = [2, 3, 4].flatMap((length) => windows(words, length)).filter((run) => known.has(joinedText(run)));
  const spelled = joined.concat(initialsIn(words, other));
  return telling.filter(
    (word) =>
      other.telling.some((candidate) => areAlike(word.text, candidate.text)) ||
      runs.has(word.text) ||
      isInitials(word, other) ||
      spelled.some((run) => run.includes(word)),
  ).length;
}

const runsOf = (words: readonly Word[], length: number) => windows(words, length).map(joinedText);

/** One word in two forms, or with another ending. */
function areAlike(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || a === `${b}s`) return true;
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared++;
  if (shared < 5) return false;
  return shared === Math.min(a.length, b.length) || Math.max(a.length, b.length) - shared <= 4;
}

/** Is a word in capitals made of the initials of the other title's words, up to its last (`SAA`, `PMP`)? */
const isInitials = (word: Word, other: Title) => word.isShort && initialsRun(word, other.words) !== null;

/** The words whose initials stand in the other title as a word in capitals. */
const initialsIn = (words: readonly Word[], other: Title): readonly (readonly Word[])[] =>
  other.words
    .filter(({ isShort }) => isShort)
    .map((short) => initialsRun(short, words))
    .filter((run) => run !== null);

const JOINING = new Set(['of', 'and', 'the', 'in', 'for', 'to', 'a', 'on', 'with']);

function initialsRun({ text }: Word, words: readonly Word[]): readonly Word[] | null {
  const own = words.filter((word) => word.text !== text && !isNumeral(word.text));
  for (const candidates of [own.filter((word) => !JOINING.has(word.text)), own]) {
    const initials = candidates.map((word) => word.text[0]).join('');
    if (text.length >= 2 && initials.endsWith(text)) return candidates.slice(-text.length);
    if (text.length === 2 && initials.includes(text)) return candidates.slice(initials.indexOf(text)).slice(0, 2);
  }
  return null;
}
