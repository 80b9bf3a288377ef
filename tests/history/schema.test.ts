import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/history/backup';
import { HistoryError, historyErrorOf } from '../../lib/history/errors';
import { listRecords } from '../../lib/history/queries';
import { recordObservations } from '../../lib/history/recorder';
import { createHistory, openHistory } from '../../lib/history/schema';
import { AT, observation, record } from './history';

/** Version 1 as it was released: never edited, so that each later version is tested against it. */
const VERSION_1 = {
  records: 'id, order, platform',
  changes: '++seq',
  dismissed: 'id',
  reports: 'key, checkedAt',
  credentials: 'id',
};

describe('the database', () => {
  it('opens one of version 1 with all that is in it', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('touchstone', options);
    old.version(1).stores(VERSION_1);
    await old.table('records').put({ ...record(), order: AT, search: 'rivers of the north' });
    old.close();
    const db = await openHistory('touchstone', options);
    expect(await listRecords(db, { text: 'rivers' })).toEqual([record()]);
    db.dexie.close();
  });

  it('says so when it cannot be opened, and deletes nothing', async () => {
    const factory = new IDBFactory();
    const deleted: string[] = [];
    const broken: IDBFactory = Object.assign(Object.create(factory), {
      open: () => {
        throw new DOMException(
          'A mutation operation was attempted on a database that did not allow it',
          'InvalidStateError',
        );
      },
      deleteDatabase: (name: string) => deleted.push(name),
    });
    const options = { indexedDB: broken, IDBKeyRange };
    await expect(openHistory('touchstone', options)).rejects.toMatchObject({
      name: 'HistoryError',
      code: 'open-failed',
    });
    const db = createHistory('touchstone', options);
    await expect(listRecords(db)).rejects.toMatchObject({ code: 'open-failed' });
    await expect(recordObservations(db, [observation()], AT)).rejects.toMatchObject({ code: 'open-failed' });
    await expect(exportHistory(db, AT)).rejects.toMatchObject({ code: 'open-failed' });
    expect(deleted).toEqual([]);
  });
});

describe('historyErrorOf', () => {
  it.each<[string, unknown, string]>([
    ['a full disk', new Dexie.QuotaExceededError('full'), 'full'],
    [
      'a full disk within an aborted transaction',
      Object.assign(new Error('aborted'), { name: 'AbortError', inner: new Dexie.QuotaExceededError('full') }),
      'full',
    ],
    ['a database of a newer Touchstone', new Dexie.VersionError('newer'), 'newer-database'],
    ['a database that does not open', new Dexie.OpenFailedError('closed'), 'open-failed'],
    ['anything else', new Error('other'), 'write-failed'],
    ['what is no error', 'text', 'write-failed'],
  ])('names %s', (_, error, code) => {
    expect(historyErrorOf(error)).toMatchObject({ name: 'HistoryError', code });
  });

  it('leaves its own as they are', () => {
    const error = new HistoryError('not-found', 'no record');
    expect(historyErrorOf(error)).toBe(error);
  });
});
