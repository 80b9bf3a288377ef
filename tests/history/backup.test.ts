import { describe, expect, it } from 'vitest';
import { exportHistory, importHistory, parseHistoryFile } from '../../lib/history/backup';
import { logByHand, removeRecord } from '../../lib/history/edit';
import { listRecords } from '../../lib/history/queries';
import { recordObservations } from '../../lib/history/recorder';
import { toRow } from '../../lib/history/row';
import type { StoredCredential } from '../../lib/history/types';
import { AT, findRecord, minutesLater, observation, record, testHistory } from './history';

const credential: StoredCredential = {
  id: 'urn:uuid:6b3fb3f0-5f0c-4f6b-9a0e-1d7d0f1f2a3b',
  url: null,
  type: 'application/json',
  encoding: 'utf-8',
  document: '{"name":"Weaving — ✓"}',
  addedAt: AT,
  report: {
    verdict: 'verified',
    format: 'open-badges-3',
    issuer: { id: 'did:web:guild.example', name: 'Guild of Weavers' },
    achievement: { name: 'Weaving', description: null },
    recipient: { name: 'Ida Holm' },
    issuedAt: '2024-05-03T10:00:00Z',
    expiresAt: null,
    checks: [
      { id: 'proof', outcome: 'pass', reason: 'signed-by', detail: { name: 'key-1' } },
      { id: 'holder', outcome: 'not-applicable' },
    ],
    inside: [],
    evidence: [],
    checkedAt: AT,
    requests: [{ url: 'https://guild.example/.well-known/did.json', result: '200' }],
  },
};

function file(fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    format: 'touchstone-history',
    version: 1,
    exportedAt: AT,
    records: [record()],
    credentials: [],
    ...fields,
  });
}

describe('a history that is exported and imported', () => {
  it('is the same history', async () => {
    const [from, to] = [testHistory(), testHistory()];
    await recordObservations(from, [observation({ status: 'completed', completedAt: '2024-05' })], AT);
    await logByHand(from, { title: '雨 – “Rain”\n', url: 'https://x.example/', status: 'enrolled', note: '=1+1' }, AT);
    await from.records.put(toRow(record({ id: 'openedx:course-v1:A+B+C', platform: 'openedx' })));
    await from.credentials.put(credential);
    const exported = await exportHistory(from, minutesLater(1));
    expect(exported.records).toHaveLength(3);
    expect(await importHistory(to, JSON.stringify(exported), AT)).toEqual({ added: 3, known: 0, undoable: false });
    expect(await exportHistory(to, minutesLater(1))).toEqual(exported);
    expect(await importHistory(to, JSON.stringify(exported), AT)).toEqual({ added: 0, known: 3, undoable: false });
    expect(await exportHistory(to, minutesLater(1))).toEqual(exported);
  });

  it('is read back however many records it has', () => {
    const records = Array.from({ length: 50_001 }, (_, index) => record({ id: `moodle:${index}` }));
    expect(parseHistoryFile(file({ records })).records).toHaveLength(50_001);
  });

  it('is read with a byte order mark, and when it is empty', () => {
    expect(parseHistoryFile(`\uFEFF${file({ records: [] })}`).records).toEqual([]);
  });
});

