import type { ChangeRow, HistoryDb } from './schema';
import type { Change } from './types';

/** How far back an undo reaches. */
export const JOURNAL_LENGTH = 200;

/** Writes one change inside the caller's transaction and drops what has become too old. Answers its `seq`. */
export async function addChange(db: HistoryDb, change: Omit<Change, 'seq' | 'undoneBy'>): Promise<number> {
  const seq = await db.changes.add({ ...change, undoneBy: null });
  await db.changes
    .where('seq')
    .belowOrEqual(seq - JOURNAL_LENGTH)
    .delete();
  return seq;
}

/** The change of that number, or null when it is no longer in the journal. */
export async function changeAt(db: HistoryDb, seq: number): Promise<Change | null> {
  const row = await db.changes.get(seq);
  return row === undefined ? null : withSeq(row, seq);
}

/** The newest change that was not undone, whatever its cause: of an undo too, for that puts back what it took. */
export async function lastUndoable(db: HistoryDb): Promise<Change | null> {
  const row = await db.changes
    .orderBy('seq')
    .reverse()
    .filter(({ undoneBy }) => undoneBy === null)
    .first();
  return row?.seq === undefined ? null : withSeq(row, row.seq);
}

function withSeq(row: ChangeRow, seq: number): Change {
  return { ...row, seq };
}
