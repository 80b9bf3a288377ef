import { recordObservations } from '../history/recorder';
import type { HistoryDb } from '../history/schema';
import type { Recognised } from '../links/registry';
import type { Badge } from '../platform/badge';
import type { Sites } from '../platform/sites';
import type { TabList } from '../platform/tab-list';
import type { Checker } from './checker';
import { MessageError } from './envelope';
import { type MarkTexts, markStateOf, notAnAward } from './mark-state';
import type { PagePanel, PanelEntry } from './protocol';
import type { Handlers, Sender } from './router';

export interface HandlerOptions {
  readonly db: HistoryDb;
  readonly tabs: TabList;
  readonly badge: Pick<Badge, 'showLogged'>;
  readonly sites: Pick<Sites, 'turnOn' | 'turnOff'>;
  readonly checker: Checker;
  readonly recognise: (href: string, base?: string) => Recognised | null;
  readonly showPanel: (tabId: number, ref: number) => Promise<void>;
  /** The address of a tab where the browser lets us see it, else null. */
  readonly addressOf: (tabId: number) => Promise<string | null>;
  readonly texts: MarkTexts;
  readonly now: () => Date;
  /** What failed without concerning the sender of a message. */
  readonly onError: (error: unknown) => void;
}

/** What the background does for each message of `Protocol`. */
export function createHandlers(options: HandlerOptions): Handlers {
  const { db, tabs, checker, texts } = options;

  const check = async (tabId: number, entry: Omit<PanelEntry, 'report'>, holder: string | null, anew: boolean) => {
    const report = await checker.check(entry.link, holder, { anew });
    await tabs.finish(tabId, entry, report);
    return report;
  };

  /** The check of an entry dies with its worker: whoever looks at the list starts it again. */
  const resume = ({ holder, entries }: PagePanel, tabId: number) => {
    for (const entry of entries) {
      if (entry.link.kind !== 'award' || entry.report !== null || checker.isChecking(entry.link, holder)) continue;
      check(tabId, entry, holder, false).catch(options.onError);
    }
  };

  return {
    'capture.observed': async ({ observations }) => {
      const logged = await recordObservations(db, observations, options.now().toISOString());
      // Stored is stored: a badge that fails must not make the page send it all again.
      await options.badge.showLogged(logged.length).catch(options.onError);
      return { logged };
    },
    'marks.page': async ({ holder }, sender) => {
      await tabs.startPage(tabOf(sender), { url: sender.url ?? null, holder });
      return null;
    },
    'marks.check': async ({ ref, href, text, holder }, sender) => {
      const tabId = tabOf(sender);
      const recognised = options.recognise(href, sender.url);
      if (recognised === null) {
        await tabs.removeEntry(tabId, ref);
        return notAnAward(null, texts);
      }
      const entry = { ref, href: recognised.href, text, link: recognised.link };
      if (!(await tabs.add(tabId, { url: sender.url ?? null, holder }, entry))) {
        throw new MessageError('too-many', 'this page has more credential links than are checked');
      }
      if (entry.link.kind !== 'award') return notAnAward(entry.link, texts);
      return markStateOf(await check(tabId, entry, holder, false), texts);
    },
    'marks.gone': async ({ ref }, sender) => {
      await tabs.removeEntry(tabOf(sender), ref);
      return null;
    },
    'marks.open': async ({ ref }, sender) => {
      await options.showPanel(tabOf(sender), ref);
      return null;
    },
    'panel.list': async ({ tabId }) => {
      const address = await options.addressOf(tabId);
      if (address !== null) await tabs.movedTo(tabId, address);
      const panel = await tabs.list(tabId);
      resume(panel, tabId);
      return panel;
    },
    'panel.recheck': async ({ tabId, ref }) => {
      const { entries, holder } = await tabs.list(tabId);
      const entry = entries.find((candidate) => candidate.ref === ref);
      if (entry === undefined || entry.link.kind !== 'award') return entry ?? null;
      return { ...entry, report: await check(tabId, entry, holder, true) };
    },
    'sites.set': async ({ origin, on, tabId }) => {
      if (on) await options.sites.turnOn(origin, tabId);
      else await options.sites.turnOff(origin);
      return null;
    },
  };
}

/** The tab a mark lives in. Marks belong to the page a person sees: what a frame within it sends is refused. */
function tabOf({ tab, frameId }: Sender): number {
  if (tab?.id === undefined) throw new MessageError('no-tab', 'this message comes from a page in a tab');
  if (frameId !== undefined && frameId !== 0) throw new MessageError('not-top-frame', 'marks live in the top frame');
  return tab.id;
}
