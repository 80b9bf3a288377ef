import { describe, expect, it } from 'vitest';
import { linkTo, reportOf } from '../messages/reports';

import { check, listed, POPUP, pageIn, setUp, until } from './world';

describe('panel.list', () => {
  it('has each link that is checked, also one that is longer without what names a person', async () => {
    const { send } = setUp();
    const href = `https://guild.example/a/1?x=${'~'.repeat(4000)}&identity__email=ida%40x.example`;
    expect(await send('marks.check', check(1, href), pageIn(7))).toMatchObject({ value: { verdict: 'verified' } });
    const list = await send('panel.list', { tabId: 7 }, POPUP);
    expect(list).toMatchObject({ value: { entries: [{ ref: 1, report: { verdict: 'verified' } }] } });
    expect(JSON.stringify(list)).not.toContain('x.example');
  });

  it('is of the page the tab shows, and forgotten once the tab has left it', async () => {
    const { send, addresses, clock } = setUp();
    await send('marks.page', { holder: null }, pageIn(7));
    await send('marks.check', check(1), pageIn(7));
    clock.now += 60_000;
    addresses.set(7, 'https://github.com/ida#readme');
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [{ ref: 1 }] } });
    addresses.set(7, 'https://other.example/');
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { url: null, entries: [] } });
  });

  it('takes up the checks of a worker that was killed', async () => {
    const killed = setUp();
    killed.answers.set('https://guild.example/a/1', () => new Promise(() => undefined));
    void killed.send('marks.check', check(1), pageIn(7));
    await until(async () => killed.asked.length === 1);
    const restarted = setUp(killed.state);
    const list = () => restarted.send('panel.list', { tabId: 7 }, POPUP);
    expect(await list()).toMatchObject({ value: { entries: [{ ref: 1, report: null }] } });
    await until(async () => JSON.stringify(await list()).includes('"verdict":"verified"'));
    expect(restarted.asked).toHaveLength(1);
  });
});

describe('panel.recheck', () => {
  it('asks past the cache and keeps the new report', async () => {
    const { send, answers, asked, told } = setUp();
    await send('marks.check', check(1), pageIn(7));
    answers.set('https://guild.example/a/1', async () => reportOf({ verdict: 'revoked' }));
    expect(await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({
      value: { report: { verdict: 'revoked' } },
    });
    // The mark on the page asks again, and hears the same.
    expect(told).toEqual(['7 1']);
    expect(await send('marks.check', check(1), pageIn(7))).toMatchObject({ value: { verdict: 'revoked' } });
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({
      value: { entries: [{ report: { verdict: 'revoked' } }] },
    });
    expect(asked).toHaveLength(2);
  });

  it('answers null for an entry that is gone', async () => {
    const { send } = setUp();
    expect(await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP)).toEqual({ ok: true, value: null });
  });
});

