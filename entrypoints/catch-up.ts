import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { catchUpHere } from '../lib/capture/catch-up-page';
import { heardIn } from '../lib/capture/heard';
import { shelfIn } from '../lib/capture/shelf';

/** Set in the isolated world only; the page can't see it. */
const RUNNING = Symbol.for('touchstone.catch-up');

/**
 * Catches up with a list of courses: run beside the capture script on the reader's click, and on each page of the list that
 * is loaded then, so that no other page carries it. One that is run again waits until the one before has ended.
 */
export default defineUnlistedScript(() => {
  const world: typeof globalThis & { [RUNNING]?: Promise<void> } = globalThis;
  const { adapters } = shelfIn(world);
  const start = () =>
    catchUpHere({
      document,
      window,
      adapters,
      heard: () => heardIn(world, location.href),
      ask: (name, data) => browser.runtime.sendMessage({ name, data }),
    }).catch((error: unknown) => console.warn('Touchstone:', error));
  world[RUNNING] = (world[RUNNING] ?? Promise.resolve()).then(start);
});
