import type { Lifetime } from '../links/types';
import { instantOf } from '../verify/dates';
import type { About, Check, InnerReport, Report, Verdict } from '../verify/types';
import type { HistoryDb } from './schema';
import type { CachedReport } from './types';

/** No report is kept or shown for longer, whatever its host says: it names people. */
export const MAX_AGE = 14 * 24 * 60 * 60 * 1000;
const GOOD: ReadonlySet<Verdict> = new Set<Verdict>(['verified', 'confirmed']);

/** Two weeks of somebody who reads many profiles; at most some 60 MB. */
const MAX_REPORTS = 5000;

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

/** The last report of a credential, and what came of asking again since where nothing did: an `unreachable` one. */
export interface Kept {
  readonly report: Report;
  readonly missed: Report | null;
}

/**
 * Does a report still count, so that nobody need be asked? Good news does as long as its host says, bad news and "could
 * not check" for minutes, for a mistaken one hurts somebody. One from the future (the clock was set back) never does, and
 * neither does one of a credential whose end has come since.
 */
export function isFresh(report: Report, now: Date, keep: Lifetime): boolean {
  const lifetime = isGood(report) ? keep.good : keep.bad;
  return ageOf(report, now) < Math.min(lifetime, MAX_AGE) && !hasEndedSince(report, now);
}

/** May a report that no longer counts be shown with its age, while its host is asked again? */
export function isShowable(report: Report, now: Date): boolean {
  return report.verdict !== 'unreachable' && ageOf(report, now) < MAX_AGE && !hasEndedSince(report, now);
}

/**
 * May a report be shown with its age although asking again came to nothing? Where we are offline that says nothing, and
 * any is better than none. Where it is the host that doesn't answer, good news stands for twice its time at the most.
 *
 * @param missed what came of asking again, `unreachable`
 */
export function outlasts({ report, missed }: { report: Report; missed: Report }, now: Date, keep: Lifetime): boolean {
  const isOffline = missed.requests.some(({ result }) => result === 'offline');
  const limit = isGood(report) && !isOffline ? 2 * keep.good : MAX_AGE;
  return isShowable(report, now) && ageOf(report, now) < limit;
}

/** Does a report bring good news, which counts for as long as its host says? */
export function isGood({ verdict }: Report): boolean {
  return GOOD.has(verdict);
}

/** Infinite for one from the future. */
function ageOf({ checkedAt }: Report, now: Date): number {
  const age = now.getTime() - Date.parse(checkedAt);
  return age >= 0 ? age : Number.POSITIVE_INFINITY;
}

/** Has the credential's own end come after the report was made, which so doesn't take account of it? */
function hasEndedSince({ expiresAt, checkedAt }: Report, now: Date): boolean {
  const end = instantOf(expiresAt);
  return end !== null && end <= now && end > new Date(checkedAt);
}

/** What is kept under that key, or null. */
export async function findReport(db: HistoryDb, key: string): Promise<Kept | null> {
  const kept = await db.reports.get(key);
  return kept ? { report: whole(kept.report), missed: kept.missed ? whole(kept.missed) : null } : null;
}

/** One kept by an earlier version has nothing of what stands inside. */
function whole(report: CachedReport['report']): Report {
  return { ...report, inside: report.inside ?? [], evidence: report.evidence ?? [] };
}

/** A report and what it is kept under. */
export interface KeyedReport {
  readonly key: string;
  readonly kept: Kept;
}

/** Keeps reports, each as the last of its key, and drops those that are no longer of use. */
export async function putReports(db: HistoryDb, all: readonly KeyedReport[], now: Date): Promise<void> {
  await db.dexie.transaction('rw', db.reports, async () => {
    const rows = all.map(({ key, kept: { report, missed } }) => ({ key, report, missed, checkedAt: report.checkedAt }));
    await db.reports.bulkPut(rows);
    await pruneReports(db, now);
    const excess = (await db.reports.count()) - MAX_REPORTS;
    if (excess > 0) await db.reports.orderBy('checkedAt').limit(excess).delete();
  });
}

/** Drops the reports that are too old to be shown, whatever they say, and those from the future, which may be years away. */
export async function pruneReports(db: HistoryDb, now: Date): Promise<void> {
  const checkedAt = db.reports.where('checkedAt');
  await checkedAt.below(new Date(now.getTime() - MAX_AGE).toISOString()).delete();
  await checkedAt.above(now.toISOString()).delete();
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

/** No more skills than pieces of evidence, and no address that is cut: it would lead elsewhere. */
function cutAbout({ criteria, skills }: About, text: number, most: number): About {
  const url = criteria?.url ?? null;
  return {
    criteria: criteria && {
      text: criteria.text === null ? null : criteria.text.slice(0, 2 * text),
      url: url === null || url.length > text ? null : url,
    },
    skills: skills.slice(0, most).map((skill) => skill.slice(0, text)),
  };
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
    ...(report.about && { about: cutAbout(report.about, text, inside) }),
    requests: report.requests.slice(0, requests).map((request) => ({
      url: request.url.slice(0, text),
      result: request.result.slice(0, 40),
    })),
  };
}
