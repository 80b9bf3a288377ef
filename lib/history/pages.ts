import { awardKey } from '../links/award-key';
import type { CredentialLink } from '../links/types';
import type { IssuerPage } from '../verify/types';
import type { HistoryDb } from './schema';

/** A person opens some certificates a day; what is beyond names people for nothing. */
const MAX_PAGES = 500;

/** What was read of a certificate's page when the person opened it; never exported. */
export interface StoredPage {
  readonly key: string;
  readonly page: IssuerPage;
  /** ISO 8601 instants: when it was read, and until when it counts. The second is an index: where there are too many, those that end first go. */
  readonly readAt: string;
  readonly until: string;
}

/** What was read of an award's page, if that counts now. One from the future (the clock was set back) doesn't. */
export async function findPage(db: HistoryDb, link: CredentialLink, now: Date): Promise<IssuerPage | null> {
  const kept = await db.pages.get(awardKey(link));
  const at = now.toISOString();
  return kept && kept.readAt <= at && at < kept.until ? kept.page : null;
}

/**
 * Keeps what was read of an award's page now, in place of what was read before, and drops the reports that were made
 * without it and the pages that are no longer of use.
 *
 * @param addresses under which the award may have been reported
 * @param keptFor milliseconds for which it counts
 */
export async function putPage(
  db: HistoryDb,
  link: CredentialLink,
  page: IssuerPage,
  addresses: readonly string[],
  keptFor: number,
  now: Date,
): Promise<void> {
  const readAt = now.toISOString();
  const until = new Date(now.getTime() + keptFor).toISOString();
  await db.dexie.transaction('rw', db.pages, db.reports, async () => {
    await db.pages.put({ key: awardKey(link), page: { ...page, readAt }, readAt, until });
    await dropReports(db, addresses);
    await prunePages(db, now);
    const excess = (await db.pages.count()) - MAX_PAGES;
    if (excess > 0) await db.pages.orderBy('until').limit(excess).delete();
  });
}

/**
 * The host says that there is no such award (any more): forgets its page and the reports that were made with it.
 *
 * @returns was there one?
 */
export async function dropPage(db: HistoryDb, link: CredentialLink, addresses: readonly string[]): Promise<boolean> {
  return db.dexie.transaction('rw', db.pages, db.reports, async () => {
    const count = await db.pages.where('key').equals(awardKey(link)).delete();
    if (count > 0) await dropReports(db, addresses);
    return count > 0;
  });
}

/** Drops what counts no longer, and what is from the future, which may be years away. */
export async function prunePages(db: HistoryDb, now: Date): Promise<void> {
  const at = now.toISOString();
  await db.pages.filter(({ readAt, until }) => until <= at || at < readAt).delete();
}

/** A report's key begins with the address (`reportKey`). */
async function dropReports(db: HistoryDb, addresses: readonly string[]): Promise<void> {
  for (const address of new Set(addresses)) {
    await db.reports
      .where('key')
      .startsWith(`[${JSON.stringify(address)},`)
      .delete();
  }
}
