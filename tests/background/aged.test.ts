import { describe, expect, it } from 'vitest';
import type { Report } from '../../lib/verify/types';
import { minutesLater, testHistory } from '../history/history';
import { reportOf } from '../messages/reports';
import { fakeStorage } from '../platform/browser';

import { check, POPUP, pageIn, listed as reportListed, settled, setUp, tabEntries, until } from './world';

describe('an answer past its time', () => {
  const HREF = 'https://guild.example/a/1';
  const DAY = 24 * 60 * 60_000;
  const unreachable = (result: string, checkedAt: number) =>
    reportOf({
      verdict: 'unreachable',
      checkedAt: new Date(checkedAt).toISOString(),
      requests: [{ url: HREF, result }],
    });

  /** A tab in which a credential was checked, and another, some time later, with a host that has not answered yet. */
  async function daysLater(days: number, first: Partial<Report> = {}) {
    const world = setUp();
    const { send, answers, clock } = world;
    answers.set(HREF, async () => reportOf(first));
    await send('marks.check', check(1, HREF), pageIn(7));
    clock.now += days * DAY;
    let answer: (report: Report) => void = () => undefined;
    answers.set(HREF, () => new Promise((resolve) => (answer = resolve)));
    await send('marks.page', { holder: 'Ida Holm' }, pageIn(8));
    const listed = async () => {
      const reply = await send('panel.list', { tabId: 8 }, POPUP);
      return reply.ok ? reply.value : null;
    };
    return { ...world, answer: (report: Report) => answer(report), listed };
  }

  it.each<[string, Partial<Report>]>([
    ['Verified', {}],
    ['Revoked', { verdict: 'revoked' }],
    ['Issued to someone else', { verdict: 'other-person' }],
    ['Not genuine', { verdict: 'invalid' }],
  ])('is given at once with its age (%s), asked for again behind that, and told', async (word, first) => {
    const { send, asked, told, answer, listed, clock } = await daysLater(3, first);
    const reply = await send('marks.check', check(5, HREF), pageIn(8));
    expect(reply).toMatchObject({ ok: true, value: { word } });
    expect(JSON.stringify(reply)).toContain('Checked 3 days ago, being checked again');
    expect(await listed()).toMatchObject({ entries: [{ report: reportListed(first), aged: { missed: null } }] });
    await until(async () => asked.length === 2);
    expect(told).toEqual([]);
    answer(reportOf({ verdict: 'revoked', checkedAt: new Date(clock.now).toISOString() }));
    await until(async () => told.length === 1);
    expect(told).toEqual(['8 5']);
    const [entry] = (await tabEntries(listed)) ?? [];
    expect(entry).toMatchObject({ report: { verdict: 'revoked' } });
    expect(entry).not.toHaveProperty('aged');
    // The mark asks for what it was told of: nothing more is asked or told.
    const after = await send('marks.check', check(5, HREF), pageIn(8));
    expect(after).toMatchObject({ value: { verdict: 'revoked' } });
    expect(JSON.stringify(after)).not.toContain('Checked');
    await settled();
    expect([asked.length, told.length]).toEqual([2, 1]);
  });

  it.each<[string, number, string, string]>([
    ['stays with its age where the host is down', 1.5, 'timeout', 'verified'],
    ['gives way where it is too old for that', 3, 'timeout', 'unreachable'],
    ['stays while we are offline', 13, 'offline', 'verified'],
  ])('%s', async (_, days, result, verdict) => {
    const { send, told, answer, listed, clock, asked } = await daysLater(days);
    await send('marks.check', check(5, HREF), pageIn(8));
    await until(async () => asked.length === 2);
    answer(unreachable(result, clock.now));
    await until(async () => told.length === 1);
    const reply = await send('marks.check', check(5, HREF), pageIn(8));
    expect(reply).toMatchObject({ value: { verdict } });
    const stays = verdict === 'verified';
    expect(JSON.stringify(reply).includes('could not be checked again just now')).toBe(stays);
    const [entry] = (await tabEntries(listed)) ?? [];
    expect(entry).toMatchObject({
      report: { verdict },
      ...(stays && { aged: { missed: { verdict: 'unreachable' } } }),
    });
    await settled();
    expect([asked.length, told.length]).toEqual([2, 1]);
  });

  it('is asked for again by the popup where the worker was killed meanwhile', async () => {
    const killed = await daysLater(3);
    await killed.send('marks.check', check(5, HREF), pageIn(8));
    await until(async () => killed.asked.length === 2);
    const restarted = setUp(killed.state);
    restarted.clock.now = killed.clock.now;
    restarted.answers.set(HREF, async () => reportOf({ checkedAt: new Date(killed.clock.now).toISOString() }));
    await restarted.send('panel.list', { tabId: 8 }, POPUP);
    await until(async () => restarted.told.length === 1);
    expect(restarted.asked).toHaveLength(1);
    const list = await restarted.send('panel.list', { tabId: 8 }, POPUP);
    expect(JSON.stringify(list)).not.toContain('aged');
  });

  const inTab7 = { tabId: 7 };

  it.each<[string, number, Partial<Report>, Record<string, unknown>]>([
    ['with its age', 3, {}, { report: { verdict: 'verified' }, aged: { missed: null } }],
    ['no more where it is too old for that', 15, {}, { report: null }],
    ['no more where the credential has ended since', 0.5, { expiresAt: minutesLater(60) }, { report: null }],
    ['no more, bad news too, where it is too old', 15, { verdict: 'revoked' }, { report: null }],
  ])('is shown in a tab that stayed open %s, and asked for again when a person looks', async (...row) => {
    const [, days, first, entry] = row;
    const { send, asked, told, answer, clock } = await daysLater(days, first);
    expect(await send('panel.list', inTab7, POPUP)).toMatchObject({ value: { entries: [entry] } });
    await until(async () => asked.length === 2);
    expect(await send('panel.list', inTab7, POPUP)).toMatchObject({ value: { entries: [entry] } });
    answer(reportOf({ verdict: 'suspended', checkedAt: new Date(clock.now).toISOString() }));
    await until(async () => told.length === 1);
    const list = await send('panel.list', inTab7, POPUP);
    expect(list).toMatchObject({ value: { entries: [{ report: { verdict: 'suspended' } }] } });
    await settled();
    expect([JSON.stringify(list).includes('aged'), asked.length, told]).toEqual([false, 2, ['7 1']]);
  });

  it.each<[string, number, Partial<Report>]>([
    ['good news that still counts', 0.9, {}],
    ['bad news, which may be asked for again by hand', 3, { verdict: 'revoked' }],
    ['what could not be checked', 20, { verdict: 'unreachable' }],
  ])('is left as it was found in a tab that stayed open: %s', async (_, days, first) => {
    const { send, asked } = await daysLater(days, first);
    const list = await send('panel.list', inTab7, POPUP);
    await settled();
    expect(list).toMatchObject({ value: { entries: [{ report: reportListed(first) }] } });
    expect([JSON.stringify(list).includes('aged'), asked.length]).toEqual([false, 1]);
  });

  it('in a tab that stayed open is asked for once, where its host is down', async () => {
    const { send, asked, told, answer, clock } = await daysLater(1.5);
    await send('panel.list', inTab7, POPUP);
    await until(async () => asked.length === 2);
    answer(unreachable('timeout', clock.now));
    await until(async () => told.length === 1);
    clock.now += 10 * 60_000;
    const entry = { report: { verdict: 'verified' }, aged: { missed: { verdict: 'unreachable' } } };
    expect(await send('panel.list', inTab7, POPUP)).toMatchObject({ value: { entries: [entry] } });
    await settled();
    expect(asked).toHaveLength(2);
  });

  it('is asked for no more once the page is gone', async () => {
    const { send, asked, told, answers, answer } = await daysLater(3);
    const busy = 'https://guild.example/a/2';
    answers.set(busy, () => new Promise(() => undefined));
    void send('marks.check', check(9, busy), pageIn(9));
    await until(async () => asked.length === 2);
    await send('marks.check', check(5, HREF), pageIn(8));
    await send('marks.page', { holder: null }, pageIn(8));
    answer(reportOf());
    await settled();
    expect([asked.length, told.length]).toEqual([2, 0]);
  });

  it('where an identity is compared there is none: nothing of it was kept', async () => {
    const { send, asked, answer } = await daysLater(3);
    const reply = send('marks.check', check(5, `${HREF}?identity__email=ida%40x.example`), pageIn(8));
    await until(async () => asked.length === 2);
    answer(reportOf());
    expect(JSON.stringify(await reply)).not.toContain('Checked');
  });

  it.each([
    ['is given as one that could not be checked again', 1.5, 'verified'],
    ['is too old for that, as where the host is down', 3, 'unreachable'],
  ])('of a page that has had enough asked %s', async (_, days, verdict) => {
    const state = { db: testHistory(), storage: fakeStorage() };
    await setUp(state).send('marks.check', check(1, HREF), pageIn(7));
    const poor = setUp(state, 0);
    poor.clock.now += days * DAY;
    const reply = await poor.send('marks.check', check(5, HREF), pageIn(8));
    expect(reply).toMatchObject({ value: { verdict } });
    expect(JSON.stringify(reply).includes('could not be checked again just now')).toBe(verdict === 'verified');
    await settled();
    expect([poor.asked, poor.told]).toEqual([[], []]);
  });
});
