import { besideTheirTexts } from '../beside';
import type { Asker } from '../checker';
import { MessageError } from '../envelope';
import type { PagePanel, PanelEntry, Standing } from '../protocol';
import type { Identities } from './identities';
import type { HandlerOptions } from './options';

/** An entry before anything is known of it. */
export type Unchecked = Omit<PanelEntry, 'report'>;
type Asks = Omit<Asker, 'anew'>;

/** The checks of the entries of tabs: who waits for them, and who hears of what came of them. */
export interface Checks {
  /** Checks an entry and notes the answer in its tab's list. */
  readonly check: (entry: Unchecked, holder: string | null, asker: Asks, anew?: boolean) => Promise<Standing>;
  /** A kept report that counts, without asking anybody; noted in the list. null: there is none. */
  readonly known: (entry: Unchecked, holder: string | null, asker: Asks) => Promise<Standing | null>;
  /** Answers with a kept report that is past its time, and has it renewed behind that answer. null: there is none. */
  readonly recall: (entry: Unchecked, holder: string | null, asker: Asks) => Promise<Standing | null>;
  /**
   * Tells the mark of an entry that the answer is another now. A short link that was followed has none, and asked again it
   * would be listed as what it was before.
   */
  readonly tellMark: (tabId: number, entry: PanelEntry) => Promise<void>;
  /**
   * The list as it stands now. Whoever looks at it starts the checks that died with their worker or wait to come into
   * view, and has renewed what is past its time in a tab that stayed open.
   */
  readonly upToDate: (panel: PagePanel, tabId: number) => PagePanel;
  /** Hears of what failed, unless the page or its link went away meanwhile: then nobody waits. */
  readonly unlessDropped: (error: unknown) => void;
}

export function createChecks(options: HandlerOptions, identities: Identities): Checks {
  const { tabs, jobs, checker } = options;

  const check: Checks['check'] = async (entry, holder, asker, anew = false) => {
    const standing = await checker.check(entry.link, holder, { ...asker, ...known(asker.tabId, entry), anew });
    await tabs.finish(asker.tabId, entry, standing);
    return standing;
  };

  /** Also where it isn't the page that asks: what is known of the holder is compared all the same. */
  const known = (tabId: number, { ref }: Unchecked): Pick<Asker, 'identities'> => {
    const { link, page } = identities.carried(tabId, ref);
    return { identities: { link, page, given: identities.given(tabId) } };
  };

  const tellMark: Checks['tellMark'] = async (tabId, { ref, followed }) => {
    if (followed === undefined) await options.tellMarks(tabId, ref);
  };

  const unlessDropped: Checks['unlessDropped'] = (error) => {
    if (!(error instanceof MessageError && error.code === 'dropped')) options.onError(error);
  };

  /** Checks an entry that nobody waits for. Its mark hears of it where it shows another answer by now. */
  const checkBehind = (tabId: number, entry: PanelEntry, holder: string | null) => {
    const tell = entry.report !== null || entry.waits;
    jobs
      // Renewing was paid for when the old report was recalled, or a person looks at it.
      .run(tabId, entry.ref, (asker) => check(entry, holder, entry.report ? { ...asker, spend: () => true } : asker))
      .then(() => (tell ? tellMark(tabId, entry) : undefined))
      .catch(unlessDropped);
  };

  return {
    check,
    tellMark,
    unlessDropped,
    known: async (entry, holder, asker) => {
      const standing = await checker.known(entry.link, holder, known(asker.tabId, entry));
      if (standing !== null) await tabs.finish(asker.tabId, entry, standing);
      return standing;
    },
    recall: async (entry, holder, asker) => {
      const standing = await checker.recall(entry.link, holder, { ...asker, ...known(asker.tabId, entry) });
      if (standing === null) return null;
      await tabs.finish(asker.tabId, entry, standing);
      if (!asker.signal.aborted) checkBehind(asker.tabId, { ...entry, ...standing }, holder);
      return standing;
    },
    upToDate: (panel, tabId) => {
      const entries = panel.entries.map((listed): PanelEntry => {
        const { report, aged, waits, ...rest } = listed;
        // One that was never asked about waits for its reader, where that is how the reader wants it.
        if (listed.link.kind !== 'award' || (waits && panel.checking === 'on-click')) return listed;
        const standing = report === null ? null : checker.review(listed.link, { report, ...(aged && { aged }) });
        const isOpen = standing === null || (standing.aged?.missed === null && panel.checking !== 'on-click');
        // One whose check ended while the list was read is yet to be written there.
        const isAsked = jobs.isRunning(tabId, listed.ref) || checker.isChecking(listed.link, panel.holder);
        if (isOpen && !isAsked) checkBehind(tabId, listed, panel.holder);
        return { ...rest, report: null, ...standing };
      });
      return { ...panel, entries: besideTheirTexts(entries) };
    },
  };
}
