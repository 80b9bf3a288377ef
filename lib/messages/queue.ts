/** Runs jobs a few at a time. */
export interface Queue {
  /** Runs the job in its turn and answers what it answers. Once its signal aborts it is not started any more: `dropped`. */
  readonly run: <T>(turn: Turn, job: () => Promise<T>) => Promise<T>;
}

export interface Turn {
  /** Two jobs of one key (a host) never run together. */
  readonly key: string;
  /** Lanes (tabs) take turns. */
  readonly lane: number;
  readonly signal: AbortSignal;
}

/** The job's signal aborted before its turn came. */
export class Dropped extends Error {}

interface Waiting extends Turn {
  readonly start: () => Promise<void>;
}

/** Places that a lane leaves free while no other wants them. */
const SPARE = 2;

/**
 * Round robin between lanes, within a lane first come, first served; a busy key holds up nobody else. A lane alone
 * leaves two places to whoever comes next, and has half of them while another waits.
 *
 * @param limit how many jobs run at once
 */
export function createQueue(limit: number): Queue {
  const waiting = new Set<Waiting>();
  const running = new Map<string, number>();
  /** Lanes that have jobs here, the one served longest ago first. */
  const lanes = new Set<number>();

  const choose = (): Waiting | undefined => {
    const ready = [...waiting].filter(({ key }) => !running.has(key));
    const shared = ready.some(({ lane }) => lane !== ready[0]?.lane);
    const most = Math.max(1, shared ? Math.floor(limit / 2) : limit - SPARE);
    const busy = (lane: number) => [...running.values()].filter((other) => other === lane).length;
    const lane = [...lanes].find((one) => busy(one) < most && ready.some((job) => job.lane === one));
    return ready.find((job) => job.lane === lane);
  };

  const next = () => {
    while (running.size < limit) {
      const job = choose();
      if (job === undefined) return;
      const { key, lane } = job;
      waiting.delete(job);
      running.set(key, lane);
      lanes.delete(lane);
      if ([...waiting].some((other) => other.lane === lane)) lanes.add(lane);
      void job.start().finally(() => {
        running.delete(key);
        next();
      });
    }
  };

  return {
    run: (turn, work) =>
      new Promise((resolve, reject) => {
        const { signal } = turn;
        const drop = () => {
          if (!waiting.delete(job)) return;
          reject(new Dropped('nobody waits for it any more'));
          next();
        };
        const job: Waiting = {
          ...turn,
          start: () => {
            signal.removeEventListener('abort', drop);
            return Promise.resolve().then(work).then(resolve, reject);
          },
        };
        if (signal.aborted) return reject(new Dropped('nobody waits for it any more'));
        signal.addEventListener('abort', drop, { once: true });
        waiting.add(job);
        lanes.add(turn.lane);
        next();
      }),
  };
}
