import { describe, expect, it } from 'vitest';
import type { PanelEntry } from '../../lib/messages/protocol';
import { createTabList } from '../../lib/platform/tab-list';
import type { Report } from '../../lib/verify/types';
import { AT } from '../history/history';
import { fakeStorage } from './browser';

const PAGE = { url: 'https://github.com/ida', holder: 'Ida Holm', checking: 'automatic' } as const;

const REPORT: Report = {
  verdict: 'verified',
  format: 'open-badges-2',
  issuer: { id: null, name: 'Guild' },
  achievement: { name: 'Weaving', description: null },
  recipient: { name: null },
  issuedAt: null,
  expiresAt: null,
  checks: [],
  inside: [],
  evidence: [],
  checkedAt: AT,
  requests: [],
};

function entry(ref: number, href = `https://guild.example/a/${ref}`): Omit<PanelEntry, 'report'> {
  return { ref, href, text: 'Weaving', link: { host: 'open-badges', kind: 'award', id: null, url: href } };
}

function setUp(quota?: number) {
  const storage = fakeStorage(quota);
  const clock = { now: 1_000_000 };
  return { storage, clock, tabs: createTabList(storage.area, () => clock.now) };
}

const NOTHING = { entries: [], skipped: 0, fought: 0 };

describe('a tab’s list', () => {
  it('lists what was found, with its report once there is one', async () => {
    const { tabs } = setUp();
    await tabs.startPage(7, PAGE);
    await Promise.all([tabs.add(7, PAGE, entry(1)), tabs.add(7, PAGE, entry(2))]);
    await tabs.finish(7, entry(2), { report: REPORT });
    expect(await tabs.list(7)).toEqual({
      ...PAGE,
      skipped: 0,
      fought: 0,
      entries: [
        { ...entry(1), report: null },
        { ...entry(2), report: REPORT },
      ],
    });
    expect(await tabs.list(8)).toEqual({ ...NOTHING, url: null, holder: null, checking: null });
  });

  it('knows which entries wait to be asked about, and what the page does with marks', async () => {
    const { tabs } = setUp();
    await tabs.startPage(7, PAGE);
    await tabs.add(7, PAGE, { ...entry(1), waits: true });
    await tabs.add(7, PAGE, { ...entry(2), waits: true });
    await tabs.setFought(7, 3);
    // Listed again to be asked about.
    await tabs.add(7, PAGE, entry(2));
    expect(await tabs.list(7)).toMatchObject({ fought: 3, entries: [{ ref: 1, waits: true }, { ref: 2 }] });
    expect((await tabs.list(7)).entries[1]).not.toHaveProperty('waits');
    await tabs.finish(7, entry(1), { report: REPORT });
    expect((await tabs.list(7)).entries[0]).toEqual({ ...entry(1), report: REPORT });
    await tabs.add(9, PAGE, entry(1));
    expect(await tabs.tabIds()).toEqual([7, 9]);
  });

  it('knows the address of its page, also in the next worker, until the page is gone', async () => {
    const { tabs, storage, clock } = setUp();
    await tabs.startPage(7, PAGE);
    const next = createTabList(storage.area, () => clock.now);
    expect([await tabs.pageOf(7), await next.pageOf(7), await tabs.pageOf(8)]).toEqual([PAGE.url, PAGE.url, null]);
    await tabs.movedTo(7, 'https://github.com/jon');
    expect(await tabs.pageOf(7)).toBe('https://github.com/jon');
    clock.now += 60_000;
    await tabs.movedTo(7, 'https://elsewhere.example/');
    expect(await tabs.pageOf(7)).toBeNull();
  });

  it('keeps how current a report is, until the next one', async () => {
    const { tabs } = setUp();
    await tabs.add(7, PAGE, entry(1));
    const missed = { ...REPORT, verdict: 'unreachable' } as const;
    for (const aged of [{ missed: null }, { missed }]) {
      await tabs.finish(7, entry(1), { report: REPORT, aged });
      expect((await tabs.list(7)).entries).toEqual([{ ...entry(1), report: REPORT, aged }]);
    }
    await tabs.finish(7, entry(1), { report: REPORT });
    expect((await tabs.list(7)).entries).toEqual([{ ...entry(1), report: REPORT }]);
  });

  it('notes where a short link led, with a report to come, and forgets it with the link', async () => {
    const { tabs } = setUp();
    await tabs.add(7, PAGE, entry(1));
    const led = { link: entry(2).link, followed: { url: entry(2).href } };
    await tabs.follow(7, entry(1, 'https://guild.example/old'), led);
    expect((await tabs.list(7)).entries).toEqual([{ ...entry(1), report: null }]);
    await tabs.follow(7, entry(1), led);
    await tabs.finish(7, entry(1), { report: REPORT });
    expect((await tabs.list(7)).entries).toEqual([{ ...entry(1), ...led, report: REPORT }]);
    await tabs.add(7, PAGE, entry(1));
    expect((await tabs.list(7)).entries).toEqual([{ ...entry(1), report: null }]);
  });

  it('finds an award in the lists of all tabs, under whatever address, with whom it is compared', async () => {
    const { tabs, storage } = setUp();
    const award = (ref: number, id: string, more: Partial<PanelEntry['link']> = {}) => {
      const listed = entry(ref);
      return { ...listed, link: { ...listed.link, host: 'coursera', id, ...more } };
    };
    await tabs.add(7, PAGE, award(1, 'A'));
    await tabs.add(7, PAGE, award(2, 'B'));
    await tabs.add(8, { ...PAGE, holder: 'Bea Baker' }, award(1, 'A', { url: 'https://guild.example/other/A' }));
    await tabs.add(8, { ...PAGE, holder: 'Bea Baker' }, award(3, 'A', { host: 'udemy' }));
    await tabs.add(9, PAGE, award(1, 'A', { kind: 'placeholder' }));
    await tabs.add(10, PAGE, award(1, 'A'));
    await tabs.forget(10);
    await storage.area.set({ 'tab:11:1': { link: 'nonsense' }, other: 1 });
    const found = await tabs.find(
      ({ link: { kind, host, id } }) => kind === 'award' && host === 'coursera' && id === 'A',
    );
    expect(found.map(({ tabId, holder, entry }) => [tabId, holder, entry.ref])).toEqual([
      [7, 'Ida Holm', 1],
      [8, 'Bea Baker', 1],
    ]);
  });

  it('outlives the worker', async () => {
    const { tabs, storage } = setUp();
    await tabs.add(7, PAGE, entry(1));
    await tabs.finish(7, entry(1), { report: REPORT });
    expect((await createTabList(storage.area, () => 0).list(7)).entries).toEqual([{ ...entry(1), report: REPORT }]);
  });

  it('takes no report for a link that was changed or went away meanwhile', async () => {
    const { tabs } = setUp();
    await tabs.add(7, PAGE, entry(1, 'https://guild.example/new'));
    await tabs.finish(7, entry(1, 'https://guild.example/old'), { report: REPORT });
    await tabs.finish(7, entry(2), { report: REPORT });
    expect((await tabs.list(7)).entries).toEqual([{ ...entry(1, 'https://guild.example/new'), report: null }]);
  });

  it('replaces an entry with the same number, and forgets one that is gone', async () => {
    const { tabs, storage } = setUp();
    await tabs.add(7, PAGE, entry(1));
    await tabs.finish(7, entry(1), { report: REPORT });
    await tabs.add(7, PAGE, entry(1, 'https://guild.example/new'));
    expect((await tabs.list(7)).entries).toEqual([{ ...entry(1, 'https://guild.example/new'), report: null }]);
    await tabs.removeEntry(7, 1);
    expect((await tabs.list(7)).entries).toEqual([]);
    expect(storage.keys()).toEqual(['tab:7']);
  });

  it('is forgotten with its tab, and only with its own', async () => {
    const { tabs, storage } = setUp();
    await tabs.add(7, PAGE, entry(1));
    await tabs.add(77, PAGE, entry(1));
    await tabs.forget(7);
    expect(storage.keys()).toEqual(['tab:77', 'tab:77:1']);
  });

  it('starts anew with another page', async () => {
    const { tabs, storage } = setUp();
    await tabs.add(7, PAGE, entry(1));
    await tabs.startPage(7, { url: 'https://github.com/jon', holder: null, checking: 'on-click' });
    const next = { url: 'https://github.com/jon', holder: null, checking: 'on-click' };
    expect(await tabs.list(7)).toEqual({ ...NOTHING, ...next });
    expect(storage.keys()).toEqual(['tab:7']);
  });

  it.each<[string, string, number, 'left' | 'settled' | 'stayed']>([
    ['to another page', 'https://other.example/', 60_000, 'left'],
    ['to a part of the same page', 'https://github.com/ida#badges', 60_000, 'stayed'],
    ['nowhere', 'https://github.com/ida', 60_000, 'stayed'],
    ['while the page itself was just starting', 'https://github.com/jon', 100, 'settled'],
  ])('when the tab moves %s: kept or forgotten', async (_, url, later, moved) => {
    const { tabs, clock } = setUp();
    await tabs.startPage(7, PAGE);
    await tabs.add(7, PAGE, entry(1));
    clock.now += later;
    expect(await tabs.movedTo(7, url)).toBe(moved);
    expect((await tabs.list(7)).entries).toHaveLength(moved === 'left' ? 0 : 1);
  });

  it('says how many links were not looked at, for this page alone', async () => {
    const { tabs } = setUp();
    await tabs.startPage(7, PAGE);
    await tabs.setSkipped(7, 12);
    await tabs.add(7, PAGE, entry(1));
    expect((await tabs.list(7)).skipped).toBe(12);
    await tabs.startPage(7, PAGE);
    expect((await tabs.list(7)).skipped).toBe(0);
  });

  it('ends at 500 entries, of which each can still change', async () => {
    const { tabs } = setUp();
    for (let ref = 0; ref < 500; ref++) expect(await tabs.add(7, PAGE, entry(ref))).toBe('listed');
    expect(await tabs.add(7, PAGE, entry(500))).toBe('full');
    expect(await tabs.add(7, PAGE, entry(3, 'https://guild.example/new'))).toBe('listed');
    expect((await tabs.list(7)).entries).toHaveLength(500);
  });

  it('makes room by forgetting the oldest tab', async () => {
    const { tabs, clock, storage } = setUp(9_000_000);
    const big = 'x'.repeat(2000);
    const fill = async (tabId: number) => {
      clock.now += 1;
      await tabs.startPage(tabId, PAGE);
      for (let ref = 0; ref < 500; ref++) {
        const each = { ...entry(ref), text: big, href: `https://guild.example/${big}` };
        expect(await tabs.add(tabId, PAGE, each)).toBe('listed');
      }
    };
    for (const tabId of [1, 2, 3, 4, 5]) await fill(tabId);
    expect(storage.size()).toBeLessThanOrEqual(9_000_000);
    expect((await tabs.list(5)).entries).toHaveLength(500);
    expect((await tabs.list(1)).entries).toEqual([]);
  }, 60_000);
});
