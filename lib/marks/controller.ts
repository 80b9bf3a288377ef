import { pause } from '../messages/retry';
import { type MarksOptions, runMarks } from './run';

/** After a single-page site says it went elsewhere, the old page's links are still there for a moment, in milliseconds. */
const LINGER = 400;
/** How long an address that was announced may take to become the page's, and how often that is looked at, in milliseconds. */
const PATIENCE = 3_000;
const STEP = 50;

export interface Marks {
  /**
   * The page goes to another address without being loaded anew. Nothing happens until it is there: a download link or a
   * navigation that is refused is announced like any other.
   */
  readonly navigate: (url: URL) => void;
}

/** Keeps the marks of a document, page after page, until the signal aborts. */
export function startMarks(options: MarksOptions, url: URL, signal: AbortSignal): Marks {
  let current = url;
  let page = new AbortController();
  let announced = new AbortController();
  signal.addEventListener('abort', () => page.abort(), { once: true });
  options.port.onRestart(() => {
    page.abort();
    page = new AbortController();
    if (isProfile(current)) runMarks(options, current, page.signal);
  }, signal);
  if (isProfile(url)) runMarks(options, url, page.signal);

  return {
    navigate: (next) => {
      announced.abort();
      announced = new AbortController();
      void arrive(next, AbortSignal.any([signal, announced.signal]));
    },
  };

  async function arrive(next: URL, life: AbortSignal): Promise<void> {
    for (let waited = 0; options.address() !== next.href; waited += STEP) {
      if (life.aborted || waited >= PATIENCE) return;
      await pause(STEP, life);
    }
    if (!life.aborted && !isSamePage(current, next)) turn(next);
  }

  function turn(next: URL): void {
    const wasProfile = isProfile(current);
    current = next;
    page.abort();
    page = new AbortController();
    if (isProfile(next)) void begin(next, page.signal);
    else if (wasProfile) options.port.page(null).catch(() => undefined);
  }

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
