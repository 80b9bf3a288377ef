import * as v from 'valibot';
import { recordIdOf } from '../../capture/fold';
import { isFromItsSite } from '../../capture/origin';
import type { Observation } from '../../capture/types';
import { settle } from '../../history/answers';
import { HistoryError } from '../../history/errors';
import { captureAt } from '../../history/journal';
import { describeIssue } from '../../history/record-schema';
import { recordObservations } from '../../history/recorder';
import { reopening } from '../../history/schema';
import type { Batch } from '../../history/types';
import { type Logging, loggingOf } from '../../settings/capturing';
import type { Certificates } from '../certificates';
import { MessageError } from '../envelope';
import type { Sender } from '../router';
import { observation } from '../schemas';
import type { HandlerOptions } from './options';

/** What came of storing what a page states. */
export interface Stored {
  /** Those items that the sender can have made. */
  readonly credible: readonly Observation[];
  /** Ids of the records that are new or reached a new status. */
  readonly logged: readonly string[];
  /** All that changed with it; null: nothing did. */
  readonly batch: Batch | null;
}

/**
 * Stores what a page states, each item parsed by itself: a bad one is dropped and does not hold back the others. What may be
 * the viewer's is kept for our own pages to ask about, and the certificates of what is theirs are listed to be verified.
 *
 * @throws HistoryError when nothing was stored
 */
export async function store(
  options: HandlerOptions,
  certificates: Pick<Certificates, 'captured' | 'kick'>,
  items: readonly unknown[],
  sender: Sender,
): Promise<Stored> {
  const { db, texts, badge } = options;
  const parsed = items.map((item) => observationFrom(item, sender));
  const credible = parsed.filter((item) => typeof item !== 'string');
  const refused = parsed.filter((item) => typeof item === 'string');
  // Sent again they would be no better, so the page is not told, and the others are not held back by them.
  if (refused.length > 0) options.onError(new MessageError('malformed', `${refused.length} refused: ${refused[0]}`));
  try {
    const at = options.now().toISOString();
    const { own, doubts } = await reopening(db, () => settle(db, credible));
    const logged = await reopening(db, () => recordObservations(db, own, at));
    const batch = logged.length === 0 ? null : await captureAt(db, at, logged);
    // Stored is stored: a badge that fails must not make the page send it all again.
    await badge.showLogged(logged.length).catch(options.onError);
    await keepDoubts(options, doubts, sender).catch(options.onError);
    await certificates.captured(own, sender.tab?.incognito === true).catch(options.onError);
    certificates.kick();
    return { credible, logged, batch };
  } catch (error) {
    const code = error instanceof HistoryError ? error.code : 'write-failed';
    const reason = texts.t(`historyError.${code}`, { field: null });
    await badge.showFailure(texts.t('captureFailed', { reason })).catch(options.onError);
    throw error;
  }
}

/** What may be the viewer's is kept for our own pages to ask about, while the tab shows it. */
async function keepDoubts(
  { doubts, addressOf }: HandlerOptions,
  observations: readonly Observation[],
  { tab, url, frameId }: Sender,
): Promise<void> {
  if (tab?.id === undefined || observations.length === 0) return;
  const address = (await addressOf(tab.id)) ?? url;
  // The tab may be at another site by now: what the page before it showed is no question there.
  const isGone = frameId === 0 && originOf(address) !== originOf(url);
  if (address !== undefined && !isGone) await doubts.put(tab.id, address, observations);
}

/** Does the reader want logged what this page shows? Asked for each message: a pause begins at once, and ends by itself. */
export async function loggingFor({ capturing, now }: HandlerOptions, { url, tab }: Sender): Promise<Logging> {
  const origins = [url, tab?.url].flatMap((address) =>
    address !== undefined && URL.canParse(address) ? [`https://${new URL(address).hostname}`] : [],
  );
  return loggingOf(await capturing.read(), { origins, isPrivate: tab?.incognito === true }, now());
}

/** One item of a message as an observation, or why it is none that this sender can have made. */
function observationFrom(item: unknown, sender: Sender): Observation | string {
  const parsed = v.safeParse(observation, item, { abortEarly: true });
  if (!parsed.success) {
    const { field, message } = describeIssue(parsed.issues);
    return `${field}: ${message}`;
  }
  if (isFromItsSite(parsed.output, placeOf(sender))) return parsed.output;
  return `${recordIdOf(parsed.output)} is not of the site that sent it`;
}

/** A frame without an address of its own (`about:blank`, `srcdoc`) speaks for the origin of the page that made it. */
function placeOf({ url = '', origin = '' }: Sender): string {
  return /^about:/.test(url) ? origin : url;
}

function originOf(address: string | undefined): string | null {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : null;
}
