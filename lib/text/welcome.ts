import welcome from '../../locales/en/welcome.json';
import type { Language } from './language';
import { createText, type Translate } from './text';

export type WelcomeText = Translate<keyof typeof welcome>;

const CATALOGUES: Readonly<Record<Language, typeof welcome>> = { en: welcome };

/** The texts of the welcome page, which no other page carries. */
export function createWelcomeText(language: Language): WelcomeText {
  return createText(CATALOGUES[language], language);
}
