import { rareContexts } from './contexts';
import { toQuads } from './jsonld';
import type { Rare } from './types';

/** Everything that few credentials need, as one value: what the script `rare.js` hands over, and what Node imports when first met. */
export const rare: Rare = { toQuads, contexts: rareContexts };
