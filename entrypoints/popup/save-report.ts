import { browser } from 'wxt/browser';
import page from '../../components/page.css?inline';
import type { SaveAs } from '../../components/save-report';
import { savedReportFile } from '../../components/saved-report-file';
import file from '../../components/saved-report-file.css?inline';
import { summarise } from '../../components/summary';
import theme from '../../components/theme.css?inline';
import { pageReportFileName, pageReportJson } from '../../lib/export/page-report';
import { findDocuments } from '../../lib/history/documents';
import type { HistoryDb } from '../../lib/history/schema';
import type { PagePanel } from '../../lib/messages/protocol';
import { savePageReport } from '../../lib/saved/save';
import type { Texts } from '../../lib/text/texts';
import { download } from './download';

/**
 * Saves what a tab's list shows, with the documents that are still kept, as a file of the reader's.
 *
 * @returns the file's name
 */
export async function saveReport(as: SaveAs, panel: PagePanel, db: HistoryDb, texts: Texts, at: Date): Promise<string> {
  const urls = panel.entries.map(({ link }) => link.url);
  const report = savePageReport(panel, await findDocuments(db, urls, at), {
    summary: summarise(panel.entries, texts),
    savedAt: at.toISOString(),
    savedBy: browser.runtime.getManifest().version,
  });
  const name = pageReportFileName(report, as);
  if (as === 'json') download(pageReportJson(report), name, 'application/json');
  else download(savedReportFile(report, texts, theme + page + file), name, 'text/html;charset=utf-8');
  return name;
}
