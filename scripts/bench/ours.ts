import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import { rare } from '../../lib/verify/rare/index';
import type { VerifyOptions } from '../../lib/verify/types';
import { verify } from '../../lib/verify/verify';
import type { Fixtures } from './credentials';
import type { Work } from './time';

/** The whole report of each, from bytes to verdict. Throws when the verdict isn't "verified": a fast wrong answer is none. */
export function createOurs(fixtures: Fixtures, now: Date): readonly Work[] {
  const options: VerifyOptions = {
    fetch: async (url) => ({ ok: false, url, reason: 'network' }),
    now,
    registry: NO_REGISTRY,
    rare: async () => rare,
  };
  const work = (what: string, document: unknown): Work => {
    const bytes = new TextEncoder().encode(typeof document === 'string' ? document : JSON.stringify(document));
    return {
      what,
      run: async () => {
        const source = { bytes, type: '', servedBy: null, promisedId: null, recipient: null };
        const report = await verify(source, options);
        if (report.verdict !== 'verified') throw new Error(JSON.stringify(report.checks));
      },
    };
  };
  return [
    ...fixtures.embedded.map(({ what, credential }) => work(what, credential)),
    work('OB3 as VC-JWT, EdDSA', fixtures.jwt),
    ...fixtures.growing.map(({ bytes, credential }) => work(`the same, ${(bytes / 1000).toFixed(1)} kB`, credential)),
  ];
}
