import { render } from 'preact';
import { browser } from 'wxt/browser';
import { TextsProvider } from '../../components/texts';
import { createHistory } from '../../lib/history/schema';
import { createClient } from '../../lib/messages/client';
import { createSites } from '../../lib/platform/sites';
import { chooseLanguage, directionOf } from '../../lib/text/language';
import { createTexts } from '../../lib/text/texts';
import { readPlace } from './place';
import { Popup } from './popup';

const language = chooseLanguage(navigator.languages);
const place = readPlace(window.location.search);
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
document.documentElement.dataset.view = place.standalone ? 'page' : 'popup';

// A question the user left unanswered, or answered with no, must not be taken up by a later yes to another.
createSites(browser).forgetRequest().catch(console.error);

const root = document.getElementById('root');
if (root === null) throw new Error('popup.html has no #root');
const send = createClient((message) => browser.runtime.sendMessage(message));
render(
  <TextsProvider value={createTexts(language)}>
    <Popup place={place} db={createHistory()} send={send} now={() => new Date()} />
  </TextsProvider>,
  root,
);
