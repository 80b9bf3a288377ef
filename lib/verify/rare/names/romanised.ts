import anyAscii from 'any-ascii';
import type { Reading } from './readings';

/** A name's words in plain Latin letters, lower case; one for each syllable of Hangul and Han. */
export function romanised({ script, words }: Reading): readonly string[] {
  return words
    .flatMap((word) => {
      const composed = word.normalize('NFC');
      switch (script) {
        case 'Han':
        case 'Hangul':
          return anyAscii(composed).split(/(?=[A-Z])/);
        case 'Greek':
          return anyAscii(greekPairs(composed));
        case 'Hebrew':
          return consonantsOf(anyAscii(composed).replace(/kh+/g, 'k'));
        case 'Arabic':
          return consonantsOf(anyAscii(composed));
        default:
          return anyAscii(composed);
      }
    })
    .map((word) => word.toLowerCase().replace(/[^a-z]/g, ''))
    .filter(Boolean);
}

/** Without the letters that stand for a vowel between consonants (vav, waw). */
const consonantsOf = (word: string) => word.replace(/(?<=[^aeiou])[vw](?=[^aeiouvwy]|$)/g, '');

/** Pairs of Greek letters that write one sound, and that are romanised by it. ISO 843, type 2. */
function greekPairs(word: string): string {
  return word
    .replace(/ου/g, 'u')
    .replace(/([αεη])υ(?=[θκξπσςτφχψ]|$)/g, '$1f')
    .replace(/([αεη])υ/g, '$1v')
    .replace(/^μπ/, 'b')
    .replace(/γγ/g, 'ng')
    .replace(/γ(?=[ξχ])/g, 'n');
}
