import { historyErrorOf } from './errors';
import type { HistoryDb } from './schema';
import type { Dismissal } from './types';

/**
 * What was removed and can be put back, the newest first.
 *
 * @throws HistoryError when the history cannot be read
 */
export async function listRemoved(db: HistoryDb): Promise<readonly Dismissal[]> {
  try {
    return (await db.dismissed.toArray()).sort((a, b) => (a.at < b.at ? 1 : -1));
  } catch (error) {
    throw historyErrorOf(error);
  }
}
