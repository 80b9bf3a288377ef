import { describe, expect, it } from 'vitest';
import { showPanel, takeFocus } from '../../lib/platform/panel';
import { fakeStorage } from './browser';

function setUp(openPopup?: () => Promise<void>) {
  const { area } = fakeStorage();
  const opened: string[] = [];
  const closed: number[] = [];
  const api = {
    runtime: { getURL: (path: '/popup.html') => `chrome-extension://abc${path}` },
    action: openPopup === undefined ? {} : { openPopup },
    windows: {
      create: async ({ url }: { url: string }) => ({ id: opened.push(url) }),
      remove: async (id: number) => void closed.push(id),
    },
    storage: { session: area },
  };
  return { api, area, opened, closed };
}

describe('showing a mark’s evidence', () => {
  it('opens the toolbar’s popup where that works', async () => {
    const { api, opened } = setUp(async () => undefined);
    await showPanel(api, 7, 3);
    expect(opened).toEqual([]);
  });

  it.each<[string, (() => Promise<void>) | undefined]>([
    ['is not known', undefined],
    ['wants a gesture', () => Promise.reject(new Error('openPopup requires a user gesture'))],
  ])('opens one small window where openPopup %s', async (_, openPopup) => {
    const { api, opened, closed } = setUp(openPopup);
    await showPanel(api, 7, 3);
    await showPanel(api, 7, 4);
    expect(opened).toEqual([
      'chrome-extension://abc/popup.html?tab=7&ref=3',
      'chrome-extension://abc/popup.html?tab=7&ref=4',
    ]);
    expect(closed).toEqual([1]);
  });

  it('tells the popup once which entry was asked for, and only for that tab', async () => {
    const { api, area } = setUp(async () => undefined);
    await showPanel(api, 7, 3);
    expect(await takeFocus(area, 8)).toBeNull();
    expect(await takeFocus(area, 7)).toBe(3);
    expect(await takeFocus(area, 7)).toBeNull();
  });
});
