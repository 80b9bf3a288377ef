import { credentialKeys, foldObservation, matches, recordIdOf } from '../capture/fold';
import type { Evidence, LearningRecord, Observation } from '../capture/types';
import { evidenceKey } from './denial';
import { putBack } from './edit';
import { historyErrorOf } from './errors';
import { recordObservations } from './recorder';
import { toRecord } from './row';
import type { HistoryDb } from './schema';
import type { Answered } from './types';

/** What a signal ends in where the user says whose it is, and the page doesn't. */
const SAID = '-said-mine';
/** Of a signal, as a history file bounds it. */
const MAX_SIGNAL = 100;

/** May the page show something of the viewer's that is worth a question? Only what was completed is. */
export function isDoubt({ own, status }: Observation): boolean {
  return own === 'unknown' && status === 'completed';
}

/** What an answer is about: the evidence that the observation gives, wherever else its item is met. */
export function doubtKey(observation: Observation): string {
  return evidenceKey(evidenceOf(observation));
}

/** What is to be recorded of what a page states, and what is the user's to say. */
export interface Settled {
  /** The viewer's own: as the page states, or as the user said of this evidence. */
  readonly own: readonly Observation[];
  /** Open, or answered with no. An explicit no also keeps out what the page calls the viewer's own. */
  readonly doubts: readonly Observation[];
}

/**
 * Sorts what a page states by what the user said of it. What is neither the viewer's nor in doubt is left out.
 *
 * @throws HistoryError when the answers cannot be read
 */
export async function settle(db: HistoryDb, observations: readonly Observation[]): Promise<Settled> {
  const asked = observations.filter((one) => isDoubt(one) || (one.own === 'yes' && one.status !== 'seen'));
  const answers = await findAnswers(db, asked.map(doubtKey));
  const own: Observation[] = [];
  const doubts: Observation[] = [];
  for (const observation of asked) {
    const answer = answers.get(doubtKey(observation))?.answer ?? null;
    if (answer === 'no') doubts.push(observation);
    else if (observation.own === 'yes') own.push(observation);
    else {
      doubts.push(observation);
      if (answer === 'yes') own.push(claimed(observation));
    }
  }
  return { own, doubts };
}

/**
 * How the user's word stands on what a page shows: open, answered, or nothing to ask. What the history has from that very
 * page needs no question, and what the user removed gets none.
 *
 * @throws HistoryError when the history cannot be read
 */
export async function standingOf(db: HistoryDb, observation: Observation): Promise<'open' | 'yes' | 'no' | 'none'> {
  try {
    const key = doubtKey(observation);
    const answer = (await db.answers.get(key))?.answer ?? null;
    if (answer === 'no') return 'no';
    const isFromHere = restsOn(evidenceOf(observation));
    if ((await recordsOf(db, observation)).some(isFromHere)) return answer ?? 'none';
    const removed = await db.dismissed.toArray();
    return removed.some(({ record }) => matches(record, observation) && isFromHere(record)) ? 'none' : 'open';
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/**
 * The user says that what a page shows is not theirs: its evidence stays out of the history from now on.
 *
 * @param at ISO 8601 instant
 * @throws HistoryError when it was not stored
 */
export async function disclaim(db: HistoryDb, observation: Observation, at: string): Promise<void> {
  try {
    await db.answers.put({ key: doubtKey(observation), answer: 'no', at });
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/**
 * The user says that what a page shows is theirs: it is recorded as a page's own statement is, and can be undone as that.
 * Where they removed it before, or took its status back, their later word holds.
 *
 * @param at ISO 8601 instant
 * @returns ids of the records that are new or reached a new status
 * @throws HistoryError when nothing was stored
 */
export async function claim(db: HistoryDb, observation: Observation, at: string): Promise<readonly string[]> {
  const tables = [db.records, db.aliases, db.changes, db.dismissed, db.denied, db.answers];
  try {
    return await db.dexie.transaction('rw', tables, async () => {
      await db.answers.put({ key: doubtKey(observation), answer: 'yes', at });
      const id = (await db.aliases.get(recordIdOf(observation)))?.recordId ?? recordIdOf(observation);
      const removed = await db.dismissed.toArray();
      for (const { id: gone, record } of removed)
        if (gone === id || matches(record, observation)) await putBack(db, gone, at);
      for (const record of await recordsOf(db, observation))
        await db.denied.where('recordId').equals(record.id).delete();
      return recordObservations(db, [claimed(observation)], at);
    });
  } catch (error) {
    throw historyErrorOf(error);
  }
}

function claimed(observation: Observation): Observation {
  return { ...observation, own: 'yes', signal: observation.signal.slice(0, MAX_SIGNAL - SAID.length) + SAID };
}

/** When it was seen is no part of what an answer is about. */
const ANY_TIME = '1970-01-01T00:00:00.000Z';

function evidenceOf(observation: Observation): Evidence {
  const [evidence] = foldObservation(null, observation, ANY_TIME).evidence;
  if (evidence === undefined) throw new RangeError('an observation is evidence of itself');
  return evidence;
}

/** Does a completed record rest on what stands at that address, or name it among its credentials? */
function restsOn({ adapter, url }: Evidence): (record: LearningRecord) => boolean {
  return ({ status, evidence, credentials }) =>
    status === 'completed' &&
    (credentials.some((credential) => credential.url === url) ||
      evidence.some((one) => one.adapter === adapter && one.url === url));
}

async function findAnswers(db: HistoryDb, keys: readonly string[]): Promise<ReadonlyMap<string, Answered>> {
  try {
    const found = await db.answers.bulkGet([...new Set(keys)]);
    return new Map(found.flatMap((answer) => (answer === undefined ? [] : [[answer.key, answer] as const])));
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/** The records of the observed item, by its id and by its credentials. */
export async function recordsOf(db: HistoryDb, observation: Observation): Promise<readonly LearningRecord[]> {
  const id = (await db.aliases.get(recordIdOf(observation)))?.recordId ?? recordIdOf(observation);
  const byId = await db.records.get(id);
  const keys = credentialKeys(observation);
  const byCredential = keys.length === 0 ? [] : await db.records.where('credentialKeys').anyOf(keys).toArray();
  return [...(byId === undefined ? [] : [byId]), ...byCredential.filter((row) => row.id !== id)].map(toRecord);
}
