import { foldObservation } from '../capture/fold';
import type { Evidence, LearningRecord, Observation } from '../capture/types';
import type { Denial } from './types';

/** One evidence, whenever it was seen: what the page is, what was read there, and of what it is the address. */
export function evidenceKey({ adapter, signal, url }: Evidence): string {
  return JSON.stringify([adapter, signal, url]);
}

/**
 * What the user denies by taking back an automatic update: that status, on the evidence there is for it.
 *
 * @param stated the record as the update left it
 * @param current the record as it is now
 * @param at ISO 8601 instant
 */
export function denialOf(stated: LearningRecord, current: LearningRecord, at: string): Denial {
  const evidence = new Set([...stated.evidence, ...current.evidence].map(evidenceKey));
  return { recordId: stated.id, status: stated.status, evidence: [...evidence], at };
}

/**
 * Would this observation only bring back a status that the user took back? A page that was no evidence then may state
 * it, and so may one that dates the completion later than the day it was taken back.
 *
 * @param known the record as it is
 * @param folded the record with the observation
 */
export function isDenied(
  denied: readonly Denial[],
  known: LearningRecord,
  observation: Observation,
  folded: LearningRecord,
): boolean {
  if (folded.status === known.status) return false;
  const denial = denied.find(({ recordId, status }) => recordId === known.id && status === folded.status);
  if (denial === undefined) return false;
  const { completedAt, evidence } = foldObservation(null, observation, folded.lastSeenAt);
  if (completedAt !== null && completedAt > denial.at) return false;
  return evidence.every((item) => denial.evidence.includes(evidenceKey(item)));
}
