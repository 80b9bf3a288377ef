import { OBSERVATION_LIMIT } from './bounds';
import type { Observation } from './types';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const TRIES = 8;
/** How long one try may take: a worker that hangs over it is no better than one that died. */
const PATIENCE = 30_000;

export interface DeliveryOptions {
  /** Sends one message and gives its answer; rejects when nobody answers. */
  readonly send: (observations: readonly Observation[]) => Promise<unknown>;
  readonly window: {
    setTimeout(run: () => void, milliseconds: number): number;
    clearTimeout(id: number | undefined): void;
  };
  readonly signal: AbortSignal;
}

export interface Delivery {
  /** Takes observations over until they are acknowledged; a later one of the same item and signal replaces an earlier. */
  readonly add: (observations: readonly Observation[]) => void;
  /** Something happened on the page: if tries ran out, they begin again. */
  readonly nudge: () => void;
}

/**
 * Sends observations until the background answers that it has stored them (`{ ok: true, … }`). The worker may be asleep,
 * starting or killed in the middle: the pause doubles from half a second to half a minute, eight tries in all, and
 * starts over at the next event of the page. Sending twice is harmless, losing is not; but what the background calls
 * malformed will be so the next time too, and is dropped.
 */
export function createDelivery({ send, window, signal }: DeliveryOptions): Delivery {
  const waiting = new Map<string, Observation>();
  let tries = 0;
  let sending = false;
  let timer: number | undefined;
  let late: number | undefined;

  async function attempt(): Promise<void> {
    window.clearTimeout(timer);
    timer = undefined;
    if (sending || signal.aborted || waiting.size === 0 || tries >= TRIES) return;
    sending = true;
    tries += 1;
    const batch = [...waiting].slice(0, OBSERVATION_LIMIT);
    const settled = await isSent(batch.map(([, observation]) => observation));
    sending = false;
    if (signal.aborted) return;
    if (settled) {
      // One that changed while its older form was under way still has to be sent.
      for (const [key, observation] of batch) if (waiting.get(key) === observation) waiting.delete(key);
      tries = 0;
    }
    if (waiting.size === 0 || tries >= TRIES) return;
    timer = window.setTimeout(run, settled ? 0 : Math.min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE));
  }

  async function isSent(observations: readonly Observation[]): Promise<boolean> {
    const isLate = new Promise<null>((resolve) => {
      late = window.setTimeout(() => resolve(null), PATIENCE);
    });
    try {
      return isSettled(await Promise.race([send(observations), isLate]));
    } catch {
      // No receiver (yet), or the channel closed: both end in another try.
      return false;
    } finally {
      window.clearTimeout(late);
    }
  }

  function run(): void {
    void attempt();
  }

  function nudge(): void {
    if (timer !== undefined || waiting.size === 0) return;
    if (tries >= TRIES) tries = 0;
    run();
  }

  signal.addEventListener(
    'abort',
    () => {
      window.clearTimeout(timer);
      window.clearTimeout(late);
    },
    { once: true },
  );

  return {
    add: (observations) => {
      if (observations.length === 0) return;
      for (const observation of observations) {
        waiting.set(JSON.stringify([observation.platform, observation.itemId, observation.signal]), observation);
      }
      tries = 0;
      run();
    },
    nudge,
  };
}

/** Is there nothing more to do about what was sent: is it stored, or refused for good? */
function isSettled(reply: unknown): boolean {
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) return false;
  const error = 'error' in reply ? reply.error : null;
  const isMalformed = typeof error === 'object' && error !== null && 'code' in error && error.code === 'malformed';
  return reply.ok === true || isMalformed;
}
