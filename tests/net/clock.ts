/** A clock that goes only when told. */
export interface FakeClock {
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Lets that much time pass, timer by timer, and everything come of it that comes without more time. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Sets the clock, as a person does: timers go on as they were. */
  readonly set: (time: number) => void;
}

export const START = Date.parse('2026-11-26T12:00:00Z');

export function fakeClock(): FakeClock {
  let time = START;
  let shift = 0;
  const timers = new Set<{ readonly at: number; readonly ring: () => void }>();
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => time + shift,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const timer = {
          at: time + milliseconds,
          ring: () => {
            timers.delete(timer);
            resolve();
          },
        };
        if (signal?.aborted) return resolve();
        timers.add(timer);
        signal?.addEventListener('abort', timer.ring);
      }),
    pass: async (milliseconds) => {
      const end = time + milliseconds;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (!next) break;
        time = Math.max(time, next.at);
        next.ring();
        await settle();
      }
      time = end;
      await settle();
    },
    set: (to) => {
      shift = to - time;
    },
  };
}
