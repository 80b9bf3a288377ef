import { useCallback } from 'preact/hooks';
import type { ShownDocument } from '../../components/raw-document';
import { findDocument } from '../../lib/history/documents';
import { type HistoryDb, reopening } from '../../lib/history/schema';
import type { PanelEntry } from '../../lib/messages/protocol';

/** Reads the document from which the verdict on an entry was reached; null where none is kept. */
export function useDocuments(db: HistoryDb): (entry: PanelEntry) => Promise<ShownDocument | null> {
  return useCallback(({ link }) => reopening(db, () => findDocument(db, link.url, new Date())), [db]);
}
