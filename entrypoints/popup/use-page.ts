import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { PageState } from '../../components/page-view';
import { isUnderWay } from '../../components/summary';
import type { Send } from '../../lib/messages/client';
import type { Doubt, PageDescription, PagePanel } from '../../lib/messages/protocol';
import { connectionOf } from '../../lib/platform/connection';
import { createMarking } from '../../lib/platform/marking';
import { sitePattern } from '../../lib/platform/match-pattern';
import { createOnceTabs } from '../../lib/platform/once-tabs';
import { lastPress, type Press, pressIn } from '../../lib/platform/panel';
import { createSites } from '../../lib/platform/sites';
import { pageState } from './page-state';
import { describeTab, findTab, type PageTab } from './tab';

/** While something is being checked, and while the page may still fill. */
const PENDING_MS = 1_000;
const IDLE_MS = 3_000;

const EMPTY: PagePanel = {
  url: null,
  holder: null,
  entries: [],
  skipped: 0,
  fought: 0,
  checking: null,
  identified: 0,
};

/** The entry whose mark was pressed; another turn is another press. */
export interface Wanted {
  readonly ref: number;
  readonly turn: number;
}

export interface PageInfo {
  readonly state: PageState;
  readonly tab: PageTab | null;
  /** The page's address, from the browser or else from the background. */
  readonly url: string | null;
  /** What the page is about; null when it can't be read, undefined until that is known. */
  readonly description: PageDescription | null | undefined;
  /** What the page shows that may be the reader's own. */
  readonly doubts: readonly Doubt[];
  /** The entry whose mark opened this page or led the reader here, or null. */
  readonly wanted: Wanted | null;
}

/** Whose page is meant, and how it is looked at. */
export interface Watched {
  /** null: the active tab of this window, whichever that becomes. */
  readonly tabId: number | null;
  /** Beside the page, for long: the page itself is not read, and the browser keeps most addresses from us. */
  readonly beside: boolean;
}

/**
 * The tab's page and its list, asked again and again while this page is open, and at once when the tab or the page
 * changes or a mark is pressed.
 *
 * @param attempt changes to ask at once
 */
export function usePage(send: Send, { tabId, beside }: Watched, attempt: number): PageInfo {
  const [info, setInfo] = useState<PageInfo>({
    state: { kind: 'loading' },
    tab: null,
    url: null,
    description: undefined,
    doubts: [],
    wanted: null,
  });
  const presses = useRef(createPresses());
  useEffect(() => {
    const life = new AbortController();
    const shown = (next: PageInfo) => life.signal.aborted || setInfo(next);
    void follow(send, { tabId, beside }, presses.current, shown, life.signal);
    return () => life.abort();
  }, [send, tabId, beside, attempt]);
  return info;
}

type Presses = ReturnType<typeof createPresses>;

/** The last press on a mark, for as long as the page it was on is shown. */
function createPresses() {
  let last: (Press & { url?: string | null }) | null = null;
  let heard = 0;
  return {
    hear: (press: Press | null) => {
      if (press === null || press.at <= heard) return;
      heard = press.at;
      last = press;
    },
    /** Of the page at an address in a tab; one on another page is over. */
    on: (tabId: number, url: string | null): Wanted | null => {
      if (last === null) return null;
      last = { url, ...last };
      if (last.tabId !== tabId || last.url !== url) {
        last = null;
        return null;
      }
      return { ref: last.ref, turn: last.at };
    },
  };
}

async function follow(
  send: Send,
  { tabId, beside }: Watched,
  presses: Presses,
  show: (info: PageInfo) => void,
  signal: AbortSignal,
): Promise<void> {
  const wake = createWake(signal);
  listen(signal, presses, wake.now);
  let described: { readonly url: string | null; readonly description: PageDescription | null } | null = null;
  while (!signal.aborted) {
    let pending = false;
    try {
      const tab = await findTab(tabId);
      presses.hear(await lastPress(browser.storage.session, Date.now()));
      const panel = tab === null ? EMPTY : await send('panel.list', { tabId: tab.id });
      const doubts = tab === null ? [] : await send('doubts.list', { tabId: tab.id });
      const url = tab?.url ?? panel.url;
      if (tab !== null && !beside && (described === null || described.url !== url)) {
        described = { url, description: await describeTab(tab) };
      }
      pending = panel.entries.some(isUnderWay);
      const description = described?.description ?? null;
      const state = pageState({
        url,
        panel,
        fixed: browser.runtime.getManifest().content_scripts ?? [],
        sites: await createSites(browser).active(),
        once: tab === null ? null : await createOnceTabs(browser).originIn(tab.id),
        marking: await createMarking(browser.storage.local).read(),
        connection: connectionOf(navigator),
        permitted: await isPermitted(url),
        platform: description?.platform?.label ?? null,
        beside,
        isPrivate: tab?.isPrivate ?? false,
      });
      show({ state, tab, url, description, doubts, wanted: tab === null ? null : presses.on(tab.id, url) });
    } catch (error) {
      console.warn('Touchstone:', error);
      show({ state: { kind: 'error' }, tab: null, url: null, description: null, doubts: [], wanted: null });
    }
    await wake.after(pending ? PENDING_MS : IDLE_MS);
  }
}

/** Hears of what makes the list another: a press on a mark, another tab in front, another page in it. */
function listen(signal: AbortSignal, presses: Presses, wake: () => void): void {
  const onStored: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
    const press = pressIn(changes, area);
    if (press === null) return;
    presses.hear(press);
    wake();
  };
  const onUpdated = (
    _: number,
    { url, status }: { url?: string; status?: string },
    { active }: { active: boolean },
  ) => {
    if (active && (url !== undefined || status !== undefined)) wake();
  };
  browser.storage.onChanged.addListener(onStored);
  browser.tabs.onActivated.addListener(wake);
  browser.tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(onStored);
    browser.tabs.onActivated.removeListener(wake);
    browser.tabs.onUpdated.removeListener(onUpdated);
  });
}

/** In Firefox host access is the user's to give, even to sites of the manifest. Chrome gives it on installation. */
async function isPermitted(url: string | null): Promise<boolean> {
  if (!import.meta.env.FIREFOX) return true;
  const pattern = url === null ? null : sitePattern(url);
  return pattern === null || browser.permissions.contains({ origins: [pattern] });
}

/** A pause that ends early when something happens, also when that was before it began. */
function createWake(signal: AbortSignal) {
  let early = false;
  let end = () => {};
  const now = () => {
    early = true;
    end();
  };
  signal.addEventListener('abort', now);
  return {
    now,
    after: async (milliseconds: number): Promise<void> => {
      if (!early) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      early = false;
    },
  };
}
