import {
  betterDate,
  betterGrade,
  betterTitle,
  betterUrl,
  earlier,
  furtherStatus,
  greater,
  joinCredentials,
  joinEvidence,
  union,
} from '../capture/join';
import type { LearningRecord } from '../capture/types';
import { EDITABLE, type EditableField, withFields } from './record-fields';

/** What a page states of the learner, as against what it says of the item. */
const STATED_BY_PAGE: ReadonlySet<string> = new Set<EditableField>([
  'status',
  'progress',
  'grade',
  'enrolledAt',
  'startedAt',
  'completedAt',
  'credentials',
]);

/**
 * Two records of one item as one, under my id. Never goes backwards, and loses nothing: what the user edited in either
 * stays (mine, where both were), lists are joined, a note is kept beside the other. `mergeRecords(a, a)` is `a`.
 */
export function mergeRecords(mine: LearningRecord, theirs: LearningRecord): LearningRecord {
  const newer = theirs.lastSeenAt > mine.lastSeenAt ? theirs : mine;
  const older = newer === mine ? theirs : mine;
  const merged: LearningRecord = {
    id: mine.id,
    platform: mine.platform,
    kind: newer.kind,
    title: betterTitle(older, newer),
    url: mine.id === theirs.id ? betterUrl(newer, older) : betterUrl(mine, theirs),
    provider: mine.provider ?? theirs.provider,
    instructors: union(mine.instructors, theirs.instructors),
    status: furtherStatus(mine.status, theirs.status),
    progress: greater(mine.progress, theirs.progress),
    grade: betterGrade(mine.grade, theirs.grade),
    hours: greater(mine.hours, theirs.hours),
    enrolledAt: betterDate(mine.enrolledAt, theirs.enrolledAt),
    startedAt: betterDate(mine.startedAt, theirs.startedAt),
    completedAt: betterDate(mine.completedAt, theirs.completedAt),
    firstSeenAt: earlier(mine.firstSeenAt, theirs.firstSeenAt),
    lastSeenAt: newer.lastSeenAt,
    skills: union(mine.skills, theirs.skills),
    tags: union(mine.tags, theirs.tags),
    note: joinNotes(mine.note, theirs.note),
    credentials: joinCredentials(mine.credentials, theirs.credentials),
    evidence: joinEvidence(mine.evidence, theirs.evidence),
    editedByUser: union(mine.editedByUser, theirs.editedByUser),
  };
  // Mine last, so that it stands where both users edited one field.
  return withFields(withFields(merged, theirs, editedIn(theirs)), mine, editedIn(mine));
}

/**
 * The record after an import. A file may be anybody's: what it calls edited takes nothing back that a page stated here,
 * and counts as edited from now on only where it stands.
 */
export function mergeImported(stored: LearningRecord, imported: LearningRecord): LearningRecord {
  const merged = mergeRecords(stored, {
    ...imported,
    editedByUser: imported.editedByUser.filter((name) => !STATED_BY_PAGE.has(name)),
  });
  const standing = EDITABLE.filter((name) => JSON.stringify(merged[name]) === JSON.stringify(imported[name]));
  return {
    ...merged,
    editedByUser: union(
      merged.editedByUser,
      standing.filter((name) => imported.editedByUser.includes(name)),
    ),
  };
}

/** What the user edited and the other record may not overrule; notes and credentials are joined, so that none goes. */
function editedIn(record: LearningRecord): readonly EditableField[] {
  return EDITABLE.filter((name) => name !== 'note' && name !== 'credentials' && record.editedByUser.includes(name));
}

function joinNotes(mine: string, theirs: string): string {
  if (theirs === '' || mine.includes(theirs)) return mine;
  return mine === '' || theirs.includes(mine) ? theirs : `${mine}\n\n${theirs}`;
}