describe('importing into a history', () => {
  it('never goes backwards and keeps both sides’ knowledge', async () => {
    const db = testHistory();
    const mine = record({
      status: 'completed',
      completedAt: '2026-11',
      progress: 1,
      editedByUser: [],
      tags: ['a'],
      note: '',
    });
    await db.records.put(toRow(mine));
    const theirs = record({
      progress: 0.4,
      tags: ['b'],
      skills: ['Maps'],
      completedAt: '2026-11-20',
      lastSeenAt: '2026-03-01T00:00:00.000Z',
      firstSeenAt: '2025-01-01T00:00:00.000Z',
      editedByUser: [],
    });
    await importHistory(db, file({ records: [theirs] }), AT);
    expect(await findRecord(db, mine.id)).toEqual({
      ...mine,
      completedAt: '2026-11-20',
      tags: ['a', 'b'],
      skills: ['Hydrology', 'Maps'],
      firstSeenAt: '2025-01-01T00:00:00.000Z',
      note: 'With Jon.',
    });
  });

  it('keeps what either user edited, mine before theirs, and both notes', async () => {
    const db = testHistory();
    await db.records.put(
      toRow(record({ title: 'Mine', note: 'One.', status: 'enrolled', editedByUser: ['title', 'note', 'status'] })),
    );
    const theirs = record({
      title: 'Theirs',
      provider: 'Theirs',
      note: 'Two.',
      status: 'completed',
      editedByUser: ['title', 'provider', 'note'],
    });
    await importHistory(db, file({ records: [theirs] }), AT);
    expect(await findRecord(db, theirs.id)).toMatchObject({
      title: 'Mine',
      provider: 'Theirs',
      note: 'One.\n\nTwo.',
      status: 'enrolled',
      editedByUser: ['title', 'note', 'status', 'provider'],
    });
  });

  it('brings back what was removed', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    await removeRecord(db, record().id, AT);
    expect(await importHistory(db, file(), AT)).toEqual({ added: 1, known: 0, undoable: true });
    await recordObservations(db, [observation({ status: 'completed' })], minutesLater(1));
    expect((await findRecord(db, record().id))?.status).toBe('completed');
  });

  it('makes one record of two with the same id', async () => {
    const db = testHistory();
    await importHistory(db, file({ records: [record(), record({ status: 'completed' })] }), AT);
    expect(await listRecords(db)).toMatchObject([{ status: 'completed' }]);
  });

  it('refuses two with the same id that are too much for one record, and names the second', async () => {
    const db = testHistory();
    const half = (name: string) =>
      record({ editedByUser: [], tags: Array.from({ length: 600 }, (_, index) => `${name}${index}`) });
    await expect(importHistory(db, file({ records: [half('a'), half('b')] }), AT)).rejects.toMatchObject({
      code: 'malformed',
      place: { list: 'record', number: 2 },
      field: 'tags',
    });
    expect(await db.records.count()).toBe(0);
  });

  it('takes nothing back that a page stated here, whatever the file calls edited', async () => {
    const db = testHistory();
    const mine = record({ status: 'completed', completedAt: '2026-11-20', progress: 1, editedByUser: [] });
    await db.records.put(toRow(mine));
    const edited = ['status', 'progress', 'grade', 'enrolledAt', 'startedAt', 'completedAt', 'credentials', 'title'];
    const nothing = { grade: null, enrolledAt: null, startedAt: null, completedAt: null, credentials: [] };
    const theirs = { ...mine, ...nothing, status: 'enrolled', progress: 0, title: 'Theirs', editedByUser: edited };
    await importHistory(db, file({ records: [theirs] }), AT);
    expect(await findRecord(db, mine.id)).toEqual({ ...mine, title: 'Theirs', editedByUser: ['title'] });
  });

  it('takes over what was edited elsewhere where that goes further', async () => {
    const db = testHistory();
    await db.records.put(toRow(record({ editedByUser: [] })));
    const theirs = record({ status: 'completed', completedAt: '2026-11', editedByUser: ['status', 'completedAt'] });
    await importHistory(db, file({ records: [theirs] }), AT);
    expect(await findRecord(db, theirs.id)).toMatchObject({
      status: 'completed',
      completedAt: '2026-11',
      editedByUser: ['status', 'completedAt'],
    });
  });

  it('joins credentials, also where the user edited them', async () => {
    const db = testHistory();
    await db.records.put(toRow(record({ editedByUser: ['credentials'] })));
    const credentials = [{ url: 'https://learn.campus.example/badges/badge.php?hash=def', id: 'def' }];
    await importHistory(db, file({ records: [record({ credentials })] }), AT);
    expect((await findRecord(db, record().id))?.credentials.map(({ id }) => id)).toEqual(['abc', 'def']);
  });

  it('knows a record by the other id under which its item was met here', async () => {
    const db = testHistory();
    const credentials = record().credentials;
    await recordObservations(db, [observation({ itemId: 'learn.campus.example/badge/abc', credentials })], AT);
    await recordObservations(db, [observation({ credentials })], minutesLater(1));
    expect(await importHistory(db, file({ records: [record({ status: 'completed' })] }), AT)).toMatchObject({
      added: 0,
      known: 1,
    });
    expect(await listRecords(db)).toMatchObject([
      { id: 'moodle:learn.campus.example/badge/abc', status: 'completed', tags: ['autumn'] },
    ]);
  });

  it('leaves a good document as it is, whatever a file says of the same credential', async () => {
    const db = testHistory();
    await db.credentials.put(credential);
    const forged = { ...credential, document: '{"name":"Other"}', addedAt: minutesLater(99) };
    expect(await importHistory(db, file({ credentials: [forged] }), minutesLater(1))).toMatchObject({ undoable: true });
    expect(await db.credentials.toArray()).toEqual([credential]);
  });

  it('takes a newer document in the place of one of which nothing good was found', async () => {
    const db = testHistory();
    await db.credentials.put({ ...credential, report: null });
    const newer = { ...credential, document: '{"name":"Newer"}', addedAt: minutesLater(1) };
    expect(await importHistory(db, file({ credentials: [newer] }), minutesLater(2))).toMatchObject({ undoable: false });
    expect(await db.credentials.toArray()).toEqual([newer]);
  });

  it('is all or nothing', async () => {
    const db = testHistory();
    const bad = { ...record({ id: 'moodle:2' }), url: 'javascript:alert(1)' };
    await expect(importHistory(db, file({ records: [record(), bad] }), AT)).rejects.toMatchObject({
      code: 'malformed',
    });
    db.credentials.hook('creating', () => {
      throw new Error('killed');
    });
    await expect(importHistory(db, file({ credentials: [credential] }), AT)).rejects.toMatchObject({
      code: 'write-failed',
    });
    expect(await db.records.count()).toBe(0);
  });
});

