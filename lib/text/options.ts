import options from '../../locales/en/options.json';
import type { Language } from './language';
import { createText, type Translate } from './text';

export type OptionsKey = keyof typeof options;
export type OptionsText = Translate<OptionsKey>;

const CATALOGUES: Readonly<Record<Language, typeof options>> = { en: options };

/** The texts of the options page, apart from the others: no other page carries them. */
export function createOptionsText(language: Language): OptionsText {
  return createText(CATALOGUES[language], language);
}
