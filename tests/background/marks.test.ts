import { describe, expect, it, vi } from 'vitest';
import type { PagePanel } from '../../lib/messages/protocol';
import type { Report } from '../../lib/verify/types';
import { testHistory } from '../history/history';
import { linkTo, reportOf } from '../messages/reports';
import { fakeStorage } from '../platform/browser';

import { check, ID, listed, POPUP, pageIn, settled, setUp, until } from './world';

describe('marks.check', () => {
  it('answers what the mark shows, and the popup’s list has the evidence', async () => {
    const { send } = setUp();
    await send('marks.page', { holder: 'Ida Holm' }, pageIn(7));
    expect(await send('marks.check', check(1), pageIn(7))).toMatchObject({
      ok: true,
      value: { verdict: 'verified', word: 'Verified' },
    });
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toEqual({
      ok: true,
      value: {
        url: 'https://github.com/ida',
        holder: 'Ida Holm',
        skipped: 0,
        fought: 0,
        checking: 'automatic',
        identified: 0,
        entries: [
          {
            ref: 1,
            href: 'https://guild.example/a/1',
            text: 'Weaving',
            link: linkTo('https://guild.example/a/1'),
            report: listed(),
          },
        ],
      } satisfies PagePanel,
    });
  });

  it('asks once for one credential on two pages of one person, and again for another person', async () => {
    const { send, asked } = setUp();
    const href = 'https://guild.example/a/1';
    await Promise.all([send('marks.check', check(1, href), pageIn(7)), send('marks.check', check(9, href), pageIn(8))]);
    await send('marks.check', check(2, href), pageIn(7));
    await send('marks.check', check(3, href, 'Jon Berg'), pageIn(9));
    expect(asked).toEqual([`${href} for Ida Holm`, `${href} for Jon Berg`]);
  });

  it('recognises the link itself: nothing else is asked', async () => {
    const { send, asked } = setUp();
    expect(await send('marks.check', check(1, 'https://intranet.example/secret'), pageIn(7))).toMatchObject({
      ok: true,
      value: { verdict: 'not-an-award' },
    });
    expect(asked).toEqual([]);
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ ok: true, value: { entries: [] } });
  });

  it('lists what is nobody’s award without asking', async () => {
    const { send, asked } = setUp();
    await send('marks.check', check(1, 'https://guild.example/badges/1'), pageIn(7));
    expect(asked).toEqual([]);
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({
      ok: true,
      value: { entries: [{ ref: 1, link: { kind: 'achievement' }, report: null }] },
    });
  });

  it('is refused to a frame within the page, and to a page without a tab', async () => {
    const { send, asked } = setUp();
    expect(await send('marks.check', check(1), { ...pageIn(7), frameId: 4 })).toMatchObject({
      error: { code: 'not-top-frame' },
    });
    // Nobody knows whether its window was private.
    expect(await send('marks.check', check(1), { id: ID, url: 'https://github.com/ida' })).toMatchObject({
      error: { code: 'private-window' },
    });
    expect(asked).toEqual([]);
  });

  it('keeps no address that names a person, and compares the person with it', async () => {
    const { send, compared, state } = setUp();
    await send('marks.check', check(1, 'https://guild.example/a/1?identity__email=ida%40x.example&v=2'), pageIn(7));
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({
      value: { entries: [{ href: 'https://guild.example/a/1?v=2', report: { verdict: 'verified' } }] },
    });
    expect(compared).toEqual(['ida@x.example']);
    expect(await state.db.reports.count()).toBe(0);
  });

  it('starts no check again that ends while its list is being read', async () => {
    const { area, ...storage } = fakeStorage();
    let isSlow = false;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: typeof area = {
      ...area,
      get: async (keys) => {
        const items = await area.get(keys);
        if (isSlow && Array.isArray(keys)) await held;
        return items;
      },
    };
    const { send, asked, answers, jobs } = setUp({ db: testHistory(), storage: { ...storage, area: slow } });
    let answer = (_: Report) => {};
    answers.set(
      'https://guild.example/a/1',
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const reply = send('marks.check', check(1, 'https://guild.example/a/1?identity__email=ida%40x.example'), pageIn(7));
    await until(async () => asked.length === 1);
    isSlow = true;
    const list = send('panel.list', { tabId: 7 }, POPUP);
    await settled();
    answer(reportOf());
    await settled();
    release();
    await Promise.all([list, reply]);
    await until(async () => !jobs.isRunning(7, 1));
    expect(asked.length).toBe(1);
  });

  it.each<[string, (world: ReturnType<typeof setUp>) => unknown]>([
    ['link', ({ send }) => send('marks.gone', { ref: 2 }, pageIn(7))],
    ['page', ({ send }) => send('marks.page', { holder: null }, pageIn(7))],
    ['tab', ({ jobs }) => jobs.dropTab(7)],
  ])('asks nothing for a %s that went while it waited its turn', async (_, leave) => {
    const world = setUp();
    const { send, asked, answers } = world;
    let answer: (report: Report) => void = () => undefined;
    answers.set('https://guild.example/a/1', () => new Promise((resolve) => (answer = resolve)));
    void send('marks.check', check(1), pageIn(8));
    await until(async () => asked.length === 1);
    const waiting = send('marks.check', check(2), pageIn(7));
    await settled();
    await leave(world);
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'dropped' } });
    answer(reportOf());
    await settled();
    expect(asked).toHaveLength(1);
  });

  it('asked again in the middle is still asked once', async () => {
    const { send, asked, answers } = setUp();
    let answer: (report: Report) => void = () => undefined;
    answers.set('https://guild.example/a/1', () => new Promise((resolve) => (answer = resolve)));
    const first = send('marks.check', check(1), pageIn(7));
    await until(async () => asked.length === 1);
    const again = send('marks.check', check(1), pageIn(7));
    const recheck = send('panel.recheck', { tabId: 7, ref: 1 }, POPUP);
    await settled();
    answer(reportOf());
    expect(await first).toMatchObject({ ok: true, value: { verdict: 'verified' } });
    expect(await again).toMatchObject({ ok: true, value: { verdict: 'verified' } });
    expect(await recheck).toMatchObject({ ok: true, value: { report: { verdict: 'verified' } } });
    expect(asked).toHaveLength(1);
  });

  it('asks no more for a page that alters its links without end, until a person wants to know', async () => {
    const { send, asked } = setUp(undefined, 3);
    for (let at = 0; at < 10; at++) {
      const reply = await send('marks.check', check(1, `https://guild.example/a/${at}`), pageIn(7));
      expect(reply).toMatchObject({ ok: true, value: { verdict: at < 3 ? 'verified' : 'unreachable' } });
    }
    expect(asked).toHaveLength(3);
    expect(await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({
      value: { report: { verdict: 'verified' } },
    });
    await send('marks.page', { holder: null }, pageIn(7));
    expect(await send('marks.check', check(2, 'https://guild.example/a/new'), pageIn(7))).toMatchObject({
      value: { verdict: 'verified' },
    });
  });

  it('is listed no more once the element is gone', async () => {
    const { send } = setUp();
    await send('marks.check', check(1), pageIn(7));
    await send('marks.gone', { ref: 1 }, pageIn(7));
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [] } });
  });
});

