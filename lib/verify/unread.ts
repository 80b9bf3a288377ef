import { hostOf } from './addresses';
import { unknown } from './check';
import type { Reason } from './reasons';
import type { Check, CheckId } from './types';

/** What was asked for and did not come: a `FetchResult`, or what `fetchJson` makes of one. */
export type Missing =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly reason: string; readonly status?: number; readonly retryAt?: string };

/** What came of asking, in a word: a status code, or why nothing came. */
export function wordOf(answer: Missing): string {
  return answer.ok || answer.reason === 'http-status' ? String(answer.status) : answer.reason;
}

/**
 * A check left open because an address gave no usable document, or because its host asked to be left alone for a while.
 *
 * @param reason why the check is open where the host did not ask for that
 * @param detail what else the check says; `url` unless it names the address by another word
 */
export function unread(
  id: CheckId,
  reason: Reason,
  url: string,
  answer: Missing,
  detail: Readonly<Record<string, unknown>> = { url },
): Check {
  return !answer.ok && answer.retryAt !== undefined
    ? unknown(id, 'host-asks-to-wait', { ...detail, host: hostOf(url), until: answer.retryAt })
    : unknown(id, reason, { ...detail, value: wordOf(answer) });
}
