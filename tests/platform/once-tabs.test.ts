import { describe, expect, it } from 'vitest';
import { createOnceTabs } from '../../lib/platform/once-tabs';
import { fakeStorage } from './browser';

const ADA = 'https://ada.example';

/** Tabs by number with their address, or undefined where the browser keeps it from us, and so the page as well. */
function browserWith(open: Record<number, string | undefined>) {
  const started: number[] = [];
  const { area, keys } = fakeStorage();
  const once = createOnceTabs({
    storage: { session: area },
    tabs: { get: async (tabId) => ({ url: open[tabId] }) },
    scripting: {
      executeScript: async ({ target }) => {
        if (open[target.tabId] === undefined) throw new Error('Cannot access contents of the page.');
        started.push(target.tabId);
      },
    },
  });
  return { once, started, keys, open };
}

describe('marks in one tab', () => {
  it('begin there, and are remembered', async () => {
    const { once, started } = browserWith({ 5: `${ADA}/about` });
    await once.begin(5, ADA);
    expect([started, await once.originIn(5), await once.originIn(6)]).toEqual([[5], ADA, null]);
  });

  it.each([
    ['the browser gives no access', undefined],
    ['the tab is elsewhere by now', 'https://bea.example/'],
    ['the site only looks alike', `${ADA}.evil.example/`],
  ])('do not begin where %s', async (_, address) => {
    const { once, started, keys } = browserWith({ 5: address });
    await expect(once.begin(5, ADA)).rejects.toThrow();
    expect([started, keys()]).toEqual([[], []]);
  });

  it.each<[string, string | undefined, readonly number[], string | null]>([
    ['go on with the site’s next page', `${ADA}/cv`, [5, 5], ADA],
    ['are over where the access is', undefined, [5], null],
    ['are over on another site', 'https://bea.example/', [5], null],
  ])('%s', async (_, next, started, origin) => {
    const world = browserWith({ 5: `${ADA}/` });
    await world.once.begin(5, ADA);
    world.open[5] = next;
    await world.once.loaded(5);
    expect([world.started, await world.once.originIn(5)]).toEqual([started, origin]);
  });

  it('never begin by themselves', async () => {
    const { once, started } = browserWith({ 5: `${ADA}/` });
    await once.loaded(5);
    expect(started).toEqual([]);
  });

  it('end when they are no longer wanted', async () => {
    const { once, started, keys } = browserWith({ 5: `${ADA}/` });
    await once.begin(5, ADA);
    await once.end(5);
    await once.loaded(5);
    expect([started, keys()]).toEqual([[5], []]);
  });
});
