import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createDelivery } from '../lib/capture/delivery';
import { describePage } from '../lib/capture/describe';
import { observe } from '../lib/capture/registry';
import type { Observation } from '../lib/capture/types';
import { watchPage } from '../lib/capture/watch';

/** Set in the isolated world only; the page can't see it. */
const RUNNING = Symbol.for('touchstone.capture');

/**
 * Learning sites: page → observations → background. The same file is registered at run time for sites the user turns
 * on, so it assumes no platform.
 */
export default defineContentScript({
  matches: ['https://*.coursera.org/*', 'https://*.edx.org/*'],
  runAt: 'document_idle',
  main(ctx) {
    const world: typeof globalThis & { [RUNNING]?: { readonly isValid: boolean } } = globalThis;
    // After an update of the extension the one that runs is cut off from it and has to be replaced.
    if (world[RUNNING]?.isValid) return;
    world[RUNNING] = ctx;

    const delivery = createDelivery({
      send: (observations) => browser.runtime.sendMessage({ name: 'capture.observed', data: { observations } }),
      window,
      signal: ctx.signal,
    });

    const watch = watchPage({
      document,
      window,
      signal: ctx.signal,
      // An extension that was updated or removed meanwhile leaves this script behind, which then stops itself.
      read: (page) => (ctx.isValid ? observe(page) : []),
      onStable: (observations) => delivery.add(observations.filter(isForHistory)),
      onError: (error) => console.warn('Touchstone:', error),
    });

    ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => {
      watch.moved(newUrl);
      delivery.nudge();
    });
    ctx.addEventListener(document, 'visibilitychange', delivery.nudge);
    ctx.addEventListener(window, 'pageshow', delivery.nudge);

    const answer = (
      message: unknown,
      sender: { id?: string },
      sendResponse: (reply: unknown) => void,
    ): true | undefined => {
      if (sender.id !== browser.runtime.id || !isDescribe(message)) return undefined;
      sendResponse(description());
      return true;
    };
    browser.runtime.onMessage.addListener(answer);
    ctx.onInvalidated(() => browser.runtime?.onMessage?.removeListener(answer));
  },
});

/**
 * What is surely the viewer's own, and more than merely on show, enters the history by itself; of what was completed and may
 * be theirs, the background lets them say so.
 */
function isForHistory({ own, status }: Observation): boolean {
  return own === 'yes' ? status !== 'seen' : own === 'unknown' && status === 'completed';
}

function isDescribe(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'name' in message && message.name === 'page.describe';
}

function description(): { ok: true; value: unknown } | { ok: false; error: string } {
  try {
    return { ok: true, value: describePage({ url: new URL(window.location.href), document }) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