describe('marks.recognise', () => {
  it('answers in order, and one address that can’t be read takes nothing from the others', async () => {
    const { send, errors, asked } = setUp();
    const hrefs = ['/a/1', 'https://[', 'https://ada.example/', '/b/1'];
    const reply = await send('marks.recognise', { hrefs, base: 'https://guild.example/' }, pageIn(7));
    const kinds = [{ link: { kind: 'award' } }, null, null, { link: { kind: 'achievement' } }];
    expect(reply).toMatchObject({ ok: true, value: kinds });
    expect([errors.length, asked.length]).toEqual([1, 0]);
  });
});

describe('whom a link says its badge was issued to', () => {
  const HREF = 'https://guild.example/a/1?identity__email=ida%40x.example';

  it('is compared again when a person asks again, and forgotten with the link', async () => {
    const { send, compared } = setUp();
    await send('marks.check', check(1, HREF), pageIn(7));
    await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP);
    expect(compared).toEqual(['ida@x.example', 'ida@x.example']);
    await send('marks.check', check(1, 'https://guild.example/a/1'), pageIn(7));
    await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP);
    expect(compared.length).toBe(2);
  });

  it('is compared once where the popup looks while the page’s check is under way', async () => {
    const { send, asked, compared, answers } = setUp();
    let release = () => {};
    answers.set('https://guild.example/a/1', () => new Promise((resolve) => (release = () => resolve(reportOf()))));
    const answer = send('marks.check', check(1, HREF), pageIn(7));
    await vi.waitFor(async () => {
      expect(asked).toHaveLength(1);
      expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [{ report: null }] } });
    });
    release();
    await answer;
    await send('panel.list', { tabId: 7 }, POPUP);
    expect([asked.length, compared]).toEqual([1, ['ida@x.example']]);
  });
});
