import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import { verify } from '../../lib/verify/verify';
import { table } from '../../scripts/table';
import { loadRare } from '../load-rare';
import { credentialCases, hasShared, networkOf } from './shared';

/**
 * The set contradicts itself here: the controller document it gives lists another key than the one that signed, which is
 * what its own case `simple.json (key not authorised)` calls invalid. The official validator never reads that document.
 */
const KEY_NOT_LISTED = '1edtech-ob30/simple-json.png';

/** How many of each set were answered as accepted. */
const score = new Map<string, { right: number; of: number; verified: number }>();

describe.skipIf(!hasShared)('credentials made by others', () => {
  afterAll(() => {
    const rows = [...score].map(([set, { right, of, verified }]) => [set, `${right}/${of}`, String(verified)]);
    console.log(table(['set', 'answered as accepted', 'verified'], rows));
  });

  for (const one of hasShared ? credentialCases() : []) {
    it(`${one.id}: ${one.id === KEY_NOT_LISTED ? 'invalid, its key is not listed' : one.accept.join(' or ')}`, async () => {
      const report = await verify(
        {
          bytes: new Uint8Array(readFileSync(path.join(one.dir, one.file))),
          type: '',
          servedBy: null,
          promisedId: null,
          recipient: null,
        },
        { fetch: networkOf(one), now: new Date(one.at), registry: NO_REGISTRY, rare: loadRare },
      );
      const seen = JSON.stringify(report.checks);
      const set = one.id.split('/', 1)[0] ?? '';
      const row = score.get(set) ?? { right: 0, of: 0, verified: 0 };
      score.set(set, {
        right: row.right + Number(one.accept.includes(report.verdict)),
        of: row.of + 1,
        verified: row.verified + Number(report.verdict === 'verified'),
      });
      expect(one.id === KEY_NOT_LISTED ? ['invalid'] : one.accept, seen).toContain(report.verdict);
      for (const [id, accepted] of Object.entries(one.checks ?? {})) {
        expect(accepted, `${id}: ${seen}`).toContain(report.checks.find((check) => check.id === id)?.outcome);
      }
    });
  }
});
