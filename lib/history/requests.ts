import { httpUrl, withoutPersonal } from '../links/normalise';
import { inBundles } from './bundles';
import { historyErrorOf } from './errors';
import { MAX_HREF } from './fields';
import type { HistoryDb, RequestRow } from './schema';
import type { NotedRequest } from './types';

/** What is listed of the requests made on the user's behalf: the last of them, for a while. */
export const MAX_REQUESTS = 5000;
export const REQUEST_DAYS = 90;

const DAY = 24 * 60 * 60_000;

export interface RequestFilter {
  /** Part of the host that was asked, or of the page's; empty: all. */
  readonly host?: string;
}

/**
 * Notes requests that were made, in their order, without the parameters that name a person. Where there are too many, the
 * oldest go.
 *
 * @throws HistoryError when they cannot be written
 */
export async function noteRequests(db: HistoryDb, requests: readonly Omit<NotedRequest, 'seq'>[]): Promise<void> {
  if (requests.length === 0) return;
  const rows = requests.map((request): RequestRow => ({ ...request, url: shown(request.url) }));
  try {
    await db.dexie.transaction('rw', db.requests, async () => {
      await dropExcess(db, await db.requests.bulkAdd(rows));
    });
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/**
 * The requests that were made, the newest first.
 *
 * @param before `seq` of the last one listed so far, for those older than it
 * @throws HistoryError when they cannot be read
 */
export async function listRequests(
  db: HistoryDb,
  { limit, before, host = '' }: RequestFilter & { readonly limit: number; readonly before?: number | undefined },
): Promise<readonly NotedRequest[]> {
  const isWanted = wanted(host);
  try {
    const older = before === undefined ? db.requests.toCollection() : db.requests.where(':id').below(before);
    const rows = await older.reverse().filter(isWanted).limit(limit).toArray();
    return rows.flatMap(({ seq, ...request }) => (seq === undefined ? [] : [{ ...request, seq }]));
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/**
 * How many there are.
 *
 * @throws HistoryError when they cannot be read
 */
export async function countRequests(db: HistoryDb, { host = '' }: RequestFilter = {}): Promise<number> {
  try {
    return await (host.trim() === '' ? db.requests.count() : db.requests.filter(wanted(host)).count());
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/**
 * Empties the list.
 *
 * @throws HistoryError when it cannot be written
 */
export async function clearRequests(db: HistoryDb): Promise<void> {
  try {
    await db.requests.clear();
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/** Drops what is older than is kept. */
export async function pruneRequests(db: HistoryDb, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - REQUEST_DAYS * DAY).toISOString();
  await db.requests.where('at').below(oldest).delete();
}

/** Takes requests one by one and writes what came together at once: a page of credentials is a few writes. */
export interface RequestLog {
  readonly note: (request: Omit<NotedRequest, 'seq'>) => void;
}

/**
 * Nothing waits here but for the write before: the worker may die at any time.
 *
 * @param write stores some; what it fails to store is lost
 */
export function createRequestLog(
  write: (requests: readonly Omit<NotedRequest, 'seq'>[]) => Promise<void>,
  onError: (error: unknown) => void,
): RequestLog {
  const put = inBundles(write);
  let last: Promise<void> | null = null;
  return {
    note: (request) => {
      const written = put(request);
      // Those of one bundle fail together, and that is said once.
      if (written !== last) written.catch(onError);
      last = written;
    },
  };
}

/** Numbers are given one after the other: which are too many is told without counting, on every write. */
async function dropExcess(db: HistoryDb, newest: number): Promise<void> {
  await db.requests
    .where(':id')
    .belowOrEqual(newest - MAX_REQUESTS)
    .delete();
}

function wanted(host: string): (request: RequestRow) => boolean {
  const text = host.trim().toLowerCase();
  return ({ url, page }) =>
    text === '' || (URL.canParse(url) && new URL(url).host.includes(text)) || (page?.includes(text) ?? false);
}

/** What isn't an address was never asked; it stands as it is, cut. */
function shown(url: string): string {
  const address = httpUrl(url);
  return (address === null ? url : withoutPersonal(address)).slice(0, MAX_HREF);
}
