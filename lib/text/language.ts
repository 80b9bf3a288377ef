/** Languages there is a folder for in `locales/`. The first is what every other falls back to. */
const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Languages written from right to left, by their primary tag (CLDR 45). */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * The best of our languages for a reader.
 *
 * @param preferred BCP 47 tags, best first (`navigator.languages`)
 */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = LANGUAGES.find((language) => language === primary(tag));
    if (found !== undefined) return found;
  }
  return LANGUAGES[0];
}

/** The writing direction of a language, for `<html dir>`. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(primary(tag)) ? 'rtl' : 'ltr';
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
