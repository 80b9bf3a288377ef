import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { adapters } from '../lib/capture/registry';
import { inBundles } from '../lib/history/bundles';
import { findDocument, type KeyedDocument, pruneDocuments, putDocuments } from '../lib/history/documents';
import { findPage, prunePages } from '../lib/history/pages';
import { clearReports, findReport, type KeyedReport, pruneReports, putReports } from '../lib/history/reports';
import { createRequestLog, noteRequests, pruneRequests } from '../lib/history/requests';
import { createHistory, reopening } from '../lib/history/schema';
import { readOpened } from '../lib/links/opened';
import { keepOf, recognise, recogniseHref } from '../lib/links/registry';
import { createChecker } from '../lib/messages/checker';
import { createHandlers } from '../lib/messages/handlers';
import { createJobs } from '../lib/messages/jobs';
import { pause } from '../lib/messages/retry';
import { createListener } from '../lib/messages/router';
import { createLocate } from '../lib/net/follow';
import { createGate } from '../lib/net/gate';
import { createSafeFetch, type SafeFetchOptions } from '../lib/net/safe-fetch';
import { loadAdapter } from '../lib/platform/adapter-loader';
import { createBadge } from '../lib/platform/badge';
import { changesCapturing, createCapturing } from '../lib/platform/capturing';
import { createCatchUps } from '../lib/platform/catch-ups';
import { connectionOf } from '../lib/platform/connection';
import { createDoubts } from '../lib/platform/doubts';
import { askLeave } from '../lib/platform/host-access';
import { createMarking, tellsMarking } from '../lib/platform/marking';
import { siteOrigin, sitePattern } from '../lib/platform/match-pattern';
import { createOnceTabs } from '../lib/platform/once-tabs';
import { showPanel } from '../lib/platform/panel';
import { createPauseStore } from '../lib/platform/pauses';
import { keepRareAtHand, loadRare } from '../lib/platform/rare';
import { createRedirects } from '../lib/platform/redirects';
import { createRegistryCache } from '../lib/platform/registry-cache';
import { changesSettings, createSettings } from '../lib/platform/settings';
import { createSign } from '../lib/platform/sign';
import { createSites } from '../lib/platform/sites';
import { createTabList } from '../lib/platform/tab-list';
import { welcome } from '../lib/platform/welcome';
import { checkLink, checkSavedDocument } from '../lib/resolve/resolve';
import { pauseEnd } from '../lib/settings/capturing';
import { explorersOf, sourcesOf } from '../lib/settings/consulted';
import { checkingFor } from '../lib/settings/marking';
import { chooseLanguage } from '../lib/text/language';
import { createTexts } from '../lib/text/texts';
import { createRegistry } from '../lib/verify/issuers/consult';

/**
 * How often one page may have a host asked: all it may list, and as many again for those that change or take a place that
 * became free. Altering links without end must not make requests without end.
 */
const CHECKS_PER_PAGE = 1000;

const PAUSE_ALARM = 'pause';

