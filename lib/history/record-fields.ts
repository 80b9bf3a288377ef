import type { LearningRecord } from '../capture/types';

/** Fields the user can edit, and so the only ones `editedByUser` may name. */
export const EDITABLE = [
  'kind',
  'title',
  'url',
  'provider',
  'instructors',
  'status',
  'progress',
  'grade',
  'hours',
  'enrolledAt',
  'startedAt',
  'completedAt',
  'skills',
  'tags',
  'note',
  'credentials',
] as const satisfies readonly (keyof LearningRecord)[];
export type EditableField = (typeof EDITABLE)[number];

/** All that can change while a record stays the same record. */
const CHANGEABLE = [...EDITABLE, 'firstSeenAt', 'lastSeenAt', 'evidence', 'editedByUser'] as const;
export type ChangeableField = (typeof CHANGEABLE)[number];

/** `base` with the named fields of `source`. */
export function withFields(
  base: LearningRecord,
  source: LearningRecord,
  names: readonly ChangeableField[],
): LearningRecord {
  return { ...base, ...Object.fromEntries(names.map((name) => [name, source[name]])) };
}

/** Names of the fields in which two states of one record differ. */
export function changedFields(a: LearningRecord, b: LearningRecord): readonly ChangeableField[] {
  return CHANGEABLE.filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}

/**
 * Takes one change back out of a record. Fields that changed again since keep their newer value, so that an undo takes
 * back what it names and nothing else.
 *
 * @param current the record as it is now
 * @param before the record before the change
 * @param after the record after the change
 */
export function revertFields(current: LearningRecord, before: LearningRecord, after: LearningRecord): LearningRecord {
  const changedSince = new Set(changedFields(after, current));
  return withFields(
    current,
    before,
    changedFields(before, after).filter((name) => !changedSince.has(name)),
  );
}
