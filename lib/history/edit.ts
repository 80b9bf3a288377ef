import * as v from 'valibot';
import type { Grade, LearningKind, LearningRecord, LearningStatus } from '../capture/types';
import { HistoryError, historyErrorOf } from './errors';
import { addBatch } from './journal';
import { changedFields, EDITABLE, type EditableField } from './record-fields';
import { describeIssue, learningRecord } from './record-schema';
import { toRecord, toRow } from './row';
import type { HistoryDb } from './schema';
import type { Cause } from './types';

/** Platform of what the user logged by hand. */
export const MANUAL = 'manual';

/** What "Log this page" asks for. Dates are ISO 8601, of any precision from the year on. */
export interface HandFields {
  readonly title: string;
  readonly url: string;
  readonly status: LearningStatus;
  readonly kind?: LearningKind;
  readonly provider?: string | null;
  readonly instructors?: readonly string[];
  readonly hours?: number | null;
  readonly grade?: Grade | null;
  readonly enrolledAt?: string | null;
  readonly startedAt?: string | null;
  readonly completedAt?: string | null;
  readonly skills?: readonly string[];
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly credentialUrl?: string | null;
}

/**
 * Logs what the user says they learned, by page and title: the same again edits that record, where nothing given leaves
 * what is there. What they gave is theirs and never overwritten; only the status may still advance, which is what a
 * course is for.
 *
 * @param at ISO 8601 instant
 * @returns the record's id
 * @throws HistoryError `malformed`, naming the field, or when nothing was stored
 */
export async function logByHand(db: HistoryDb, fields: HandFields, at: string): Promise<string> {
  const { credentialUrl, ...given } = fields;
  const id = `${MANUAL}:${await digest(`${fields.url}\n${fields.title}`)}`;
  await change(db, id, 'by-hand', at, (current) => {
    const record: LearningRecord = {
      ...(current ?? emptyRecord(id, at)),
      ...(current === null ? given : withoutEmpty(given)),
      lastSeenAt: at,
      ...(credentialUrl ? { credentials: [{ url: credentialUrl, id: null }] } : {}),
    };
    const theirs = changedFields(emptyRecord(id, at), record).filter(isEditable);
    const edited = theirs.filter((name) => name !== 'status' && name !== 'progress');
    const evidence = { adapter: MANUAL, signal: 'logged-by-hand', url: fields.url, at };
    return {
      ...record,
      evidence: record.evidence.length === 0 ? [evidence] : record.evidence,
      editedByUser: union(record.editedByUser, edited),
    };
  });
  return id;
}

/**
 * Changes fields of a record as the user wants them; folding never overwrites these again.
 *
 * @throws HistoryError `not-found`, or `malformed`, naming the field
 */
export async function editRecord(
  db: HistoryDb,
  id: string,
  fields: Partial<Pick<LearningRecord, EditableField>>,
  at: string,
): Promise<void> {
  await change(db, id, 'edit', at, (current) => {
    if (current === null) throw new HistoryError('not-found', `no record ${id}`);
    const record = { ...current, ...fields };
    return { ...record, editedByUser: union(current.editedByUser, changedFields(current, record).filter(isEditable)) };
  });
}

/**
 * Removes a record as "not mine", and remembers that: the next visit does not log it again. Undo brings it back.
 *
 * @throws HistoryError `not-found`
 */
export async function removeRecord(db: HistoryDb, id: string, at: string): Promise<void> {
  await change(db, id, 'remove', at, (current) => {
    if (current === null) throw new HistoryError('not-found', `no record ${id}`);
    return null;
  });
}

/**
 * Puts a removed record back as it was when it was removed, and lets pages add to it again.
 *
 * @throws HistoryError `not-found`
 */
export async function putBack(db: HistoryDb, id: string, at: string): Promise<void> {
  await change(db, id, 'put-back', at, (current, dismissed) => {
    if (dismissed === null) throw new HistoryError('not-found', `record ${id} was not removed`);
    return current ?? dismissed;
  });
}

/** Reads one record, changes it, writes it and journals that, all or nothing. No record = dismissed. */
async function change(
  db: HistoryDb,
  id: string,
  cause: Cause,
  at: string,
  decide: (current: LearningRecord | null, dismissed: LearningRecord | null) => LearningRecord | null,
): Promise<void> {
  try {
    await db.dexie.transaction('rw', db.records, db.changes, db.dismissed, async () => {
      const row = await db.records.get(id);
      const before = row === undefined ? null : toRecord(row);
      const after = decide(before, (await db.dismissed.get(id))?.record ?? null);
      await putRecord(db, id, before, after, at);
      await addBatch(db, cause, at, [{ recordId: id, before, after }]);
    });
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/**
 * Writes the new state of a record inside the caller's transaction. What is gone is dismissed, what is there is not:
 * a page that is still open must not bring back what the user just took out.
 */
export async function putRecord(
  db: HistoryDb,
  id: string,
  before: LearningRecord | null,
  after: LearningRecord | null,
  at: string,
): Promise<void> {
  if (after === null) {
    await db.records.delete(id);
    if (before !== null) await db.dismissed.put({ id, record: before, at });
    return;
  }
  const parsed = v.safeParse(learningRecord, after);
  if (!parsed.success) {
    const { field, message } = describeIssue(parsed.issues);
    throw new HistoryError('malformed', `${field}: ${message}`, field);
  }
  await db.records.put(toRow(after));
  await db.dismissed.delete(id);
}

function emptyRecord(id: string, at: string): LearningRecord {
  return {
    id,
    platform: MANUAL,
    kind: 'course',
    title: '',
    url: '',
    provider: null,
    instructors: [],
    status: 'enrolled',
    progress: null,
    grade: null,
    hours: null,
    enrolledAt: null,
    startedAt: null,
    completedAt: null,
    firstSeenAt: at,
    lastSeenAt: at,
    skills: [],
    tags: [],
    note: '',
    credentials: [],
    evidence: [],
    editedByUser: [],
  };
}

/** A field that was left empty says nothing of what is stored. */
function withoutEmpty<T extends object>(fields: T): Partial<T> {
  const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as Partial<T>;
}

function isEditable(name: string): name is EditableField {
  return EDITABLE.some((field) => field === name);
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}

/** A short name for a text, the same each time: 16 hexadecimal digits of its SHA-256. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
