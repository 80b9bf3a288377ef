/** Runs jobs a few at a time. */
export interface Queue {
  /** Runs `job` when there is room and no other job of that key is running; answers what it answers. */
  readonly run: <T>(key: string, job: () => Promise<T>) => Promise<T>;
}

/**
 * First come, first served, but a busy key holds up nobody else.
 *
 * @param limit how many jobs run at once
 */
export function createQueue(limit: number): Queue {
  const waiting: { readonly key: string; readonly start: () => Promise<void> }[] = [];
  const running = new Set<string>();

  const next = () => {
    while (running.size < limit) {
      const index = waiting.findIndex(({ key }) => !running.has(key));
      const [job] = index < 0 ? [] : waiting.splice(index, 1);
      if (job === undefined) return;
      running.add(job.key);
      void job.start().finally(() => {
        running.delete(job.key);
        next();
      });
    }
  };

  return {
    run: (key, job) =>
      new Promise((resolve, reject) => {
        waiting.push({ key, start: () => Promise.resolve().then(job).then(resolve, reject) });
        next();
      }),
  };
}
