import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { LearningRecord, Observation } from '../../lib/capture/types';
import { editRecord, removeRecord } from '../../lib/history/edit';
import { BATCHES_KEPT, lastUndoable } from '../../lib/history/journal';
import { listRecords } from '../../lib/history/queries';
import { recordObservations } from '../../lib/history/recorder';
import { toRow } from '../../lib/history/row';
import { undo } from '../../lib/history/undo';
import { AT, findRecord, minutesLater, observation, record, testHistory } from './history';

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

  describe('of a course whose certificate does not name it', () => {
    const COURSE = 'campus.example/course-v1:ExampleX+BREAD101+2025_T3';
    const UUID = '00112233445566778899aabbccddeeff';
    const CERTIFICATE = `campus.example/certificate/${UUID}`;
    const credentials = [{ url: `https://courses.campus.example/certificates/${UUID}`, id: UUID }];
    const openedx = (fields: Partial<Observation>) =>
      observation({ platform: 'openedx', itemId: COURSE, url: 'https://apps.campus.example/learning/x', ...fields });
    const certificate = openedx({ itemId: CERTIFICATE, status: 'completed', signal: 'certificate-page', credentials });
    const progress = openedx({ status: 'completed', signal: 'progress-page', credentials });
    const home = openedx({ signal: 'course-home' });
    const dashboard = openedx({ status: 'enrolled', signal: 'dashboard' });
    const all = [certificate, progress, home, dashboard];

    it('keeps one record, also of pages that show no certificate', async () => {
      const db = testHistory();
      for (const [index, item] of all.entries()) await recordObservations(db, [item], minutesLater(index));
      expect(await listRecords(db)).toMatchObject([{ id: `openedx:${CERTIFICATE}`, status: 'completed' }]);
    });

    it('makes one record of two as soon as a page shows that they are one, and loses nothing', async () => {
      const db = testHistory();
      expect(await recordObservations(db, [certificate], AT)).toEqual([`openedx:${CERTIFICATE}`]);
      expect(await recordObservations(db, [home], minutesLater(1))).toEqual([`openedx:${COURSE}`]);
      await editRecord(db, `openedx:${CERTIFICATE}`, { note: 'With Jon.' }, minutesLater(2));
      expect(await recordObservations(db, [progress], minutesLater(3))).toEqual([]);
      const [only, ...others] = await listRecords(db);
      expect(others).toEqual([]);
      expect(only).toMatchObject({ id: `openedx:${COURSE}`, status: 'completed', note: 'With Jon.', credentials });
      expect(only?.evidence.map(({ signal }) => signal).sort()).toEqual([
        'certificate-page',
        'course-home',
        'progress-page',
      ]);
      await recordObservations(db, [certificate, home], minutesLater(4));
      expect(await db.records.count()).toBe(1);
    });

    it('leaves one record in whatever order, one by one or at once', async () => {
      for (let seed = 1; seed <= 20; seed++) {
        const [oneByOne, atOnce] = [testHistory(), testHistory()];
        const order = shuffled(all, seed);
        for (const item of order) await recordObservations(oneByOne, [item], AT);
        expect(await recordObservations(atOnce, order, AT)).toHaveLength(1);
        for (const db of [oneByOne, atOnce]) {
          expect(await listRecords(db)).toMatchObject([{ status: 'completed', credentials }]);
          expect((await listRecords(db))[0]?.evidence).toHaveLength(all.length);
        }
      }
    });

    it('stays removed under each of its ids, and comes back under each', async () => {
      const db = testHistory();
      await recordObservations(db, [certificate], AT);
      await recordObservations(db, [progress], minutesLater(1));
      await removeRecord(db, `openedx:${CERTIFICATE}`, minutesLater(2));
      expect(await recordObservations(db, all, minutesLater(3))).toEqual([]);
      expect(await listRecords(db)).toEqual([]);
      const removal = await lastUndoable(db);
      await undo(db, removal?.batch ?? 0, minutesLater(4));
      await recordObservations(db, [home, dashboard], minutesLater(5));
      expect(await listRecords(db)).toMatchObject([{ id: `openedx:${CERTIFICATE}`, lastSeenAt: minutesLater(5) }]);
    });

    it('offers no undo for a record that went into another', async () => {
      const db = testHistory();
      await recordObservations(db, [home], AT);
      await recordObservations(db, [certificate], minutesLater(1));
      await recordObservations(db, [progress], minutesLater(2));
      expect((await lastUndoable(db))?.changes.map(({ recordId }) => recordId)).toEqual([`openedx:${COURSE}`]);
    });

    it('is known by every id it ever had, also after it went into another', async () => {
      const db = testHistory();
      await recordObservations(db, [certificate], AT);
      await recordObservations(db, [progress], minutesLater(1));
      const { url } = certificate;
      await db.records.put(
        toRow(record({ id: 'openedx:campus.example/imported', platform: 'openedx', url, credentials })),
      );
      await recordObservations(db, [openedx({ itemId: 'campus.example/imported', credentials })], minutesLater(2));
      await recordObservations(db, [home], minutesLater(3));
      const withoutCredential = openedx({ itemId: CERTIFICATE, status: 'completed', signal: 'certificate-page' });
      await recordObservations(db, [withoutCredential], minutesLater(4));
      expect(await listRecords(db)).toMatchObject([{ id: 'openedx:campus.example/imported', status: 'completed' }]);
    });

    it('is never joined with the same certificate of another site', async () => {
      const db = testHistory();
      await recordObservations(db, [certificate], AT);
      const elsewhere = { itemId: 'evil.example/course-v1:A+B+C', url: 'https://evil.example/learning/x', credentials };
      await recordObservations(db, [openedx({ ...elsewhere, title: 'Evil' })], minutesLater(1));
      expect(await db.records.count()).toBe(2);
      expect(await findRecord(db, `openedx:${CERTIFICATE}`)).toMatchObject({ title: 'Rivers of the North' });
    });
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

  it('keeps the journal to its latest batches, however large', async () => {
    const db = testHistory();
    const page = (number: number) =>
      Array.from({ length: 20 }, (_, index) => observation({ itemId: `course-${number}-${index}` }));
    for (let number = 0; number < BATCHES_KEPT + 2; number++) await recordObservations(db, page(number), AT);
    expect(await db.changes.count()).toBe(BATCHES_KEPT * 20);
    expect(await db.records.count()).toBe((BATCHES_KEPT + 2) * 20);
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
