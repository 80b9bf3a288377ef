import * as v from 'valibot';
import { recordIdOf } from '../capture/fold';
import { isFromItsSite } from '../capture/origin';
import type { Observation } from '../capture/types';
import { HistoryError } from '../history/errors';
import { dropPage, putPage } from '../history/pages';
import { describeIssue } from '../history/record-schema';
import { recordObservations } from '../history/recorder';
import { type HistoryDb, reopening } from '../history/schema';
import { identitiesOf } from '../links/identities';
import { withoutPersonal } from '../links/normalise';
import { factsFrom, type OpenedAward } from '../links/opened';
import type { HtmlFacts, Recognised } from '../links/types';
import type { Badge } from '../platform/badge';
import type { Sites } from '../platform/sites';
import type { TabList } from '../platform/tab-list';
import type { Asker, Checker } from './checker';
import { MessageError } from './envelope';
import type { Jobs } from './jobs';
import { type MarkTexts, markStateOf, notAnAward } from './mark-state';
import type { PagePanel, PanelEntry, Standing } from './protocol';
import type { Handlers, Sender } from './router';
import { observation } from './schemas';

export interface HandlerOptions {
  readonly db: HistoryDb;
  readonly tabs: TabList;
  readonly jobs: Jobs;
  readonly badge: Pick<Badge, 'showLogged' | 'showFailure'>;
  readonly sites: Pick<Sites, 'turnOn' | 'turnOff'>;
  readonly checker: Checker;
  readonly recognise: (href: string, base?: string) => Recognised | null;
  /** The address to which a short link leads in the end; null: nowhere we may go, or it could not be found out just now. */
  readonly locate: (url: string) => Promise<string | null>;
  /** What a page that a person has open states of the award at its address; null: nothing. */
  readonly readOpened: (href: string, facts: HtmlFacts) => OpenedAward | null;
  readonly showPanel: (tabId: number, ref: number) => Promise<void>;
  /** Tells the marks of a tab that the answer for one of its links is another now. */
  readonly tellMarks: (tabId: number, ref: number) => Promise<void>;
  /** The address of a tab where the browser lets us see it, else null. */
  readonly addressOf: (tabId: number) => Promise<string | null>;
  readonly texts: MarkTexts;
  readonly now: () => Date;
  /** What failed without concerning the sender of a message. */
  readonly onError: (error: unknown) => void;
}

/** A person doesn't press marks faster, and each may open a window. */
const OPEN_PAUSE_MS = 1000;
/** Links whose badges say whom they were issued to: four pages full. */
const MAX_CARRIED = 2000;

