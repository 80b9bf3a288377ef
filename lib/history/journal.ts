import { Dexie } from 'dexie';
import type { ChangeRow, HistoryDb } from './schema';
import type { Batch, Cause, Change } from './types';

/** How far back an undo reaches. Counted for each cause apart, so that what pages state never pushes out what the user did. */
export const BATCHES_KEPT = 50;

/**
 * Writes what was done at once as one batch, inside the caller's transaction, and drops the batches of that cause that
 * have become too old.
 *
 * @param changes at least one
 * @param at ISO 8601 instant
 * @returns the batch's number, higher than any before
 */
export async function addBatch(
  db: HistoryDb,
  cause: Cause,
  at: string,
  changes: readonly Pick<Change, 'recordId' | 'before' | 'after'>[],
): Promise<number> {
  const last = await db.changes.orderBy('seq').last();
  const batch = (last?.seq ?? 0) + 1;
  await db.changes.bulkAdd(changes.map((change) => ({ ...change, batch, cause, at, undoneBy: null })));
  const ofCause = db.changes.where('[cause+batch]').between([cause, Dexie.minKey], [cause, Dexie.maxKey]);
  const oldest = (await ofCause.uniqueKeys()).at(-BATCHES_KEPT);
  await db.changes.where('[cause+batch]').between([cause, Dexie.minKey], oldest, true, false).delete();
  return batch;
}

/** The batch of that number, or null when it is no longer in the journal. */
export async function batchAt(db: HistoryDb, number: number): Promise<Batch | null> {
  const changes = await db.changes.where('batch').equals(number).sortBy('seq');
  const [first] = changes;
  if (first === undefined) return null;
  const { batch, cause, at, undoneBy } = first;
  return { batch, cause, at, undoneBy, changes };
}

/** What pages stated at that moment of one of these records, as one batch; null when there is none. */
export async function captureAt(db: HistoryDb, at: string, recordIds: readonly string[]): Promise<Batch | null> {
  const change = await db.changes
    .orderBy('seq')
    .reverse()
    .filter((row: ChangeRow) => row.cause === 'capture' && row.at === at && recordIds.includes(row.recordId))
    .first();
  return change === undefined ? null : batchAt(db, change.batch);
}

/** The newest batch that was not undone and is no undo itself: what "Undo" takes back next. */
export async function lastUndoable(db: HistoryDb): Promise<Batch | null> {
  const newest = await db.changes
    .orderBy('seq')
    .reverse()
    .filter(({ undoneBy, cause }: ChangeRow) => undoneBy === null && cause !== 'undo')
    .first();
  return newest === undefined ? null : batchAt(db, newest.batch);
}
