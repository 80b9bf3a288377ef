import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { OPENED_HOSTS, type SentFacts } from '../lib/links/opened';
import { askAgain } from '../lib/messages/retry';
import { watchOpened } from '../lib/opened/watch';

const SECOND = 1000;
const WAITS = [0.5, 1, 2, 4].map((seconds) => seconds * SECOND);
const PATIENCE = 30 * SECOND;

/** Certificates whose hosts keep automated readers out: page, as the person who opened it sees it → background. */
export default defineContentScript({
  matches: OPENED_HOSTS.flatMap(({ record }) => record.opened?.matches ?? []),
  runAt: 'document_idle',
  main({ signal }) {
    // The background would refuse it all the same: what a private window shows isn't even read.
    if (browser.extension.inIncognitoContext) return;
    const onError = (error: unknown) => console.warn('Touchstone:', error);
    const send = (facts: SentFacts) => {
      const ask = () => browser.runtime.sendMessage({ name: 'opened.read', data: { facts } });
      askAgain(ask, { waits: WAITS, patience: PATIENCE, signal }).catch(onError);
    };
    watchOpened({ document, window, signal, send, onError });
  },
});
