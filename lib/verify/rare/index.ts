import { verifyBlockcerts } from './blockcerts/index';
import { verifyEd25519 } from './ed25519';
import { toQuads } from './jsonld';
import type { Rare } from './types';

/** Everything that few credentials need, as one value: what the script `rare.js` hands over, and what Node imports when first met. */
export const rare: Rare = {
  toQuads,
  verifyBlockcerts,
  verifyEd25519,
  suites: { 'ecdsa-sd-2023': async () => 'unsupported', 'bbs-2023': async () => 'unsupported' },
};
