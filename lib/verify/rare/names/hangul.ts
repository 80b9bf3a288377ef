import { KOREAN_FAMILIES } from './korean-families';
import { joinedRuns } from './same-script';

/**
 * A Korean name's syllables beside a name in Latin letters. `transliterated`: family name and given name are both spelled
 * as is usual; `compatible`: but for vowels that people spell as they please, or beside another word. null: no fit.
 */
export function fitsHangul(
  syllables: readonly string[],
  words: readonly string[],
): 'transliterated' | 'compatible' | null {
  const [family = '', ...given] = syllables;
  if (given.length === 0 || syllables.length > 4) return null;
  const runs = [words, ...joinedRuns(words)];
  const fits = (fold: (text: string) => string, isWhole: boolean) => {
    const families = new Set([family, ...(KOREAN_FAMILIES[family] ?? [])].map(fold));
    const name = fold(given.join(''));
    return runs.some((run) => {
      const folded = run.map(fold);
      const at = folded.findIndex((word) => families.has(word));
      const rest = folded.filter((_, index) => index !== at);
      return at >= 0 && rest.includes(name) && (!isWhole || rest.length === 1);
    });
  };
  if (fits(spelled, true)) return 'transliterated';
  return fits(heard, true) || fits(spelled, false) ? 'compatible' : null;
}

/** Spellings that are usual for one syllable. */
const spelled = (text: string) =>
  text
    .replace(/yeong|young/g, 'yong')
    .replace(/hyeo?n/g, 'hyun')
    .replace(/jeong/g, 'jung')
    .replace(/seong/g, 'sung')
    .replace(/gyeong/g, 'kyung')
    .replace(/oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/sh/g, 's')
    .replace(/ch/g, 'c')
    .replace(/j/g, 'c')
    .replace(/g(?!$)|(?<!n)g$/g, 'k')
    .replace(/nk/g, 'ng')
    .replace(/b/g, 'p')
    .replace(/d/g, 't')
    .replace(/r/g, 'l')
    .replace(/wu/g, 'u')
    .replace(/(?<=[aeiou])h(?![aeiou])/g, '');

const heard = (text: string) => spelled(text).replace(/ae|eo|eu|[aeou]+/g, (vowels) => (/^a/.test(vowels) ? 'a' : 'o'));
