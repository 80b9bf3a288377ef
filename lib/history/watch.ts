import { liveQuery } from 'dexie';
import { historyErrorOf } from './errors';

export interface HistoryObserver<T> {
  readonly next: (answer: T) => void;
  readonly error: (error: unknown) => void;
}

/**
 * Answers a query of the history now, and again whenever what it read is written, here or in another context of the
 * extension.
 *
 * @param query reads through the functions of this folder, and nothing else
 * @returns ends the watching
 */
export function watchHistory<T>(query: () => Promise<T>, { next, error }: HistoryObserver<T>): () => void {
  const subscription = liveQuery(query).subscribe({ next, error: (cause) => error(historyErrorOf(cause)) });
  return () => subscription.unsubscribe();
}
