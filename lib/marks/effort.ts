/** How long we are busy in one go, in milliseconds. */
const TURN = 5;
/** Looking after a page that changes all the time takes one part in so many of the time, … */
const SHARE = 100;
/** … but it isn't left alone for longer than this, in milliseconds. */
const MAX_REST = 3_000;

export interface Turn {
  /** null: there is time left. Else resolves when the page had its own turn, and the next of ours has begun. */
  readonly pass: () => Promise<void> | null;
  readonly end: () => void;
}

/** What looking at a page costs the page, and so when to look again. */
export interface Effort {
  /** Begins a turn that counts. */
  readonly turn: () => Turn;
  /** Milliseconds from now until the page may be looked at again. */
  readonly rest: () => number;
  /** What was spent so far counts no longer. */
  readonly forget: () => void;
}

/**
 * @param now milliseconds from any beginning
 * @param breathe resolves when the page had its turn
 */
export function createEffort(now: () => number, breathe: () => Promise<void>): Effort {
  let spent = 0;
  let last = now();
  return {
    turn: () =>
      createTurn(now, breathe, (begun, ended) => {
        spent += ended - begun;
        last = ended;
      }),
    rest: () => Math.max(0, last + Math.min(spent * SHARE, MAX_REST) - now()),
    forget: () => {
      spent = 0;
    },
  };
}

/** @param onEnd hears of each stretch that was worked, in milliseconds of the clock */
export function createTurn(
  now: () => number,
  breathe: () => Promise<void>,
  onEnd: (begun: number, ended: number) => void = () => undefined,
): Turn {
  let begun = now();
  return {
    pass: () => {
      const time = now();
      if (time - begun < TURN) return null;
      onEnd(begun, time);
      return breathe().then(() => {
        begun = now();
      });
    },
    end: () => onEnd(begun, now()),
  };
}

/** Resolves once the document can be seen, or the signal aborts. A page opened behind others, or rendered ahead, waits. */
export async function whenVisible(document: Document, signal: AbortSignal): Promise<void> {
  if (!document.hidden || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!document.hidden) end();
    };
    const end = () => {
      document.removeEventListener('visibilitychange', look);
      signal.removeEventListener('abort', end);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', end);
  });
}
