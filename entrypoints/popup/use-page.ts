import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { PageState } from '../../components/page-view';
import { isUnderWay } from '../../components/summary';
import type { Send } from '../../lib/messages/client';
import type { PageDescription, PagePanel } from '../../lib/messages/protocol';
import { sitePattern } from '../../lib/platform/match-pattern';
import { takeFocus } from '../../lib/platform/panel';
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

export interface PageInfo {
  readonly state: PageState;
  readonly tab: PageTab | null;
  /** The page's address, from the browser or else from the background. */
  readonly url: string | null;
  /** What the page is about; null when it can't be read, undefined until that is known. */
  readonly description: PageDescription | null | undefined;
  /** The entry whose mark opened this popup, or null. */
  readonly focus: number | null;
}

/**
 * The tab's page and its list, asked again and again while the popup is open.
 *
 * @param attempt changes to ask at once
 */
export function usePage(send: Send, tabId: number | null, attempt: number): PageInfo {
  const [info, setInfo] = useState<PageInfo>({
    state: { kind: 'loading' },
    tab: null,
    url: null,
    description: undefined,
    focus: null,
  });
  useEffect(() => {
    const life = new AbortController();
    void follow(send, tabId, (next) => life.signal.aborted || setInfo(next), life.signal);
    return () => life.abort();
  }, [send, tabId, attempt]);
  return info;
}

async function follow(send: Send, tabId: number | null, show: (info: PageInfo) => void, signal: AbortSignal) {
  let focus: number | null = null;
  let described: { readonly url: string | null; readonly description: PageDescription | null } | null = null;
  while (!signal.aborted) {
    let pending = false;
    try {
      const tab = await findTab(tabId);
      const panel = tab === null ? EMPTY : await send('panel.list', { tabId: tab.id });
      if (tab !== null) focus = (await takeFocus(browser.storage.session, tab.id)) ?? focus;
      const url = tab?.url ?? panel.url;
      if (tab !== null && (described === null || described.url !== url)) {
        described = { url, description: await describeTab(tab) };
      }
      pending = panel.entries.some(isUnderWay);
      const description = described?.description ?? null;
      const state = pageState({
        url,
        panel,
        fixed: browser.runtime.getManifest().content_scripts ?? [],
        sites: await createSites(browser).active(),
        permitted: await isPermitted(url),
        platform: description?.platform?.label ?? null,
      });
      show({ state, tab, url, description, focus });
    } catch (error) {
      console.warn('Touchstone:', error);
      show({ state: { kind: 'error' }, tab: null, url: null, description: null, focus });
    }
    await pause(pending ? PENDING_MS : IDLE_MS, signal);
  }
}

/** In Firefox host access is the user's to give, even to sites of the manifest. Chrome gives it on installation. */
async function isPermitted(url: string | null): Promise<boolean> {
  if (!import.meta.env.FIREFOX) return true;
  const pattern = url === null ? null : sitePattern(url);
  return pattern === null || browser.permissions.contains({ origins: [pattern] });
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
