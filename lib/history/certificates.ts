import type { Observation } from '../capture/types';
import type { CredentialLink } from '../links/types';
import { recordsOf } from './answers';
import { historyErrorOf } from './errors';
import { listRecords } from './queries';
import { toRecord } from './row';
import type { HistoryDb } from './schema';
import type { OwnCertificate } from './types';

/** What is asked about by itself at most: the rest of a long history waits for its reader. */
export const MAX_DUE = 500;

/** Looks an address up among the badge hosts; null: it is no award of theirs. */
type FindAward = (url: string) => CredentialLink | null;

/**
 * Lists credentials of the history that are not listed yet. Nothing is known of them: what an imported file says of its
 * credentials is its writer's word.
 *
 * @param dueAt for each, from when it is to be asked about by itself; null: not before the user says so
 * @returns how many are new
 * @throws HistoryError when nothing was stored
 */
export async function noteCertificates(
  db: HistoryDb,
  urls: readonly string[],
  findAward: FindAward,
  dueAt: (link: CredentialLink) => string | null,
): Promise<number> {
  const wanted = [...new Set(urls)];
  if (wanted.length === 0) return 0;
  try {
    return await db.dexie.transaction('rw', db.certificates, async () => {
      const known = await db.certificates.bulkGet(wanted);
      const links = wanted.filter((_, index) => known[index] === undefined).flatMap((key) => linked(key, findAward));
      let room = links.length === 0 ? 0 : MAX_DUE - (await db.certificates.where('due').above('').count());
      for (const { key, link } of links) {
        const due = room > 0 ? dueAt(link) : null;
        if (due !== null) room -= 1;
        await db.certificates.put({
          key,
          link,
          ...(due === null ? {} : { due }),
          tries: 0,
          report: null,
          missed: null,
          from: 'host',
        });
      }
      return links.length;
    });
  } catch (error) {
    throw historyErrorOf(error);
  }
}

function linked(key: string, findAward: FindAward): readonly Pick<OwnCertificate, 'key' | 'link'>[] {
  const link = findAward(key);
  return link === null ? [] : [{ key, link }];
}

/**
 * The addresses of credentials that pages stated and that records now hold.
 *
 * @throws HistoryError when the history cannot be read
 */
export async function credentialsKept(db: HistoryDb, observations: readonly Observation[]): Promise<readonly string[]> {
  try {
    const kept = new Set<string>();
    for (const observation of observations) {
      const stated = (observation.credentials ?? []).map(({ url }) => url);
      if (stated.length === 0) continue;
      const held = new Set(
        (await recordsOf(db, observation)).flatMap(({ credentials }) => credentials).map(({ url }) => url),
      );
      for (const url of stated) if (held.has(url)) kept.add(url);
    }
    return [...kept];
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/**
 * The addresses of the credentials of one record, or, for null, of all.
 *
 * @throws HistoryError when the history cannot be read
 */
export async function credentialsOf(db: HistoryDb, recordId: string | null): Promise<readonly string[]> {
  try {
    const row = recordId === null ? undefined : await db.records.get(recordId);
    const records = recordId === null ? await listRecords(db) : row === undefined ? [] : [toRecord(row)];
    return records.flatMap(({ credentials }) => credentials.map(({ url }) => url));
  } catch (error) {
    throw historyErrorOf(error);
  }
}

/** Every listed credential of the history, by its address there. */
export async function listCertificates(db: HistoryDb): Promise<ReadonlyMap<string, OwnCertificate>> {
  try {
    return new Map((await db.certificates.toArray()).map((one) => [one.key, one]));
  } catch (error) {
    throw historyErrorOf(error);
  }
}

export async function findCertificate(db: HistoryDb, key: string): Promise<OwnCertificate | null> {
  return (await db.certificates.get(key)) ?? null;
}

/** The one that has been due for longest, or null. */
export async function nextDue(db: HistoryDb, at: string): Promise<OwnCertificate | null> {
  return (await db.certificates.where('due').belowOrEqual(at).first()) ?? null;
}

/** Writes what came of asking. One that was unlisted meanwhile stays so. */
export async function putCertificate(db: HistoryDb, certificate: OwnCertificate): Promise<void> {
  await db.dexie.transaction('rw', db.certificates, async () => {
    if ((await db.certificates.get(certificate.key)) !== undefined) await db.certificates.put(certificate);
  });
}

/** Makes those due that are as wanted. */
export async function makeDue(
  db: HistoryDb,
  at: string,
  isWanted: (certificate: OwnCertificate) => boolean,
): Promise<number> {
  return db.certificates.filter(isWanted).modify({ due: at, tries: 0 });
}
