import { describe, expect, it } from 'vitest';
import {
  clearReports,
  findReport,
  isFresh,
  isShowable,
  outlasts,
  pruneReports,
  reportKey,
  trimReport,
} from '../../lib/history/reports';
import type { Lifetime } from '../../lib/links/types';
import type { Report, Verdict } from '../../lib/verify/types';
import { AT, minutesLater, testHistory } from './history';
import { putReport } from './put';

function reportOf(verdict: Verdict, fields: Partial<Report> = {}): Report {
  return {
    verdict,
    format: 'open-badges-2',
    issuer: { id: 'https://guild.example/issuer', name: 'Guild of Weavers' },
    achievement: { name: 'Weaving', description: null },
    recipient: { name: null },
    issuedAt: '2024-05-03T10:00:00Z',
    expiresAt: null,
    checks: [{ id: 'hosted', outcome: 'pass' }],
    inside: [],
    evidence: [],
    checkedAt: AT,
    requests: [],
    ...fields,
  };
}

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;
/** What a host says: a day or a few days, and minutes. */
const FOR_A_DAY: Lifetime = { good: DAY * MINUTE, bad: 5 * MINUTE };
const FOR_DAYS: Lifetime = { good: 3 * DAY * MINUTE, bad: 10 * MINUTE };
const FOR_EVER: Lifetime = { good: 1000 * DAY * MINUTE, bad: 1000 * DAY * MINUTE };

const kept = (report: Report, missed: Report | null = null) => ({ report, missed });
const later = (minutes: number) => new Date(minutesLater(minutes));

describe('isFresh', () => {
  it.each<[Verdict, number, Lifetime, boolean]>([
    ['verified', 0, FOR_A_DAY, true],
    ['verified', DAY - 1, FOR_A_DAY, true],
    ['verified', DAY, FOR_A_DAY, false],
    ['verified', DAY, FOR_DAYS, true],
    ['verified', 3 * DAY, FOR_DAYS, false],
    ['confirmed', DAY - 1, FOR_A_DAY, true],
    ['confirmed', DAY + 1, FOR_A_DAY, false],
    ['unreachable', 4, FOR_DAYS, true],
    ['unreachable', 5, FOR_A_DAY, false],
    ['unreachable', 9, FOR_DAYS, true],
    ['revoked', 4, FOR_A_DAY, true],
    ['revoked', 10, FOR_DAYS, false],
    ['other-person', 6, FOR_A_DAY, false],
    ['invalid', 6, FOR_A_DAY, false],
    ['expired', 6, FOR_A_DAY, false],
    ['unverifiable', 6, FOR_A_DAY, false],
    ['verified', -1, FOR_DAYS, false],
    ['verified', 14 * DAY - 1, FOR_EVER, true],
    ['verified', 14 * DAY, FOR_EVER, false],
    ['revoked', 14 * DAY, FOR_EVER, false],
  ])('%s, %i minutes later, where its host says %o: %s', (verdict, minutes, keep, fresh) => {
    expect(isFresh(reportOf(verdict), later(minutes), keep)).toBe(fresh);
  });
});

describe('a report of a credential that has ended since', () => {
  it.each<[string, Verdict, string, boolean]>([
    ['an hour before its end', 'verified', minutesLater(120), true],
    ['at its end', 'verified', minutesLater(3), false],
    ['after its end, written with another time zone', 'verified', `${minutesLater(122).slice(0, 19)}+02:00`, false],
    ['with an end that is no date', 'verified', 'soon', true],
    ['revoked before its end came', 'revoked', minutesLater(1), false],
    ['that said so', 'expired', minutesLater(-60), true],
  ])('%s', (_, verdict, expiresAt, fresh) => {
    const report = reportOf(verdict, { expiresAt });
    expect(isFresh(report, later(3), FOR_A_DAY)).toBe(fresh);
    expect(isShowable(report, later(3))).toBe(fresh);
  });
});

describe('a report that no longer counts', () => {
  it.each<[Verdict, number, boolean]>([
    ['verified', 14 * DAY - 1, true],
    ['verified', 14 * DAY, false],
    ['verified', -1, false],
    ['revoked', 13 * DAY, true],
    ['other-person', 13 * DAY, true],
    ['unverifiable', 20, true],
    ['unreachable', 1, false],
  ])('%s, %i minutes later, may be shown with its age while its host is asked: %s', (verdict, minutes, shown) => {
    expect(isShowable(reportOf(verdict), later(minutes))).toBe(shown);
  });

  it.each<[Verdict, number, string, Lifetime, boolean]>([
    ['verified', 2 * DAY - 1, 'timeout', FOR_A_DAY, true],
    ['verified', 2 * DAY, 'timeout', FOR_A_DAY, false],
    ['verified', 5 * DAY, '503', FOR_DAYS, true],
    ['verified', 6 * DAY, 'network', FOR_DAYS, false],
    ['confirmed', 14 * DAY - 1, 'network', FOR_EVER, true],
    ['confirmed', 14 * DAY, 'network', FOR_EVER, false],
    ['verified', 13 * DAY, 'offline', FOR_A_DAY, true],
    ['verified', 14 * DAY, 'offline', FOR_A_DAY, false],
    ['revoked', 13 * DAY, 'timeout', FOR_A_DAY, true],
    ['revoked', 14 * DAY, 'offline', FOR_A_DAY, false],
    ['unreachable', 1, 'offline', FOR_A_DAY, false],
  ])('%s, %i minutes later, outlasts %s where its host says %o: %s', (verdict, minutes, result, keep, stands) => {
    const missed = reportOf('unreachable', { requests: [{ url: 'https://guild.example/', result }] });
    expect(outlasts({ report: reportOf(verdict), missed }, later(minutes), keep)).toBe(stands);
  });
});

