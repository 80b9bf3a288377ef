import { describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/history/backup';
import { dropPage, findPage, prunePages, putPage } from '../../lib/history/pages';
import { findReport, reportKey } from '../../lib/history/reports';
import { reportOf } from '../messages/reports';
import { AT, LINK, minutesLater, PAGE, testHistory } from './history';
import { putReport } from './put';

const HOUR = 60 * 60_000;
const at = (minutes: number) => new Date(minutesLater(minutes));

describe('what was read of an opened page', () => {
  it('is found by its award, under whatever address, with the time it was read', async () => {
    const db = testHistory();
    await putPage(db, LINK, PAGE, [], HOUR, at(0));
    const page = { ...PAGE, readAt: AT };
    expect(await findPage(db, LINK, at(1))).toEqual(page);
    expect(await findPage(db, { ...LINK, url: 'https://guild.example/other-shape/7' }, at(1))).toEqual(page);
  });

  it.each([
    ['another award', { ...LINK, id: '8' }],
    ['the same id on another host', { ...LINK, host: 'other' }],
  ])('is not that of %s', async (_, link) => {
    const db = testHistory();
    await putPage(db, LINK, PAGE, [], HOUR, at(0));
    expect(await findPage(db, link, at(1))).toBeNull();
  });

  it.each<[string, number, boolean]>([
    ['in time', 59, true],
    ['when its time is up', 60, false],
    ['where the clock was set back', -1, false],
  ])('counts %s: after %i minutes %s', async (_, minutes, counts) => {
    const db = testHistory();
    await putPage(db, LINK, PAGE, [], HOUR, at(0));
    expect((await findPage(db, LINK, at(minutes))) !== null).toBe(counts);
  });

  it('gives way to what is read later', async () => {
    const db = testHistory();
    await putPage(db, LINK, PAGE, [], HOUR, at(0));
    await putPage(db, LINK, { ...PAGE, recipient: 'Bea Baker' }, [], HOUR, at(10));
    expect(await findPage(db, LINK, at(65))).toMatchObject({ recipient: 'Bea Baker', readAt: minutesLater(10) });
    expect(await db.pages.count()).toBe(1);
  });

  it('is deleted when its time is up', async () => {
    const db = testHistory();
    await putPage(db, LINK, PAGE, [], HOUR, at(0));
    await putPage(db, { ...LINK, id: '8' }, PAGE, [], 2 * HOUR, at(0));
    await prunePages(db, at(60));
    expect((await db.pages.toArray()).map(({ key }) => key)).toEqual(['["guild","8"]']);
    await putPage(db, { ...LINK, id: '9' }, PAGE, [], HOUR, at(120));
    expect((await db.pages.toArray()).map(({ key }) => key)).toEqual(['["guild","9"]']);
  });

  it('is deleted where the clock was set back: it would be kept until it is there again', async () => {
    const db = testHistory();
    await putPage(db, LINK, PAGE, [], HOUR, at(60 * 24 * 30));
    await prunePages(db, at(0));
    expect(await db.pages.count()).toBe(0);
  });

  it('is kept in a bounded number; what ends first goes first', async () => {
    const db = testHistory();
    await db.pages.bulkPut(
      Array.from({ length: 500 }, (_, index) => ({
        key: String(index),
        page: PAGE,
        readAt: AT,
        until: minutesLater(100 + index),
      })),
    );
    await putPage(db, LINK, PAGE, [], 24 * HOUR, at(0));
    expect(await db.pages.count()).toBe(500);
    expect(await db.pages.get('0')).toBeUndefined();
    expect(await findPage(db, LINK, at(0))).not.toBeNull();
  });

  it('takes with it the reports made without it, for every holder, and no others', async () => {
    const db = testHistory();
    const keys = [
      reportKey(LINK.url, null),
      reportKey(LINK.url, 'Ada Learner'),
      reportKey(`${LINK.url}7`, 'Ada Learner'),
      reportKey('https://guild.example/verify/7', 'Ada Learner'),
    ];
    for (const key of keys) await putReport(db, key, { report: reportOf(), missed: null }, at(0));
    await putPage(db, LINK, PAGE, [LINK.url, 'https://guild.example/verify/7'], HOUR, at(0));
    const left = await Promise.all(keys.map((key) => findReport(db, key)));
    expect(left.map((report) => report !== null)).toEqual([false, false, true, false]);
  });

  it('goes, with its reports, when the host says that there is no such award any more', async () => {
    const db = testHistory();
    const key = reportKey(LINK.url, 'Ada Learner');
    expect(await dropPage(db, LINK, [LINK.url])).toBe(false);
    await putPage(db, LINK, PAGE, [], HOUR, at(0));
    await putReport(db, key, { report: reportOf(), missed: null }, at(0));
    expect(await dropPage(db, LINK, [LINK.url])).toBe(true);
    expect([await findPage(db, LINK, at(0)), await findReport(db, key)]).toEqual([null, null]);
  });

  it('is not in a backup', async () => {
    const db = testHistory();
    await putPage(db, LINK, PAGE, [], HOUR, at(0));
    expect(JSON.stringify(await exportHistory(db, AT))).not.toContain(PAGE.achievement);
  });
});
