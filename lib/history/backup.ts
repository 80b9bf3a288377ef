import * as v from 'valibot';
import type { LearningRecord } from '../capture/types';
import { historyErrorOf } from './errors';
import { instant } from './fields';
import { ImportError } from './import-error';
import { mergeRecords } from './merge';
import { describeIssue, learningRecord, storedCredential } from './record-schema';
import { toRecord, toRow } from './row';
import type { HistoryDb } from './schema';
import type { HistoryFile, StoredCredential } from './types';

const MAX_BYTES = 100 * 1024 * 1024;
const MAX_RECORDS = 50_000;
const MAX_CREDENTIALS = 5_000;
const VERSION = 1;

/**
 * The whole history as one object, in one reading: what "Export JSON" writes and what a backup is.
 *
 * @param at when, ISO 8601 instant
 */
export async function exportHistory(db: HistoryDb, at: string): Promise<HistoryFile> {
  try {
    return await db.dexie.transaction('r', db.records, db.credentials, async () => ({
      format: 'touchstone-history',
      version: VERSION,
      exportedAt: at,
      records: (await db.records.orderBy('order').toArray()).map(toRecord).reverse(),
      credentials: await db.credentials.toArray(),
    }));
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/**
 * Reads a history file into the history, all of it or nothing. What is here already is never lost: one record on both
 * sides is merged, never backwards, with what the user edited kept; a dismissed record comes back.
 *
 * @param text the file, hostile
 * @returns how many records are new, and how many were here already
 * @throws ImportError naming what is wrong with the file; HistoryError when nothing was stored
 */
export async function importHistory(
  db: HistoryDb,
  text: string,
): Promise<{ readonly added: number; readonly known: number }> {
  const file = parseHistoryFile(text);
  const incoming = new Map<string, LearningRecord>();
  for (const record of file.records) {
    const same = incoming.get(record.id);
    incoming.set(record.id, same === undefined ? record : mergeRecords(same, record));
  }
  const ids = [...incoming.keys()];
  try {
    return await db.dexie.transaction('rw', db.records, db.credentials, db.dismissed, async () => {
      const stored = (await db.records.bulkGet(ids)).flatMap((row) => (row === undefined ? [] : [toRecord(row)]));
      for (const mine of stored) {
        const theirs = incoming.get(mine.id);
        if (theirs !== undefined) incoming.set(mine.id, bounded(mergeRecords(mine, theirs), file.records));
      }
      await db.records.bulkPut([...incoming.values()].map(toRow));
      await db.dismissed.bulkDelete(ids);
      for (const credential of file.credentials) {
        await db.credentials.put(newerCredential(await db.credentials.get(credential.id), credential));
      }
      return { added: ids.length - stored.length, known: stored.length };
    });
  } catch (error) {
    throw error instanceof ImportError ? error : historyErrorOf(error);
  }
}

const envelope = v.strictObject({
  format: v.literal('touchstone-history'),
  version: v.literal(VERSION),
  exportedAt: instant,
  records: v.array(v.unknown()),
  credentials: v.array(v.unknown()),
});

/**
 * Parses a history file of version 1.
 *
 * @param text at most 100 MB
 * @throws ImportError
 */
export function parseHistoryFile(text: string): HistoryFile {
  // A letter takes a byte at least, so a text that is too long need not be measured in bytes.
  if (text.length > MAX_BYTES) throw new ImportError('too-large', `${text.length} characters`);
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== 'touchstone-history') {
    throw new ImportError('not-a-history', 'no "format": "touchstone-history"');
  }
  if ('version' in value && typeof value.version === 'number' && value.version > VERSION) {
    throw new ImportError('newer-version', `version ${value.version}`);
  }
  const file = v.safeParse(envelope, value, { abortEarly: true });
  if (!file.success) throw malformed(null, file.issues);
  const { records, credentials } = file.output;
  if (records.length > MAX_RECORDS) throw new ImportError('too-many', `${records.length} records`);
  if (credentials.length > MAX_CREDENTIALS) throw new ImportError('too-many', `${credentials.length} credentials`);
  return {
    ...file.output,
    records: records.map((record, index) => parseItem(learningRecord, record, { list: 'record', number: index + 1 })),
    credentials: credentials.map((item, index) =>
      parseItem(storedCredential, item, { list: 'credential', number: index + 1 }),
    ),
  };
}

type Place = NonNullable<ImportError['place']>;

function parseItem<T>(schema: v.GenericSchema<unknown, T>, item: unknown, place: Place): T {
  const parsed = v.safeParse(schema, item, { abortEarly: true });
  if (!parsed.success) throw malformed(place, parsed.issues);
  return parsed.output;
}

function malformed(place: Place | null, issues: readonly v.BaseIssue<unknown>[]): ImportError {
  const { field, message } = describeIssue(issues);
  const where = place === null ? 'the file' : `${place.list} ${place.number}`;
  return new ImportError('malformed', `${where} is malformed: ${field}: ${message}`, place, field);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportError('not-json', 'the file is not JSON', null, null, { cause: error });
  }
}

/** Two records within bounds can exceed them together; then the import is refused, for an export must be readable. */
function bounded(merged: LearningRecord, records: readonly LearningRecord[]): LearningRecord {
  const number = records.findIndex(({ id }) => id === merged.id) + 1;
  return parseItem(learningRecord, merged, { list: 'record', number });
}

function newerCredential(mine: StoredCredential | undefined, theirs: StoredCredential): StoredCredential {
  if (mine === undefined) return theirs;
  const document = theirs.addedAt > mine.addedAt ? theirs : mine;
  const checked = [mine.report, theirs.report].filter((report) => report !== null);
  checked.sort((a, b) => (a.checkedAt < b.checkedAt ? 1 : -1));
  return { ...document, report: checked[0] ?? null };
}
