import { describe, expect, it } from 'vitest';
import { editRecord, type HandFields, logByHand, removeRecord } from '../../lib/history/edit';
import { lastUndoable } from '../../lib/history/journal';
import { findRecord, listRecords } from '../../lib/history/queries';
import { recordObservations } from '../../lib/history/recorder';
import type { HistoryDb } from '../../lib/history/schema';
import { undo } from '../../lib/history/undo';
import { AT, minutesLater, observation, testHistory } from './history';

const ID = 'moodle:learn.campus.example/2';
const completed = observation({ status: 'completed', completedAt: '2026-11-20' });

async function undoLast(db: HistoryDb, minutes: number): Promise<number> {
  const change = await lastUndoable(db);
  if (change === null) throw new Error('nothing to undo');
  return undo(db, change.seq, minutesLater(minutes));
}

describe('undo', () => {
  it('takes back what was logged, and the page that is still open does not bring it back', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await undoLast(db, 1);
    expect(await listRecords(db)).toEqual([]);
    expect(await recordObservations(db, [completed], minutesLater(2))).toEqual([]);
    expect(await listRecords(db)).toEqual([]);
  });

  it('of that undo puts it back, and logging goes on', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    const logged = await findRecord(db, ID);
    await undo(db, await undoLast(db, 1), minutesLater(2));
    expect(await findRecord(db, ID)).toEqual(logged);
    expect(await recordObservations(db, [completed], minutesLater(3))).toEqual([ID]);
  });

  it('of a removal puts the record back as it was', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await editRecord(db, ID, { note: 'With Jon.' }, minutesLater(1));
    const before = await findRecord(db, ID);
    await removeRecord(db, ID, minutesLater(2));
    expect(await findRecord(db, ID)).toBeNull();
    await undoLast(db, 3);
    expect(await findRecord(db, ID)).toEqual(before);
    expect(await recordObservations(db, [completed], minutesLater(4))).toEqual([ID]);
  });

  it('of a completion gives the status before, which the page cannot overrule', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await recordObservations(db, [completed], minutesLater(1));
    await undoLast(db, 2);
    await recordObservations(db, [completed], minutesLater(3));
    expect(await findRecord(db, ID)).toMatchObject({ status: 'in-progress', completedAt: null });
    await undoLast(db, 4);
    expect(await findRecord(db, ID)).toMatchObject({
      status: 'completed',
      completedAt: '2026-11-20',
      editedByUser: [],
    });
  });

  it('leaves what changed since', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await editRecord(db, ID, { title: 'Rivers', note: 'First.' }, minutesLater(1));
    const edit = await lastUndoable(db);
    await editRecord(db, ID, { note: 'Second.' }, minutesLater(2));
    await undo(db, edit?.seq ?? 0, minutesLater(3));
    expect(await findRecord(db, ID)).toMatchObject({ title: 'Rivers of the North', note: 'Second.' });
  });

  it('twice is once', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    const change = await lastUndoable(db);
    const both = await Promise.all([undo(db, change?.seq ?? 0, AT), undo(db, change?.seq ?? 0, AT)]);
    expect(both[0]).toBe(both[1]);
    expect(await db.changes.count()).toBe(2);
  });

  it('says so when nothing is left to put back', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    const logged = await lastUndoable(db);
    await removeRecord(db, ID, minutesLater(1));
    await expect(undo(db, logged?.seq ?? 0, minutesLater(2))).rejects.toMatchObject({ code: 'changed-since' });
    await expect(undo(db, 999, minutesLater(2))).rejects.toMatchObject({ code: 'not-found' });
    expect(await findRecord(db, ID)).toBeNull();
  });
});

describe('logByHand', () => {
  const fields: HandFields = {
    title: 'Bridges',
    url: 'https://night-school.example/bridges',
    status: 'completed',
    completedAt: '2024-05',
    provider: 'Night School',
    credentialUrl: 'https://night-school.example/certificates/9',
  };

  it('logs what the user gave as theirs', async () => {
    const db = testHistory();
    const id = await logByHand(db, fields, AT);
    expect(await findRecord(db, id)).toMatchObject({
      platform: 'manual',
      title: 'Bridges',
      status: 'completed',
      completedAt: '2024-05',
      credentials: [{ url: 'https://night-school.example/certificates/9', id: null }],
      evidence: [{ adapter: 'manual', signal: 'logged-by-hand', url: fields.url, at: AT }],
      editedByUser: ['title', 'url', 'provider', 'completedAt', 'credentials'],
    });
  });

  it('logs one page and title once', async () => {
    const db = testHistory();
    const ids = [await logByHand(db, fields, AT), await logByHand(db, { ...fields, note: 'Good.' }, minutesLater(1))];
    expect(new Set(ids).size).toBe(1);
    expect(await listRecords(db)).toMatchObject([{ note: 'Good.', firstSeenAt: AT }]);
    await logByHand(db, { ...fields, title: 'Tunnels' }, AT);
    expect(await db.records.count()).toBe(2);
  });

  it('is undone, and can be logged again', async () => {
    const db = testHistory();
    await logByHand(db, fields, AT);
    await undoLast(db, 1);
    expect(await listRecords(db)).toEqual([]);
    await logByHand(db, fields, minutesLater(2));
    expect(await db.records.count()).toBe(1);
    expect(await db.dismissed.count()).toBe(0);
  });

  it.each<[string, Partial<HandFields>]>([
    ['url', { url: 'javascript:alert(1)' }],
    ['title', { title: 'x'.repeat(2001) }],
    ['completedAt', { completedAt: '2024-02-30' }],
    ['hours', { hours: -1 }],
    ['credentials.0.url', { credentialUrl: 'file:///etc/passwd' }],
  ])('names the field that is out of bounds: %s', async (field, wrong) => {
    const db = testHistory();
    await expect(logByHand(db, { ...fields, ...wrong }, AT)).rejects.toMatchObject({ code: 'malformed', field });
    expect(await db.records.count()).toBe(0);
  });
});

describe('editRecord', () => {
  it('keeps what the user set, whatever a page says later', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await editRecord(db, ID, { title: 'My rivers', status: 'enrolled' }, minutesLater(1));
    await recordObservations(db, [completed], minutesLater(2));
    expect(await findRecord(db, ID)).toMatchObject({
      title: 'My rivers',
      status: 'enrolled',
      completedAt: '2026-11-20',
      editedByUser: ['title', 'status'],
    });
  });

  it('notes only what really changed, and fails for a record that is not there', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await editRecord(db, ID, { title: 'Rivers of the North', tags: ['autumn'] }, minutesLater(1));
    expect((await findRecord(db, ID))?.editedByUser).toEqual(['tags']);
    await expect(editRecord(db, 'none', { note: '' }, AT)).rejects.toMatchObject({ code: 'not-found' });
    await expect(removeRecord(db, 'none', AT)).rejects.toMatchObject({ code: 'not-found' });
  });
});
