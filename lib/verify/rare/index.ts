import { verifyBlockcerts } from './blockcerts/index';
import { canonizeInFull } from './canonize';
import { rareContexts } from './contexts';
import { openCose } from './cose';
import { verifyEd25519 } from './ed25519';
import { toQuads } from './jsonld';
import { md5 } from './md5';
import { compareUnlikeNames } from './names/index';
import { compareWithSchema } from './schema';
import { resolveJwtVcIssuer } from './sd-jwt/issuer';
import { openSdJwt } from './sd-jwt/open';
import { checkTokenStatus } from './sd-jwt/token-status';
import { verifySdJwtVc } from './sd-jwt/verify';
import { verifySeal } from './seal';
import { bbs2023 } from './selective/bbs';
import { ecdsaSd2023 } from './selective/ecdsa-sd';
import type { Rare } from './types';

/** Everything that few credentials need, as one value: what the script `rare.js` hands over, and what Node imports when first met. */
export const rare: Rare = {
  toQuads,
  canonizeInFull,
  contexts: rareContexts,
  verifyBlockcerts,
  verifyEd25519,
  suites: { 'ecdsa-sd-2023': ecdsaSd2023, 'bbs-2023': bbs2023 },
  openSdJwt,
  verifySdJwtVc,
  resolveJwtVcIssuer,
  checkTokenStatus,
  openCose,
  compareWithSchema,
  verifySeal,
  compareUnlikeNames,
  md5,
};
