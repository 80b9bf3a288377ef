import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { describePage } from '../../lib/capture/describe';
import type { PageDescription } from '../../lib/messages/protocol';

/** A tab as far as the popup may know it. */
export interface PageTab {
  readonly id: number;
  /** null where the browser keeps it from us: it is no site we have access to. */
  readonly url: string | null;
  readonly title: string;
  /** It is in a private window. */
  readonly isPrivate: boolean;
}

/** Beyond this a page is not read for its description; no page's head comes near it. */
const MAX_PAGE_LENGTH = 4_000_000;

/** The tab of that id or, for null, the active one of this window. null: it is gone. */
export async function findTab(tabId: number | null): Promise<PageTab | null> {
  const tab = await (tabId === null ? activeTab() : browser.tabs.get(tabId).catch(() => undefined));
  if (tab?.id === undefined) return null;
  return { id: tab.id, url: tab.url ?? null, title: tab.title ?? '', isPrivate: tab.incognito };
}

async function activeTab() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/**
 * What the tab's page is about, for "Log this page". The page's text is fetched under the access that opening the popup
 * gives, and read here: nothing of ours keeps running in a page the user has not turned on. Without that access a
 * content script that runs there already is asked.
 *
 * @returns null when the page can't be read
 */
export async function describeTab(tab: PageTab): Promise<PageDescription | null> {
  return (await readTab(tab).catch(() => null)) ?? (await askTab(tab).catch(() => null));
}

async function readTab(tab: PageTab): Promise<PageDescription> {
  const [result] = await browser.scripting.executeScript({ target: { tabId: tab.id }, func: readPageSource });
  return describeSource(result?.result);
}

async function askTab(tab: PageTab): Promise<PageDescription> {
  return describeSource(await browser.tabs.sendMessage(tab.id, { name: 'page.describe', data: null }));
}

function describeSource(given: unknown): PageDescription {
  const { url, source } = v.parse(pageSource, given);
  const document = new DOMParser().parseFromString(source.slice(0, MAX_PAGE_LENGTH), 'text/html');
  return describePage({ url: new URL(url), document });
}

const pageSource = v.object({ url: v.pipe(v.string(), v.url()), source: v.string() });

/** Runs in the page: it may use nothing from around it. */
function readPageSource(): { url: string; source: string } {
  return { url: location.href, source: document.documentElement.outerHTML };
}
