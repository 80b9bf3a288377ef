import * as v from 'valibot';
import type { SessionApi } from './tab-list';

/** What is used of `browser` to open our list beside the page. Chrome and Edge have the one, Firefox the other. */
export interface BesideApi {
  readonly sidePanel?: { open(where: { tabId: number }): Promise<void> };
  readonly sidebarAction?: {
    open(): Promise<void>;
    isOpen(where: { windowId?: number }): Promise<boolean>;
  };
}

/** What is used of `browser` to show the evidence of a mark. */
export interface PanelApi extends BesideApi {
  readonly runtime: { getURL(path: '/popup.html'): string };
  readonly action: { openPopup?(): Promise<void> };
  readonly tabs: { get(tabId: number): Promise<{ readonly windowId?: number | undefined }> };
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
/** A page of ours that opens later than this was opened for something else. */
const FRESH_MS = 10_000;

const press = v.object({ tabId: v.number(), ref: v.number(), at: v.number() });

/** A person's press on the mark of an entry; `at`, milliseconds since 1970, tells one press from another. */
export type Press = v.InferOutput<typeof press>;

/** What the browser calls the place beside the page; null: it has none. */
export function besideOf({ sidePanel, sidebarAction }: BesideApi): 'side-panel' | 'sidebar' | null {
  if (sidePanel !== undefined) return 'side-panel';
  return sidebarAction === undefined ? null : 'sidebar';
}

/**
 * Opens our list beside a tab's page. Call straight from a click, with nothing awaited before.
 *
 * @returns once it is open; rejects where the browser refuses
 */
export async function openBeside({ sidePanel, sidebarAction }: BesideApi, tabId: number): Promise<void> {
  if (sidePanel !== undefined) return sidePanel.open({ tabId });
  return sidebarAction?.open();
}

/**
 * Shows a mark's evidence in a page of our own: in the side panel (Chrome 116 opens it on the message that a person's
 * click sends, if nothing is awaited before; Firefox opens its sidebar only on a gesture of our own page's, so there it
 * must be open already), else in the toolbar's popup (Chrome 127), else in a small window of its own. Which entry was
 * asked for is remembered for `lastPress`; a page that is open hears of it by `pressIn`.
 */
export async function showPanel(api: PanelApi, tabId: number, ref: number, at: number): Promise<void> {
  const beside = showBeside(api, tabId);
  await api.storage.session.set({ [FOCUS]: { tabId, ref, at } satisfies Press });
  if (await beside) return;
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

/** Is our list beside the page by now? */
async function showBeside({ sidePanel, sidebarAction, tabs }: PanelApi, tabId: number): Promise<boolean> {
  try {
    if (sidePanel !== undefined) {
      await sidePanel.open({ tabId });
      return true;
    }
    if (sidebarAction === undefined) return false;
    const { windowId } = await tabs.get(tabId);
    return windowId !== undefined && (await sidebarAction.isOpen({ windowId }));
  } catch {
    // Older browsers, a window without room for it, no gesture: there are other places.
    return false;
  }
}

/**
 * For our own page when it opens: the press that it was opened for; null when it was opened otherwise. It stays for
 * others: several may be open, and none must take it from the one that the reader looks at.
 */
export async function lastPress(session: SessionApi, now: number): Promise<Press | null> {
  const parsed = v.safeParse(press, (await session.get(FOCUS))[FOCUS]);
  return parsed.success && Math.abs(now - parsed.output.at) < FRESH_MS ? parsed.output : null;
}

/** For our own page while it is open: the press of which a change of storage, as `storage.onChanged` tells it, is; else null. */
export function pressIn(
  changes: Readonly<Record<string, { readonly newValue?: unknown }>>,
  area: string,
): Press | null {
  const parsed = v.safeParse(press, area === 'session' ? changes[FOCUS]?.newValue : undefined);
  return parsed.success ? parsed.output : null;
}
