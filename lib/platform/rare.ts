import type { Rare } from '../verify/rare/types';

/** Where `entrypoints/rare.ts` leaves what it brings: the worker's own global, which no page can see. */
declare global {
  var touchstoneRare: Rare | undefined;
}

const SCRIPT = 'rare.js';

/** What of the worker's or background page's global is used here. */
export interface RareHost {
  readonly importScripts?: (url: string) => void;
  readonly document?: Document;
}

/**
 * A service worker may load a script while running only if it did so while it was being installed (Service Workers, 3.2.5,
 * script resource map; dynamic `import()` is refused there altogether). So it is loaded once at installation, which keeps
 * it at hand; later starts of the worker leave it alone until it is needed. Call at once when the worker starts.
 */
export function keepRareAtHand(worker: EventTarget, host: RareHost): void {
  worker.addEventListener('install', () => host.importScripts?.(SCRIPT));
}

/** Loads the rare parts of the verifier: into a worker by `importScripts`, into Firefox's background page by an element. */
export async function loadRare(host: RareHost): Promise<Rare> {
  if (globalThis.touchstoneRare === undefined) {
    if (host.importScripts) host.importScripts(SCRIPT);
    else if (host.document) await addScript(host.document);
  }
  if (globalThis.touchstoneRare === undefined) throw new Error(`${SCRIPT} could not be loaded`);
  return globalThis.touchstoneRare;
}

function addScript(document: Document): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `/${SCRIPT}`;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${SCRIPT} could not be loaded`));
    document.head.append(script);
  });
}
