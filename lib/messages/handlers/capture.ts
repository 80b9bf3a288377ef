import * as v from 'valibot';
import { recordIdOf } from '../../capture/fold';
import { isFromItsSite } from '../../capture/origin';
import { adapters } from '../../capture/registry';
import type { Observation } from '../../capture/types';
import { HistoryError } from '../../history/errors';
import { describeIssue } from '../../history/record-schema';
import { recordObservations } from '../../history/recorder';
import { reopening } from '../../history/schema';
import { MessageError } from '../envelope';
import type { Handlers, Sender } from '../router';
import { observation } from '../schemas';
import type { HandlerOptions } from './options';

/** What was learned on a page goes into the history. */
export function captureHandlers(options: HandlerOptions): Pick<Handlers, 'capture.observed' | 'capture.platform'> {
  const { db, texts, badge } = options;
  return {
    'capture.platform': async ({ id }, { tab, frameId }) => {
      if (tab?.id === undefined || frameId === undefined) throw new MessageError('malformed', 'not sent by a page');
      if (!adapters.some((adapter) => adapter.id === id)) throw new MessageError('malformed', `no platform ${id}`);
      await options.loadAdapter(id, tab.id, frameId);
      return null;
    },
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
  };
}

/** One item of a message as an observation, or why it is none that this sender can have made. */
function observationFrom(item: unknown, sender: Sender): Observation | string {
  const parsed = v.safeParse(observation, item, { abortEarly: true });
  if (!parsed.success) {
    const { field, message } = describeIssue(parsed.issues);
    return `${field}: ${message}`;
  }
  if (isFromItsSite(parsed.output, addressOf(sender))) return parsed.output;
  return `${recordIdOf(parsed.output)} is not of the site that sent it`;
}

/** A frame without an address of its own (`about:blank`, `srcdoc`) speaks for the origin of the page that made it. */
function addressOf({ url = '', origin = '' }: Sender): string {
  return /^about:/.test(url) ? origin : url;
}
