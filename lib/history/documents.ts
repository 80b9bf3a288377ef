import { MAX_AGE } from './reports';
import type { HistoryDb } from './schema';
import type { StoredDocument } from './types';

/** Bytes of one document, and how many are kept. Real ones have a few kilobytes, a baked picture some fifty. */
export const MAX_DOCUMENT = 256 * 1024;
export const MAX_DOCUMENTS = 500;
/**
 * All together may take 40 MB: 32 of any size, which is measured when a large one comes, and what small ones may add at the
 * most. To measure is to read all of them.
 */
export const MAX_TOGETHER = 32 * 1024 * 1024;
const SMALL = 16 * 1024;

/** The document from which a verdict was reached, as it was served. */
export type SeenDocument = Pick<StoredDocument, 'url' | 'type' | 'bytes'>;

/** A document and the address of the link it is of. */
export interface KeyedDocument {
  readonly key: string;
  readonly seen: SeenDocument;
}

/**
 * Keeps documents, each in the place of the one before of its link (`CredentialLink.url`), and drops those that are no longer
 * of use, the oldest first. Of one that is too large the one before is dropped all the same: it is not the one from which the
 * verdict was reached.
 */
export async function putDocuments(db: HistoryDb, all: readonly KeyedDocument[], now: Date): Promise<void> {
  const last = [...new Map(all.map((one) => [one.key, one])).values()];
  const kept = last.filter(({ seen }) => fits(seen));
  await db.dexie.transaction('rw', db.documents, async () => {
    await db.documents.bulkPut(
      kept.map(({ key, seen: { url, type, bytes } }) => ({
        key,
        url,
        type,
        // Copied: a view would take along all that it is a view of.
        bytes: Uint8Array.from(bytes),
        keptAt: now.toISOString(),
      })),
    );
    await db.documents.bulkDelete(last.filter(({ seen }) => !fits(seen)).map(({ key }) => key));
    await pruneDocuments(db, now);
    const excess = (await db.documents.count()) - MAX_DOCUMENTS;
    if (excess > 0) await db.documents.orderBy('keptAt').limit(excess).delete();
    if (kept.some(({ seen }) => seen.bytes.byteLength > SMALL)) await dropBeyond(db, MAX_TOGETHER);
  });
}

const fits = ({ bytes }: SeenDocument) => bytes.byteLength <= MAX_DOCUMENT;

/** The document kept for a link, or null. One that is past its time is none, whether or not it was dropped yet. */
export async function findDocument(db: HistoryDb, key: string, now: Date): Promise<StoredDocument | null> {
  const kept = await db.documents.get(key);
  const age = kept === undefined ? Number.NaN : now.getTime() - Date.parse(kept.keptAt);
  return kept !== undefined && age >= 0 && age < MAX_AGE ? kept : null;
}

/** Drops the documents whose reports may no longer be shown either, and those from the future. */
export async function pruneDocuments(db: HistoryDb, now: Date): Promise<void> {
  const keptAt = db.documents.where('keptAt');
  await keptAt.below(new Date(now.getTime() - MAX_AGE).toISOString()).delete();
  await keptAt.above(now.toISOString()).delete();
}

/** Drops the oldest of what goes beyond so many bytes. */
async function dropBeyond(db: HistoryDb, most: number): Promise<void> {
  let together = 0;
  const dropped: string[] = [];
  await db.documents
    .orderBy('keptAt')
    .reverse()
    .each(({ key, bytes }) => {
      together += bytes.byteLength;
      if (together > most) dropped.push(key);
    });
  await db.documents.bulkDelete(dropped);
}

/** Those of several links, by their keys; what isn't kept is left out. */
export async function findDocuments(
  db: HistoryDb,
  keys: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, SeenDocument>> {
  const found = await Promise.all([...new Set(keys)].map((key) => findDocument(db, key, now)));
  return new Map(found.flatMap((kept) => (kept === null ? [] : [[kept.key, kept] as const])));
}
