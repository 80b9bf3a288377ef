import * as v from 'valibot';
import type { SessionApi } from './tab-list';

/** What is used of `browser` to show the evidence of a mark. */
export interface PanelApi {
  readonly runtime: { getURL(path: '/popup.html'): string };
  readonly action: { openPopup?(): Promise<void> };
  readonly windows: {
    create(data: {
      url: string;
      type: 'popup';
      width: number;
      height: number;
      focused: boolean;
    }): Promise<{ id?: number | undefined } | undefined>;
    remove(windowId: number): Promise<void>;
  };
  readonly storage: { readonly session: SessionApi };
}

const FOCUS = 'panel:focus';
const WINDOW = 'panel:window';
const focus = v.object({ tabId: v.number(), ref: v.number() });

/**
 * Shows a mark's evidence in our own popup: on the toolbar where the browser lets us (Chrome 127; Firefox only on a
 * gesture of its own), else as a small window of its own. Which entry was asked for is remembered for `takeFocus`.
 */
export async function showPanel(api: PanelApi, tabId: number, ref: number): Promise<void> {
  await api.storage.session.set({ [FOCUS]: { tabId, ref } });
  try {
    if (api.action.openPopup !== undefined) return await api.action.openPopup();
  } catch {
    // No gesture, or no focused window: the small window does as well.
  }
  const before = (await api.storage.session.get(WINDOW))[WINDOW];
  // One such window is enough; the one before may be closed already.
  if (typeof before === 'number') await api.windows.remove(before).catch(() => undefined);
  const url = `${api.runtime.getURL('/popup.html')}?tab=${tabId}&ref=${ref}`;
  const opened = await api.windows.create({ url, type: 'popup', width: 440, height: 660, focused: true });
  if (opened?.id !== undefined) await api.storage.session.set({ [WINDOW]: opened.id });
}

/** For the popup: the entry whose mark was clicked in that tab, told once; null when it was opened otherwise. */
export async function takeFocus(session: SessionApi, tabId: number): Promise<number | null> {
  const parsed = v.safeParse(focus, (await session.get(FOCUS))[FOCUS]);
  if (!parsed.success || parsed.output.tabId !== tabId) return null;
  await session.remove(FOCUS);
  return parsed.output.ref;
}
