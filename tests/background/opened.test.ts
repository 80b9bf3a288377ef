import { describe, expect, it, vi } from 'vitest';
import { findPage } from '../../lib/history/pages';
import { findReport, reportKey } from '../../lib/history/reports';
import type { Sender } from '../../lib/messages/router';
import { AT } from '../history/history';
import { putReport } from '../history/put';
import { reportOf } from '../messages/reports';

import { check, ID, opened, POPUP, pageIn, pageOf, settled, setUp } from './world';

describe('opened.read', () => {
  const CERTIFICATE = 'https://guild.example/o/weaving-7';
  const facts = (texts: readonly (readonly [string, string])[]) => ({
    facts: { language: 'en', metas: [], texts, attributes: [], states: [] },
  });
  const shows = facts([['course', 'Weaving']]);

  it('keeps what the page at the sender’s own address shows, whatever the message says', async () => {
    const { send, db, clock } = setUp();
    const reply = await send('opened.read', { ...shows, url: 'https://guild.example/o/other' }, pageIn(9, CERTIFICATE));
    expect(reply).toEqual({ ok: true, value: null });
    expect(await findPage(db, opened(CERTIFICATE), new Date(clock.now))).toEqual({
      ...pageOf(CERTIFICATE, 'Weaving'),
      readAt: AT,
    });
    expect(await db.pages.count()).toBe(1);
  });

  it('checks again, past the cache, wherever that award is listed, and tells the marks there', async () => {
    const { send, told, asked, db, answers, clock } = setUp();
    await send('marks.check', check(1, CERTIFICATE), pageIn(7));
    await send('marks.check', check(2, `${CERTIFICATE}b`), pageIn(7));
    await send('marks.check', check(4, CERTIFICATE, 'Bea Baker'), pageIn(8, 'https://github.com/bea'));
    expect(asked).toHaveLength(3);
    answers.set(CERTIFICATE, async () =>
      reportOf({ verdict: 'confirmed', checkedAt: new Date(clock.now).toISOString() }),
    );
    await send('opened.read', shows, pageIn(9, CERTIFICATE));
    await vi.waitFor(() => expect(told.toSorted()).toEqual(['7 1', '8 4']));
    expect(asked.slice(3).toSorted()).toEqual([`${CERTIFICATE} for Bea Baker`, `${CERTIFICATE} for Ida Holm`]);
    const list = await send('panel.list', { tabId: 7 }, POPUP);
    expect(list).toMatchObject({
      value: { entries: [{ report: { verdict: 'confirmed' } }, { report: { verdict: 'verified' } }] },
    });
    expect(await findReport(db, reportKey(`${CERTIFICATE}b`, 'Ida Holm'))).toMatchObject({
      report: { verdict: 'verified' },
    });
  });

  it('leaves the award of a short link that was followed in its place, and tells no mark, for it has none', async () => {
    const { send, told, answers, redirects } = setUp();
    const short = 'https://guild.example/s/1';
    redirects.set(short, CERTIFICATE);
    await send('marks.check', check(1, short), pageIn(7));
    await send('panel.follow', { tabId: 7, ref: 1 }, POPUP);
    answers.set(CERTIFICATE, async () => reportOf({ verdict: 'confirmed' }));
    await send('opened.read', shows, pageIn(9, CERTIFICATE));
    const entry = { href: short, followed: { url: CERTIFICATE }, report: { verdict: 'confirmed' } };
    await vi.waitFor(async () =>
      expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [entry] } }),
    );
    await settled();
    expect(told).toEqual([]);
  });

  it('forgets what it showed before when its host says that there is none any more', async () => {
    const { send, told, asked, db } = setUp();
    await send('opened.read', shows, pageIn(9, CERTIFICATE));
    await send('marks.check', check(1, CERTIFICATE), pageIn(7));
    const none = facts([['course', 'none']]);
    await send('opened.read', none, pageIn(9, CERTIFICATE));
    await vi.waitFor(() => expect(told).toEqual(['7 1']));
    expect([await db.pages.count(), asked.length]).toEqual([0, 2]);
    // Said again it is no news, and nothing is asked.
    await send('opened.read', none, pageIn(9, CERTIFICATE));
    expect([told.length, asked.length]).toEqual([1, 2]);
  });

  it('drops a report kept for a tab that is closed by now', async () => {
    const { send, db } = setUp();
    await putReport(db, reportKey(CERTIFICATE, 'Ida Holm'), { report: reportOf(), missed: null }, new Date(AT));
    await send('opened.read', shows, pageIn(9, CERTIFICATE));
    expect(await findReport(db, reportKey(CERTIFICATE, 'Ida Holm'))).toBeNull();
  });

  it.each<[string, unknown, Sender]>([
    ['shows no award', facts([]), pageIn(9, CERTIFICATE)],
    ['stands in a frame', shows, { ...pageIn(9, CERTIFICATE), frameId: 3 }],
    ['is in no tab', shows, { id: ID, url: CERTIFICATE, frameId: 0 }],
  ])('keeps nothing of a page that %s', async (_, data, sender) => {
    const { send, db, told } = setUp();
    await send('opened.read', data, sender);
    expect(await db.pages.count()).toBe(0);
    expect(told).toEqual([]);
  });
});