describe('a file that is not ours', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const changed = (fields: object) => file({ records: [record({ id: 'moodle:1' }), { ...record(), ...fields }] });

  it.each<[string, string, string]>([
    ['nothing at all', '', 'not-json'],
    ['text', 'Title,Date\r\nWeaving,2024', 'not-json'],
    ['half a file', file().slice(0, -20), 'not-json'],
    ['null', 'null', 'not-a-history'],
    ['a list', '[]', 'not-a-history'],
    ['a number', '1e999', 'not-a-history'],
    ['another format', '{"format":"other","version":1}', 'not-a-history'],
    ['deep nesting', deep, 'not-a-history'],
    ['a newer version', file({ version: 2 }), 'newer-version'],
    ['more than 100 MB', `"${'x'.repeat(101 * 1024 * 1024)}"`, 'too-large'],
  ])('%s is refused', async (_, text, code) => {
    const db = testHistory();
    await expect(importHistory(db, text, AT)).rejects.toMatchObject({ name: 'ImportError', code });
    expect(await db.records.count()).toBe(0);
  });

  it.each<[string, string, string]>([
    ['a version that is none', file({ version: 'one' }), 'version'],
    ['records that are no list', file({ records: {} }), 'records'],
    ['a member of no version', file({ extra: 1 }), 'extra'],
  ])('%s is malformed', (_, text, field) => {
    expect(() => parseHistoryFile(text)).toThrow(expect.objectContaining({ code: 'malformed', place: null, field }));
  });

  it.each<[string, object, string]>([
    ['a script for an address', { url: 'javascript:alert(1)' }, 'url'],
    ['a data address', { credentials: [{ url: 'data:text/html,x', id: null }] }, 'credentials.0.url'],
    ['a title that is no text', { title: { toString: 'x' } }, 'title'],
    ['a title without end', { title: 'x'.repeat(2001) }, 'title'],
    ['an unknown status', { status: 'certified' }, 'status'],
    ['a progress of 50', { progress: 50 }, 'progress'],
    ['a grade out of nothing', { grade: { value: 1, max: 0 } }, 'grade.max'],
    ['a day that is none', { completedAt: '2024-02-30' }, 'completedAt'],
    ['a last visit without a time', { lastSeenAt: '2024-02-03' }, 'lastSeenAt'],
    ['a missing field', { note: undefined }, 'note'],
    ['an unknown field', { score: 1 }, 'score'],
    ['a prototype', JSON.parse('{"__proto__":{"status":"completed"}}'), '__proto__'],
    ['a thousand skills', { skills: Array.from({ length: 1001 }, String) }, 'skills'],
    ['an edited field that is none', { editedByUser: ['id'] }, 'editedByUser.0'],
  ])('%s is named with the record and the field', (_, fields, field) => {
    const place = { list: 'record', number: 2 };
    expect(() => parseHistoryFile(changed(fields))).toThrow(
      expect.objectContaining({ code: 'malformed', place, field }),
    );
  });

  it('names a malformed credential', () => {
    const text = file({ credentials: [{ ...credential, encoding: 'rot13' }] });
    const place = { list: 'credential', number: 1 };
    expect(() => parseHistoryFile(text)).toThrow(expect.objectContaining({ place, field: 'encoding' }));
  });
});
