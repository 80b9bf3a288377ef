import { MAX_DOCUMENT, putDocuments, type SeenDocument } from '../../lib/history/documents';
import { type Kept, putReports } from '../../lib/history/reports';
import type { HistoryDb } from '../../lib/history/schema';

/** Keeps one report, as the background keeps those that come together. */
export function putReport(db: HistoryDb, key: string, kept: Kept, now: Date): Promise<void> {
  return putReports(db, [{ key, kept }], now);
}

/** The same with one document; answers whether it is small enough to be kept. */
export async function putDocument(db: HistoryDb, key: string, seen: SeenDocument, now: Date): Promise<boolean> {
  await putDocuments(db, [{ key, seen }], now);
  return seen.bytes.byteLength <= MAX_DOCUMENT && (await db.documents.get(key)) !== undefined;
}
