/** A page takes its time from one theme to the other, and may fade, in milliseconds. */
const SETTLED = 300;

/**
 * Calls back once the page may have gone from light to dark or back, until the signal aborts: the reader's system did, or
 * an attribute of its root or body changed, where pages say which theme they are in.
 */
export function watchTheme(document: Document, changed: () => void, signal: AbortSignal): void {
  let isWaiting = false;
  const later = () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      if (!signal.aborted) changed();
    }, SETTLED);
  };
  const observer = new MutationObserver(later);
  for (const element of [document.documentElement, document.body]) observer.observe(element, { attributes: true });
  document.defaultView?.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', later, { signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
