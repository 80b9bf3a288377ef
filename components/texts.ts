import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createTexts, type Texts } from '../lib/text/texts';

const TextsContext = createContext<Texts>(createTexts('en'));

export const TextsProvider = TextsContext.Provider;

/** The texts of the language the page is shown in. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}
