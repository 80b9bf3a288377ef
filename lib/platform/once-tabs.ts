import * as v from 'valibot';
import { siteOrigin } from './match-pattern';
import type { SessionApi } from './tab-list';

/** What is used of `browser` to have marks in one tab only. */
export interface OnceApi {
  readonly storage: { readonly session: SessionApi };
  readonly tabs: { get(tabId: number): Promise<{ url?: string | undefined }> };
  readonly scripting: {
    executeScript(injection: { target: { tabId: number }; files: ['/content-scripts/marks.js'] }): Promise<unknown>;
  };
}

/**
 * Sites that have marks in one tab only, under the access that opening our popup there gives (`activeTab`). Chrome lets that
 * last until the tab goes to another site, Firefox until its next page; then it is over.
 */
export interface OnceTabs {
  /**
   * Puts marks on the tab's page.
   *
   * @throws what the browser says, where it gives no access to the tab or its page is another site's
   */
  readonly begin: (tabId: number, origin: string) => Promise<void>;
  /** The tab's marks are no longer wanted, or it is closed. */
  readonly end: (tabId: number) => Promise<void>;
  /** A page has loaded in the tab: has its marks go on where they may, else forgets the tab. */
  readonly loaded: (tabId: number) => Promise<void>;
  /** The origin that has marks in this tab; null: none. */
  readonly originIn: (tabId: number) => Promise<string | null>;
}

const FILES: ['/content-scripts/marks.js'] = ['/content-scripts/marks.js'];
const keyOf = (tabId: number) => `once:${tabId}`;

/** Kept in `storage.session`: the worker dies, and the tab's access does not. */
export function createOnceTabs({ storage: { session }, tabs, scripting }: OnceApi): OnceTabs {
  const originIn = async (tabId: number): Promise<string | null> => {
    const key = keyOf(tabId);
    const parsed = v.safeParse(v.string(), (await session.get(key))[key]);
    return parsed.success ? parsed.output : null;
  };
  const end = (tabId: number) => session.remove(keyOf(tabId));
  const start = async (tabId: number, origin: string) => {
    const { url } = await tabs.get(tabId);
    // An address that the browser keeps from us is one we have no access to.
    if (url === undefined || siteOrigin(url) !== origin) throw new RangeError(`not at ${origin} any more`);
    await scripting.executeScript({ target: { tabId }, files: FILES });
  };
  return {
    originIn,
    end,
    begin: async (tabId, origin) => {
      // Noted first: the marks ask at once whether they are wanted.
      await session.set({ [keyOf(tabId)]: origin });
      try {
        await start(tabId, origin);
      } catch (error) {
        await end(tabId);
        throw error;
      }
    },
    loaded: async (tabId) => {
      const origin = await originIn(tabId);
      if (origin !== null) await start(tabId, origin).catch(() => end(tabId));
    },
  };
}
