import { type ComponentChildren, render } from 'preact';
import { TextsProvider } from '../../components/texts';
import { chooseLanguage, directionOf, type Language } from '../../lib/text/language';
import { createTexts } from '../../lib/text/texts';
import { WithSign } from './sign';

/** Puts a page of ours into its `#root`, in the reader's language and under their sign. */
export function showPage(content: (language: Language) => ComponentChildren): void {
  const language = chooseLanguage(navigator.languages);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  const root = document.getElementById('root');
  if (root === null) throw new Error(`${window.location.pathname} has no #root`);
  render(
    <TextsProvider value={createTexts(language)}>
      <WithSign>{content(language)}</WithSign>
    </TextsProvider>,
    root,
  );
}
