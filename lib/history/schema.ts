import { Dexie, type DexieOptions, type Table } from 'dexie';
import { historyErrorOf } from './errors';
import type { RecordRow } from './row';
import type { CachedReport, Change, Dismissal, StoredCredential } from './types';

/** A change as written: its `seq` is given by the database. */
export type ChangeRow = Omit<Change, 'seq'> & { readonly seq?: number };

export interface HistoryDb {
  readonly dexie: Dexie;
  readonly records: Table<RecordRow, string>;
  readonly changes: Table<ChangeRow, number>;
  readonly dismissed: Table<Dismissal, string>;
  readonly reports: Table<CachedReport, string>;
  readonly credentials: Table<StoredCredential, string>;
}

export const DATABASE_NAME = 'touchstone';

/**
 * Describes the database without opening it; the first use opens it. Versions are append-only: never edit one that was
 * released, add the next with its `upgrade`, and a test that opens the older database.
 *
 * @param options where IndexedDB is not the global one
 */
export function createHistory(name: string = DATABASE_NAME, options: DexieOptions = {}): HistoryDb {
  const dexie = new Dexie(name, options);
  dexie.version(1).stores({
    records: 'id, order, platform',
    changes: '++seq',
    dismissed: 'id',
    reports: 'key, checkedAt',
    credentials: 'id',
  });
  return {
    dexie,
    records: dexie.table('records'),
    changes: dexie.table('changes'),
    dismissed: dexie.table('dismissed'),
    reports: dexie.table('reports'),
    credentials: dexie.table('credentials'),
  };
}

/**
 * Opens the database, upgrading an older one. On failure nothing is deleted or reset.
 *
 * @throws HistoryError `open-failed`, `newer-database` or `full`
 */
export async function openHistory(name?: string, options?: DexieOptions): Promise<HistoryDb> {
  const db = createHistory(name, options);
  try {
    await db.dexie.open();
  } catch (error) {
    db.dexie.close();
    throw historyErrorOf(error);
  }
  return db;
}
