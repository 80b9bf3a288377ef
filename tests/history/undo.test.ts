import { describe, expect, it } from 'vitest';
import type { LearningRecord, Observation } from '../../lib/capture/types';
import { importHistory } from '../../lib/history/backup';
import { editRecord, type HandFields, logByHand, putBack, removeRecord } from '../../lib/history/edit';
import { BATCHES_KEPT, lastUndoable } from '../../lib/history/journal';
import { findRecordOfPage } from '../../lib/history/page-record';
import { listRecords } from '../../lib/history/queries';
import { recordObservations } from '../../lib/history/recorder';
import { listRemoved } from '../../lib/history/removed';
import { toRow } from '../../lib/history/row';
import type { HistoryDb } from '../../lib/history/schema';
import { undo } from '../../lib/history/undo';
import { AT, findRecord, minutesLater, observation, record, testHistory } from './history';

const ID = 'moodle:learn.campus.example/2';
const completed = observation({ status: 'completed', completedAt: '2026-11-20' });

async function undoLast(db: HistoryDb, minutes: number): Promise<number> {
  const batch = await lastUndoable(db);
  if (batch === null) throw new Error('nothing to undo');
  return undo(db, batch.batch, minutesLater(minutes));
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
    const undone = await undoLast(db, 2);
    await recordObservations(db, [completed], minutesLater(3));
    expect(await findRecord(db, ID)).toMatchObject({ status: 'in-progress', completedAt: null, editedByUser: [] });
    await undo(db, undone, minutesLater(4));
    expect(await findRecord(db, ID)).toMatchObject({
      status: 'completed',
      completedAt: '2026-11-20',
      editedByUser: [],
    });
  });

  describe('of an update keeps what was undone from coming back, and nothing else', () => {
    const enrolled = observation({ status: 'enrolled', signal: 'my-courses' });
    const started = observation({ status: 'in-progress' });
    async function undoneStart() {
      const db = testHistory();
      await recordObservations(db, [enrolled], AT);
      await recordObservations(db, [started], minutesLater(1));
      await undoLast(db, 2);
      return db;
    }

    it.each<[string, Observation, object]>([
      ['the same page again', started, { status: 'enrolled', completedAt: null }],
      ['the same page with more progress', { ...started, progress: 0.6 }, { status: 'enrolled', progress: null }],
      ['a page seen before', { ...started, signal: 'my-courses' }, { status: 'enrolled' }],
      ['new evidence', { ...started, signal: 'progress-page' }, { status: 'in-progress' }],
      ['the end of the course', completed, { status: 'completed', completedAt: '2026-11-20' }],
    ])('%s', async (_, seen, record) => {
      const db = await undoneStart();
      await recordObservations(db, [seen], minutesLater(3));
      expect(await findRecord(db, ID)).toMatchObject({ ...record, editedByUser: [] });
    });

    it('a completion dated after the undo, on the same page', async () => {
      const db = testHistory();
      await recordObservations(db, [started], AT);
      await recordObservations(db, [completed], minutesLater(1));
      await undoLast(db, 2);
      const finished = { ...completed, completedAt: '2026-12-01' };
      expect(await recordObservations(db, [finished], minutesLater(20_000))).toEqual([ID]);
      expect(await findRecord(db, ID)).toMatchObject({ status: 'completed', completedAt: '2026-12-01' });
    });

    it('two in a row: neither comes back', async () => {
      const db = testHistory();
      for (const [index, seen] of [enrolled, started, completed].entries()) {
        await recordObservations(db, [seen], minutesLater(index));
      }
      await undoLast(db, 4);
      await undoLast(db, 5);
      await recordObservations(db, [started, completed], minutesLater(6));
      expect(await findRecord(db, ID)).toMatchObject({ status: 'enrolled', completedAt: null });
    });
  });

  it('takes back all that one message logged, then what was before it', async () => {
    const db = testHistory();
    const dashboard = Array.from({ length: 300 }, (_, index) => observation({ itemId: `course-${index}` }));
    await recordObservations(db, [observation()], AT);
    await recordObservations(db, dashboard, minutesLater(1));
    expect((await lastUndoable(db))?.changes).toHaveLength(300);
    await undoLast(db, 2);
    expect(await listRecords(db)).toMatchObject([{ id: ID }]);
    await undoLast(db, 3);
    expect(await listRecords(db)).toEqual([]);
    expect(await lastUndoable(db)).toBeNull();
    expect(await recordObservations(db, dashboard, minutesLater(4))).toEqual([]);
  });

  it('takes back an import, which says nothing of what is learned', async () => {
    const db = testHistory();
    await recordObservations(db, [observation({ itemId: 'mine' })], AT);
    const before = await listRecords(db);
    const file = { format: 'touchstone-history', version: 1, exportedAt: AT, credentials: [] };
    const records = [...before.map((mine) => ({ ...mine, note: 'From the file.' })), record()];
    const imported = await importHistory(db, JSON.stringify({ ...file, records }), minutesLater(1));
    expect(imported).toEqual({ added: 1, known: 1, undoable: true });
    await undoLast(db, 2);
    expect(await listRecords(db)).toEqual(before);
    expect(await recordObservations(db, [observation()], minutesLater(3))).toEqual([ID]);
  });

  it('of what the user did outlives any number of visits', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await removeRecord(db, ID, minutesLater(1));
    for (let index = 0; index < BATCHES_KEPT + 5; index++) {
      await recordObservations(db, [observation({ itemId: `course-${index}` })], minutesLater(2));
    }
    const removal = await db.changes.filter(({ cause }) => cause === 'remove').first();
    await undo(db, removal?.batch ?? 0, minutesLater(3));
    expect(await findRecord(db, ID)).not.toBeNull();
    expect(await db.changes.filter(({ cause }) => cause === 'capture').count()).toBe(BATCHES_KEPT);
  });

  it('leaves what changed since', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await editRecord(db, ID, { title: 'Rivers', note: 'First.' }, minutesLater(1));
    const edit = await lastUndoable(db);
    await editRecord(db, ID, { note: 'Second.' }, minutesLater(2));
    await undo(db, edit?.batch ?? 0, minutesLater(3));
    expect(await findRecord(db, ID)).toMatchObject({ title: 'Rivers of the North', note: 'Second.' });
  });

  it('twice is once', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    const change = await lastUndoable(db);
    const both = await Promise.all([undo(db, change?.batch ?? 0, AT), undo(db, change?.batch ?? 0, AT)]);
    expect(both[0]).toBe(both[1]);
    expect(await db.changes.count()).toBe(2);
  });

  it('says so when nothing is left to put back', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    const logged = await lastUndoable(db);
    await removeRecord(db, ID, minutesLater(1));
    await expect(undo(db, logged?.batch ?? 0, minutesLater(2))).rejects.toMatchObject({ code: 'changed-since' });
    await expect(undo(db, 999, minutesLater(2))).rejects.toMatchObject({ code: 'not-found' });
    expect(await findRecord(db, ID)).toBeNull();
  });
});

