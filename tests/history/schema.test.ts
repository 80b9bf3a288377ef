import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/history/backup';
import { nextDue, noteCertificates } from '../../lib/history/certificates';
import { HistoryError, historyErrorOf } from '../../lib/history/errors';
import { findPage, putPage } from '../../lib/history/pages';
import { listRecords } from '../../lib/history/queries';
import { recordObservations } from '../../lib/history/recorder';
import { createHistory, reopening } from '../../lib/history/schema';
import { AT, LINK, minutesLater, observation, PAGE, record } from './history';

/** Version 1 as it was released: never edited, so that each later version is tested against it. */
const VERSION_1 = {
  records: 'id, order, platform, *credentialKeys',
  aliases: 'id, recordId',
  changes: '++seq, batch, [cause+batch]',
  dismissed: 'id',
  denied: '[recordId+status], recordId',
  reports: 'key, checkedAt',
  credentials: 'id',
};

/** Version 2 as it was released. */
const VERSION_2 = { ...VERSION_1, pages: 'key, until' };

/** Version 3 as it was released. */
const VERSION_3 = { ...VERSION_2, documents: 'key, keptAt', requests: '++seq, at' };

/** Version 4 as it was released. */
const VERSION_4 = { ...VERSION_3, answers: 'key', certificates: 'key, due' };

describe('the database', () => {
  it('opens one of version 1 with all that is in it', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('touchstone', options);
    old.version(1).stores(VERSION_1);
    await old.table('records').put({ ...record(), order: AT, search: 'rivers of the north', credentialKeys: [] });
    old.close();
    const db = createHistory('touchstone', options);
    expect(await listRecords(db, { text: 'rivers' })).toEqual([record()]);
    // What version 2 brought is there, and empty.
    expect(await db.pages.count()).toBe(0);
    await putPage(db, LINK, PAGE, [], 1000, new Date(AT));
    expect(await findPage(db, LINK, new Date(AT))).toEqual({ ...PAGE, readAt: AT });
    db.dexie.close();
  });

  it('opens one of version 2 with all that is in it', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('touchstone', options);
    old.version(1).stores(VERSION_1);
    old.version(2).stores(VERSION_2);
    await old.table('records').put({ ...record(), order: AT, search: 'rivers of the north', credentialKeys: [] });
    await old.table('pages').put({ key: '["guild","7"]', page: PAGE, readAt: AT, until: minutesLater(5) });
    old.close();
    const db = createHistory('touchstone', options);
    expect(await listRecords(db)).toEqual([record()]);
    expect(await findPage(db, LINK, new Date(AT))).toEqual(PAGE);
    db.dexie.close();
  });

  it('has the tables of version 3, also where it was one of version 2', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('touchstone', options);
    old.version(2).stores(VERSION_2);
    await old.table('pages').put({ key: '["guild","7"]', page: PAGE, readAt: AT, until: minutesLater(5) });
    old.close();
    const db = createHistory('touchstone', options);
    await db.documents.put({ key: LINK.url, url: LINK.url, type: '', bytes: new Uint8Array([1]), keptAt: AT });
    await db.requests.add({ at: AT, url: LINK.url, reason: 'credential', page: null, result: 'ok' });
    expect(await findPage(db, LINK, new Date(AT))).toEqual(PAGE);
    expect(db.dexie.tables.map(({ name }) => name).sort()).toEqual(Object.keys(VERSION_4).sort());
    db.dexie.close();
  });

  it('opens one of version 3 with all that is in it, and has the tables of version 4', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('touchstone', options);
    old.version(3).stores(VERSION_3);
    await old.table('records').put({ ...record(), order: AT, search: 'rivers of the north', credentialKeys: [] });
    await old
      .table('documents')
      .put({ key: LINK.url, url: LINK.url, type: '', bytes: new Uint8Array([1]), keptAt: AT });
    await old.table('requests').add({ at: AT, url: LINK.url, reason: 'credential', page: null, result: '200' });
    old.close();
    const db = createHistory('touchstone', options);
    expect(await listRecords(db)).toEqual([record()]);
    expect(await db.documents.get(LINK.url)).toMatchObject({ keptAt: AT });
    expect(await db.requests.toArray()).toMatchObject([{ url: LINK.url, reason: 'credential' }]);
    await db.answers.put({ key: '["moodle"]', answer: 'no', at: AT });
    expect(
      await noteCertificates(
        db,
        [LINK.url],
        () => LINK,
        () => AT,
      ),
    ).toBe(1);
    expect(await nextDue(db, AT)).toMatchObject({ key: LINK.url, link: LINK, report: null });
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
    const db = createHistory('touchstone', options);
    await expect(listRecords(db)).rejects.toMatchObject({ name: 'HistoryError', code: 'open-failed' });
    await expect(recordObservations(db, [observation()], AT)).rejects.toMatchObject({ code: 'open-failed' });
    await expect(exportHistory(db, AT)).rejects.toMatchObject({ code: 'open-failed' });
    expect(deleted).toEqual([]);
  });

  it('that once failed to open is opened again by the next use', async () => {
    const factory = new IDBFactory();
    let failures = 1;
    const flaky: IDBFactory = Object.assign(Object.create(factory), {
      open: (...wanted: Parameters<IDBFactory['open']>) => {
        if (failures-- > 0) throw new DOMException('The disk is away', 'InvalidStateError');
        return factory.open(...wanted);
      },
    });
    const db = createHistory('touchstone', { indexedDB: flaky, IDBKeyRange });
    const record = () => reopening(db, () => recordObservations(db, [observation()], AT));
    await expect(record()).rejects.toMatchObject({ name: 'HistoryError' });
    expect(await record()).toHaveLength(1);
    expect(await listRecords(db)).toHaveLength(1);
    db.dexie.close();
  });

  it('stays open after a failure that isn’t its own', async () => {
    const db = createHistory('touchstone', { indexedDB: new IDBFactory(), IDBKeyRange });
    await db.dexie.open();
    await expect(reopening(db, () => Promise.reject(new Error('other')))).rejects.toThrow('other');
    expect(db.dexie.isOpen()).toBe(true);
    db.dexie.close();
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
