import type { LearningRecord, LearningStatus } from '../capture/types';
import { historyErrorOf } from './errors';
import { searchable, toRecord } from './row';
import type { HistoryDb } from './schema';

/** What the history is narrowed to. Empty text and null mean all. */
export interface HistoryFilter {
  readonly text?: string;
  readonly status?: LearningStatus | null;
  readonly platform?: string | null;
}

/**
 * The records, newest first: by when they were completed, or last seen where no completion is known. Every word of
 * `text` must occur in title, provider, platform, skills, instructors or tags, whatever its case and accents.
 *
 * @throws HistoryError when the history cannot be read
 */
export async function listRecords(db: HistoryDb, filter: HistoryFilter = {}): Promise<readonly LearningRecord[]> {
  const words = searchable(filter.text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  try {
    // Ascending and turned here: IndexedDB reads forwards in one go, backwards only a record at a time.
    const rows = await db.records.orderBy('order').toArray();
    return rows
      .filter(
        (row) =>
          (!filter.status || row.status === filter.status) &&
          (!filter.platform || row.platform === filter.platform) &&
          words.every((word) => row.search.includes(word)),
      )
      .map(toRecord)
      .reverse();
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/** The platforms that occur in the history, sorted. */
export async function listPlatforms(db: HistoryDb): Promise<readonly string[]> {
  try {
    return (await db.records.orderBy('platform').uniqueKeys()).map(String);
  } catch (error) {
    throw historyErrorOf(error);
  }
}
