import { browser } from 'wxt/browser';
import { createHistory } from '../../lib/history/schema';
import { createClient } from '../../lib/messages/client';
import { createSites } from '../../lib/platform/sites';
import { showPage } from '../own/show';
import { readPlace } from './place';
import { Popup } from './popup';

const place = readPlace(window.location.search);
document.documentElement.dataset.view = place.standalone ? 'page' : 'popup';

// A question the user left unanswered, or answered with no, must not be taken up by a later yes to another.
createSites(browser).forgetRequest().catch(console.error);

const db = createHistory();
const send = createClient((message) => browser.runtime.sendMessage(message));
showPage(() => <Popup place={place} db={db} send={send} now={() => new Date()} />);