describe('putBack', () => {
  it('restores what was removed, as it was, and logging goes on', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await editRecord(db, ID, { note: 'With Jon.' }, minutesLater(1));
    const before = await findRecord(db, ID);
    await removeRecord(db, ID, minutesLater(2));
    await recordObservations(db, [observation({ itemId: 'other' })], minutesLater(3));
    expect(await listRemoved(db)).toEqual([{ id: ID, record: before, at: minutesLater(2) }]);
    await putBack(db, ID, minutesLater(4));
    expect(await findRecord(db, ID)).toEqual(before);
    expect(await listRemoved(db)).toEqual([]);
    expect(await recordObservations(db, [completed], minutesLater(5))).toEqual([ID]);
  });

  it('is undone like anything else, and refuses what was never removed', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await undoLast(db, 1);
    await putBack(db, ID, minutesLater(2));
    await undoLast(db, 3);
    expect(await listRecords(db)).toEqual([]);
    expect(await listRemoved(db)).toMatchObject([{ id: ID }]);
    await expect(putBack(db, 'none', AT)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('lists the last removed first', async () => {
    const db = testHistory();
    await recordObservations(db, [observation({ itemId: 'a' }), observation({ itemId: 'b' })], AT);
    await removeRecord(db, 'moodle:b', minutesLater(1));
    await removeRecord(db, 'moodle:a', minutesLater(2));
    expect((await listRemoved(db)).map(({ id }) => id)).toEqual(['moodle:a', 'moodle:b']);
  });
});

describe('the record of a page', () => {
  const page = { url: 'https://learn.campus.example/course/view.php?id=2', title: 'Rivers of the North' };
  const manual = (title: string) => record({ id: `manual:${title}`, platform: 'manual', title, credentials: [] });

  it.each<[string, readonly LearningRecord[], string | null]>([
    ['none', [record({ url: 'https://learn.campus.example/course/view.php?id=3', credentials: [] })], null],
    ['what was captured', [record()], ID],
    ['what was captured, before what was logged by hand', [manual(page.title), record({ title: 'Rivers' })], ID],
    ['what was logged by hand, under whatever title', [manual('Rivers, spring')], 'manual:Rivers, spring'],
    ['of several the one with its title', [manual('Tunnels'), manual(page.title)], `manual:${page.title}`],
    ['none of several others', [manual('Tunnels'), manual('Bridges')], null],
    [
      'the one with its certificate',
      [record({ url: 'https://x.example/', credentials: [{ url: page.url, id: null }] })],
      ID,
    ],
  ])('is %s', async (_, records, id) => {
    const db = testHistory();
    await db.records.bulkPut(records.map(toRow));
    expect((await findRecordOfPage(db, { ...page, url: `${page.url}#top` }))?.id ?? null).toBe(id);
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

  it('never replaces what is stored by nothing', async () => {
    const db = testHistory();
    const all = { ...fields, note: 'Good.', hours: 4, instructors: ['Ida Holm'] };
    const id = await logByHand(db, all, AT);
    const { title, url } = fields;
    const nothing = { hours: null, note: '', provider: null, completedAt: null, instructors: [], credentialUrl: null };
    await logByHand(db, { title, url, status: 'completed', ...nothing }, minutesLater(1));
    expect(await findRecord(db, id)).toMatchObject({
      note: 'Good.',
      hours: 4,
      provider: 'Night School',
      completedAt: '2024-05',
      instructors: ['Ida Holm'],
      credentials: [{ url: fields.credentialUrl }],
    });
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
