import type { Page } from './types';

/** How many windows up an address is looked for. */
const LEVELS = 5;

/**
 * The page a document is of: itself, or, for a frame without an address of its own, the one that made it. null where there
 * is none (`data:`, a sandboxed frame).
 */
export function pageOf(document: Document): Page | null {
  let view: Window | null = document.defaultView;
  for (let level = 0; level < LEVELS && view !== null; level += 1) {
    const url = webAddressOf(view);
    if (url !== null) return { url, document };
    view = view === view.parent ? null : view.parent;
  }
  return null;
}

/** null for one that isn't of the web, and for a window of another origin. */
function webAddressOf(view: Window): URL | null {
  try {
    const url = new URL(view.location.href);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}
