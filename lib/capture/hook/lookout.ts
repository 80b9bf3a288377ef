import { apply } from './natives';

/** How long, and how often, to look for what a script makes without touching the page. */
const PAUSE = 250;
const LOOKS = 240;

/**
 * Calls `look` whenever something a page's scripts make may have come to be. A setter would tell at once, but `'API' in window`
 * would be true for all: so it is looked for after each script of the page (the parser adds nodes, and runs what waits,
 * before the next), when a frame is put in or filled, which is when a course's package begins, and for a minute now and
 * then while the page is on show. `look` runs often and must be cheap.
 */
export function lookOut(window: Window & typeof globalThis, look: () => void): void {
  const { document, setTimeout } = window;
  const { addEventListener } = window.EventTarget.prototype;
  const quietly = () => {
    try {
      look();
    } catch {
      // A page may make its objects so that looking at them throws.
    }
  };
  new window.MutationObserver(quietly).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['src', 'srcdoc', 'data'],
  });
  for (const name of ['DOMContentLoaded', 'load']) apply(addEventListener, document, [name, quietly, true]);

  let looks = LOOKS;
  const again = () => {
    quietly();
    looks -= 1;
    if (looks > 0 && !document.hidden) apply(setTimeout, window, [again, PAUSE]);
    else if (looks > 0) apply(addEventListener, document, ['visibilitychange', again, { once: true }]);
  };
  again();
}
