import { instantOf } from '../verify/dates';
import type { Check, InnerReport, Report, Verdict } from '../verify/types';
import type { HistoryDb } from './schema';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const MINUTE = 60 * 1000;
const GOOD: ReadonlySet<Verdict> = new Set<Verdict>(['verified', 'confirmed']);

/** No report is fresh for longer than a day, so none is kept longer: it names people. */
const MAX_REPORTS = 2000;

/** In letters of JSON. Five hundred reports on one page still fit where a tab's list is kept. */
const MAX_SIZE = 12_000;

/** How much of a report is kept: what any honest one needs, and, where that is too much, down to verdict and checks. */
const WIDEST: Bounds = { text: 1000, checks: 60, details: 10, requests: 40, inside: 50 };
const NARROWER: readonly Bounds[] = [
  { text: 300, checks: 40, details: 4, requests: 10, inside: 6 },
  { text: 200, checks: 40, details: 0, requests: 0, inside: 0 },
];

interface Bounds {
  readonly text: number;
  readonly checks: number;
  readonly details: number;
  readonly requests: number;
  /** Credentials inside, and pieces of evidence. */
  readonly inside: number;
}

/** One credential as compared with one person. */
export function reportKey(url: string, holder: string | null): string {
  return JSON.stringify([url, holder]);
}

/**
 * May a report still be shown without asking again? Good news holds for a day; bad news and "could not check" for five
 * minutes, for a mistaken one hurts somebody. One from the future (the clock was set back) is never fresh, and neither is
 * good news of a credential that has expired since.
 */
export function isFresh(report: Report, now: Date): boolean {
  const age = now.getTime() - Date.parse(report.checkedAt);
  const end = GOOD.has(report.verdict) ? instantOf(report.expiresAt) : null;
  if (end && end <= now) return false;
  return age >= 0 && age < (GOOD.has(report.verdict) ? DAY : 5 * MINUTE);
}

/** The last report under that key, or null. */
export async function findReport(db: HistoryDb, key: string): Promise<Report | null> {
  const kept = await db.reports.get(key);
  // One kept by an earlier version has nothing of what stands inside.
  return kept ? { ...kept.report, inside: kept.report.inside ?? [], evidence: kept.report.evidence ?? [] } : null;
}

/** Keeps a report as the last of its key and drops those that are no longer of use. */
export async function putReport(db: HistoryDb, key: string, report: Report, now: Date): Promise<void> {
  await db.dexie.transaction('rw', db.reports, async () => {
    await db.reports.put({ key, report, checkedAt: report.checkedAt });
    await pruneReports(db, now);
    const excess = (await db.reports.count()) - MAX_REPORTS;
    if (excess > 0) await db.reports.orderBy('checkedAt').limit(excess).delete();
  });
}

/** Drops the reports that are fresh no longer, whatever they say. */
export async function pruneReports(db: HistoryDb, now: Date): Promise<void> {
  await db.reports
    .where('checkedAt')
    .below(new Date(now.getTime() - DAY).toISOString())
    .delete();
}

/** Forgets every report: what is consulted about issuers has changed. */
export async function clearReports(db: HistoryDb): Promise<void> {
  await db.reports.clear();
}

/**
 * A report of bounded size, whatever the credential put into it. The verdict stays; texts are cut, and lists ended, only
 * as far as it takes.
 */
export function trimReport(report: Report): Report {
  // Measured only once it is cut: what a hostile credential gave may be too long to write down at all.
  return NARROWER.reduce(
    (kept, bounds) => (JSON.stringify(kept).length > MAX_SIZE ? cutReport(report, bounds) : kept),
    cutReport(report, WIDEST),
  );
}

function cutReport(report: Report, { text, checks, details, requests, inside }: Bounds): Report {
  const cut = (value: string | null) => (value === null ? null : value.slice(0, text));
  const cutCheck = ({ detail, ...check }: Check): Check => {
    const kept = Object.entries(detail ?? {}).slice(0, details);
    if (kept.length === 0) return check;
    return {
      ...check,
      detail: Object.fromEntries(kept.map(([name, value]) => [name.slice(0, 40), value.slice(0, text)])),
    };
  };
  const cutClaims = <T extends InnerReport | Report>(one: T): T => ({
    ...one,
    issuer: { id: cut(one.issuer.id), name: cut(one.issuer.name) },
    achievement: { name: cut(one.achievement.name), description: cut(one.achievement.description) },
    recipient: { name: cut(one.recipient.name) },
    issuedAt: cut(one.issuedAt),
    expiresAt: cut(one.expiresAt),
    checks: one.checks.slice(0, checks).map(cutCheck),
  });
  return {
    ...cutClaims(report),
    inside: report.inside.slice(0, inside).map((one) => ({ ...cutClaims(one), comment: cut(one.comment) })),
    evidence: report.evidence
      .slice(0, inside)
      .map(({ name, description, url }) => ({ name: cut(name), description: cut(description), url: cut(url) })),
    requests: report.requests.slice(0, requests).map((request) => ({
      url: request.url.slice(0, text),
      result: request.result.slice(0, 40),
    })),
  };
}
