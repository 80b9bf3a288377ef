import type { LearningRecord } from '../capture/types';
import { denialOf } from './denial';
import { putRecord } from './edit';
import { HistoryError, historyErrorOf } from './errors';
import { addBatch, batchAt } from './journal';
import { changedFields, revertFields } from './record-fields';
import { toRecord } from './row';
import type { HistoryDb } from './schema';
import type { Batch } from './types';

/**
 * Takes back one batch; later changes to other fields stay, and so do records that have changed since in a way that
 * leaves nothing to put back. A record that was logged is removed and dismissed, one that was imported is removed, one
 * that was removed is back and no longer dismissed. A status that a page stated is denied, so that the page, still open,
 * does not state it again. Undoing twice is undoing once; the undo is journalled, and can be undone.
 *
 * @param number the batch's
 * @param at ISO 8601 instant
 * @returns number of the undo's own batch
 * @throws HistoryError `not-found` (no longer in the journal) or `changed-since` (nothing at all is left to put back)
 */
export async function undo(db: HistoryDb, number: number, at: string): Promise<number> {
  try {
    return await db.dexie.transaction('rw', db.records, db.changes, db.dismissed, db.denied, async () => {
      const batch = await batchAt(db, number);
      if (batch === null) throw new HistoryError('not-found', `no batch ${number}`);
      if (batch.undoneBy !== null) return batch.undoneBy;
      const undone: BatchChange[] = [];
      for (const change of batch.changes) {
        const row = await db.records.get(change.recordId);
        const current = row === undefined ? null : toRecord(row);
        const target = stateWithout(change, current);
        if (target === undefined) continue;
        await putRecord(db, change.recordId, current, target, at);
        await settleClaims(db, batch, change, current, at);
        undone.push({ recordId: change.recordId, before: current, after: target });
      }
      if (undone.length === 0) throw new HistoryError('changed-since', `batch ${number} has changed since`);
      const undoneBy = await addBatch(db, 'undo', at, undone);
      await db.changes.where('batch').equals(number).modify({ undoneBy });
      // What an undone undo had taken back holds again, and can be taken back again.
      if (batch.cause === 'undo')
        await db.changes.filter((change) => change.undoneBy === number).modify({ undoneBy: null });
      return undoneBy;
    });
  } catch (error) {
    throw historyErrorOf(error);
  }
}

type BatchChange = Batch['changes'][number];

/** What pages may state of the record from now on. */
async function settleClaims(
  db: HistoryDb,
  { cause }: Batch,
  change: BatchChange,
  current: LearningRecord | null,
  at: string,
): Promise<void> {
  const { recordId, before, after } = change;
  // A file that was the wrong one says nothing of what the user learns.
  if (cause === 'import' && before === null) await db.dismissed.delete(recordId);
  if (cause === 'capture' && before !== null && after !== null && current !== null) {
    await db.denied.put(denialOf(after, current, at));
  }
  if (cause === 'undo') await db.denied.where('recordId').equals(recordId).delete();
}

/** The record as it would be had the change not happened; null: not there; undefined: there is nothing to put back. */
function stateWithout(
  { before, after }: BatchChange,
  current: LearningRecord | null,
): LearningRecord | null | undefined {
  if ((after === null) !== (current === null)) return undefined;
  if (before === null || after === null || current === null) return before;
  const target = revertFields(current, before, after);
  return changedFields(current, target).length === 0 ? undefined : target;
}
