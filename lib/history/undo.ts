import type { LearningRecord } from '../capture/types';
import { putRecord } from './edit';
import { HistoryError, historyErrorOf } from './errors';
import { addChange, changeAt } from './journal';
import { changedFields, revertFields } from './record-fields';
import { toRecord } from './row';
import type { HistoryDb } from './schema';
import type { Change } from './types';

/** What a page states of the learner. Undoing it is the user's word against the page, and the user's counts. */
const STATED_BY_PAGE = new Set<string>([
  'status',
  'progress',
  'grade',
  'enrolledAt',
  'startedAt',
  'completedAt',
  'credentials',
]);

/**
 * Takes back one change; later changes to other fields stay. A record that was logged is removed and dismissed, one that
 * was removed is back and no longer dismissed. Undoing twice is undoing once; the undo is journalled, and can be undone.
 *
 * @param at ISO 8601 instant
 * @returns `seq` of the undo
 * @throws HistoryError `not-found` (no longer in the journal) or `changed-since` (nothing is left to put back)
 */
export async function undo(db: HistoryDb, seq: number, at: string): Promise<number> {
  try {
    return await db.dexie.transaction('rw', db.records, db.changes, db.dismissed, async () => {
      const change = await changeAt(db, seq);
      if (change === null) throw new HistoryError('not-found', `no change ${seq}`);
      if (change.undoneBy !== null) return change.undoneBy;
      const row = await db.records.get(change.recordId);
      const current = row === undefined ? null : toRecord(row);
      const target = stateWithout(change, current);
      await putRecord(db, change.recordId, current, target, at);
      const undoneBy = await addChange(db, {
        recordId: change.recordId,
        before: current,
        after: target,
        cause: 'undo',
        at,
      });
      await db.changes.update(seq, { undoneBy });
      return undoneBy;
    });
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/** The record as it would be had the change not happened. */
function stateWithout(change: Change, current: LearningRecord | null): LearningRecord | null {
  const { before, after, cause } = change;
  const gone = after === null;
  if (gone !== (current === null))
    throw new HistoryError('changed-since', `record ${change.recordId} has changed since`);
  if (before === null || after === null || current === null) return before;
  const target = revertFields(current, before, after);
  if (changedFields(current, target).length === 0) {
    throw new HistoryError('changed-since', `record ${change.recordId} has changed since`);
  }
  if (cause !== 'capture') return target;
  // Without this the page, still open, would state it again a second later.
  const denied = changedFields(current, target).filter((name) => STATED_BY_PAGE.has(name));
  return { ...target, editedByUser: [...new Set([...target.editedByUser, ...denied])] };
}
