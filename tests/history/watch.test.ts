// Dexie's liveQuery asks for a global IndexedDB before it looks at the database's own.
import 'fake-indexeddb/auto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listRecords } from '../../lib/history/queries';
import { recordObservations } from '../../lib/history/recorder';
import { watchHistory } from '../../lib/history/watch';
import { AT, observation, testHistory } from './history';

describe('watchHistory', () => {
  it('answers now, and again after each write, until it is ended', async () => {
    const db = testHistory();
    const counts: number[] = [];
    const end = watchHistory(() => listRecords(db), { next: (records) => counts.push(records.length), error: fail });
    onTestFinished(end);
    await expect.poll(() => counts).toEqual([0]);
    await recordObservations(db, [observation()], AT);
    await expect.poll(() => counts).toEqual([0, 1]);
    end();
    await recordObservations(db, [observation({ itemId: 'other' })], AT);
    expect(counts).toEqual([0, 1]);
  });

  it('hands on what goes wrong as an error of the history', async () => {
    const db = testHistory();
    const errors: unknown[] = [];
    const query = () => db.records.orderBy('no such index').toArray();
    onTestFinished(watchHistory(query, { next: fail, error: (error) => errors.push(error) }));
    await expect.poll(() => errors).toMatchObject([{ name: 'HistoryError' }]);
  });
});

function fail(value: unknown): never {
  throw new Error(`not expected: ${String(value)}`);
}