describe('kept reports', () => {
  it('are found by credential and holder, the last one of each', async () => {
    const db = testHistory();
    const key = reportKey('https://guild.example/a/1', 'Ida Holm');
    const verified = kept(reportOf('verified'));
    await putReport(db, key, kept(reportOf('unreachable')), new Date(AT));
    await putReport(db, key, verified, new Date(AT));
    expect(await findReport(db, key)).toEqual(verified);
    expect(await findReport(db, reportKey('https://guild.example/a/1', null))).toBeNull();
    expect(await findReport(db, reportKey('https://guild.example/a/2', 'Ida Holm'))).toBeNull();
  });

  it('are kept with what came of asking again, and are as old as they are all the same', async () => {
    const db = testHistory();
    const both = kept(reportOf('verified'), reportOf('unreachable', { checkedAt: minutesLater(13 * DAY) }));
    await putReport(db, 'one', both, later(13 * DAY));
    expect(await findReport(db, 'one')).toEqual(both);
    await pruneReports(db, later(14 * DAY + 1));
    expect(await findReport(db, 'one')).toBeNull();
  });

  it('of an earlier version are read', async () => {
    const db = testHistory();
    await db.reports.put({ key: 'one', report: reportOf('verified'), checkedAt: AT });
    expect(await findReport(db, 'one')).toEqual(kept(reportOf('verified')));
  });

  it('go when what is consulted about issuers changes', async () => {
    const db = testHistory();
    await putReport(db, 'one', kept(reportOf('verified')), new Date(AT));
    await clearReports(db);
    expect(await findReport(db, 'one')).toBeNull();
  });

  it('go after two weeks, when none of them may be shown any more', async () => {
    const db = testHistory();
    await putReport(db, 'old', kept(reportOf('verified')), new Date(AT));
    const then = later(14 * DAY + 1);
    await putReport(db, 'new', kept(reportOf('verified', { checkedAt: then.toISOString() })), then);
    expect(await db.reports.toCollection().primaryKeys()).toEqual(['new']);
  });

  it('go after two weeks also where no other comes', async () => {
    const db = testHistory();
    await putReport(db, 'old', kept(reportOf('verified')), new Date(AT));
    await pruneReports(db, later(14 * DAY - 1));
    expect(await db.reports.count()).toBe(1);
    await pruneReports(db, later(14 * DAY + 1));
    expect(await db.reports.count()).toBe(0);
  });

  it('go where the clock was set back: they would be kept until it is there again', async () => {
    const db = testHistory();
    await putReport(db, 'before', kept(reportOf('verified', { checkedAt: minutesLater(30 * DAY) })), later(30 * DAY));
    await putReport(db, 'now', kept(reportOf('verified')), later(0));
    expect([await findReport(db, 'before'), (await findReport(db, 'now')) !== null]).toEqual([null, true]);
  });

  it('are bounded in number, the oldest going first', async () => {
    const db = testHistory();
    const old = (index: number) => reportOf('verified', { checkedAt: minutesLater(-index / 60) });
    await db.reports.bulkPut(
      Array.from({ length: 5000 }, (_, index) => ({
        key: `${index}`,
        report: old(index),
        checkedAt: old(index).checkedAt,
      })),
    );
    await putReport(db, 'new', kept(reportOf('verified')), new Date(AT));
    expect(await db.reports.count()).toBe(5000);
    expect(await findReport(db, '4999')).toBeNull();
    expect(await findReport(db, 'new')).not.toBeNull();
  });
});

describe('trimReport', () => {
  it('leaves an honest report as it is', () => {
    expect(trimReport(reportOf('verified'))).toEqual(reportOf('verified'));
  });

  it('bounds one that is not, and keeps its verdict', () => {
    const long = 'x'.repeat(1_000_000);
    const detail = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, long]));
    const hostile = reportOf('revoked', {
      issuer: { id: long, name: long },
      achievement: { name: long, description: long },
      issuedAt: long,
      checks: Array.from(
        { length: 10_000 },
        () => ({ id: 'status', outcome: 'fail', reason: 'revoked', detail }) as const,
      ),
      requests: Array.from({ length: 10_000 }, () => ({ url: long, result: long })),
    });
    const trimmed = trimReport(hostile);
    expect(trimmed.verdict).toBe('revoked');
    expect(JSON.stringify(trimmed).length).toBeLessThan(16_000);
  });
});
