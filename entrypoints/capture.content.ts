import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createAnswers } from '../lib/capture/answers';
import { createDelivery } from '../lib/capture/delivery';
import { noteHeard } from '../lib/capture/heard';
import { listen } from '../lib/capture/hook/ear';
import { pageOf } from '../lib/capture/page-of';
import { canSpeak, createReading } from '../lib/capture/reading';
import { shelfIn } from '../lib/capture/shelf';
import { EARLY_ANSWERS } from '../lib/capture/sniffs';
import type { Adapter, Observation } from '../lib/capture/types';
import { watchPage } from '../lib/capture/watch';
import { askAgain } from '../lib/messages/retry';
import { createToasts } from '../lib/toast/toast';

/** Set in the isolated world only; the page can't see it. */
const RUNNING = Symbol.for('touchstone.capture');
/** Far more than any page's text that a description needs. */
const MAX_SOURCE = 4_000_000;
const WAITS = [500, 1000, 2000, 4000];
const PATIENCE = 30_000;
/** Messages kept until what reads them is loaded: the last ones tell how far somebody came. */
const MOST_TOLD = 200;

/**
 * Learning sites: page → observations → background. Registered at run time for the sites the user turns on, and named with
 * the adapter of each platform's own hosts in the manifest (`lib/platform/adapter-files.ts`), so it assumes no platform:
 * the adapters are on the shelf, or asked for once the page is known to be of theirs.
 */
export default defineContentScript({
  registration: 'runtime',
  runAt: 'document_start',
  main(ctx) {
    const world: typeof globalThis & { [RUNNING]?: { readonly isValid: boolean } } = globalThis;
    // After an update of the extension the one that runs is cut off from it and has to be replaced.
    if (world[RUNNING]?.isValid) return;
    world[RUNNING] = ctx;
    const onError = (error: unknown) => console.warn('Touchstone:', error);
    const { signal } = ctx;
    const ask = (name: string, data: unknown): Promise<unknown> => browser.runtime.sendMessage({ name, data });
    const toast = createToasts({ document, signal, undo: (batch) => ask('capture.undo', { batch }) });
    const delivery = createDelivery({
      send: async (observations) => {
        const isPrivate = browser.extension.inIncognitoContext;
        const reply = await ask('capture.observed', { observations, isPrivate });
        toast(reply);
        return reply;
      },
      window,
      signal,
    });
    const shelf = shelfIn(globalThis);
    const log = (observations: readonly Observation[]) => delivery.add(observations.filter(isForHistory));
    const answers = createAnswers(shelf.adapters);
    const want = (id: string) => {
      askAgain(() => ask('capture.platform', { id }), { waits: WAITS, patience: PATIENCE, signal }).catch(onError);
    };
    /** What was told before what reads it was there. */
    let told: string[] = [];
    const hear = () => {
      const hearing = shelf.hearing();
      const page = pageOf(document);
      if (hearing === null || page === null || !ctx.isValid) return;
      const now = told;
      told = [];
      for (const detail of now) {
        try {
          log(hearing(detail, page, new Date().toISOString()));
        } catch (error) {
          // One that can't be read must not take the others with it.
          onError(error);
        }
      }
    };
    const ear = listen({
      document,
      signal,
      addresses: shelf.adapters.length === 0 ? EARLY_ANSWERS : addressesOf(shelf.adapters),
      onAnswer: (answer) => {
        const page = pageOf(document);
        if (page === null || !ctx.isValid) return;
        try {
          const observations = answers.add(answer, page);
          noteHeard(globalThis, page.url.href, observations);
          log(observations);
        } catch (error) {
          onError(error);
        }
      },
      onRuntime: (detail) => {
        if (shelf.hearing() === null && told.length === 0) want('standards');
        told = [...told, detail].slice(-MOST_TOLD);
        hear();
      },
    });
    shelf.onOffer(hear);
    // What is in a frame is read by what the frame's own scripts tell, never as a page.
    if (window !== window.top) return;

    const read = createReading(shelf.adapters, want);

    const begin = () => {
      if (signal.aborted) return;
      const watch = watchPage({
        document,
        window,
        signal,
        canSpeak: (url) => canSpeak(shelf.adapters, url),
        // An extension that was updated or removed meanwhile leaves this script behind, which then stops itself.
        read: (page) => (ctx.isValid ? [...read(page), ...answers.read(page)] : []),
        onStable: log,
        onError,
      });
      shelf.onOffer(() => {
        hear();
        ear.want(addressesOf(shelf.adapters));
        watch.again();
      });
      ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => {
        watch.moved(newUrl);
        delivery.nudge();
      });
      ctx.addEventListener(document, 'visibilitychange', delivery.nudge);
      ctx.addEventListener(window, 'pageshow', delivery.nudge);
    };
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true, signal });
    else begin();

    const answer = (
      message: unknown,
      sender: { id?: string },
      sendResponse: (reply: unknown) => void,
    ): true | undefined => {
      if (sender.id !== browser.runtime.id || !isDescribe(message)) return undefined;
      sendResponse({ url: location.href, source: document.documentElement.outerHTML.slice(0, MAX_SOURCE) });
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

function addressesOf(adapters: readonly Adapter[]): readonly RegExp[] {
  return adapters.flatMap(({ answers = [] }) => answers.map(({ address }) => address));
}

function isDescribe(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'name' in message && message.name === 'page.describe';
}
