import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { profileSiteFor } from '../../lib/links/profiles/registry';
import { type Marks, startMarks } from '../../lib/marks/controller';
import { readMarkState, readReply } from '../../lib/marks/reply';
import { askAgain } from '../../lib/marks/retry';
import type { MarksPort } from '../../lib/marks/run';
import { createText } from '../../lib/text/text';
import messages from '../../locales/en/marks.json';

const SECOND = 1000;
/** Half a minute of tries: as long as a worker takes to die and another to start, several times over. */
const WAITS = [0.5, 1, 2, 4, 8, 16].map((seconds) => seconds * SECOND);
/** A check queued behind hundreds of others takes its time; a worker that dies breaks the channel long before. */
const PATIENCE = 120 * SECOND;

declare global {
  /** The life already running in this document, in our own isolated world: the page can't see it. */
  var touchstoneMarks: ((context: ContentScriptContext) => void) | undefined;
}

export default defineContentScript({
  // All of LinkedIn, because a profile is mostly reached from its search without a page load. Only /in/… gets marks.
  matches: ['https://github.com/*', 'https://*.linkedin.com/*'],
  runAt: 'document_idle',
  main(context) {
    globalThis.touchstoneMarks ??= start();
    globalThis.touchstoneMarks(context);
  },
});

/**
 * Starts the document's one set of marks. The answer takes over the navigation events of each further injection (a site
 * both well known and turned on), which otherwise does nothing: WXT stops the older context, but not these marks.
 */
function start(): (context: ContentScriptContext) => void {
  const life = new AbortController();
  const text = createText(messages, 'en');
  let marks: Marks | null = null;
  let lastRef = 0;
  return (context) => {
    marks ??= startMarks(
      {
        document,
        siteFor: profileSiteFor,
        port: openPort(life.signal),
        pending: (link) => ({ ...PENDING, word: text('pendingWord'), label: text('pendingLabel', { text: link }) }),
        unreachable: (link) => ({
          ...UNREACHABLE,
          word: text('unreachableWord'),
          label: text('unreachableLabel', { text: link }),
        }),
        nextRef: () => ++lastRef,
      },
      new URL(location.href),
      life.signal,
    );
    const { navigate } = marks;
    context.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => navigate(newUrl));
    context.onInvalidated(() => {
      // Without an id the extension itself is gone (updated, removed): what stands in the page could only mislead.
      if (browser.runtime?.id === undefined) life.abort();
    });
  };
}

const PENDING = { verdict: 'pending', caution: false } as const;
const UNREACHABLE = { verdict: 'unreachable', caution: false } as const;

function openPort(signal: AbortSignal): MarksPort {
  const ask = async (name: string, data: unknown): Promise<unknown> => {
    const tries = { waits: WAITS, patience: PATIENCE, signal };
    return readReply(await askAgain(() => browser.runtime.sendMessage({ name, data }), tries));
  };
  const tell = (name: string, data: unknown) => {
    ask(name, data).catch(() => undefined);
  };
  return {
    page: (holder) => ask('marks.page', { holder }),
    check: async (request) => readMarkState(await ask('marks.check', request)),
    gone: (ref) => tell('marks.gone', { ref }),
    open: (ref) => tell('marks.open', { ref }),
  };
}