export default defineBackground(() => {
  keepRareAtHand(self, globalThis);
  const onError = (error: unknown) => console.error(error);
  const now = () => new Date();
  // What is kept is none of a content script's business. Firefox has no such lock (yet).
  for (const area of [browser.storage.local, browser.storage.session]) {
    const lock = async () => area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
    lock().catch(onError);
  }
  const db = createHistory();
  const tabs = createTabList(browser.storage.session, Date.now);
  const doubts = createDoubts(browser.storage.session, Date.now);
  const jobs = createJobs(CHECKS_PER_PAGE);
  const sites = createSites(browser);
  const once = createOnceTabs(browser);
  const badge = createBadge(browser.action, callAfter, onError);
  const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const log = createRequestLog((requests) => reopening(db, () => noteRequests(db, requests)), onError);
  const network: SafeFetchOptions = {
    fetch: (input, init) => fetch(input, init),
    onRequest: log.note,
    gate: createGate({ now: Date.now, wait: pause, pauses: createPauseStore(browser.storage.session) }),
    redirects: createRedirects(browser, wait),
    isOnline: () => navigator.onLine,
    hasPermission: async (url) => {
      const pattern = sitePattern(url);
      return pattern !== null && browser.permissions.contains({ origins: [pattern] });
    },
  };
  const fetchDocument = createSafeFetch(network);
  const noPage = (error: unknown) => {
    onError(error);
    return null;
  };
  const settings = createSettings(browser.storage, () => renewSettings());
  /** Read once until they change: each check wants them twice. */
  let settingsRead: ReturnType<typeof settings.read> | null = null;
  const readSettings = () => {
    settingsRead ??= settings.read().catch((error: unknown) => {
      settingsRead = null;
      throw error;
    });
    return settingsRead;
  };
  const marking = createMarking(browser.storage.local);
  const capturing = createCapturing(browser.storage.local);
  const catchUps = createCatchUps(browser.storage.session);
  /** A tab that is gone counts as private: nothing is done for it. */
  const isPrivate = async (tabId: number) => {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    return tab === null || tab.incognito;
  };
  const registryCache = createRegistryCache(browser.storage.local, Date.now);
  const registry = createRegistry({
    sources: async () => sourcesOf(await readSettings()),
    cache: registryCache,
    now,
    wait,
    rare: () => loadRare(globalThis),
  });
  const keepReport = inBundles<KeyedReport>((all) => reopening(db, () => putReports(db, all, now())));
  const keepDocument = inBundles<KeyedDocument>((all) => reopening(db, () => putDocuments(db, all, now())));
  /** Until the last document that was seen is written. */
  let documentsKept: Promise<void> = Promise.resolve();
  const checker = createChecker({
    check: async (link, holder, signal, identities, { tabId, reason = 'credential' }) => {
      const page = await tabs.pageOf(tabId).then(hostIn, () => null);
      return checkLink(link, {
        fetch: (url, { accept }) => fetchDocument(url, { accept, signal, reason, page }),
        now: now(),
        registry,
        explorers: await readSettings().then(explorersOf, () => []),
        rare: () => loadRare(globalThis),
        holder,
        identities: identities.given,
        pageIdentities: identities.page,
        linkIdentities: identities.link,
        // A database that fails leaves the person to open the page again.
        opened: (award) => reopening(db, () => findPage(db, award, now())).catch(noPage),
        seen: (seen) => {
          documentsKept = keepDocument({ key: link.url, seen }).catch(onError);
        },
      });
    },
    cache: {
      find: (key) => reopening(db, () => findReport(db, key)),
      put: (key, kept) => keepReport({ key, kept }),
    },
    keepOf,
    now,
    wait,
    onError,
  });

  const texts = createTexts(chooseLanguage(navigator.languages));
  /** The toolbar button says that logging is paused, and until when; an alarm ends that, as the worker may be gone by then. */
  const showPause = async () => {
    const end = pauseEnd(await capturing.read(), now());
    await badge.showPause(end && texts.t('pausedTitle', { time: texts.time(end) }));
    if (end === null) await browser.alarms.clear(PAUSE_ALARM);
    else browser.alarms.create(PAUSE_ALARM, { when: end.getTime() });
  };

  const background = createHandlers({
    db,
    tabs,
    doubts,
    jobs,
    badge,
    sites,
    once,
    capturing,
    catchUps,
    adapterBy: (id) => adapters.find((adapter) => adapter.id === id) ?? null,
    loadCatchUp: async (tabId, platform) => {
      await loadAdapter(browser.scripting, platform, tabId, 0);
      await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: ['/catch-up.js'] });
    },
    isPrivate,
    loadAdapter: (id, tabId, frameId) => loadAdapter(browser.scripting, id, tabId, frameId),
    checker,
    checkSaved: async (link, holder, document) =>
      checkSavedDocument(link, document, {
        fetch: (url, { accept }) => fetchDocument(url, { accept, reason: 'saved-report', page: null }),
        now: now(),
        registry,
        explorers: await settings.read().then(explorersOf, () => []),
        rare: () => loadRare(globalThis),
        holder,
      }),
    checkKept: async (link, document) =>
      checkSavedDocument(
        link,
        document,
        {
          fetch: (url, { accept }) => fetchDocument(url, { accept, reason: 'own-certificate', page: null }),
          now: now(),
          registry,
          explorers: await readSettings().then(explorersOf, () => []),
          rare: () => loadRare(globalThis),
          holder: null,
        },
        'document-kept',
      ),
    seenDocument: async ({ url }) => {
      await documentsKept;
      return reopening(db, () => findDocument(db, url, now()));
    },
    mayAsk: async ({ url }) =>
      checkingFor(await marking.read(), siteOrigin(url), connectionOf(navigator)) === 'automatic',
    isOnline: () => navigator.onLine,
    wait,
    recognise: recogniseHref,
    locate: createLocate(network, (url) => (recognise(url)?.kind ?? 'short-link') !== 'short-link'),
    readOpened,
    showPanel: (tabId, ref) => showPanel(browser, tabId, ref, Date.now()),
    askLeave: (origins, wanted) => askLeave(browser.permissions, origins, wanted),
    checkingOf: async (url, tabId) => {
      if (await isPrivate(tabId)) return 'off';
      const origin = url === null ? null : siteOrigin(url);
      const isOn = origin !== null && ((await sites.hasMarks(origin)) || (await once.originIn(tabId)) === origin);
      return isOn ? checkingFor(await marking.read(), origin, connectionOf(navigator)) : 'off';
    },
    restartMarks: async () => restartMarks(await tabs.tabIds()),
    tellMarks: (tabId, ref) =>
      browser.tabs.sendMessage(tabId, { name: 'marks.changed', data: { ref } }, { frameId: 0 }),
    addressOf: async (tabId) => (await browser.tabs.get(tabId).catch(() => null))?.url ?? null,
    texts,
    now,
    onError,
  });

  browser.runtime.onMessage.addListener(
    createListener({
      extensionId: browser.runtime.id,
      ownUrl: browser.runtime.getURL('/'),
      handlers: background.handlers,
      inPrivate: background.inPrivate,
      onError: (name, error) => console.error(name, error),
    }),
  );
  browser.tabs.onRemoved.addListener((tabId) => {
    background.dropTab(tabId);
    tabs.forget(tabId).catch(onError);
    doubts.forget(tabId).catch(onError);
    once.end(tabId).catch(onError);
    catchUps.forget(tabId).catch(onError);
  });
  browser.tabs.onUpdated.addListener((tabId, { url, status }) => {
    if (status === 'complete') {
      once.loaded(tabId).catch(onError);
      background.loaded(tabId).catch(onError);
      background.kick();
    }
    if (url === undefined) return;
    background.movedTo(tabId, url).catch(onError);
    doubts.movedTo(tabId, url).catch(onError);
  });
  browser.storage.onChanged.addListener((changes, area) => {
    if (tellsMarking(changes, area)) tabs.tabIds().then(restartMarks, onError);
  });
  browser.storage.onChanged.addListener((changes, area) => {
    if (changesCapturing(changes, area)) showPause().catch(onError);
  });
  browser.alarms.onAlarm.addListener(() => void showPause().catch(onError));
  /** Reports kept so far say what was consulted before. */
  const renewSettings = () => {
    settingsRead = null;
    checker.outdate();
    reopening(db, () => clearReports(db)).catch(onError);
  };
  browser.storage.onChanged.addListener((changes, area) => {
    if (changesSettings(changes, area)) renewSettings();
  });
  const reconcile = () => void sites.reconcile().catch(onError);
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    sites.permitted().catch(onError);
    background.permitted(origins.flatMap((pattern) => siteOrigin(pattern) ?? [])).catch(onError);
  });
  browser.permissions.onRemoved.addListener(reconcile);
  // An update drops what was registered, and a start may follow a change of permissions that nobody heard.
  browser.runtime.onInstalled.addListener(reconcile);
  browser.runtime.onStartup.addListener(reconcile);
  // Records of a version that listed none.
  browser.runtime.onInstalled.addListener(() => background.kick(true));
  browser.runtime.onInstalled.addListener(({ reason }) => void welcome(browser, reason).catch(onError));
  // So that no page of ours is ever without one.
  createSign(browser.storage.local, (into) => crypto.getRandomValues(into))
    .read()
    .catch(onError);
  self.addEventListener('online', () => background.kick());
  background.kick();
  reconcile();
  badge.clear().then(showPause).catch(onError);
  reopening(db, () => pruneReports(db, now())).catch(onError);
  reopening(db, () => pruneDocuments(db, now())).catch(onError);
  reopening(db, () => prunePages(db, now())).catch(onError);
  reopening(db, () => pruneRequests(db, now())).catch(onError);
  registryCache.prune().catch(onError);
});

/** The marks of these tabs begin anew. One that has none any more needs none. */
async function restartMarks(tabIds: readonly number[]): Promise<void> {
  const tell = (tabId: number) =>
    browser.tabs.sendMessage(tabId, { name: 'marks.restart', data: null }, { frameId: 0 });
  await Promise.allSettled(tabIds.map(tell));
}

/** The host of a page's address; null: there is none. */
function hostIn(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).host : null;
}

function callAfter(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
