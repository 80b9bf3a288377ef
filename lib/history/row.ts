import { credentialKeys } from '../capture/fold';
import type { LearningRecord } from '../capture/types';

/** A record as stored: with what it is sorted and searched by, which never leaves this folder. */
export interface RecordRow extends LearningRecord {
  /** When it happened, or was last seen where the platform gives no date. ISO 8601, so that text order is time order. */
  readonly order: string;
  readonly search: string;
  /** By which an observation finds the record through its credential. */
  readonly credentialKeys: readonly string[];
}

/** A record's search text is read on every keystroke; what a person searches stands in the first few thousand letters. */
const MAX_SEARCH = 4000;

/** Adds what the indexes need. */
export function toRow(record: LearningRecord): RecordRow {
  const words = [
    record.title,
    record.provider ?? '',
    record.platform,
    ...record.skills,
    ...record.instructors,
    ...record.tags,
  ];
  return {
    ...record,
    order: record.completedAt ?? record.lastSeenAt,
    search: searchable(words.join('\n').slice(0, MAX_SEARCH)),
    credentialKeys: credentialKeys(record),
  };
}

/** The record alone, as `fold` and the history file know it. */
export function toRecord({ order: _, search: __, credentialKeys: ___, ...record }: RecordRow): LearningRecord {
  return record;
}

/** Text without case, accents and width, so that "Étude" is found by "etude". Unicode NFKD, TR15. */
export function searchable(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
