/** Something to be timed. Throws when its answer isn't "yes". */
export interface Work {
  readonly what: string;
  /** Whose it is; absent: ours. */
  readonly library?: string;
  readonly run: () => Promise<void>;
}

/** How many a second, one after the other. */
export interface Timing {
  readonly what: string;
  readonly library: string;
  readonly perSecond: number;
}

const ROUNDS = 5;
const ROUND_MS = 600;

/** The median of several rounds, after one to warm up. */
async function perSecond(run: () => Promise<void>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    let runs = 0;
    while (performance.now() - start < ROUND_MS) {
      await run();
      runs++;
    }
    if (round > 0) rounds.push((runs * 1000) / (performance.now() - start));
  }
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

export async function timeAll(works: readonly Work[]): Promise<readonly Timing[]> {
  const timings: Timing[] = [];
  for (const { what, library = '', run } of works) timings.push({ what, library, perSecond: await perSecond(run) });
  return timings;
}
