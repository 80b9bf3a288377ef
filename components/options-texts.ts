import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createOptionsText, type OptionsText } from '../lib/text/options';

const OptionsTextContext = createContext<OptionsText>(createOptionsText('en'));

export const OptionsTextProvider = OptionsTextContext.Provider;

/** The options page's texts, in the language the page is shown in. */
export function useOptionsText(): OptionsText {
  return useContext(OptionsTextContext);
}
