import { identitiesOf } from '../../links/identities';
import { withoutPersonal } from '../../links/normalise';
import type { Recognised } from '../../links/types';
import { originsToAllow } from '../../verify/requests';
import { besideItsText, reportBeside } from '../beside';
import { cardOf } from '../card';
import { MessageError } from '../envelope';
import { markStateOf, notAnAward, waitingState } from '../mark-state';
import type { MarkState, Standing } from '../protocol';
import type { Handlers } from '../router';
import type { Checks, Unchecked } from './checks';
import type { Identities } from './identities';
import type { HandlerOptions } from './options';
import { tabOf } from './tab-of';
import type { Titles } from './titles';

type Names =
  | 'marks.page'
  | 'marks.recognise'
  | 'marks.check'
  | 'marks.gone'
  | 'marks.skipped'
  | 'marks.fought'
  | 'marks.card'
  | 'marks.open'
  | 'marks.allow';

/** A person doesn't press marks faster, and each may open a window. */
const OPEN_PAUSE_MS = 1000;

/** What the marks of a page ask. */
export function marksHandlers(
  options: HandlerOptions,
  checks: Checks,
  identities: Identities,
  titles: Titles,
): Pick<Handlers, Names> {
  const { tabs, jobs, texts } = options;
  const opened = new Map<number, number>();
  /** May a press on a mark of this tab open something now? */
  const takePress = (tabId: number): boolean => {
    const now = options.now().getTime();
    if (Math.abs(now - (opened.get(tabId) ?? 0)) < OPEN_PAUSE_MS) return false;
    opened.set(tabId, now);
    return true;
  };
  const recogniseOrSkip = (href: string, base: string): Recognised | null => {
    try {
      return options.recognise(href, base);
    } catch (error) {
      options.onError(error);
      return null;
    }
  };

  /** What a mark shows of a report, beside its own text and the others under which the page shows the credential. */
  const stateOf = (tabId: number, entry: Unchecked, { report, ...standing }: Standing): MarkState => {
    const beside = reportBeside(report, entry.text, titles.others(tabId, entry, report.issuer.name));
    return markStateOf({ report: beside, ...standing }, texts, options.now(), entry.text);
  };

  return {
    'marks.page': async ({ holder }, sender) => {
      const tabId = tabOf(sender);
      const url = sender.url ?? null;
      jobs.dropTab(tabId);
      titles.dropTab(tabId);
      // Whose addresses the reader gave, they are of the person of that page alone.
      if ((await tabs.list(tabId)).url !== url) identities.dropTab(tabId);
      const checking = await options.checkingOf(url, tabId);
      await tabs.startPage(tabId, { url, holder, checking });
      return checking;
    },
    // A page has all kinds of addresses: one that a badge host trips over takes nothing from the others.
    'marks.recognise': ({ hrefs, base }) => hrefs.map((href) => recogniseOrSkip(href, base)),
    'marks.check': async ({ ref, href, text, holder, identities: page, ask }, sender) => {
      const tabId = tabOf(sender);
      const recognised = options.recognise(href, sender.url);
      if (recognised === null) {
        await tabs.removeEntry(tabId, ref);
        return notAnAward(null, texts);
      }
      const { link } = recognised;
      const entry = { ref, href: withoutPersonal(new URL(recognised.href)), text, link };
      const waits = !ask && link.kind === 'award';
      return jobs.run(tabId, ref, async (asker) => {
        const listed = waits ? ({ ...entry, waits } as const) : entry;
        const added = await tabs.add(tabId, { url: sender.url ?? null, holder }, listed);
        if (added === 'full')
          throw new MessageError('too-many', 'this page has more credential links than are checked');
        // Its marks stop by themselves; one that asks all the same is not asked for.
        if (added === 'off') throw new MessageError('not-wanted', 'the reader has nothing checked here');
        // The page went while its link was listed: what it says is of no other page.
        if (asker.signal.aborted) throw new MessageError('dropped', 'the link or its page is gone');
        if (link.kind !== 'award') return notAnAward(link, texts);
        identities.carry(tabId, ref, { link: identitiesOf(recognised.href), page });
        await titles.note(tabId, entry);
        if (!ask) {
          const known = await checks.known(entry, holder, asker);
          return known === null ? waitingState(texts, text) : stateOf(tabId, entry, known);
        }
        const old = await checks.recall(entry, holder, asker);
        return stateOf(tabId, entry, old ?? (await checks.check(entry, holder, asker)));
      });
    },
    'marks.gone': async ({ ref }, sender) => {
      const tabId = tabOf(sender);
      identities.carry(tabId, ref, { link: [], page: [] });
      titles.drop(tabId, ref);
      jobs.drop(tabId, ref);
      await tabs.removeEntry(tabId, ref);
      return null;
    },
    'marks.skipped': async ({ count }, sender) => {
      await tabs.setSkipped(tabOf(sender), count);
      return null;
    },
    'marks.fought': async ({ count }, sender) => {
      await tabs.setFought(tabOf(sender), count);
      return null;
    },
    'marks.card': async ({ ref }, sender) => {
      const { entries } = await tabs.list(tabOf(sender));
      const entry = besideItsText(entries, ref);
      return entry !== null && entry.link.kind === 'award' ? cardOf(entry, texts, options.now()) : null;
    },
    'marks.open': async ({ ref }, sender) => {
      const tabId = tabOf(sender);
      if (takePress(tabId)) await options.showPanel(tabId, ref);
      return null;
    },
    'marks.allow': async ({ ref, origins }, sender) => {
      const tabId = tabOf(sender);
      if (!takePress(tabId)) return null;
      // What follows from leave that is given, follows wherever it is given: `permitted`.
      const wanted = tabs.list(tabId).then(({ entries }) => {
        const entry = entries.find((listed) => listed.ref === ref);
        const report = entry?.aged?.missed ?? entry?.report ?? null;
        return report === null ? [] : originsToAllow(report);
      });
      if ((await options.askLeave(origins, wanted)) === null) await options.showPanel(tabId, ref);
      return null;
    },
  };
}
