import { CREDENTIAL_LIMIT, INSTRUCTOR_LIMIT, SKILL_LIMIT } from './bounds';
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
} from './join';
import { siteOf } from './site';
import type { CredentialRef, Evidence, LearningRecord, LearningStatus, Observation } from './types';

const EVIDENCE_LIMIT = 20;
/** Seeing a page again this soon is no news. */
const MINUTE = 60_000;

/** The id under which an observation is kept: `platform:itemId`. */
export function recordIdOf(observation: Observation): string {
  return `${observation.platform}:${observation.itemId}`;
}

/**
 * What the item's credentials are looked up by: the credential's id with the platform and the site that state it, for
 * one site's word says nothing of another's records.
 */
export function credentialKeys(
  item: Pick<LearningRecord, 'platform' | 'url'> & { readonly credentials?: readonly CredentialRef[] },
): readonly string[] {
  const site = siteOf(item.url);
  const ids = (item.credentials ?? []).flatMap(({ id }) => id ?? []);
  return site === null ? [] : ids.map((id) => JSON.stringify([item.platform, site, id]));
}

/** Do the record and the observation speak of one item: the same id, or the same credential on the same site? */
export function matches(record: LearningRecord, observation: Observation): boolean {
  if (record.id === recordIdOf(observation)) return true;
  const keys = new Set(credentialKeys(record));
  return credentialKeys(observation).some((key) => keys.has(key));
}

/**
 * The record after one more observation. Pure and idempotent; the order of observations matters only for the title and
 * the address (the newer one's count) and for what was read first of a provider.
 * A record never goes backwards, keeps the earlier and the more precise of two dates, and keeps every field named in
 * its `editedByUser`.
 *
 * @param record what is kept so far, or null; when not null, `matches(record, observation)`
 * @param at when the observation was made, a full ISO 8601 instant in UTC
 * @returns the same object when nothing but `lastSeenAt` would change, and that by less than a minute
 * @throws RangeError for an observation that is merely `seen`: it says nothing of the viewer and can't be kept
 */
export function foldObservation(record: LearningRecord | null, observation: Observation, at: string): LearningRecord {
  if (observation.status === 'seen') throw new RangeError(`${recordIdOf(observation)} was only seen, not learned`);
  const seen = recordFrom(observation, observation.status, at);
  if (record === null) return seen;
  const next = withEdits(record, merged(record, seen));
  const later = Date.parse(next.lastSeenAt) - Date.parse(record.lastSeenAt);
  return later < MINUTE && sameBut('lastSeenAt', record, next) ? record : next;
}

function recordFrom(observation: Observation, status: LearningStatus, at: string): LearningRecord {
  const credentials = joinCredentials([], observation.credentials ?? []).slice(0, CREDENTIAL_LIMIT);
  return {
    id: recordIdOf(observation),
    platform: observation.platform,
    kind: observation.kind,
    title: observation.title,
    url: observation.url,
    provider: observation.provider ?? null,
    instructors: union([], observation.instructors ?? []).slice(0, INSTRUCTOR_LIMIT),
    status,
    progress: observation.progress ?? null,
    grade: observation.grade ?? null,
    hours: observation.hours ?? null,
    enrolledAt: observation.enrolledAt ?? null,
    startedAt: observation.startedAt ?? null,
    completedAt: observation.completedAt ?? null,
    firstSeenAt: at,
    lastSeenAt: at,
    skills: union([], observation.skills ?? []).slice(0, SKILL_LIMIT),
    tags: [],
    note: '',
    credentials,
    evidence: [
      {
        adapter: observation.platform,
        signal: observation.signal,
        // For a certificate its own address is the better evidence than that of the course.
        url: credentials[0]?.url ?? observation.url,
        at,
      },
    ],
    editedByUser: [],
  };
}

function merged(record: LearningRecord, seen: LearningRecord): LearningRecord {
  const newer = seen.lastSeenAt >= record.lastSeenAt;
  const sameItem = record.id === seen.id;
  return {
    ...record,
    title: newer ? betterTitle(record, seen) : betterTitle(seen, record),
    url: sameItem && newer ? betterUrl(seen, record) : betterUrl(record, seen),
    provider: record.provider ?? seen.provider,
    instructors: union(record.instructors, seen.instructors).slice(0, INSTRUCTOR_LIMIT),
    status: furtherStatus(record.status, seen.status),
    progress: greater(record.progress, seen.progress),
    grade: betterGrade(record.grade, seen.grade),
    hours: greater(record.hours, seen.hours),
    enrolledAt: betterDate(record.enrolledAt, seen.enrolledAt),
    startedAt: betterDate(record.startedAt, seen.startedAt),
    completedAt: betterDate(record.completedAt, seen.completedAt),
    firstSeenAt: earlier(record.firstSeenAt, seen.firstSeenAt),
    lastSeenAt: newer ? seen.lastSeenAt : record.lastSeenAt,
    skills: union(record.skills, seen.skills).slice(0, SKILL_LIMIT),
    credentials: joinCredentials(record.credentials, seen.credentials).slice(0, CREDENTIAL_LIMIT),
    evidence: boundedEvidence(joinEvidence(record.evidence, seen.evidence)),
  };
}

/** The latest of the commonest signal gives way. */
function boundedEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const list = [...evidence];
  while (list.length > EVIDENCE_LIMIT)
    list.splice(
      list.findLastIndex(({ signal }) => signal === commonest(list)),
      1,
    );
  return list;
}

function commonest(list: readonly Evidence[]): string {
  const counts = new Map<string, number>();
  for (const { signal } of list) counts.set(signal, (counts.get(signal) ?? 0) + 1);
  const [most = ''] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([signal]) => signal);
  return most;
}

/** What the user set stays, whatever a page says later. */
function withEdits(record: LearningRecord, next: LearningRecord): LearningRecord {
  const edited = new Set(record.editedByUser);
  const kept = Object.fromEntries(Object.entries(record).filter(([field]) => edited.has(field)));
  return { ...next, ...kept };
}

function sameBut(field: keyof LearningRecord, one: LearningRecord, other: LearningRecord): boolean {
  return JSON.stringify({ ...one, [field]: null }) === JSON.stringify({ ...other, [field]: null });
}
