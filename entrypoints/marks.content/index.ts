import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { PROFILE_MATCHES, profileSiteFor } from '../../lib/links/profiles/registry';
import { startMarks } from '../../lib/marks/controller';
import {
  changedRef,
  isRestart,
  readChecking,
  readMarkCard,
  readMarkState,
  readRecognised,
  readReply,
} from '../../lib/marks/reply';
import type { MarksPort } from '../../lib/marks/run';
import { askAgain } from '../../lib/messages/retry';
import { createText } from '../../lib/text/text';
import messages from '../../locales/en/marks.json';

const SECOND = 1000;
/** Half a minute of tries: as long as a worker takes to die and another to start, several times over. */
const WAITS = [0.5, 1, 2, 4, 8, 16].map((seconds) => seconds * SECOND);
/** A check queued behind hundreds of others takes its time; a worker that dies breaks the channel long before. */
const PATIENCE = 120 * SECOND;
/** How soon marks go once the extension is gone, where the page itself stands still. */
const LIFE_CHECK = 10 * SECOND;

/** Set in our own isolated world only; the page can't see it. */
const RUNNING = Symbol.for('touchstone.marks');

export default defineContentScript({
  matches: [...PROFILE_MATCHES],
  runAt: 'document_idle',
  main(context) {
    // The background would refuse it all the same: what a private window shows isn't even read.
    if (browser.extension.inIncognitoContext) return;
    const world: typeof globalThis & { [RUNNING]?: { readonly isValid: boolean } } = globalThis;
    // Injected again (a site both well known and turned on): the document has its marks. Those of an extension that was
    // updated since go, and are replaced.
    if (world[RUNNING]?.isValid) return;
    world[RUNNING] = context;

    const text = createText(messages, 'en');
    let lastRef = 0;
    const { navigate } = startMarks(
      {
        document,
        address: () => location.href,
        isOrphaned: () => context.isInvalid,
        siteFor: profileSiteFor,
        port: openPort(context.signal),
        pending: (link) => ({ ...PENDING, word: text('pendingWord'), label: text('pendingLabel', { text: link }) }),
        unreachable: (link) => ({
          ...UNREACHABLE,
          word: text('unreachableWord'),
          label: text('unreachableLabel', { text: link }),
        }),
        fought: (link) => ({ ...PENDING, word: text('foughtWord'), label: text('foughtLabel', { text: link }) }),
        nextRef: () => ++lastRef,
        now: () => performance.now(),
        intersections: typeof IntersectionObserver === 'undefined' ? null : IntersectionObserver,
      },
      new URL(location.href),
      context.signal,
    );
    context.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => navigate(newUrl));
    // Marks of an extension that is gone (updated, removed) could only mislead. WXT looks whether it is before each turn.
    context.setInterval(() => undefined, LIFE_CHECK);
  },
});

const PENDING = { verdict: 'pending', caution: false, press: 'evidence' } as const;
const UNREACHABLE = { verdict: 'unreachable', caution: false, press: 'evidence' } as const;

function openPort(signal: AbortSignal): MarksPort {
  const ask = async (name: string, data: unknown): Promise<unknown> => {
    const tries = { waits: WAITS, patience: PATIENCE, signal };
    return readReply(await askAgain(() => browser.runtime.sendMessage({ name, data }), tries));
  };
  const tell = (name: string, data: unknown) => {
    ask(name, data).catch(() => undefined);
  };
  return {
    page: async (holder) => readChecking(await ask('marks.page', { holder })),
    recognise: async (hrefs, base) => readRecognised(await ask('marks.recognise', { hrefs, base })),
    check: async (request) => readMarkState(await ask('marks.check', request)),
    gone: (ref) => tell('marks.gone', { ref }),
    skipped: (count) => tell('marks.skipped', { count }),
    card: async (ref) => readMarkCard(await ask('marks.card', { ref })),
    fought: (count) => tell('marks.fought', { count }),
    open: (ref) => tell('marks.open', { ref }),
    allow: (ref, origins) => tell('marks.allow', { ref, origins }),
    onChanged: (listener, life) =>
      hear((message) => {
        const ref = changedRef(message);
        if (ref !== null) listener(ref);
      }, life),
    onRestart: (listener, life) => hear((message) => isRestart(message) && listener(), life),
  };
}

/** Listens to the background until the signal aborts. */
function hear(listener: (message: unknown) => unknown, life: AbortSignal): void {
  const onMessage = (message: unknown, sender: { readonly id?: string }) => {
    if (sender.id === browser.runtime.id) listener(message);
  };
  browser.runtime.onMessage.addListener(onMessage);
  life.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage), { once: true });
}
