import { describe, expect, it } from 'vitest';
import {
  clearReports,
  findReport,
  isFresh,
  pruneReports,
  putReport,
  reportKey,
  trimReport,
} from '../../lib/history/reports';
import type { Report, Verdict } from '../../lib/verify/types';
import { AT, minutesLater, testHistory } from './history';

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

describe('isFresh', () => {
  it.each<[Verdict, number, boolean]>([
    ['verified', 0, true],
    ['verified', 23 * 60, true],
    ['verified', 24 * 60, false],
    ['confirmed', 23 * 60, true],
    ['confirmed', 25 * 60, false],
    ['unreachable', 4, true],
    ['unreachable', 5, false],
    ['revoked', 4, true],
    ['revoked', 6, false],
    ['other-person', 6, false],
    ['unverifiable', 6, false],
    ['verified', -1, false],
  ])('%s, %i minutes later: %s', (verdict, minutes, fresh) => {
    expect(isFresh(reportOf(verdict), new Date(minutesLater(minutes)))).toBe(fresh);
  });
});

describe('a report of a credential that has expired since', () => {
  it.each<[string, string, boolean]>([
    ['an hour before its end', minutesLater(120), true],
    ['at its end', minutesLater(60), false],
    ['after its end, written with another time zone', `${minutesLater(150).slice(0, 19)}+02:00`, false],
    ['with an end that is no date', 'soon', true],
  ])('%s', (_, expiresAt, fresh) => {
    expect(isFresh(reportOf('verified', { expiresAt }), new Date(minutesLater(60)))).toBe(fresh);
  });
});

describe('kept reports', () => {
  it('are found by credential and holder, the last one of each', async () => {
    const db = testHistory();
    const key = reportKey('https://guild.example/a/1', 'Ida Holm');
    await putReport(db, key, reportOf('unreachable'), new Date(AT));
    await putReport(db, key, reportOf('verified'), new Date(AT));
    expect((await findReport(db, key))?.verdict).toBe('verified');
    expect(await findReport(db, reportKey('https://guild.example/a/1', null))).toBeNull();
    expect(await findReport(db, reportKey('https://guild.example/a/2', 'Ida Holm'))).toBeNull();
  });

  it('go when what is consulted about issuers changes', async () => {
    const db = testHistory();
    await putReport(db, 'one', reportOf('verified'), new Date(AT));
    await clearReports(db);
    expect(await findReport(db, 'one')).toBeNull();
  });

  it('go after a day, when none of them is fresh any more', async () => {
    const db = testHistory();
    await putReport(db, 'old', reportOf('verified'), new Date(AT));
    const tomorrow = new Date(minutesLater(25 * 60));
    await putReport(db, 'new', reportOf('verified', { checkedAt: tomorrow.toISOString() }), tomorrow);
    expect(await db.reports.toCollection().primaryKeys()).toEqual(['new']);
  });

  it('go after a day also where no other comes', async () => {
    const db = testHistory();
    await putReport(db, 'old', reportOf('verified'), new Date(AT));
    await pruneReports(db, new Date(minutesLater(23 * 60)));
    expect(await db.reports.count()).toBe(1);
    await pruneReports(db, new Date(minutesLater(25 * 60)));
    expect(await db.reports.count()).toBe(0);
  });

  it('are bounded in number, the oldest going first', async () => {
    const db = testHistory();
    const old = (index: number) => reportOf('verified', { checkedAt: minutesLater(-index / 60) });
    await db.reports.bulkPut(
      Array.from({ length: 2000 }, (_, index) => ({
        key: `${index}`,
        report: old(index),
        checkedAt: old(index).checkedAt,
      })),
    );
    await putReport(db, 'new', reportOf('verified'), new Date(AT));
    expect(await db.reports.count()).toBe(2000);
    expect(await findReport(db, '1999')).toBeNull();
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
