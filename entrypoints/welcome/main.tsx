import { browser } from 'wxt/browser';
import { createMarking } from '../../lib/platform/marking';
import { createWelcomeText } from '../../lib/text/welcome';
import { showPage } from '../own/show';
import { Welcome } from './welcome';

const marking = createMarking(browser.storage.local);
showPage((language) => {
  const text = createWelcomeText(language);
  document.title = text('title');
  return <Welcome text={text} marking={marking} />;
});
