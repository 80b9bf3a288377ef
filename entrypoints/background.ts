import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { findReport, putReport } from '../lib/history/reports';
import { createHistory } from '../lib/history/schema';
import { recogniseHref } from '../lib/links/registry';
import { createChecker } from '../lib/messages/checker';
import { createHandlers } from '../lib/messages/handlers';
import { createListener } from '../lib/messages/router';
import { createSafeFetch } from '../lib/net/safe-fetch';
import { createBadge } from '../lib/platform/badge';
import { sitePattern } from '../lib/platform/match-pattern';
import { showPanel } from '../lib/platform/panel';
import { createSites } from '../lib/platform/sites';
import { createTabList } from '../lib/platform/tab-list';
import { checkLink } from '../lib/resolve/resolve';
import { chooseLanguage } from '../lib/text/language';
import { createTexts } from '../lib/text/texts';
import { NO_REGISTRY } from '../lib/verify/issuers/known';

export default defineBackground(() => {
  const onError = (error: unknown) => console.error(error);
  const now = () => new Date();
  const db = createHistory();
  const tabs = createTabList(browser.storage.session, Date.now);
  const sites = createSites(browser);
  const badge = createBadge(browser.action, callAfter, onError);
  const fetchDocument = createSafeFetch({
    fetch: (input, init) => fetch(input, init),
    isOnline: () => navigator.onLine,
    hasPermission: async (url) => {
      const pattern = sitePattern(url);
      return pattern !== null && browser.permissions.contains({ origins: [pattern] });
    },
  });
  const checker = createChecker({
    check: (link, holder) => checkLink(link, { fetch: fetchDocument, now: now(), registry: NO_REGISTRY, holder }),
    cache: {
      find: (key) => findReport(db, key),
      put: (key, report) => putReport(db, key, report, now()),
    },
    now,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    onError,
  });

  browser.runtime.onMessage.addListener(
    createListener({
      extensionId: browser.runtime.id,
      ownUrl: browser.runtime.getURL('/'),
      handlers: createHandlers({
        db,
        tabs,
        badge,
        sites,
        checker,
        recognise: recogniseHref,
        showPanel: (tabId, ref) => showPanel(browser, tabId, ref),
        addressOf: async (tabId) => (await browser.tabs.get(tabId).catch(() => null))?.url ?? null,
        texts: createTexts(chooseLanguage(navigator.languages)),
        now,
        onError,
      }),
      onError: (name, error) => console.error(name, error),
    }),
  );
  browser.tabs.onRemoved.addListener((tabId) => void tabs.forget(tabId).catch(onError));
  browser.tabs.onUpdated.addListener((tabId, { url }) => {
    if (url !== undefined) void tabs.movedTo(tabId, url).catch(onError);
  });
  const reconcile = () => void sites.reconcile().catch(onError);
  browser.permissions.onAdded.addListener(reconcile);
  browser.permissions.onRemoved.addListener(reconcile);
  // An update drops what was registered, and a start may follow a change of permissions that nobody heard.
  browser.runtime.onInstalled.addListener(reconcile);
  browser.runtime.onStartup.addListener(reconcile);
  reconcile();
  badge.clear().catch(onError);
});

function callAfter(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
