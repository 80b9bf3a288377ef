import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import type { LearningRecord, Observation } from '../../lib/capture/types';
import { toRecord } from '../../lib/history/row';
import { createHistory, type HistoryDb } from '../../lib/history/schema';
import type { CredentialLink } from '../../lib/links/types';
import type { IssuerPage } from '../../lib/verify/types';

export const AT = '2026-11-23T14:00:00.000Z';

/** An instant that many minutes after `AT`. */
export function minutesLater(minutes: number): string {
  return new Date(Date.parse(AT) + minutes * 60_000).toISOString();
}

/** An empty history of its own, gone with the test; `factory` shares one database between two connections. */
export function testHistory(factory: IDBFactory = new IDBFactory()): HistoryDb {
  const db = createHistory('test', { indexedDB: factory, IDBKeyRange });
  onTestFinished(() => db.dexie.close());
  return db;
}

/** One record as the history has it, or null. */
export async function findRecord(db: HistoryDb, id: string): Promise<LearningRecord | null> {
  const row = await db.records.get(id);
  return row === undefined ? null : toRecord(row);
}

export const LINK: CredentialLink = { host: 'guild', kind: 'award', id: '7', url: 'https://guild.example/o/7' };
export const PAGE: IssuerPage = {
  url: LINK.url,
  how: 'opened',
  isKnownHost: true,
  id: '7',
  recipient: 'Ada Learner',
  achievement: 'Weaving',
  issuer: { id: 'https://guild.example', name: 'Guild' },
  issuedAt: '2024-05-03',
  expiresAt: null,
};

export function observation(fields: Partial<Observation> = {}): Observation {
  return {
    platform: 'moodle',
    itemId: 'learn.campus.example/2',
    kind: 'course',
    title: 'Rivers of the North',
    url: 'https://learn.campus.example/course/view.php?id=2',
    status: 'in-progress',
    own: 'yes',
    signal: 'course-page',
    ...fields,
  };
}

export function record(fields: Partial<LearningRecord> = {}): LearningRecord {
  return {
    id: 'moodle:learn.campus.example/2',
    platform: 'moodle',
    kind: 'course',
    title: 'Rivers of the North',
    url: 'https://learn.campus.example/course/view.php?id=2',
    provider: 'Campus Example',
    instructors: ['Ida Holm'],
    status: 'in-progress',
    progress: 0.5,
    grade: { value: 7, max: 10 },
    hours: 12,
    enrolledAt: '2026-01',
    startedAt: '2026-02-03',
    completedAt: null,
    firstSeenAt: '2026-02-03T09:00:00.000Z',
    lastSeenAt: AT,
    skills: ['Hydrology'],
    tags: ['autumn'],
    note: 'With Jon.',
    credentials: [{ url: 'https://learn.campus.example/badges/badge.php?hash=abc', id: 'abc' }],
    evidence: [
      {
        adapter: 'moodle',
        signal: 'course-page',
        url: 'https://learn.campus.example/course/view.php?id=2',
        at: '2026-02-03T09:00:00.000Z',
      },
    ],
    editedByUser: ['note', 'tags'],
    ...fields,
  };
}
