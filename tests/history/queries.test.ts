import { describe, expect, it } from 'vitest';
import type { LearningRecord } from '../../lib/capture/types';
import { type HistoryFilter, listPlatforms, listRecords } from '../../lib/history/queries';
import { toRow } from '../../lib/history/row';
import { record, testHistory } from './history';

const records: readonly LearningRecord[] = [
  record({
    id: 'a',
    title: 'Étude de la mer',
    provider: 'Université Exemple',
    completedAt: '2024-05-03',
    status: 'completed',
  }),
  record({
    id: 'b',
    platform: 'coursera',
    title: 'Machine Learning',
    provider: 'Northern Institute',
    completedAt: '2024',
    status: 'completed',
  }),
  record({
    id: 'c',
    platform: 'coursera',
    title: 'Weaving',
    provider: null,
    skills: ['Jacquard looms'],
    instructors: ['Åse Lind'],
    status: 'enrolled',
    lastSeenAt: '2026-11-22T08:00:00.000Z',
  }),
  record({ id: 'd', title: 'Rivers', status: 'in-progress', lastSeenAt: '2026-11-23T08:00:00.000Z' }),
];

async function filled() {
  const db = testHistory();
  await db.records.bulkPut(records.map(toRow));
  return db;
}

describe('listRecords', () => {
  it('lists newest first: by completion, else by when it was last seen', async () => {
    expect((await listRecords(await filled())).map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b']);
  });

  it('answers the records as they are, without what they are indexed by', async () => {
    expect(new Set(await listRecords(await filled()))).toEqual(new Set(records));
  });

  it.each<[HistoryFilter, readonly string[]]>([
    [{ text: 'etude' }, ['a']],
    [{ text: 'ÉTUDE' }, ['a']],
    [{ text: 'mer exemple' }, ['a']],
    [{ text: '  machine   learn ' }, ['b']],
    [{ text: 'jacquard' }, ['c']],
    [{ text: 'ase' }, ['c']],
    [{ text: 'coursera' }, ['c', 'b']],
    [{ text: 'machine weaving' }, []],
    [{ text: '', status: 'completed' }, ['a', 'b']],
    [{ platform: 'coursera' }, ['c', 'b']],
    [{ platform: 'coursera', status: 'enrolled', text: 'weav' }, ['c']],
    [{ text: '.*' }, []],
    [{ status: null, platform: null }, ['d', 'c', 'a', 'b']],
  ])('%j finds %j', async (filter, ids) => {
    expect((await listRecords(await filled(), filter)).map(({ id }) => id)).toEqual(ids);
  });

  it('lists and searches 10,000 records', async () => {
    const db = testHistory();
    const many = Array.from({ length: 10_000 }, (_, index) =>
      record({ id: `moodle:${index}`, title: `Course ${index}`, lastSeenAt: new Date(index * 60_000).toISOString() }),
    );
    await db.records.bulkPut(many.map(toRow));
    const all = await listRecords(db);
    expect(all).toHaveLength(10_000);
    expect(all[0]?.title).toBe('Course 9999');
    expect((await listRecords(db, { text: 'course 4321' })).map(({ id }) => id)).toEqual(['moodle:4321']);
  });
});

describe('listPlatforms', () => {
  it('names each platform once', async () => {
    expect(await listPlatforms(await filled())).toEqual(['coursera', 'moodle']);
    expect(await listPlatforms(testHistory())).toEqual([]);
  });
});