/** What the background does for each message of `Protocol`. */
export function createHandlers(options: HandlerOptions): Handlers {
  const { db, tabs, jobs, checker, texts, badge } = options;
  const opened = new Map<number, number>();
  /** Whom links say their badges were issued to, by tab and number. Personal: in this worker's memory, and nowhere else. */
  const carried = new Map<string, readonly string[]>();
  const carriedKey = (tabId: number, ref: number) => `${tabId}:${ref}`;

  const carry = (tabId: number, ref: number, identities: readonly string[]) => {
    carried.delete(carriedKey(tabId, ref));
    if (identities.length === 0) return;
    carried.set(carriedKey(tabId, ref), identities);
    const [oldest] = carried.keys();
    if (carried.size > MAX_CARRIED && oldest !== undefined) carried.delete(oldest);
  };

  const check = async (
    entry: Omit<PanelEntry, 'report'>,
    holder: string | null,
    asker: Omit<Asker, 'anew'>,
    anew = false,
  ): Promise<Standing> => {
    // Also where it isn't the page that asks: what the link carries is compared all the same.
    const { identities = carried.get(carriedKey(asker.tabId, entry.ref)) ?? [] } = asker;
    const standing = await checker.check(entry.link, holder, { ...asker, identities, anew });
    await tabs.finish(asker.tabId, entry, standing);
    return standing;
  };

  /**
   * Tells the mark of an entry that the answer is another now. A short link that was followed has none, and asked again it
   * would be listed as what it was before.
   */
  const tellMark = async (tabId: number, { ref, followed }: PanelEntry): Promise<void> => {
    if (followed === undefined) await options.tellMarks(tabId, ref);
  };

  /** Checks an entry that nobody waits for. Its mark hears of it where it shows another answer by now. */
  const checkBehind = (tabId: number, entry: PanelEntry, holder: string | null) => {
    jobs
      // Renewing was paid for when the old report was recalled, or a person looks at it.
      .run(tabId, entry.ref, (asker) => check(entry, holder, entry.report ? { ...asker, spend: () => true } : asker))
      .then(() => (entry.report ? tellMark(tabId, entry) : undefined))
      .catch((error) => {
        if (!(error instanceof MessageError && error.code === 'dropped')) options.onError(error);
      });
  };

  /** Answers with a kept report that is past its time, and has it renewed behind that answer. null: there is none. */
  const recall = async (
    entry: Omit<PanelEntry, 'report'>,
    holder: string | null,
    asker: Omit<Asker, 'anew'>,
  ): Promise<Standing | null> => {
    const standing = await checker.recall(entry.link, holder, asker);
    if (standing === null) return null;
    await tabs.finish(asker.tabId, entry, standing);
    if (!asker.signal.aborted) checkBehind(asker.tabId, { ...entry, ...standing }, holder);
    return standing;
  };

  /** The page or its link went away meanwhile: nobody waits. */
  const unlessDropped = (error: unknown) => {
    if (!(error instanceof MessageError && error.code === 'dropped')) options.onError(error);
  };

  const recogniseOrSkip = (href: string, base: string): Recognised | null => {
    try {
      return options.recognise(href, base);
    } catch (error) {
      options.onError(error);
      return null;
    }
  };

  /**
   * The list as it stands now. Whoever looks at it starts the checks that died with their worker, and has renewed what is
   * past its time in a tab that stayed open.
   */
  const upToDate = (panel: PagePanel, tabId: number): PagePanel => {
    const entries = panel.entries.map((listed): PanelEntry => {
      const { report, aged, ...rest } = listed;
      if (listed.link.kind !== 'award') return listed;
      const standing = report === null ? null : checker.review(listed.link, { report, ...(aged && { aged }) });
      const isOpen = standing === null || standing.aged?.missed === null;
      // One whose check ended while the list was read is yet to be written there.
      const isAsked = jobs.isRunning(tabId, listed.ref) || checker.isChecking(listed.link, panel.holder);
      if (isOpen && !isAsked) checkBehind(tabId, listed, panel.holder);
      return { ...rest, report: null, ...standing };
    });
    return { ...panel, entries };
  };

  return {
    'capture.observed': async ({ observations }, sender) => {
      const items = observations.map((item) => observationFrom(item, sender));
      const credible = items.filter((item) => typeof item !== 'string');
      const refused = items.filter((item) => typeof item === 'string');
      // Sent again they would be no better, so the page is not told, and the others are not held back by them.
      if (refused.length > 0)
        options.onError(new MessageError('malformed', `${refused.length} refused: ${refused[0]}`));
      try {
        const at = options.now().toISOString();
        const logged = await reopening(db, () => recordObservations(db, credible, at));
        // Stored is stored: a badge that fails must not make the page send it all again.
        await badge.showLogged(logged.length).catch(options.onError);
        return { logged };
      } catch (error) {
        const code = error instanceof HistoryError ? error.code : 'write-failed';
        const reason = texts.t(`historyError.${code}`, { field: null });
        await badge.showFailure(texts.t('captureFailed', { reason })).catch(options.onError);
        throw error;
      }
    },
    'marks.page': async ({ holder }, sender) => {
      const tabId = tabOf(sender);
      jobs.dropTab(tabId);
      await tabs.startPage(tabId, { url: sender.url ?? null, holder });
      return null;
    },
    // A page has all kinds of addresses: one that a badge host trips over takes nothing from the others.
    'marks.recognise': ({ hrefs, base }) => hrefs.map((href) => recogniseOrSkip(href, base)),
    'marks.check': async ({ ref, href, text, holder }, sender) => {
      const tabId = tabOf(sender);
      const recognised = options.recognise(href, sender.url);
      if (recognised === null) {
        await tabs.removeEntry(tabId, ref);
        return notAnAward(null, texts);
      }
      const { link } = recognised;
      const entry = { ref, href: withoutPersonal(new URL(recognised.href)), text, link };
      return jobs.run(tabId, ref, async (asker) => {
        if (!(await tabs.add(tabId, { url: sender.url ?? null, holder }, entry))) {
          throw new MessageError('too-many', 'this page has more credential links than are checked');
        }
        if (link.kind !== 'award') return notAnAward(link, texts);
        const identities = identitiesOf(recognised.href);
        carry(tabId, ref, identities);
        // What compares an identity is never kept, so nothing of that kind can be recalled.
        const old = identities.length === 0 ? await recall(entry, holder, asker) : null;
        return markStateOf(old ?? (await check(entry, holder, { ...asker, identities })), texts, options.now(), text);
      });
    },
    'marks.gone': async ({ ref }, sender) => {
      const tabId = tabOf(sender);
      carry(tabId, ref, []);
      jobs.drop(tabId, ref);
      await tabs.removeEntry(tabId, ref);
      return null;
    },
    'marks.skipped': async ({ count }, sender) => {
      await tabs.setSkipped(tabOf(sender), count);
      return null;
    },
    'marks.open': async ({ ref }, sender) => {
      const tabId = tabOf(sender);
      const now = options.now().getTime();
      if (Math.abs(now - (opened.get(tabId) ?? 0)) < OPEN_PAUSE_MS) return null;
      opened.set(tabId, now);
      await options.showPanel(tabId, ref);
      return null;
    },
    'opened.read': async ({ facts }, sender) => {
      tabOf(sender);
      const read = options.readOpened(sender.url ?? '', factsFrom(facts));
      if (read === null) return null;
      const { link, page, keptFor } = read;
      const listed = await tabs.leadingTo(link);
      const addresses = [link.url, ...listed.map(({ entry }) => entry.link.url)];
      if (page !== null) await reopening(db, () => putPage(db, link, page, addresses, keptFor, options.now()));
      else if (!(await reopening(db, () => dropPage(db, link, addresses)))) return null;
      // A check under way may have looked before it was there.
      checker.outdate(({ host }) => host === link.host);
      for (const { tabId, holder, entry } of listed) {
        // The page was read already: nothing to save for.
        const checked = jobs.run(tabId, entry.ref, (asker) =>
          check(entry, holder, { ...asker, spend: () => true }, true),
        );
        void checked.then(() => tellMark(tabId, entry)).catch(unlessDropped);
      }
      return null;
    },
    'panel.list': async ({ tabId }) => {
      const address = await options.addressOf(tabId);
      if (address !== null && (await tabs.movedTo(tabId, address))) jobs.dropTab(tabId);
      return upToDate(await tabs.list(tabId), tabId);
    },
    'panel.recheck': async ({ tabId, ref }) => {
      const { entries, holder } = await tabs.list(tabId);
      const entry = entries.find((candidate) => candidate.ref === ref);
      if (entry === undefined || entry.link.kind !== 'award') return entry ?? null;
      // A person asks: nothing to save for.
      const asked = (asker: Omit<Asker, 'anew'>) => check(entry, holder, { ...asker, spend: () => true }, true);
      const standing = await jobs.run(tabId, ref, asked);
      // The page may be gone by now: nothing the popup needs to hear of.
      await tellMark(tabId, entry).catch(options.onError);
      const { aged: _, ...rest } = entry;
      return { ...rest, ...standing };
    },
    'panel.follow': async ({ tabId, ref }) => {
      const { entries, holder } = await tabs.list(tabId);
      const entry = entries.find((candidate) => candidate.ref === ref);
      if (entry === undefined || entry.link.kind !== 'short-link') return entry ?? null;
      return jobs.run(tabId, ref, async (asker) => {
        const address = await options.locate(entry.link.url);
        const recognised = address === null ? null : options.recognise(address);
        const found = {
          link: recognised?.link ?? entry.link,
          followed: { url: address === null ? null : withoutPersonal(new URL(address)) },
        };
        await tabs.follow(tabId, entry, found);
        const led = { ...entry, ...found };
        if (recognised === null || found.link.kind !== 'award') return led;
        const identities = identitiesOf(recognised.href);
        carry(tabId, ref, identities);
        const standing = await check(led, holder, { ...asker, identities, spend: () => true });
        return { ...led, ...standing };
      });
    },
    'sites.set': async ({ origin, on, tabId }) => {
      if (on) await options.sites.turnOn(origin, tabId);
      else await options.sites.turnOff(origin);
      return null;
    },
  };
}

/** One item of a message as an observation, or why it is none that this sender can have made. */
function observationFrom(item: unknown, sender: Sender): Observation | string {
  const parsed = v.safeParse(observation, item, { abortEarly: true });
  if (!parsed.success) {
    const { field, message } = describeIssue(parsed.issues);
    return `${field}: ${message}`;
  }
  if (isFromItsSite(parsed.output, sender.url ?? '')) return parsed.output;
  return `${recordIdOf(parsed.output)} is not of the site that sent it`;
}

/** The tab a mark lives in. Marks belong to the page a person sees: what a frame within it sends is refused. */
function tabOf({ tab, frameId }: Sender): number {
  if (tab?.id === undefined) throw new MessageError('no-tab', 'this message comes from a page in a tab');
  if (frameId !== undefined && frameId !== 0) throw new MessageError('not-top-frame', 'marks live in the top frame');
  return tab.id;
}
