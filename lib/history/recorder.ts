import { foldObservation, matches, recordIdOf } from '../capture/fold';
import type { LearningRecord, Observation } from '../capture/types';
import { historyErrorOf } from './errors';
import { addChange } from './journal';
import { toRecord, toRow } from './row';
import type { HistoryDb } from './schema';
import type { Dismissal } from './types';

/**
 * Folds what was observed into the history: one transaction, so that a worker killed in the middle leaves nothing half
 * written and two tabs never overwrite each other. The same observations, again or in another order, change nothing.
 * What is not the viewer's own, was only seen, or was dismissed by the user is left out.
 *
 * @param at when it was observed, ISO 8601 instant
 * @returns ids of the records that are new or reached a new status
 * @throws HistoryError when nothing was stored
 */
export async function recordObservations(
  db: HistoryDb,
  observations: readonly Observation[],
  at: string,
): Promise<readonly string[]> {
  const own = observations.filter(({ own, status }) => own === 'yes' && status !== 'seen');
  if (own.length === 0) return [];
  try {
    return await db.dexie.transaction('rw', db.records, db.changes, db.dismissed, async () => {
      const dismissed = await db.dismissed.toArray();
      const stored = createFinder(db);
      const before = new Map<string, LearningRecord>();
      const after = new Map<string, LearningRecord>();
      for (const observation of own) {
        if (isDismissed(dismissed, observation)) continue;
        const pending =
          after.get(recordIdOf(observation)) ?? [...after.values()].find((it) => matches(it, observation));
        const known = pending ?? (await stored(observation));
        if (known && !pending) before.set(known.id, known);
        const folded = foldObservation(known ?? null, observation, at);
        if (folded !== known) after.set(folded.id, folded);
      }
      await db.records.bulkPut([...after.values()].map(toRow));
      const logged = [...after].filter(([id, record]) => before.get(id)?.status !== record.status);
      for (const [id, record] of logged) {
        await addChange(db, { recordId: id, before: before.get(id) ?? null, after: record, cause: 'capture', at });
      }
      return logged.map(([id]) => id);
    });
  } catch (error) {
    throw historyErrorOf(error);
  }
}

function isDismissed(dismissed: readonly Dismissal[], observation: Observation): boolean {
  const id = recordIdOf(observation);
  return dismissed.some((entry) => entry.id === id || matches(entry.record, observation));
}

/**
 * Finds records inside the caller's transaction. All are read at most once, and only when an id is not known: a page of
 * a hundred courses costs one read, and a known course costs none.
 */
function createFinder(db: HistoryDb) {
  let all: Promise<readonly LearningRecord[]> | null = null;
  const readAll = () => {
    all ??= db.records.toArray((rows) => rows.map(toRecord));
    return all;
  };
  return async (observation: Observation): Promise<LearningRecord | null> => {
    const row = await db.records.get(recordIdOf(observation));
    if (row !== undefined) return toRecord(row);
    return (await readAll()).find((record) => matches(record, observation)) ?? null;
  };
}
