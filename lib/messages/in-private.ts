import type { Reply } from './envelope';
import type { MessageName, Protocol } from './protocol';

/** A private window: the page is not worked on. Nothing is wrong, so nobody is told of an error. */
const REFUSED: Reply<never> = {
  ok: false,
  error: { code: 'private-window', message: 'nothing is done or kept for a private window' },
};
/** Reads what is there, and keeps nothing. */
const READ_ONLY: ReadonlySet<MessageName> = new Set(['panel.list', 'catchup.state']);

/**
 * What a message from a private window is answered, whoever sends it; null: it is handled as any other. No marks, no
 * checks, nothing kept; and nothing logged unless the reader chose that. A message that is named nowhere here is refused.
 *
 * @param isLogged did the reader choose to have private windows logged?
 */
export function answerInPrivate(name: MessageName, isLogged: boolean): Reply<unknown> | null {
  if (READ_ONLY.has(name)) return null;
  if (isLogged && (name.startsWith('capture.') || name.startsWith('catchup.'))) return null;
  if (name === 'marks.page') return { ok: true, value: 'off' satisfies Protocol['marks.page']['reply'] };
  // Refused it would be sent again and again.
  if (name === 'capture.observed')
    return { ok: true, value: { logged: [], toast: null } satisfies Protocol['capture.observed']['reply'] };
  if (name === 'catchup.resume') return { ok: true, value: null };
  return REFUSED;
}
