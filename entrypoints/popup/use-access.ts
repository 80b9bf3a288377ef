import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Send } from '../../lib/messages/client';
import { siteOrigin, sitePattern } from '../../lib/platform/match-pattern';
import type { PageInfo } from './use-page';

export interface Access {
  /** The user said no to the browser's last question. */
  readonly denied: boolean;
  /** Call straight from the click. */
  readonly turnOn: () => Promise<void>;
  readonly turnOff: () => Promise<void>;
  /** Call straight from the click. Checks the credentials again once their issuers may be asked. */
  readonly allow: (origins: readonly string[], refs: readonly number[]) => Promise<void>;
  /** Call straight from the click. Finds out where a short link leads once its site may be asked. */
  readonly follow: (ref: number, url: string) => Promise<void>;
  readonly recheck: (ref: number) => Promise<void>;
  /** E-mail addresses of the page's person; none forgets them. */
  readonly identify: (identities: readonly string[]) => Promise<void>;
  readonly reload: () => Promise<void>;
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
      await set(false);
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
  };
}
