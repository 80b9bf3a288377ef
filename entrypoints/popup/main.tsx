import { browser } from 'wxt/browser';
import { createHistory } from '../../lib/history/schema';
import { createClient } from '../../lib/messages/client';
import { createSites } from '../../lib/platform/sites';
import { showPage } from '../own/show';
import { Apart } from './apart';
import { readPlace } from './place';
import { Popup } from './popup';

const place = readPlace(window.location.search);
document.documentElement.dataset.view = place.standalone ? 'page' : 'popup';

// A question the user left unanswered, or answered with no, must not be taken up by a later yes to another.
createSites(browser).forgetRequest().catch(console.error);

const db = createHistory();
const send = createClient((message) => browser.runtime.sendMessage(message));
// Firefox gives pages of private windows a database of their own, which goes with the window. Chrome shows the usual one.
const isApart = browser.extension.inIncognitoContext;
showPage(() => (isApart ? <Apart /> : <Popup place={place} db={db} send={send} now={() => new Date()} />));
