import { rare } from '../../lib/verify/rare/index';
import type { Fixtures } from './credentials';
import { type Timing, timeAll } from './time';

declare global {
  var touchstoneBench: (fixtures: Fixtures) => Promise<readonly Timing[]>;
}

/** Bundled, and put into the extension's own worker by `in-worker.ts`. */
globalThis.touchstoneBench = (fixtures) => timeAll(fixtures, async () => rare);
