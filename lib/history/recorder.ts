import * as v from 'valibot';
import { credentialKeys, foldObservation, matches, recordIdOf } from '../capture/fold';
import type { LearningRecord, Observation } from '../capture/types';
import { isDenied } from './denial';
import { historyErrorOf } from './errors';
import { addBatch } from './journal';
import { mergeRecords } from './merge';
import { learningRecord } from './record-schema';
import { toRecord, toRow } from './row';
import type { HistoryDb } from './schema';

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
    const tables = [db.records, db.aliases, db.changes, db.dismissed, db.denied];
    return await db.dexie.transaction('rw', tables, async () => {
      const dismissed = await db.dismissed.toArray();
      const denied = await db.denied.toArray();
      /** As they were before this message; null: not there. */
      const before = new Map<string, LearningRecord | null>();
      const after = new Map<string, LearningRecord>();
      for (const observation of own) {
        const id = recordIdOf(observation);
        const alias = (await db.aliases.get(id))?.recordId ?? id;
        if (dismissed.some((entry) => entry.id === alias || matches(entry.record, observation))) continue;
        const [found = null, ...others] = await recordsOf(db, alias, observation);
        if (found !== null && !before.has(found.id)) before.set(found.id, found);
        let known = found;
        for (const other of others) known = (known && (await absorb(db, known, other, before, after))) ?? known;
        const stated = foldObservation(known, observation, at);
        const folded = known !== null && isDenied(denied, known, observation, stated) ? known : stated;
        if (folded.id !== id) await db.aliases.put({ id, recordId: folded.id });
        if (folded === found) continue;
        if (found === null) before.set(folded.id, null);
        await db.records.put(toRow(folded));
        after.set(folded.id, folded);
      }
      const logged = [...after].filter(([id, record]) => before.get(id)?.status !== record.status);
      const changes = logged.map(([id, record]) => ({ recordId: id, before: before.get(id) ?? null, after: record }));
      if (changes.length > 0) await addBatch(db, 'capture', at, changes);
      return logged.map(([id]) => id);
    });
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/** All records of the observed item: the one of its id first, then those that hold one of its credentials. */
async function recordsOf(db: HistoryDb, id: string, observation: Observation): Promise<readonly LearningRecord[]> {
  const byId = await db.records.get(id);
  const keys = credentialKeys(observation);
  const byCredential = keys.length === 0 ? [] : await db.records.where('credentialKeys').anyOf(keys).toArray();
  const others = byCredential.filter((row) => row.id !== byId?.id);
  return [...(byId === undefined ? [] : [byId]), ...others].map(toRecord);
}

/**
 * Two records turned out to be of one item: makes `kept` hold both, and leaves the other's id as an alias. What is
 * journalled of the other goes, for it can no longer be undone by itself.
 *
 * @returns null, with nothing changed, where both together are more than one record may hold
 */
async function absorb(
  db: HistoryDb,
  kept: LearningRecord,
  other: LearningRecord,
  before: Map<string, LearningRecord | null>,
  after: Map<string, LearningRecord>,
): Promise<LearningRecord | null> {
  const merged = mergeRecords(kept, other);
  if (!v.is(learningRecord, merged)) return null;
  const earlier = [before.get(kept.id), before.has(other.id) ? before.get(other.id) : other].flatMap((it) => it ?? []);
  const [one, two] = earlier.map((it) => ({ ...it, id: kept.id }));
  before.set(kept.id, one === undefined ? null : two === undefined ? one : mergeRecords(one, two));
  before.delete(other.id);
  after.delete(other.id);
  await db.records.delete(other.id);
  await db.aliases.where('recordId').equals(other.id).modify({ recordId: kept.id });
  await db.aliases.put({ id: other.id, recordId: kept.id });
  await db.changes.filter(({ recordId }) => recordId === other.id).delete();
  const denials = db.denied.where('recordId').equals(other.id);
  const moved = (await denials.toArray()).map((denial) => ({ ...denial, recordId: kept.id }));
  await denials.delete();
  await db.denied.bulkPut(moved);
  return merged;
}
