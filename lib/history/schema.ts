import { Dexie, type DexieOptions, type Table } from 'dexie';
import { historyErrorOf } from './errors';
import type { StoredPage } from './pages';
import type { RecordRow } from './row';
import type {
  Alias,
  Answered,
  CachedReport,
  Change,
  Denial,
  Dismissal,
  NotedRequest,
  OwnCertificate,
  StoredCredential,
  StoredDocument,
} from './types';

/** A change as written: its `seq` is given by the database. */
export type ChangeRow = Omit<Change, 'seq'> & { readonly seq?: number };

/** A request as written: its `seq` is given by the database. */
export type RequestRow = Omit<NotedRequest, 'seq'> & { readonly seq?: number };

export interface HistoryDb {
  readonly dexie: Dexie;
  readonly records: Table<RecordRow, string>;
  readonly aliases: Table<Alias, string>;
  readonly changes: Table<ChangeRow, number>;
  readonly dismissed: Table<Dismissal, string>;
  readonly denied: Table<Denial, [recordId: string, status: string]>;
  readonly reports: Table<CachedReport, string>;
  readonly pages: Table<StoredPage, string>;
  readonly documents: Table<StoredDocument, string>;
  readonly requests: Table<RequestRow, number>;
  readonly credentials: Table<StoredCredential, string>;
  readonly answers: Table<Answered, string>;
  readonly certificates: Table<OwnCertificate, string>;
}

const DATABASE_NAME = 'touchstone';

/**
 * Describes the database without opening it; the first use opens it. Versions are append-only: never edit one that was
 * released, add the next with its `upgrade`, and a test that opens the older database.
 *
 * @param options where IndexedDB is not the global one
 */
export function createHistory(name: string = DATABASE_NAME, options: DexieOptions = {}): HistoryDb {
  const dexie = new Dexie(name, options);
  dexie.version(1).stores({
    records: 'id, order, platform, *credentialKeys',
    aliases: 'id, recordId',
    changes: '++seq, batch, [cause+batch]',
    dismissed: 'id',
    denied: '[recordId+status], recordId',
    reports: 'key, checkedAt',
    credentials: 'id',
  });
  dexie.version(2).stores({ pages: 'key, until' });
  dexie.version(3).stores({ documents: 'key, keptAt', requests: '++seq, at' });
  dexie.version(4).stores({ answers: 'key', certificates: 'key, due' });
  return {
    dexie,
    records: dexie.table('records'),
    aliases: dexie.table('aliases'),
    changes: dexie.table('changes'),
    dismissed: dexie.table('dismissed'),
    denied: dexie.table('denied'),
    reports: dexie.table('reports'),
    pages: dexie.table('pages'),
    documents: dexie.table('documents'),
    requests: dexie.table('requests'),
    credentials: dexie.table('credentials'),
    answers: dexie.table('answers'),
    certificates: dexie.table('certificates'),
  };
}

/**
 * Uses the database such that a failure to open it doesn't last: Dexie would answer every later use with the same error.
 * The next use opens it again. Rejects as `use` does.
 */
export async function reopening<T>(db: HistoryDb, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const { code } = historyErrorOf(error);
    if (code === 'open-failed' || !db.dexie.isOpen()) db.dexie.close({ disableAutoOpen: false });
    throw error;
  }
}
