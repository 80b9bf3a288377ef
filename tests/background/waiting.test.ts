import { describe, expect, it } from 'vitest';
import { reportOf } from '../messages/reports';
import { check, POPUP, pageIn, settled, setUp, until } from './world';

const HREF = 'https://guild.example/a/1';
const WAITING = { verdict: 'pending', press: 'check', word: 'Check' };

describe('a link that is listed without being asked about', () => {
  it('asks nobody, and waits in the popup’s list where the reader wants to be asked first', async () => {
    const { send, asked, site } = setUp();
    site.checking = 'on-click';
    expect(await send('marks.page', { holder: 'Ida Holm' }, pageIn(7))).toEqual({ ok: true, value: 'on-click' });
    expect(await send('marks.check', { ...check(1), ask: false }, pageIn(7))).toMatchObject({ value: WAITING });
    const list = await send('panel.list', { tabId: 7 }, POPUP);
    await settled();
    expect(list).toMatchObject({ value: { checking: 'on-click', entries: [{ ref: 1, report: null, waits: true }] } });
    expect(asked).toEqual([]);
  });

  it('is asked about once a person looks at the list, where checking is automatic; its mark hears of it', async () => {
    const { send, asked, told } = setUp();
    await send('marks.page', { holder: 'Ida Holm' }, pageIn(7));
    await send('marks.check', { ...check(1), ask: false }, pageIn(7));
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [{ report: null }] } });
    await until(async () => told.length === 1);
    const list = await send('panel.list', { tabId: 7 }, POPUP);
    expect(list).toMatchObject({ value: { entries: [{ report: { verdict: 'verified' } }] } });
    expect([asked.length, JSON.stringify(list).includes('waits')]).toEqual([1, false]);
  });

  it('shows what is kept of it', async () => {
    const { send, asked } = setUp();
    await send('marks.check', check(1), pageIn(7));
    const again = await send('marks.check', { ...check(2, HREF), ask: false }, pageIn(8));
    expect(again).toMatchObject({ value: { verdict: 'verified', press: 'evidence' } });
    expect(asked).toHaveLength(1);
  });

  it('is asked about when a person presses it, in the list or on the page', async () => {
    const { send, asked, site } = setUp();
    site.checking = 'on-click';
    await send('marks.page', { holder: 'Ida Holm' }, pageIn(7));
    for (const ref of [1, 2]) await send('marks.check', { ...check(ref), ask: false }, pageIn(7));
    expect(await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({
      value: { report: { verdict: 'verified' } },
    });
    expect(await send('marks.check', { ...check(2), ask: true }, pageIn(7))).toMatchObject({
      value: { verdict: 'verified' },
    });
    const list = await send('panel.list', { tabId: 7 }, POPUP);
    expect([asked.length, JSON.stringify(list).includes('waits')]).toEqual([2, false]);
  });
});

describe('leave that the browser withholds', () => {
  const withheld = () =>
    reportOf({
      verdict: 'unreachable',
      checks: [],
      requests: [{ url: 'https://guild.example/a/1', result: 'permission' }],
    });

  it('is asked for by the mark; where it can’t be from there, the evidence is shown', async () => {
    const { send, answers, leave, shown } = setUp();
    answers.set(HREF, async () => withheld());
    const state = await send('marks.check', check(1), pageIn(7));
    expect(state).toMatchObject({
      value: { verdict: 'unreachable', press: 'allow', origins: ['https://guild.example'] },
    });
    await send('marks.allow', { ref: 1, origins: ['https://guild.example'] }, pageIn(7));
    expect([leave, shown]).toEqual([['https://guild.example', 'of', 'https://guild.example'], ['7 1']]);
  });

  it('has what waited for it checked again, in whatever tab, and nothing else', async () => {
    const { send, answers, asked, told, permitted } = setUp();
    answers.set(HREF, async () => withheld());
    await send('marks.check', check(1), pageIn(7));
    await send('marks.check', check(2), pageIn(7));
    await send('marks.check', check(3, HREF), pageIn(8));
    answers.set(HREF, async () => reportOf());
    const before = asked.length;
    await permitted(['https://guild.example']);
    expect(told.sort()).toEqual(['7 1', '8 3']);
    // Both wait for one check.
    expect(asked.slice(before)).toEqual([`${HREF} for Ida Holm`]);
    const list = await send('panel.list', { tabId: 8 }, POPUP);
    expect(list).toMatchObject({ value: { entries: [{ report: { verdict: 'verified' } }] } });
    await permitted(['https://other.example']);
    expect(asked).toHaveLength(before + 1);
  });
});

