import { canSpeak, createReading } from '../../lib/capture/reading';
import { adapters } from '../../lib/capture/registry';
import { watchPage } from '../../lib/capture/watch';

declare global {
  var touchstoneCapture: (id: string | null) => void;
}

/**
 * What the content script does with a page, its messages apart. Bundled, and put into a world of its own in a page by
 * `capture-cost.ts`.
 *
 * @param id the platform whose adapter is at hand; null: none is, and the page is looked at for signs of any
 */
globalThis.touchstoneCapture = (id) => {
  const shelf = adapters.filter((adapter) => adapter.id === id);
  watchPage({
    document,
    window,
    signal: new AbortController().signal,
    canSpeak: (url) => canSpeak(shelf, url),
    read: createReading(shelf, () => {}),
    onStable: () => {},
    onError: (error) => console.error(error),
  });
};
