import { pause } from './retry';
import { type MarksOptions, runMarks } from './run';

/** After a single-page site says it went elsewhere, the old page's links are still there for a moment, in milliseconds. */
const LINGER = 400;

export interface Marks {
  /** The page went to another address without being loaded anew. */
  readonly navigate: (url: URL) => void;
}

/** Keeps the marks of a document, page after page, until the signal aborts. */
export function startMarks(options: MarksOptions, url: URL, signal: AbortSignal): Marks {
  let current = url;
  let page = new AbortController();
  signal.addEventListener('abort', () => page.abort(), { once: true });
  if (isProfile(url)) runMarks(options, url, page.signal);

  return {
    navigate: (next) => {
      if (signal.aborted || isSamePage(current, next)) return;
      const wasProfile = isProfile(current);
      current = next;
      page.abort();
      page = new AbortController();
      if (isProfile(next)) void begin(next, page.signal);
      else if (wasProfile) options.port.page(null).catch(() => undefined);
    },
  };

  async function begin(next: URL, life: AbortSignal): Promise<void> {
    await pause(LINGER, life);
    if (!life.aborted) runMarks(options, next, life);
  }

  function isProfile(address: URL): boolean {
    return options.siteFor(address).isProfile({ url: address, document: options.document });
  }
}

/** Only what stands before `#` makes another page. */
function isSamePage(a: URL, b: URL): boolean {
  return a.origin === b.origin && a.pathname === b.pathname && a.search === b.search;
}
