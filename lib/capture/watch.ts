import type { Page } from './types';

/** A page counts as settled after this long without a change. */
const QUIET = 500;
/** A page that never settles (a player, a ticker) is read after this long all the same. */
const PATIENCE = 3_000;
/** Most patience is stretched to, while the answer stays the same on a page that never settles. */
const MOST_PATIENCE = 24_000;

/** What the watch uses of a window. */
export type WatchedWindow = Pick<
  Window & typeof globalThis,
  'location' | 'setTimeout' | 'clearTimeout' | 'MutationObserver'
>;

export interface WatchOptions<T> {
  readonly document: Document;
  readonly window: WatchedWindow;
  /** Ends the watch: no listener, observer or timer outlives it. */
  readonly signal: AbortSignal;
  /** Can a page at this address ever say anything? All can unless told; one that can’t is not watched until it moves. */
  readonly canSpeak?: (url: URL) => boolean;
  /** Reads the page. Pure; what it returns is compared as JSON. */
  readonly read: (page: Page) => T;
  /** Called with each answer that held for a moment and differs from the one reported before at the same address. */
  readonly onStable: (answer: T, page: Page) => void;
  /** Called when `read` throws, once for the same message on the same page. */
  readonly onError: (error: unknown, page: Page) => void;
}

export interface PageWatch {
  /** A single-page application goes to `url`, which may not be committed yet. */
  readonly moved: (url: URL) => void;
  /** What reads the page has changed: it is read again. */
  readonly again: () => void;
}

/**
 * Reads the page now and again whenever it changes, and reports each new answer once. Pages fill late and change
 * without loading: the page is left to settle, for `PATIENCE` at most, and an answer is reported only when a second
 * reading confirms it, so that a half-filled page is not taken for the whole. Hidden pages are left alone and read when
 * they are shown again.
 *
 * Changes aren't counted. After one, nothing is listened for during the first half of `QUIET`, and the page has settled
 * if none comes during the second half: so a page pays for four changes a second at most, however many it makes.
 */
export function watchPage<T>(options: WatchOptions<T>): PageWatch {
  const { document, window, signal, canSpeak = () => true, read, onStable, onError } = options;
  let quietTimer: number | undefined;
  let patienceTimer: number | undefined;
  let patience = PATIENCE;
  let awaited: URL | null = null;
  let awaitedTimer: number | undefined;
  let pending: string | null = null;
  let reported: string | null = null;
  /** Where that was, without the fragment. */
  let reportedAt = '';
  let failed: string | null = null;

  const observer = new window.MutationObserver(wait);

  function listen(): void {
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      // What the adapters read of attributes that change in place; style and class would never be quiet.
      attributeFilter: [
        'href',
        'id',
        'title',
        'hidden',
        'content',
        'data-value',
        'data-toggletype',
        'aria-valuenow',
        'width',
      ],
    });
  }

  /** Lets the page settle, from now on. */
  function wait(): void {
    observer.disconnect();
    window.clearTimeout(quietTimer);
    quietTimer = window.setTimeout(() => {
      listen();
      quietTimer = window.setTimeout(readNow, QUIET / 2);
    }, QUIET / 2);
    patienceTimer ??= window.setTimeout(readNow, patience);
  }

  function stop(): void {
    observer.disconnect();
    clearTimers();
    stopAwaiting();
  }

  function clearTimers(): void {
    window.clearTimeout(quietTimer);
    window.clearTimeout(patienceTimer);
    quietTimer = undefined;
    patienceTimer = undefined;
  }

  function stopAwaiting(): void {
    window.clearTimeout(awaitedTimer);
    awaited = null;
  }

  function readNow(): void {
    clearTimers();
    if (signal.aborted || document.hidden) return;
    const url = new URL(window.location.href);
    if (awaited !== null && awaited.href !== url.href) {
      // What is on show may already be the new page's, while its address is not committed.
      wait();
      return;
    }
    stopAwaiting();
    if (canSpeak(url)) listen();
    else observer.disconnect();
    const page = { url, document };
    try {
      settle(read(page), page);
    } catch (error) {
      const message = `${url.href} ${error instanceof Error ? error.message : String(error)}`;
      if (message !== failed) onError(error, page);
      failed = message;
    }
  }

  function settle(answer: T, page: Page): void {
    const written = JSON.stringify(answer);
    const [at = ''] = page.url.href.split('#', 1);
    if (at !== reportedAt) reported = null;
    if (written === reported) {
      pending = null;
      patience = Math.min(patience * 2, MOST_PATIENCE);
      return;
    }
    patience = PATIENCE;
    if (written !== pending) {
      pending = written;
      wait();
      return;
    }
    pending = null;
    reported = written;
    reportedAt = at;
    onStable(answer, page);
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : readNow()), { signal });
  signal.addEventListener('abort', stop, { once: true });
  readNow();

  return {
    again: readNow,
    moved: (url) => {
      if (signal.aborted || document.hidden) return;
      stop();
      pending = null;
      patience = PATIENCE;
      awaited = url;
      // A download or a refused change never commits.
      awaitedTimer = window.setTimeout(stopAwaiting, PATIENCE);
      // The old page's content still stands: the first change tells that the new one's comes.
      patienceTimer = window.setTimeout(readNow, patience);
      if (canSpeak(url)) listen();
    },
  };
}
