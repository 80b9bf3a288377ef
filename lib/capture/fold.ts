import { CREDENTIAL_LIMIT, INSTRUCTOR_LIMIT, SKILL_LIMIT } from './bounds';
import type { CredentialRef, Evidence, Grade, LearningRecord, LearningStatus, Observation } from './types';

const EVIDENCE_LIMIT = 20;
/** Seeing a page again this soon is no news. */
const MINUTE = 60_000;

const RANK: Readonly<Record<LearningStatus, number>> = { enrolled: 0, 'in-progress': 1, completed: 2 };

/** The id under which an observation is kept: `platform:itemId`. */
export function recordIdOf(observation: Observation): string {
  return `${observation.platform}:${observation.itemId}`;
}

/** Do the record and the observation speak of one item: the same id, or the same credential on the same platform? */
export function matches(record: LearningRecord, observation: Observation): boolean {
  if (record.id === recordIdOf(observation)) return true;
  if (record.platform !== observation.platform) return false;
  const ids = new Set(record.credentials.flatMap(({ id }) => id ?? []));
  return (observation.credentials ?? []).some(({ id }) => id !== null && ids.has(id));
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
  const credentials = mergedCredentials([], observation.credentials ?? []);
  return {
    id: recordIdOf(observation),
    platform: observation.platform,
    kind: observation.kind,
    title: observation.title,
    url: observation.url,
    provider: observation.provider ?? null,
    instructors: union([], observation.instructors ?? [], INSTRUCTOR_LIMIT),
    status,
    progress: observation.progress ?? null,
    grade: observation.grade ?? null,
    hours: observation.hours ?? null,
    enrolledAt: observation.enrolledAt ?? null,
    startedAt: observation.startedAt ?? null,
    completedAt: observation.completedAt ?? null,
    firstSeenAt: at,
    lastSeenAt: at,
    skills: union([], observation.skills ?? [], SKILL_LIMIT),
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
    url: sameItem && newer ? seen.url : record.url,
    provider: record.provider ?? seen.provider,
    instructors: union(record.instructors, seen.instructors, INSTRUCTOR_LIMIT),
    status: RANK[seen.status] > RANK[record.status] ? seen.status : record.status,
    progress: greater(record.progress, seen.progress),
    grade: betterGrade(record.grade, seen.grade),
    hours: greater(record.hours, seen.hours),
    enrolledAt: betterDate(record.enrolledAt, seen.enrolledAt),
    startedAt: betterDate(record.startedAt, seen.startedAt),
    completedAt: betterDate(record.completedAt, seen.completedAt),
    firstSeenAt: earlier(record.firstSeenAt, seen.firstSeenAt),
    lastSeenAt: newer ? seen.lastSeenAt : record.lastSeenAt,
    skills: union(record.skills, seen.skills, SKILL_LIMIT),
    credentials: mergedCredentials(record.credentials, seen.credentials),
    evidence: mergedEvidence(record.evidence, seen.evidence),
  };
}

/** The newer title, unless it is only a piece of the item's id, which stands in where a page shows no title. */
function betterTitle(older: LearningRecord, newer: LearningRecord): string {
  const standIn = newer.id.includes(newer.title) && !older.id.includes(older.title);
  return standIn ? older.title : newer.title;
}

/** Of two dates of one event: the more precise if they agree as far as the other goes, else the earlier. */
export function betterDate(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  if (one.startsWith(other)) return one;
  if (other.startsWith(one)) return other;
  return earlier(one, other);
}

function earlier(one: string, other: string): string {
  return other < one ? other : one;
}

function betterGrade(one: Grade | null, other: Grade | null): Grade | null {
  if (one === null || other === null) return one ?? other;
  return other.value / other.max > one.value / one.max ? other : one;
}

function greater(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}

function union(kept: readonly string[], added: readonly string[], limit: number): readonly string[] {
  return [...new Set([...kept, ...added])].slice(0, limit);
}

/** One entry per credential: the same id or the same address is the same credential. */
function mergedCredentials(kept: readonly CredentialRef[], added: readonly CredentialRef[]): readonly CredentialRef[] {
  const list = [...kept];
  for (const credential of added) {
    const at = list.findIndex(({ url, id }) => url === credential.url || (id !== null && id === credential.id));
    const known = list[at];
    if (known === undefined) list.push(credential);
    else if (known.id === null && credential.id !== null) list[at] = { ...known, id: credential.id };
  }
  return list.slice(0, CREDENTIAL_LIMIT);
}

/** One entry per adapter, signal and address, with the first time it was seen; the commonest signal gives way. */
function mergedEvidence(kept: readonly Evidence[], added: readonly Evidence[]): readonly Evidence[] {
  const byKey = new Map<string, Evidence>();
  for (const evidence of [...kept, ...added]) {
    const key = JSON.stringify([evidence.adapter, evidence.signal, evidence.url]);
    const known = byKey.get(key);
    if (known === undefined || evidence.at < known.at) byKey.set(key, evidence);
  }
  const list = [...byKey.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.url < b.url ? -1 : 1));
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
