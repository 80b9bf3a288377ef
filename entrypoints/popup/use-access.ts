import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Send } from '../../lib/messages/client';
import { createMarking } from '../../lib/platform/marking';
import { choiceSite, siteOrigin, sitePattern } from '../../lib/platform/match-pattern';
import { markedFromTheStart } from '../../lib/platform/sites';
import { type Checking, withSite } from '../../lib/settings/marking';
import type { PageInfo } from './use-page';

export interface Access {
  /** The user said no to the browser's last question. */
  readonly denied: boolean;
  /** Call straight from the click. */
  readonly turnOn: () => Promise<void>;
  readonly turnOff: () => Promise<void>;
  /** Has marks in this tab only, under the access that opening the popup gave. */
  readonly turnOnOnce: () => Promise<void>;
  /** How the credentials of the page's site are checked from now on; null: as those of all sites. */
  readonly choose: (choice: Checking | null) => Promise<void>;
  /** Call straight from the click. Checks the credentials again once their issuers may be asked. */
  readonly allow: (origins: readonly string[], refs: readonly number[]) => Promise<void>;
  /** Call straight from the click. Finds out where a short link leads once its site may be asked. */
  readonly follow: (ref: number, url: string) => Promise<void>;
  readonly recheck: (ref: number) => Promise<void>;
  /** E-mail addresses of the page's person; none forgets them. */
  readonly identify: (identities: readonly string[]) => Promise<void>;
  readonly reload: () => Promise<void>;
  /** The reader says whose something is that the page shows. */
  readonly answer: (key: string, answer: 'yes' | 'no') => Promise<void>;
}

/**
 * What the user allows on the tab's page, and what follows from it. Each rejects when the browser or the background
 * refuses.
 *
 * @param again asks for the page's list anew
 */
export function useAccess({ url, tab, state }: PageInfo, send: Send, again: () => void): Access {
  const [denied, setDenied] = useState(false);

  const set = async (on: boolean) => {
    const origin = url === null ? null : siteOrigin(url);
    if (origin !== null) await send('sites.set', { origin, on, tabId: on ? (tab?.id ?? null) : null });
  };
  const setOnce = async (on: boolean) => {
    const origin = url === null ? null : siteOrigin(url);
    if (origin !== null && tab !== null) await send('sites.once', { origin, on, tabId: tab.id });
  };
  const choose = async (choice: Checking | null) => {
    const origin = url === null ? null : siteOrigin(url);
    if (origin === null) return;
    const site = choiceSite(markedFromTheStart(browser), origin);
    await createMarking(browser.storage.local).change((marking) => withSite(marking, site, choice));
  };
  const recheck = async (ref: number) => {
    if (tab !== null) await send('panel.recheck', { tabId: tab.id, ref });
    again();
  };
  const reload = async () => {
    if (tab !== null) await browser.tabs.reload(tab.id);
    again();
  };
  /** Nothing may be awaited before this: a browser asks its question only straight from a click. */
  const ask = async (origins: string[]): Promise<boolean> => {
    const granted = await browser.permissions.request({ origins });
    setDenied(!granted);
    return granted;
  };

  const turnOn = async () => {
    const pattern = url === null ? null : sitePattern(url);
    if (pattern === null) return;
    const answer = ask([pattern]);
    if (state.kind === 'no-access') {
      if (await answer) await reload();
      return;
    }
    // Told at once: where the browser's question closes the popup, the background finishes what was begun.
    const [granted] = await Promise.all([answer, set(true)]);
    await set(granted);
    again();
  };

  return {
    denied,
    turnOn,
    turnOff: async () => {
      const once = 'site' in state && state.site.turnedOn === 'once';
      await (once ? setOnce(false) : set(false));
      // Turned on another time, it is as any other.
      await choose(null);
      again();
    },
    turnOnOnce: async () => {
      await setOnce(true);
      again();
    },
    choose: async (choice) => {
      await choose(choice);
      again();
    },
    allow: async (origins, refs) => {
      const patterns = origins.flatMap((origin) => sitePattern(origin) ?? []);
      if (await ask(patterns)) await Promise.all(refs.map(recheck));
    },
    follow: async (ref, url) => {
      const pattern = sitePattern(url);
      if (pattern === null || !(await ask([pattern])) || tab === null) return;
      await send('panel.follow', { tabId: tab.id, ref });
      again();
    },
    recheck,
    identify: async (identities) => {
      if (tab !== null) await send('panel.identify', { tabId: tab.id, identities });
      again();
    },
    reload,
    answer: async (key, word) => {
      if (tab !== null) await send('doubts.answer', { tabId: tab.id, key, answer: word });
      again();
    },
  };
}
