import type { Fixtures } from './credentials';
import { createOurs } from './ours';
import { createTheirs } from './theirs';
import { type Timing, timeAll } from './time';

declare global {
  var touchstoneBench: (fixtures: Fixtures, now: string) => Promise<readonly Timing[]>;
}

/** Bundled, and put into the extension's own worker by `in-worker.ts`. */
globalThis.touchstoneBench = async (fixtures, now) =>
  timeAll([...createOurs(fixtures, new Date(now)), ...(await createTheirs(fixtures, new Date(now)))]);
