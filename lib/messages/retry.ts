/** The worker that was asked is gone, or nothing listens: the question can be asked again. */
export class NoAnswer extends Error {}

export interface RetryOptions {
  /** Waits before each further try, in milliseconds; their number is the number of further tries. */
  readonly waits: readonly number[];
  /** How long one try may take, in milliseconds. */
  readonly patience: number;
  readonly signal: AbortSignal;
}

/**
 * Asks until there is an answer. A try that rejects, answers nothing or outlasts the patience counts as unanswered: the
 * background's worker is killed at any moment, and the next message wakes a new one.
 * @throws NoAnswer when every try went unanswered or the signal aborted
 */
export async function askAgain<T>(
  ask: () => Promise<T | null | undefined>,
  { waits, patience, signal }: RetryOptions,
): Promise<T> {
  for (const wait of [...waits, null]) {
    if (signal.aborted) throw new NoAnswer('stopped');
    const answer = await answerWithin(ask, patience, signal);
    if (answer !== null && answer !== undefined) return answer;
    if (wait !== null) await pause(wait, signal);
  }
  throw new NoAnswer('no answer');
}

async function answerWithin<T>(ask: () => Promise<T>, patience: number, signal: AbortSignal): Promise<T | null> {
  const giveUp = new AbortController();
  try {
    return await Promise.race([ask(), pause(patience, AbortSignal.any([signal, giveUp.signal])).then(() => null)]);
  } catch {
    return null;
  } finally {
    giveUp.abort();
  }
}

/** Resolves after so many milliseconds, or as soon as the signal aborts. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
