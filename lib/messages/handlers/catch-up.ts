import { beginCatchUp, type CatchUp, endCatchUp, listAt, stepCatchUp } from '../../capture/catch-up';
import { recordIdOf } from '../../capture/fold';
import { siteName } from '../../capture/site';
import type { Certificates } from '../certificates';
import { MessageError } from '../envelope';
import type { CatchUpReport } from '../protocol';
import type { Handlers } from '../router';
import { completedIn } from '../toast';
import type { HandlerOptions } from './options';
import { loggingFor, store } from './storing';
import { tabOf } from './tab-of';

type Names = 'catchup.start' | 'catchup.stop' | 'catchup.state' | 'catchup.resume' | 'catchup.step';

/** Reads a platform's list of one's courses on the reader's click, in the tab where they see it happen. */
export function catchUpHandlers(
  options: HandlerOptions,
  certificates: Pick<Certificates, 'captured' | 'kick'>,
): Pick<Handlers, Names> {
  const { catchUps, adapterBy } = options;
  return {
    'catchup.start': async ({ tabId, platform }) => {
      const adapter = adapterBy(platform);
      const address = await options.addressOf(tabId);
      const url = address === null ? null : new URL(address);
      if (url === null || listAt(adapter, url) === null)
        throw new MessageError('no-list', 'this page is not a list of courses');
      const state = beginCatchUp(platform, url);
      await catchUps.change(tabId, () => state);
      try {
        await options.loadCatchUp(tabId, platform);
      } catch (cause) {
        await catchUps.forget(tabId);
        throw new MessageError('no-access', 'the browser does not let us into this page', { cause });
      }
      return reportOf(state);
    },
    'catchup.stop': async ({ tabId }) => {
      const state = await catchUps.change(tabId, (now) => (now?.end === null ? endCatchUp(now, 'stopped') : null));
      return state && reportOf(state);
    },
    'catchup.state': async ({ tabId }) => {
      const state = await catchUps.read(tabId);
      return state && reportOf(state);
    },
    'catchup.resume': async (_, sender) => {
      const state = await catchUps.read(tabOf(sender));
      return state === null || state.end !== null ? null : state.parts;
    },
    'catchup.step': async ({ observations, ...part }, sender) => {
      const tabId = tabOf(sender);
      const before = await catchUps.read(tabId);
      if (before === null || before.end !== null) return { step: 'end', part: 0 };
      // Its answer was lost: what it said is counted, and what was said of it holds.
      if (part.number !== before.parts) return answerOf(before);
      const isWanted = (await loggingFor(options, sender)) === 'on';
      if (!isWanted) return ended(tabId, 'paused');
      const { credible, batch } = await store(options, certificates, observations, sender);
      const own = credible.filter(({ own, status }) => own === 'yes' && status !== 'seen');
      const items = own.map((item) => ({ id: recordIdOf(item), isCompleted: item.status === 'completed' }));
      const fresh = batch === null ? 0 : completedIn(batch).length;
      const adapter = adapterBy(before.platform);
      const after = await catchUps.change(tabId, (now) => {
        if (now === null) return null;
        const counted = { ...now, fresh: now.fresh + fresh };
        return adapter === null ? endCatchUp(counted, 'left') : stepCatchUp(counted, { ...part, items }, adapter);
      });
      return after === null ? { step: 'end', part: 0 } : answerOf(after);
    },
  };

  async function ended(tabId: number, end: 'paused') {
    const state = await catchUps.change(tabId, (now) => now && endCatchUp(now, end));
    return { step: 'end', part: state?.parts ?? 0 } as const;
  }
}

/**
 * The tab is at another address. A reading whose list it left is over: the tab is the reader's.
 *
 * @param url as the browser tells it
 */
export function catchUpAfter(
  state: CatchUp | null,
  url: string,
  adapterBy: HandlerOptions['adapterBy'],
): CatchUp | null {
  if (state === null || state.end !== null) return state;
  const page = URL.canParse(url) ? new URL(url) : null;
  const isHere = page !== null && siteName(page.hostname) === state.site;
  return isHere && listAt(adapterBy(state.platform), page) !== null ? state : endCatchUp(state, 'left');
}

/** A page has loaded in a tab in which a list is being read. One that we may not enter ends it. */
export async function goOnCatchingUp({ catchUps, loadCatchUp }: HandlerOptions, tabId: number): Promise<void> {
  const state = await catchUps.read(tabId);
  if (state === null || state.end !== null) return;
  const leave = () => catchUps.change(tabId, (now) => now && endCatchUp(now, 'left'));
  await loadCatchUp(tabId, state.platform).catch(leave);
}

function answerOf({ step, parts }: CatchUp) {
  return { step: step ?? 'end', part: parts } as const;
}

function reportOf({ platform, parts, total, read, completed, fresh, end }: CatchUp): CatchUpReport {
  return { platform, parts, total, read: read.length, completed: completed.length, fresh, end };
}
