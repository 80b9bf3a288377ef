import type { Rare } from '../../lib/verify/rare/types';
import type { Fixtures } from './credentials';
import { createWork } from './work';

/** A row of the table: how many a second, one after the other. */
export interface Timing {
  readonly what: string;
  readonly ours: number;
  readonly theirs: { readonly name: string; readonly perSecond: number } | null;
}

const ROUNDS = 5;
const ROUND_MS = 600;

/** The median of several rounds, after one to warm up. */
export async function perSecond(work: () => Promise<void>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    let runs = 0;
    while (performance.now() - start < ROUND_MS) {
      await work();
      runs++;
    }
    if (round > 0) rounds.push((runs * 1000) / (performance.now() - start));
  }
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

export async function timeAll(fixtures: Fixtures, rare: () => Promise<Rare>): Promise<readonly Timing[]> {
  const timings: Timing[] = [];
  for (const { what, ours, theirs } of await createWork(fixtures, rare)) {
    timings.push({
      what,
      ours: await perSecond(ours),
      theirs: theirs && { name: theirs.name, perSecond: await perSecond(theirs.run) },
    });
  }
  return timings;
}