describe('panel.follow', () => {
  const SHORT = 'https://guild.example/s/1';
  const world = async (target: string | null) => {
    const made = setUp();
    if (target !== null) made.redirects.set(SHORT, target);
    await made.send('marks.check', check(1, SHORT), pageIn(7));
    return made;
  };

  it('is asked by a person only: until then a short link is listed and nothing more', async () => {
    const { send, asked, followed } = await world('https://guild.example/a/1');
    expect(await send('panel.follow', { tabId: 7, ref: 1 }, pageIn(7))).toMatchObject({
      error: { code: 'not-allowed' },
    });
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({
      value: { entries: [{ href: SHORT, link: { kind: 'short-link' }, report: null }] },
    });
    expect([asked, followed]).toEqual([[], []]);
  });

  it('an award it leads to is checked, and stands in its place with both addresses', async () => {
    const { send, asked, followed, told } = await world('https://guild.example/a/1');
    const entry = {
      ref: 1,
      href: SHORT,
      text: 'Weaving',
      link: linkTo('https://guild.example/a/1'),
      followed: { url: 'https://guild.example/a/1' },
      report: reportOf(),
    };
    expect(await send('panel.follow', { tabId: 7, ref: 1 }, POPUP)).toEqual({ ok: true, value: entry });
    const shown = { ...entry, report: listed() };
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [shown] } });
    expect(asked).toEqual(['https://guild.example/a/1 for Ida Holm']);
    // It can be checked again like any other; the page has no mark to tell.
    expect(await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({ value: entry });
    expect(await send('panel.follow', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({ value: entry });
    expect([asked.length, followed, told]).toEqual([2, [SHORT], []]);
  });

  it.each<[string, string | null, Record<string, unknown>]>([
    [
      'a badge’s description is listed as that',
      'https://guild.example/b/1',
      { link: { kind: 'achievement' }, followed: { url: 'https://guild.example/b/1' } },
    ],
    [
      'a page of no badge host is named',
      'https://ada.example/me',
      { link: { kind: 'short-link' }, followed: { url: 'https://ada.example/me' } },
    ],
    ['nowhere is said', null, { link: { kind: 'short-link' }, followed: { url: null } }],
    ['itself is said', SHORT, { link: { kind: 'short-link' }, followed: { url: SHORT } }],
  ])('%s', async (_, target, entry) => {
    const { send, asked } = await world(target);
    const led = { ref: 1, href: SHORT, report: null, ...entry };
    expect(await send('panel.follow', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({ value: led });
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [led] } });
    expect(asked).toEqual([]);
  });

  it('keeps no address that names a person, and compares the person with it', async () => {
    const { send, compared } = await world('https://guild.example/a/1?identity__email=ida%40x.example');
    const reply = await send('panel.follow', { tabId: 7, ref: 1 }, POPUP);
    expect(reply).toMatchObject({ value: { followed: { url: 'https://guild.example/a/1' } } });
    expect(JSON.stringify([reply, await send('panel.list', { tabId: 7 }, POPUP)])).not.toContain('x.example');
    expect(compared).toEqual(['ida@x.example']);
  });

  it.each([
    ['an award', 'https://guild.example/a/1', true],
    ['an entry that is gone', null, false],
  ])('is not done for %s', async (_, href, isListed) => {
    const { send, followed } = setUp();
    if (href !== null) await send('marks.check', check(1, href), pageIn(7));
    const reply = await send('panel.follow', { tabId: 7, ref: 1 }, POPUP);
    expect(reply).toMatchObject({ ok: true, value: isListed ? { href } : null });
    expect(followed).toEqual([]);
  });
});

describe('the rest', () => {
  it('shows the panel for the tab that asks', async () => {
    const { send, shown } = setUp();
    await send('marks.open', { ref: 3 }, pageIn(7));
    expect(shown).toEqual(['7 3']);
  });

  it('shows it once a second at most, for each tab', async () => {
    const { send, shown, clock } = setUp();
    for (const [tabId, later] of [
      [7, 0],
      [7, 999],
      [8, 0],
      [7, 1],
    ] as const) {
      clock.now += later;
      await send('marks.open', { ref: 3 }, pageIn(tabId));
    }
    expect(shown).toEqual(['7 3', '8 3', '7 3']);
  });

  it('lists how many links were not looked at', async () => {
    const { send } = setUp();
    await send('marks.page', { holder: null }, pageIn(7));
    await send('marks.skipped', { count: 12 }, pageIn(7));
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { skipped: 12 } });
  });

  it('turns sites on and off for our own pages only', async () => {
    const { send, sites } = setUp();
    await send('sites.set', { origin: 'https://learn.campus.example', on: true, tabId: 7 }, POPUP);
    await send('sites.set', { origin: 'https://learn.campus.example', on: false, tabId: null }, POPUP);
    expect(await send('sites.set', { origin: 'https://x.example', on: true, tabId: 7 }, pageIn(7))).toMatchObject({
      ok: false,
    });
    expect(sites).toEqual(['on https://learn.campus.example 7', 'off https://learn.campus.example', 'marks ask anew']);
  });

  it('has marks in one tab for our own pages only', async () => {
    const { send, sites } = setUp();
    await send('sites.once', { origin: 'https://ada.example', on: true, tabId: 7 }, POPUP);
    await send('sites.once', { origin: 'https://ada.example', on: false, tabId: 7 }, POPUP);
    const refused = await send('sites.once', { origin: 'https://ada.example', on: true, tabId: 7 }, pageIn(7));
    expect([refused.ok, sites]).toEqual([false, ['once https://ada.example 7', 'no more in 7', 'marks ask anew']]);
  });
});
