import { browser } from 'wxt/browser';
import { createHistory } from '../../lib/history/schema';
import { createClient } from '../../lib/messages/client';
import { showPage } from '../own/show';
import { SidePanel } from './side-panel';

const db = createHistory();
const send = createClient((message) => browser.runtime.sendMessage(message));
showPage(() => <SidePanel db={db} send={send} now={() => new Date()} />);
