import { base64 } from '@scure/base';
import type { PageReport, SavedCredential } from '../export/page-report';
import type { SeenDocument } from '../history/documents';
import { httpUrl, withoutPersonal } from '../links/normalise';
import type { PagePanel, PanelEntry } from '../messages/protocol';

/** Letters of all documents in one report, so that it can be read again (`MAX_SIZE` in `read.ts`). */
const MAX_DOCUMENTS = 12_000_000;

/**
 * The awards of a page as a report to keep. What the reader said of the holder is nowhere in it: no entry of a list has it.
 *
 * @param documents by the address of their link (`CredentialLink.url`)
 * @param how the summary in the reader's language, when (ISO 8601), and which version of Touchstone saves it
 */
export function savePageReport(
  panel: PagePanel,
  documents: ReadonlyMap<string, SeenDocument>,
  how: Pick<PageReport, 'summary' | 'savedAt' | 'savedBy'>,
): PageReport {
  let left = MAX_DOCUMENTS;
  const take = (url: string): SavedCredential['document'] => {
    const found = documents.get(url);
    const size = found === undefined ? 0 : 4 * Math.ceil(found.bytes.byteLength / 3);
    if (found === undefined || size > left) return null;
    left -= size;
    return { url: withoutPerson(found.url) ?? '', type: found.type, base64: base64.encode(found.bytes) };
  };
  return {
    format: 'touchstone-report',
    version: 1,
    savedAt: how.savedAt,
    savedBy: how.savedBy,
    page: { url: withoutPerson(panel.url), holder: panel.holder },
    summary: how.summary,
    credentials: panel.entries
      .filter(({ link }) => link.kind === 'award')
      .map((entry) => ({
        text: entry.text,
        href: addressOf(entry),
        link: entry.link,
        report: entry.report,
        document: entry.report === null ? null : take(entry.link.url),
      })),
  };
}

/** Where a short link led; it may lead elsewhere by the time the report is checked again. */
function addressOf({ href, link, followed }: PanelEntry): string {
  return withoutPerson(followed === undefined ? href : (followed.url ?? href)) ?? link.url;
}

function withoutPerson(address: string | null): string | null {
  const url = address === null ? null : httpUrl(address);
  return url === null ? null : withoutPersonal(url);
}
