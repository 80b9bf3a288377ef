import { folded } from '../../names';
import { BUTTONS, ELSEWHERE, FOREIGN, GENERIC, GENERIC_RUNS, ORGANISATIONS, PROSE, STOP_WORDS } from './generic';
import { isLevel, levelsIn } from './levels';

/** What a text says of a title. */
export interface Title {
  /** All its words, as initials may stand for them. */
  readonly words: readonly Word[];
  /** Those that tell one title from another: no joining words, no levels, nothing generic. */
  readonly telling: readonly Word[];
  readonly levels: readonly ReadonlySet<string>[];
  readonly isProse: boolean;
  readonly namesOrganisation: boolean;
  /** Languages that its words or letters suggest; `foreign` where they only say “not English”. */
  readonly languages: ReadonlySet<string>;
}

export interface Word {
  /** Without accents, lower case. */
  readonly text: string;
  /** Written in capitals, as abbreviations are. */
  readonly isShort: boolean;
}

const MAX_TEXT = 400;
const MAX_WORDS = 60;

/** What stands beside a title and belongs to none: addresses, files, what follows a list of skills, ids, an exam's code, dates. */
const AROUND: readonly RegExp[] = [
  /https?:\/\/\S+|www\.\S+/gi,
  /\S+\.(?:png|jpe?g|svg|gif|webp|avif|pdf|html?)(?![\p{L}\p{N}])\S*/giu,
  /(?<![\p{L}\p{N}.])(?!(?:asp|vb|ado|ml|socket|node)\.)(?:[a-z0-9-]+\.)+(?:com|org|net|io|edu|gov|app|dev|co|eu|uk|de|fr|es|example|link)(?![\p{L}\p{N}])(?:\/\S*)?/giu,
  /(?<!\p{L})(?:skills?|kenntnisse|compétences|aptitudes|habilidades|conocimientos|competências|competenze|vaardigheden|umiejętności|навыки)\s*:.*$/giu,
  /\b(?:credential|certificate|badge|licen[cs]e|certification|verification)?[ -]?(?:id|number|no\.|nr\.?|code)\b(?:\s*(?:de la credencial|da credencial|du certificat|dell’attestato))?\s*[:#]?\s*(?=\S*\d)\S+/giu,
  /\b[A-Z0-9]{2,4}-\d{3,4}\b/g,
  /\b(?:[a-z]{2,3}-[a-z]?\d{2,4}|[A-Za-z]{2,3}-\d{3,4})\b/g,
  /(?<![\p{L}\p{N}])@[\w-]+(?:[’']s)?/gu,
  /\bin data\b/gi,
  /(?<!\p{L})(?:\d{1,2}\.?\s+)?(?:jan|ene|gen|feb|fév|fev|mar|mär|mrt|apr|abr|avr|kwi|may|mai|mag|maj|mei|jun|giu|jui|jul|lug|aug|ago|aoû|sep|set|oct|okt|ott|out|nov|dec|dez|dic|déc|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\p{L}*\.?,?\s+(?:\d{1,2},?\s+)?(?:de\s+|del\s+)?(?:19|20)\d\d/giu,
];

/** Product names that two writers spell in two ways. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  js: 'javascript',
  ts: 'typescript',
  k8s: 'kubernetes',
  py: 'python',
  golang: 'go',
  nodejs: 'node',
  reactjs: 'react',
};

/** Capitals that are a word of their own, and stand for nothing else in a title. */
const WORDS_IN_CAPITALS = new Set(
  'sql mysql nosql html css php xml json http api aws gcp ibm sap gis cad erp crm seo ux ui java ios devops'.split(' '),
);

/** Reads a text as a title. `besides`: names whose words tell no title (the issuer's, the person's). */
export function titleOf(text: string, besides: readonly (string | null | undefined)[] = []): Title {
  const bounded = text.slice(0, MAX_TEXT).normalize('NFKC');
  const bare = AROUND.reduce((rest, pattern) => rest.replace(pattern, ' '), bounded)
    .replace(GENERIC_RUNS, ' ')
    .replace(BUTTONS, ' ')
    // A programme’s kind at Coursera, which is no level.
    .replace(/professional certificates?/gi, ' ');
  const words = wordsIn(bare);
  const strange = new Set(besides.flatMap((name) => (name ? namesOf(name) : [])));
  const whole = new Set(besides.map((name) => joinedText(wordsIn(name?.slice(0, MAX_TEXT) ?? ''))));
  const joined = [2, 3, 4].flatMap((length) => windows(words, length)).filter((run) => whole.has(joinedText(run)));
  const own = words.filter((word) => !strange.has(word.text) && !joined.some((run) => run.includes(word)));
  const plain = words.map(({ text: word }) => word);
  const telling = own.filter(({ text: word }) => isTelling(word));
  return {
    words,
    telling: telling.every(({ text: word }) => ELSEWHERE.has(word)) ? [] : telling,
    levels: levelsIn(bare, plain),
    isProse: plain.some((word) => PROSE.has(word)),
    namesOrganisation: own.some(({ text: word }) => ORGANISATIONS.has(word)),
    languages: languagesOf(bare, plain),
  };
}

/** Every run of so many neighbouring words. */
export const windows = (words: readonly Word[], length: number): readonly (readonly Word[])[] =>
  words.slice(length - 1).map((_, at) => words.slice(at, at + length));

export const joinedText = (words: readonly Word[]): string => words.map(({ text }) => text).join('');

/** A name's words, the name in one, and its initials. */
function namesOf(name: string): readonly string[] {
  const words = wordsIn(name.slice(0, MAX_TEXT)).map(({ text }) => text);
  const own = words.filter((word) => !STOP_WORDS.en?.has(word));
  const initials = own.map(([letter]) => letter).join('');
  const starts = [3, 4, own.length].map((length) => initials.slice(0, length)).filter((start) => start.length >= 3);
  // HarvardX is Harvard.
  const bare = words.flatMap((word) => (word.length > 5 && word.endsWith('x') ? [word.slice(0, -1)] : []));
  return [...words, ...bare, words.join(''), ...starts];
}

function wordsIn(text: string): readonly Word[] {
  const found = text.match(/[\p{L}\p{M}\p{N}]+[+#]*/gu) ?? [];
  const isLoud = found.filter((word) => !/\d/.test(word)).length > 2 && !/\p{Ll}/u.test(text);
  return found.slice(0, MAX_WORDS).flatMap((word) => {
    const plain = cut(folded(word.toLowerCase()));
    if (plain === null) return [];
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(plain))
      return pairsOf(word.normalize('NFC')).map((pair) => ({ text: pair, isShort: false }));
    const isShort = !isLoud && isAbbreviation(word) && !WORDS_IN_CAPITALS.has(plain);
    return [{ text: SHORT_FORMS[plain] ?? plain, isShort }];
  });
}

/** `PMP`, `CS50`, `MSc`, `eJPT`. */
const isAbbreviation = (word: string) =>
  /^\p{Lu}{2,6}\d{0,3}$/u.test(word) || (/^\p{L}{3,5}$/u.test(word) && /\p{Lu}.*\p{Lu}/u.test(word));

/** Without a version (`html5`) or a plus sign (`security+`, but not `c++`). null: a number, or somebody's id. */
function cut(word: string): string | null {
  if (SHORT_FORMS[word]) return word;
  const plain = word.length > 3 ? word.replace(/[+#]+$/, '') : word;
  const [, letters = '', digits = ''] = /^([\p{L}\p{M}]+[+#]*)(\d{0,4})$/u.exec(plain) ?? [];
  if (letters === '') return null;
  return letters.length === 1 && digits !== '' ? null : letters;
}

/** Neighbouring letters, two by two: scripts without blanks have no words to compare. */
const pairsOf = (run: string): readonly string[] => {
  const letters = [...run];
  return letters.length === 1 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
};

export const isNumeral = (word: string): boolean => /^(?:i{1,3}|iv|v)$/.test(word);

const isTelling = (word: string) =>
  !GENERIC.has(word) &&
  !ORGANISATIONS.has(word) &&
  !isLevel(word) &&
  !Object.values(STOP_WORDS).some((words) => words.has(word)) &&
  (word.length > 1 || ['c', 'r'].includes(word)) &&
  !isNumeral(word);

/** Endings that English doesn't have. */
const ENDINGS =
  /(?:ung|ungen|keit|heit|schaft|cion|ciones|cao|coes|zione|zioni|dad|dade|tat|mente|ment[oi]|eur|euse|eren|nia|owanie|erie)$/;

function languagesOf(text: string, words: readonly string[]): ReadonlySet<string> {
  const found = Object.entries(STOP_WORDS).flatMap(([language, stops]) =>
    words.some((word) => stops.has(word)) ? [language] : [],
  );
  // One word that several languages have tells no more than that.
  const isForeign =
    /(?!\p{ASCII})\p{Script=Latin}/u.test(text) || words.some((word) => ENDINGS.test(word) || FOREIGN.has(word));
  return new Set([...found, ...(isForeign ? ['foreign'] : [])]);
}
