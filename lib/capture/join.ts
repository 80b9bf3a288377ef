import type { CredentialRef, Evidence, Grade, LearningRecord, LearningStatus } from './types';

/** How two pieces of knowledge of one item become one: never backwards, nothing lost, the same joined again unchanged. */

const RANK: Readonly<Record<LearningStatus, number>> = { enrolled: 0, 'in-progress': 1, completed: 2 };

/** The status that is further on. */
export function furtherStatus(one: LearningStatus, other: LearningStatus): LearningStatus {
  return RANK[other] > RANK[one] ? other : one;
}

/** The newer title, unless it is only a piece of the item's id, which stands in where a page shows no title. */
export function betterTitle(
  older: Pick<LearningRecord, 'id' | 'title'>,
  newer: Pick<LearningRecord, 'id' | 'title'>,
): string {
  const standIn = newer.id.includes(newer.title) && !older.id.includes(older.title);
  return standIn ? older.title : newer.title;
}

/** Where the item lives: of an address that is only a credential's and another, the other; else the first. */
export function betterUrl(
  one: Pick<LearningRecord, 'url' | 'credentials'>,
  other: Pick<LearningRecord, 'url' | 'credentials'>,
): string {
  const isCredential = ({ url, credentials }: typeof one): boolean => credentials.some((ref) => ref.url === url);
  return isCredential(one) && !isCredential(other) ? other.url : one.url;
}

/** Of two dates of one event: the more precise if they agree as far as the other goes, else the earlier. */
export function betterDate(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  if (one.startsWith(other)) return one;
  if (other.startsWith(one)) return other;
  return earlier(one, other);
}

/** The earlier of two instants of one form. */
export function earlier(one: string, other: string): string {
  return other < one ? other : one;
}

/** The grade that is the larger part of its maximum; the first of two equals. */
export function betterGrade(one: Grade | null, other: Grade | null): Grade | null {
  if (one === null || other === null) return one ?? other;
  return other.value / other.max > one.value / one.max ? other : one;
}

/** The greater of two numbers, of which either may not be known. */
export function greater(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}

/** Each text once, in the order of its first appearance. */
export function union(kept: readonly string[], added: readonly string[]): readonly string[] {
  return [...new Set([...kept, ...added])];
}

/** One entry per credential: the same id or the same address is the same credential. */
export function joinCredentials(
  kept: readonly CredentialRef[],
  added: readonly CredentialRef[],
): readonly CredentialRef[] {
  const list = [...kept];
  for (const credential of added) {
    const at = list.findIndex(({ url, id }) => url === credential.url || (id !== null && id === credential.id));
    const known = list[at];
    if (known === undefined) list.push(credential);
    else if (known.id === null && credential.id !== null) list[at] = { ...known, id: credential.id };
  }
  return list;
}

/** One entry per adapter, signal and address, with the first time it was seen; oldest first. */
export function joinEvidence(kept: readonly Evidence[], added: readonly Evidence[]): readonly Evidence[] {
  const byKey = new Map<string, Evidence>();
  for (const evidence of [...kept, ...added]) {
    const key = JSON.stringify([evidence.adapter, evidence.signal, evidence.url]);
    const known = byKey.get(key);
    if (known === undefined || evidence.at < known.at) byKey.set(key, evidence);
  }
  return [...byKey.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.url < b.url ? -1 : 1));
}
