import { type WatchedWindow, watchPage } from '../capture/watch';
import { openableAt, readOpened, type SentFacts, toSend } from '../links/opened';
import { readDocument } from '../links/read-document';

/** Readings of one page, each after it changed: enough for a slow one, and an end for one that never rests. */
const MAX_READINGS = 60;
const MAX_SENT = 5;

export interface OpenedOptions {
  readonly document: Document;
  readonly window: WatchedWindow;
  /** Ends the watch: nothing outlives it. */
  readonly signal: AbortSignal;
  /** Called once with what stands on a page that shows an award, and again when that changes. */
  readonly send: (facts: SentFacts) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Waits until a page that the person has open shows an award, and says what stands there. Ends after so many readings,
 * and for good once the page is at an address where nothing is read.
 */
export function watchOpened({ document, window, signal, send, onError }: OpenedOptions): void {
  const end = new AbortController();
  let readings = 0;
  let sent = 0;
  watchPage<SentFacts | null>({
    document,
    window,
    signal: AbortSignal.any([signal, end.signal]),
    read: ({ url }) => {
      const openable = ++readings > MAX_READINGS ? null : openableAt(url.href);
      if (openable === null) {
        end.abort();
        return null;
      }
      const facts = readDocument(document, openable.opened.wanted);
      return readOpened(url.href, facts) === null ? null : toSend(facts);
    },
    onStable: (facts) => {
      if (facts === null) return;
      if (++sent >= MAX_SENT) end.abort();
      send(facts);
    },
    onError,
  });
}
