import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { rare } from '../lib/verify/rare/index';

/** The parts of the verifier that few credentials need, as a script of their own: `lib/platform/rare.ts` loads it. */
export default defineUnlistedScript(() => {
  globalThis.touchstoneRare = rare;
});
