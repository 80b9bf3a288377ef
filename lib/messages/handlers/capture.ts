import { adapters } from '../../capture/registry';
import { batchAt } from '../../history/journal';
import { reopening } from '../../history/schema';
import { undo } from '../../history/undo';
import type { Certificates } from '../certificates';
import { MessageError } from '../envelope';
import type { Handlers } from '../router';
import { completedIn, isTheirsToUndo, toastOf } from '../toast';
import type { HandlerOptions } from './options';
import { loggingFor, store } from './storing';

/** What was learned on a page goes into the history, and the page may say so; what may have been is for the viewer to say. */
export function captureHandlers(
  options: HandlerOptions,
  certificates: Pick<Certificates, 'captured' | 'kick'>,
): Pick<Handlers, 'capture.observed' | 'capture.undo' | 'capture.platform'> {
  const { db, texts, capturing, catchUps } = options;
  return {
    'capture.platform': async ({ id }, { tab, frameId }) => {
      if (tab?.id === undefined || frameId === undefined) throw new MessageError('malformed', 'not sent by a page');
      if (id !== 'standards' && !adapters.some((adapter) => adapter.id === id))
        throw new MessageError('malformed', `no platform ${id}`);
      await options.loadAdapter(id, tab.id, frameId);
      return null;
    },
    'capture.observed': async ({ observations }, sender) => {
      if ((await loggingFor(options, sender)) !== 'on') return { logged: [], toast: null };
      const { logged, batch } = await store(options, certificates, observations, sender);
      const completed = batch === null ? 0 : completedIn(batch).length;
      if (batch === null || completed === 0) return { logged, toast: null };
      // Who is catching up is told how many there were, in the end.
      const isCatchingUp = await counted(sender.tab?.id, completed);
      const isWanted = !isCatchingUp && (await capturing.read()).toast;
      return { logged, toast: isWanted ? toastOf(batch, sender.url ?? '', texts, options.now()) : null };
    },
    'capture.undo': async ({ batch: number }, sender) => {
      const at = options.now();
      const batch = await reopening(db, () => batchAt(db, number));
      if (batch === null || !isTheirsToUndo(batch, sender.url ?? '', at))
        throw new MessageError('not-allowed', `batch ${number} is not yours to take back`);
      await reopening(db, () => undo(db, number, at.toISOString()));
      return null;
    },
  };

  /** Counts completions that came beside a reading of the tab's list; answers whether there is one. */
  async function counted(tabId: number | undefined, completed: number): Promise<boolean> {
    if (tabId === undefined) return false;
    const state = await catchUps.change(tabId, (now) =>
      now === null || now.end !== null ? now : { ...now, fresh: now.fresh + completed },
    );
    return state !== null && state.end === null;
  }
}
