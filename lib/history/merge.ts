import { betterDate } from '../capture/fold';
import type { Evidence, Grade, LearningRecord, LearningStatus } from '../capture/types';
import { EDITABLE, type EditableField, withFields } from './record-fields';

const RANK: Readonly<Record<LearningStatus, number>> = { enrolled: 0, 'in-progress': 1, completed: 2 };

/**
 * Two histories' records of one item as one record. Never goes backwards, and loses nothing: what either user edited
 * stays (mine, where both did), lists are joined, a note is kept beside the other. `mergeRecords(a, a)` is `a`.
 */
export function mergeRecords(mine: LearningRecord, theirs: LearningRecord): LearningRecord {
  const newer = theirs.lastSeenAt > mine.lastSeenAt ? theirs : mine;
  const older = newer === mine ? theirs : mine;
  const merged: LearningRecord = {
    id: mine.id,
    platform: mine.platform,
    kind: newer.kind,
    title: newer.title === '' ? older.title : newer.title,
    url: newer.url,
    provider: mine.provider ?? theirs.provider,
    instructors: union(mine.instructors, theirs.instructors),
    status: RANK[theirs.status] > RANK[mine.status] ? theirs.status : mine.status,
    progress: highest(mine.progress, theirs.progress),
    grade: betterGrade(mine.grade, theirs.grade),
    hours: highest(mine.hours, theirs.hours),
    enrolledAt: betterDate(mine.enrolledAt, theirs.enrolledAt),
    startedAt: betterDate(mine.startedAt, theirs.startedAt),
    completedAt: betterDate(mine.completedAt, theirs.completedAt),
    firstSeenAt: earlier(mine.firstSeenAt, theirs.firstSeenAt),
    lastSeenAt: newer.lastSeenAt,
    skills: union(mine.skills, theirs.skills),
    tags: union(mine.tags, theirs.tags),
    note: joinNotes(mine.note, theirs.note),
    credentials: unionBy([...mine.credentials, ...theirs.credentials], ({ url }) => url),
    evidence: joinEvidence(mine.evidence, theirs.evidence),
    editedByUser: union(mine.editedByUser, theirs.editedByUser),
  };
  // Mine last, so that it stands where both users edited one field.
  return withFields(withFields(merged, theirs, editedIn(theirs)), mine, editedIn(mine));
}

/** What one user edited and the other's history may not overrule. A note both have is joined: neither half may go. */
function editedIn(record: LearningRecord): readonly EditableField[] {
  return EDITABLE.filter((name) => name !== 'note' && record.editedByUser.includes(name));
}

function union(mine: readonly string[], theirs: readonly string[]): readonly string[] {
  return [...new Set([...mine, ...theirs])];
}

/** The first of each key, in order. */
function unionBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const byKey = new Map<string, T>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}

/** Each piece of evidence once, with the first time it was seen. */
function joinEvidence(mine: readonly Evidence[], theirs: readonly Evidence[]): readonly Evidence[] {
  const keyOf = ({ adapter, signal, url }: Evidence) => JSON.stringify([adapter, signal, url]);
  const first = new Map<string, string>();
  for (const item of [...mine, ...theirs]) {
    const known = first.get(keyOf(item));
    if (known === undefined || item.at < known) first.set(keyOf(item), item.at);
  }
  return unionBy([...mine, ...theirs], keyOf).map((item) => ({ ...item, at: first.get(keyOf(item)) ?? item.at }));
}

function earlier(mine: string, theirs: string): string {
  if (mine < theirs) return mine;
  return theirs;
}

function highest(mine: number | null, theirs: number | null): number | null {
  if (mine === null || theirs === null) return mine ?? theirs;
  return Math.max(mine, theirs);
}

function betterGrade(mine: Grade | null, theirs: Grade | null): Grade | null {
  if (mine === null || theirs === null) return mine ?? theirs;
  return theirs.value / theirs.max > mine.value / mine.max ? theirs : mine;
}

function joinNotes(mine: string, theirs: string): string {
  if (theirs === '' || mine.includes(theirs)) return mine;
  return mine === '' || theirs.includes(mine) ? theirs : `${mine}\n\n${theirs}`;
}
