import { render } from 'preact';
import { browser } from 'wxt/browser';
import { TextsProvider } from '../../components/texts';
import { createClient } from '../../lib/messages/client';
import { chooseLanguage, directionOf } from '../../lib/text/language';
import { createReportText } from '../../lib/text/report';
import { createTexts } from '../../lib/text/texts';
import { SavedReportPage } from './report';

const language = chooseLanguage(navigator.languages);
const text = createReportText(language);
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
document.title = text('title');

const root = document.getElementById('root');
if (root === null) throw new Error('report.html has no #root');
render(
  <TextsProvider value={createTexts(language)}>
    <SavedReportPage
      text={text}
      send={createClient((message) => browser.runtime.sendMessage(message))}
      allow={(origins) => browser.permissions.request({ origins: origins.map((origin) => `${origin}/*`) })}
    />
  </TextsProvider>,
  root,
);