describe('marks that the page would not leave in their place', () => {
  it('are told in the list', async () => {
    const { send } = setUp();
    await send('marks.page', { holder: null }, pageIn(7));
    await send('marks.fought', { count: 4 }, pageIn(7));
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { fought: 4 } });
  });
});

describe('a page that the reader has not checked', () => {
  it('is asked nothing for, whatever it asks for', async () => {
    const { send, asked, site } = setUp();
    site.checking = 'off';
    await send('marks.page', { holder: null }, pageIn(7));
    expect(await send('marks.check', check(1), pageIn(7))).toMatchObject({ ok: false, error: { code: 'not-wanted' } });
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [] } });
    expect(asked).toEqual([]);
  });

  it.each([
    ['sites.set', 'off', true],
    ['sites.once', 'off', true],
    ['sites.set', 'automatic', false],
    ['sites.once', 'automatic', false],
  ] as const)(
    'begins anew when it is turned on again where its marks stand still (%s, %s)',
    async (name, before, anew) => {
      const { send, sites, site } = setUp();
      site.checking = before;
      await send('marks.page', { holder: null }, pageIn(7));
      await send(name, { origin: 'https://github.com', on: true, tabId: 7 }, POPUP);
      expect(sites.includes('marks ask anew')).toBe(anew);
    },
  );
});

describe('whose addresses the reader gives', () => {
  const unread = () =>
    reportOf({ checks: [{ id: 'holder', outcome: 'unknown', reason: 'name-not-readable', detail: {} }] });
  const named = () => reportOf({ checks: [{ id: 'holder', outcome: 'pass', reason: 'same-person', detail: {} }] });

  it('are compared where the name did not decide, in memory, until the tab shows another page', async () => {
    const { send, answers, given, storage, told } = setUp();
    answers.set(HREF, async () => unread());
    answers.set('https://guild.example/a/2', async () => named());
    await send('marks.page', { holder: 'Ida Holm' }, pageIn(7));
    for (const ref of [1, 2]) await send('marks.check', check(ref), pageIn(7));
    await send('panel.identify', { tabId: 7, identities: ['ida@x.example'] }, POPUP);
    expect([given, told]).toEqual([['ida@x.example'], ['7 1']]);
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { identified: 1 } });
    expect(JSON.stringify(await storage.area.get(null))).not.toContain('ida@x.example');
    await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP);
    expect(given).toEqual(['ida@x.example', 'ida@x.example']);
    await send('marks.page', { holder: 'Jon Berg' }, pageIn(7, 'https://github.com/jon'));
    await send('marks.check', check(5, HREF, 'Jon Berg'), pageIn(7, 'https://github.com/jon'));
    expect(given).toHaveLength(2);
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { identified: 0 } });
  });

  it('are not of the person whose page began under the address of the one before', async () => {
    const { send, addresses } = setUp();
    await send('marks.page', { holder: 'Ida Holm' }, pageIn(7));
    await send('panel.identify', { tabId: 7, identities: ['ida@x.example'] }, POPUP);
    addresses.set(7, 'https://github.com/jon');
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { identified: 0 } });
  });

  it('are forgotten when the reader says so', async () => {
    const { send, answers, given } = setUp();
    answers.set(HREF, async () => unread());
    await send('marks.check', check(1), pageIn(7));
    await send('panel.identify', { tabId: 7, identities: ['ida@x.example'] }, POPUP);
    await send('panel.identify', { tabId: 7, identities: [] }, POPUP);
    await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP);
    expect(given).toEqual(['ida@x.example']);
  });
});
