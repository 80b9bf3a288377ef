import { browser } from 'wxt/browser';
import { createHistory } from '../../lib/history/schema';
import { createClient } from '../../lib/messages/client';
import { showPage } from '../own/show';
import { readPlace } from '../popup/place';
import { SidePanel } from './side-panel';

const db = createHistory();
const send = createClient((message) => browser.runtime.sendMessage(message));
// Beside a page it is that window's tab in front; in a tab of its own it says whose list it shows.
const { tabId } = readPlace(window.location.search);
showPage(() => <SidePanel tabId={tabId} db={db} send={send} now={() => new Date()} />);
