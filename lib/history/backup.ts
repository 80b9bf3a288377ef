import * as v from 'valibot';
import type { LearningRecord } from '../capture/types';
import { historyErrorOf } from './errors';
import { instant } from './fields';
import { ImportError } from './import-error';
import { addBatch } from './journal';
import { mergeImported, mergeRecords } from './merge';
import { changedFields } from './record-fields';
import { describeIssue, learningRecord, storedCredential } from './record-schema';
import { isGood } from './reports';
import { toRecord, toRow } from './row';
import type { HistoryDb } from './schema';
import type { HistoryFile, StoredCredential } from './types';

const MAX_BYTES = 100 * 1024 * 1024;
const VERSION = 1;
/** An undo keeps every record twice; a larger import can't be undone. */
const MAX_UNDOABLE = 2_000;

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

/** What came of an import. */
export interface Imported {
  readonly added: number;
  readonly known: number;
  readonly undoable: boolean;
}

/**
 * Reads a history file into the history, all of it or nothing. What is here already is never lost: one record on both
 * sides is merged, never backwards, with what the user edited kept; a dismissed record comes back.
 *
 * @param text the file, hostile
 * @param at when, ISO 8601 instant
 * @returns how many records are new, how many were here already, and whether an undo takes all of it back
 * @throws ImportError naming what is wrong with the file; HistoryError when nothing was stored
 */
export async function importHistory(db: HistoryDb, text: string, at: string): Promise<Imported> {
  const file = parseHistoryFile(text);
  const tables = [db.records, db.aliases, db.credentials, db.dismissed, db.changes];
  try {
    return await db.dexie.transaction('rw', tables, async () => {
      const aliases = await db.aliases.bulkGet(file.records.map(({ id }) => id));
      /** The file's records by the ids they have here, and the place of each in the file. */
      const incoming = new Map<string, LearningRecord>();
      const places = new Map<string, number>();
      for (const [index, record] of file.records.entries()) {
        const id = aliases[index]?.recordId ?? record.id;
        const same = incoming.get(id);
        incoming.set(id, same === undefined ? { ...record, id } : bounded(mergeRecords(same, record), index));
        places.set(id, index);
      }
      const ids = [...incoming.keys()];
      const stored = (await db.records.bulkGet(ids)).flatMap((row) => (row === undefined ? [] : [toRecord(row)]));
      for (const mine of stored) {
        const theirs = incoming.get(mine.id);
        if (theirs !== undefined) incoming.set(mine.id, bounded(mergeImported(mine, theirs), places.get(mine.id) ?? 0));
      }
      await db.records.bulkPut([...incoming.values()].map(toRow));
      await db.dismissed.bulkDelete(ids);
      let credentialsChanged = 0;
      for (const credential of file.credentials) {
        const known = await db.credentials.get(credential.id);
        const next = newerCredential(known, credential);
        if (JSON.stringify(next) === JSON.stringify(known)) continue;
        await db.credentials.put(next);
        credentialsChanged += 1;
      }
      const before = new Map(stored.map((record) => [record.id, record]));
      const changed = [...incoming.values()].filter((record) => {
        const mine = before.get(record.id);
        return mine === undefined || changedFields(mine, record).length > 0;
      });
      const undoable = changed.length > 0 && changed.length <= MAX_UNDOABLE && credentialsChanged === 0;
      if (undoable) {
        const changes = changed.map((after) => ({ recordId: after.id, before: before.get(after.id) ?? null, after }));
        await addBatch(db, 'import', at, changes);
      }
      return { added: ids.length - stored.length, known: stored.length, undoable };
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
function bounded(merged: LearningRecord, index: number): LearningRecord {
  return parseItem(learningRecord, merged, { list: 'record', number: index + 1 });
}

/** A document of which good was found here stays: a file's dates and reports are its writer's word. */
function newerCredential(mine: StoredCredential | undefined, theirs: StoredCredential): StoredCredential {
  if (mine === undefined) return theirs;
  if (mine.report !== null && isGood(mine.report)) return mine;
  const document = theirs.addedAt > mine.addedAt ? theirs : mine;
  const checked = [mine.report, theirs.report].filter((report) => report !== null);
  checked.sort((a, b) => (a.checkedAt < b.checkedAt ? 1 : -1));
  return { ...document, report: checked[0] ?? null };
}
