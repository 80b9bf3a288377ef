import { describe, expect, it, vi } from 'vitest';
import {
  type BesideApi,
  besideOf,
  lastPress,
  openBeside,
  type PanelApi,
  pressIn,
  showPanel,
} from '../../lib/platform/panel';
import { fakeStorage } from './browser';

const NOW = Date.parse('2026-11-26T14:05:00Z');

interface Places extends BesideApi {
  readonly openPopup?: () => Promise<void>;
}

function setUp({ openPopup, ...beside }: Places = {}) {
  const { area } = fakeStorage();
  const opened: string[] = [];
  const closed: number[] = [];
  const api: PanelApi = {
    ...beside,
    runtime: { getURL: (path: '/popup.html') => `chrome-extension://abc${path}` },
    action: openPopup === undefined ? {} : { openPopup },
    tabs: { get: async (tabId) => ({ windowId: tabId * 10 }) },
    windows: {
      create: async ({ url }: { url: string }) => ({ id: opened.push(url) }),
      remove: async (id: number) => void closed.push(id),
    },
    storage: { session: area },
  };
  return { api, area, opened, closed };
}

/** A browser that opens its side panel as long as nothing was awaited since the click. */
function sidePanel() {
  const tabs: number[] = [];
  let gesture = true;
  return {
    tabs,
    click: <T>(work: () => T): T => {
      gesture = true;
      const result = work();
      gesture = false;
      return result;
    },
    sidePanel: {
      open: async ({ tabId }: { tabId: number }) => {
        if (!gesture) throw new Error('`sidePanel.open()` may only be called in response to a user gesture.');
        tabs.push(tabId);
      },
    },
  };
}

const sidebar = (openWindows: readonly number[], opened: string[] = []) => ({
  sidebarAction: {
    open: async () => void opened.push('sidebar'),
    isOpen: async ({ windowId }: { windowId?: number }) => openWindows.includes(windowId ?? -1),
  },
});
const refuse = () => Promise.reject(new Error('openPopup requires a user gesture'));

describe('showing a mark’s evidence', () => {
  it('opens the side panel straight from the click', async () => {
    const { tabs, click, sidePanel: panel } = sidePanel();
    const { api, area, opened } = setUp({ sidePanel: panel, openPopup: refuse });
    await click(() => showPanel(api, 7, 3, NOW));
    expect(tabs).toEqual([7]);
    expect(opened).toEqual([]);
    expect(await lastPress(area, NOW)).toEqual({ tabId: 7, ref: 3, at: NOW });
  });

  it('leaves it to the sidebar where that is open in the tab’s window', async () => {
    const { api, area, opened } = setUp({ ...sidebar([70]), openPopup: refuse });
    await showPanel(api, 7, 3, NOW);
    expect(opened).toEqual([]);
    expect(await lastPress(area, NOW)).toEqual({ tabId: 7, ref: 3, at: NOW });
  });

  it.each<[string, Places]>([
    ['there is no side panel', {}],
    ['the side panel is refused', { sidePanel: { open: refuse } }],
    ['the sidebar is closed there', sidebar([80])],
  ])('opens the toolbar’s popup where %s', async (_, places) => {
    const openPopup = vi.fn(async () => undefined);
    const { api, opened } = setUp({ ...places, openPopup });
    await showPanel(api, 7, 3, NOW);
    expect(openPopup).toHaveBeenCalledOnce();
    expect(opened).toEqual([]);
  });

  it.each<[string, Places]>([
    ['is not known', {}],
    ['wants a gesture', { openPopup: refuse }],
  ])('opens one small window where openPopup %s', async (_, places) => {
    const { api, opened, closed } = setUp(places);
    await showPanel(api, 7, 3, NOW);
    await showPanel(api, 7, 4, NOW);
    expect(opened).toEqual([
      'chrome-extension://abc/popup.html?tab=7&ref=3',
      'chrome-extension://abc/popup.html?tab=7&ref=4',
    ]);
    expect(closed).toEqual([1]);
  });

  it('tells every page that opens then which entry was asked for, and none that opens later', async () => {
    const { api, area } = setUp({ openPopup: async () => undefined });
    expect(await lastPress(area, NOW)).toBeNull();
    await showPanel(api, 7, 3, NOW);
    const press = { tabId: 7, ref: 3, at: NOW };
    expect(await lastPress(area, NOW + 1000)).toEqual(press);
    expect(await lastPress(area, NOW + 9000)).toEqual(press);
    expect(await lastPress(area, NOW + 10_000)).toBeNull();
    expect(await lastPress(area, NOW - 10_000)).toBeNull();
  });

  it.each<[Record<string, { newValue?: unknown }>, string, unknown]>([
    [{ 'panel:focus': { newValue: { tabId: 7, ref: 3, at: 1 } } }, 'session', { tabId: 7, ref: 3, at: 1 }],
    [{ 'panel:focus': { newValue: { tabId: 7, ref: 3, at: 1 } } }, 'local', null],
    [{ 'panel:focus': {} }, 'session', null],
    [{ 'panel:focus': { newValue: { tabId: 'x' } } }, 'session', null],
    [{ 'tab:7': { newValue: {} } }, 'session', null],
  ])('tells a page that is open: %j in %s', (changes, area, expected) => {
    expect(pressIn(changes, area)).toEqual(expected);
  });
});

describe('beside the page', () => {
  it.each<[BesideApi, string | null]>([
    [{ sidePanel: { open: async () => undefined } }, 'side-panel'],
    [sidebar([]), 'sidebar'],
    [{}, null],
  ])('%#: is %s', (api, name) => {
    expect(besideOf(api)).toBe(name);
  });

  it('is opened by what the browser has', async () => {
    const opened: string[] = [];
    await openBeside(sidebar([], opened), 7);
    const { tabs, sidePanel: panel } = sidePanel();
    await openBeside({ sidePanel: panel }, 7);
    expect([opened, tabs]).toEqual([['sidebar'], [7]]);
  });
});
