/** Something to be timed. Throws when its answer isn't "yes". */
export interface Work {
  readonly what: string;
  /** Whose it is; absent: ours. */
  readonly library?: string;
  readonly run: () => Promise<void>;
}

/** How many a second: one after the other, and eight at a time in the same thread. */
export interface Timing {
  readonly what: string;
  readonly library: string;
  readonly perSecond: number;
  readonly eightAtATime: number;
  /** Why it could not be timed. */
  readonly fails?: string;
}

const ROUNDS = 5;
const ROUND_MS = 600;

/** The median of several rounds, after one to warm up. */
async function perSecond(run: () => Promise<void>, atATime: number): Promise<number> {
  const several = Array.from({ length: atATime }, () => run);
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    let runs = 0;
    while (performance.now() - start < ROUND_MS) {
      await Promise.all(several.map((one) => one()));
      runs += atATime;
    }
    if (round > 0) rounds.push((runs * 1000) / (performance.now() - start));
  }
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

/** A library that doesn't run here is said to be so; ours has to. */
export async function timeAll(works: readonly Work[]): Promise<readonly Timing[]> {
  const timings: Timing[] = [];
  for (const { what, library = '', run } of works) {
    try {
      await run();
    } catch (error) {
      if (library === '') throw error;
      const why = error instanceof Error ? error.message : String(error);
      timings.push({ what, library, perSecond: 0, eightAtATime: 0, fails: why.slice(0, 200) });
      continue;
    }
    timings.push({ what, library, perSecond: await perSecond(run, 1), eightAtATime: await perSecond(run, 8) });
  }
  return timings;
}
