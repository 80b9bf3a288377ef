import { MAX_NAME, withoutRemarks, wordings } from '../../names';

/** The words of a name that one script writes. */
export interface Reading {
  readonly script: Script;
  readonly words: readonly string[];
  /** Is it the name as it is plainly shown? Others may fit, and never tell two people apart. */
  readonly isPlain: boolean;
}

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Georgian',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Ethiopic',
  'Han',
  'Hangul',
  'Hiragana',
  'Katakana',
] as const;
/** `mixed`: letters that no honest word has together, or none that we tell apart. */
export type Script = Exclude<(typeof SCRIPTS)[number], 'Hiragana' | 'Katakana'> | 'Kana' | 'other' | 'mixed';

const PATTERNS = SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const);

/** More than any honest name has: every word is compared with every other. */
const MAX_WORDS = 12;

/**
 * The ways in which a name may be read: with and without what stands in brackets (`Ada (Smith) Learner`), initials written
 * in one (`AJ Learner`), and, where it is written in two scripts (`Wang Wei 王伟`), each by itself.
 */
export function readingsOf(name: string): readonly Reading[] {
  const plain = withoutRemarks(name);
  const readings = new Map<string, Reading>();
  for (const text of [plain, name.slice(0, MAX_NAME).split('|', 1)[0] ?? '', initialsApart(plain)]) {
    for (const words of wordings(text)) {
      for (const [script, group] of byScript(words.slice(0, MAX_WORDS).map(foldMore).filter(Boolean))) {
        const key = `${script} ${group.join(' ')}`;
        if (!readings.has(key)) readings.set(key, { script, words: group, isPlain: text === plain });
      }
    }
  }
  return [...readings.values()];
}

const initialsApart = (name: string) =>
  /\p{Ll}/u.test(name) ? name.replace(/^\s*\p{Lu}{2,3}(?=\s)/u, (letters) => [...letters].join(' ')) : name;

function byScript(words: readonly string[]): ReadonlyMap<Script, readonly string[]> {
  const groups = new Map<Script, string[]>();
  for (const word of words) {
    const script = scriptOf(word);
    groups.set(script, [...(groups.get(script) ?? []), word]);
  }
  const [han, kana] = [groups.get('Han'), groups.get('Kana')];
  // 田中 さくら is one name.
  if (han && kana) {
    groups.delete('Han');
    groups.set(
      'Kana',
      words.filter((word) => han.includes(word) || kana.includes(word)),
    );
  }
  return groups;
}

function scriptOf(word: string): Script {
  const found = PATTERNS.filter(([, pattern]) => pattern.test(word)).map(([script]) => script);
  const kana = found.filter((script) => script === 'Hiragana' || script === 'Katakana');
  const others = found.filter((script) => script !== 'Hiragana' && script !== 'Katakana');
  if (kana.length > 0) return others.every((script) => script === 'Han') ? 'Kana' : 'mixed';
  const [only] = others;
  return others.length > 1 ? 'mixed' : (only ?? 'other');
}

/** Marks and forms of letters that Arabic and Hebrew may leave out or take for one another. */
function foldMore(word: string): string {
  return word
    .replace(/[\u064b-\u065f\u0670\u0640\u0591-\u05c7]/g, '')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ة/g, 'ه');
}
