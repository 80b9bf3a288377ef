import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { LearningRecord, Observation } from '../../lib/capture/types';
import { removeRecord } from '../../lib/history/edit';
import { JOURNAL_LENGTH } from '../../lib/history/journal';
import { findRecord, listRecords } from '../../lib/history/queries';
import { recordObservations } from '../../lib/history/recorder';
import { AT, minutesLater, observation, testHistory } from './history';

const ID = 'moodle:learn.campus.example/2';

describe('recordObservations', () => {
  it('logs what is new and answers its id', async () => {
    const db = testHistory();
    expect(await recordObservations(db, [observation()], AT)).toEqual([ID]);
    expect(await findRecord(db, ID)).toMatchObject({
      title: 'Rivers of the North',
      status: 'in-progress',
      firstSeenAt: AT,
    });
  });

  it('answers nothing for what is known, and the id again for a new status', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    expect(await recordObservations(db, [observation()], minutesLater(5))).toEqual([]);
    expect(await recordObservations(db, [observation({ status: 'completed' })], minutesLater(6))).toEqual([ID]);
    expect(await recordObservations(db, [observation()], minutesLater(7))).toEqual([]);
    expect((await findRecord(db, ID))?.status).toBe('completed');
    expect(await db.records.count()).toBe(1);
  });

  it.each<[string, Partial<Observation>]>([
    ['somebody else’s', { own: 'no', status: 'completed' }],
    ['perhaps somebody else’s', { own: 'unknown', status: 'completed' }],
    ['merely seen', { status: 'seen' }],
  ])('leaves out what is %s', async (_, fields) => {
    const db = testHistory();
    expect(await recordObservations(db, [observation(fields)], AT)).toEqual([]);
    expect(await db.records.count()).toBe(0);
  });

  it('finds one item under two ids by its credential', async () => {
    const db = testHistory();
    const credentials = [{ url: 'https://learn.campus.example/badges/badge.php?hash=abc', id: 'abc' }];
    await recordObservations(db, [observation({ credentials })], AT);
    const certificate = observation({ itemId: 'certificate-abc', credentials, status: 'completed' });
    expect(await recordObservations(db, [certificate], minutesLater(1))).toEqual([ID]);
    expect(await db.records.count()).toBe(1);
  });

  it('finds one item under two ids within one message', async () => {
    const db = testHistory();
    const credentials = [{ url: 'https://learn.campus.example/badges/badge.php?hash=abc', id: 'abc' }];
    const both = [
      observation({ credentials }),
      observation({ itemId: 'certificate-abc', credentials, status: 'completed' }),
    ];
    expect(await recordObservations(db, both, AT)).toEqual([ID]);
    expect(await db.records.count()).toBe(1);
    expect(await db.changes.count()).toBe(1);
  });

  it('does not log again what the user removed, under whatever id', async () => {
    const db = testHistory();
    const credentials = [{ url: 'https://learn.campus.example/badges/badge.php?hash=abc', id: 'abc' }];
    await recordObservations(db, [observation({ credentials })], AT);
    await removeRecord(db, ID, minutesLater(1));
    const again = [observation({ status: 'completed' }), observation({ itemId: 'certificate-abc', credentials })];
    expect(await recordObservations(db, again, minutesLater(2))).toEqual([]);
    expect(await db.records.count()).toBe(0);
  });

  it('logs once when two tabs report the same at once', async () => {
    const factory = new IDBFactory();
    const [one, other] = [testHistory(factory), testHistory(factory)];
    const logged = await Promise.all([
      recordObservations(one, [observation({ status: 'completed', completedAt: '2026-11' })], AT),
      recordObservations(other, [observation({ status: 'enrolled', enrolledAt: '2026-01-09' })], minutesLater(2)),
      recordObservations(one, [observation({ progress: 0.8 })], minutesLater(3)),
    ]);
    expect(logged.flat()).toContain(ID);
    const records = await listRecords(other);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      status: 'completed',
      completedAt: '2026-11',
      enrolledAt: '2026-01-09',
      progress: 0.8,
    });
  });

  it('leaves nothing behind when it is ended in the middle', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    const before = await listRecords(db);
    db.changes.hook('creating', () => {
      throw new Error('killed');
    });
    const next = [observation({ status: 'completed' }), observation({ itemId: 'learn.campus.example/3' })];
    await expect(recordObservations(db, next, minutesLater(1))).rejects.toMatchObject({ code: 'write-failed' });
    expect(await listRecords(db)).toEqual(before);
    expect(await db.changes.count()).toBe(1);
  });

  it('writes nothing when nothing is news', async () => {
    const db = testHistory();
    await recordObservations(db, [observation()], AT);
    const writes: string[] = [];
    db.records.hook('updating', (_, id) => {
      writes.push(String(id));
    });
    await recordObservations(db, [observation()], AT);
    expect(writes).toEqual([]);
  });

  it('keeps the journal to its latest changes', async () => {
    const db = testHistory();
    const many = Array.from({ length: JOURNAL_LENGTH + 50 }, (_, index) => observation({ itemId: `course-${index}` }));
    await recordObservations(db, many, AT);
    expect(await db.changes.count()).toBe(JOURNAL_LENGTH);
    expect(await db.records.count()).toBe(many.length);
  });
});

describe('recordObservations, whatever the order and however often', () => {
  const seen: readonly Observation[] = [
    observation({ status: 'enrolled', enrolledAt: '2026-01' }),
    observation({ status: 'enrolled', enrolledAt: '2026-01-09', signal: 'my-courses' }),
    observation({ progress: 0.2 }),
    observation({ progress: 0.8, hours: 12 }),
    observation({ status: 'completed', completedAt: '2026-11', signal: 'completion-block' }),
    observation({ status: 'completed', completedAt: '2026-11-20', grade: { value: 9, max: 10 } }),
    observation({ own: 'no', title: 'Of somebody else' }),
  ];

  it('gives the same record', async () => {
    const results = new Set<string>();
    for (let seed = 1; seed <= 25; seed++) {
      const db = testHistory();
      const order = shuffled([...seen, ...seen], seed);
      for (const item of order) await recordObservations(db, [item], minutesLater(seen.indexOf(item)));
      const records = await listRecords(db);
      expect(records).toHaveLength(1);
      results.add(JSON.stringify(records.map(plain)));
    }
    expect(results.size).toBe(1);
    expect([...results][0]).toContain('"completedAt":"2026-11-20"');
  });

  it('gives the same record one by one as all at once', async () => {
    const [oneByOne, atOnce] = [testHistory(), testHistory()];
    for (const item of seen) await recordObservations(oneByOne, [item], AT);
    await recordObservations(atOnce, seen, AT);
    expect(await listRecords(atOnce)).toEqual(await listRecords(oneByOne));
  });
});

/** A change of less than a minute in when it was last seen is no news, and may or may not be noted. */
function plain({ lastSeenAt: _, ...rest }: LearningRecord): unknown {
  return rest;
}

/** A permutation that is the same for the same seed (Fisher and Yates, with a linear congruential generator). */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const result = [...items];
  let state = seed;
  for (let index = result.length - 1; index > 0; index--) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const other = Math.floor((state / 2 ** 31) * (index + 1));
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}
