import { readFile } from 'node:fs/promises';
import { Window } from 'happy-dom';
import { UsageError } from './usage';

interface SavedPage {
  readonly url: URL;
  readonly document: Document;
}

/** A saved page as an adapter sees it. Throws a UsageError when the file can't be read. */
export async function savedPage(url: URL, file: string): Promise<SavedPage> {
  const html = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file} can't be read: ${String(error)}`);
  });
  return pageOf(url, html);
}

/** A page of this text. Its scripts don't run and nothing it names is loaded. */
export function pageOf(url: URL, html: string): SavedPage {
  const window = new Window({
    url: url.href,
    settings: { disableJavaScriptFileLoading: true, disableCSSFileLoading: true },
  });
  const parsed: unknown = new window.DOMParser().parseFromString(html, 'text/html');
  // happy-dom's Document is its own type; it stands in for the browser's.
  return { url, document: parsed as Document };
}
