import { useState } from 'preact/hooks';
import type { ImportState } from '../../components/import-view';
import { historyCsv } from '../../lib/export/csv';
import { historyFileName } from '../../lib/export/file-name';
import { historyJson } from '../../lib/export/json';
import { exportHistory, importHistory } from '../../lib/history/backup';
import type { HistoryDb } from '../../lib/history/schema';
import type { Texts } from '../../lib/text/texts';
import { download } from './download';
import { failureText } from './failure';

export interface Files {
  /** What came of the last import. */
  readonly imported: ImportState;
  /** Forgets the last import. */
  readonly clear: () => void;
  readonly read: (file: File) => Promise<void>;
  /** Saves the whole history as a file. */
  readonly save: (extension: 'json' | 'csv') => Promise<void>;
}

/**
 * Export to and import from files.
 *
 * @param say tells the reader what came of an export
 * @param onImported told of an import that came to a good end
 */
export function useFiles(
  db: HistoryDb,
  texts: Texts,
  now: () => Date,
  say: (message: string) => void,
  onImported: () => Promise<unknown>,
): Files {
  const { t } = texts;
  const [imported, setImported] = useState<ImportState>({ kind: 'idle' });
  return {
    imported,
    clear: () => setImported({ kind: 'idle' }),
    read: async (file) => {
      setImported({ kind: 'busy' });
      try {
        setImported({ kind: 'done', ...(await importHistory(db, await file.text(), now().toISOString())) });
        onImported().catch(console.error);
      } catch (error) {
        setImported({ kind: 'failed', reason: failureText(error, texts) });
      }
    },
    save: async (extension) => {
      try {
        const file = await exportHistory(db, now().toISOString());
        const text = extension === 'json' ? historyJson(file) : historyCsv(file.records);
        const type = extension === 'json' ? 'application/json' : 'text/csv;charset=utf-8';
        download(text, historyFileName(file.exportedAt, extension), type);
        say(t('exportDone', { count: file.records.length }));
      } catch (error) {
        say(t('exportFailed', { reason: failureText(error, texts) }));
      }
    },
  };
}
