import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as rdfCanonize from 'rdf-canonize';
import { WorkError } from '../jsonld/errors';
import { type CanonHash, type Canonical, HASHES } from '../jsonld/first-degree';
import { type Dataset, toQuads } from '../jsonld/statement';
import { MAX_CANON_MS, MAX_CANON_WORK_FACTOR } from '../limits';

/** RDFC-1.0 with N-degree hashing, within bounds of work and time. Throws `WorkError` for a poison graph. RDFC-1.0, 4.8 and 7.1. */
export async function canonizeInFull(dataset: Dataset, hash: CanonHash): Promise<Canonical> {
  const deadline = performance.now() + MAX_CANON_MS;
  const labels = new Map<string, string>();
  try {
    const nquads = await rdfCanonize.canonize(toQuads(dataset), {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      maxWorkFactor: MAX_CANON_WORK_FACTOR,
      canonicalIdMap: labels,
      createMessageDigest: () => {
        if (performance.now() > deadline) throw new Error(`more than ${MAX_CANON_MS} ms`);
        let content = '';
        return {
          update: (part) => {
            content += part;
          },
          digest: () => bytesToHex(HASHES[hash](utf8ToBytes(content))),
        };
      },
    });
    const issued = Array.from({ length: dataset.blanks }, (_, number) =>
      Number(labels.get(`b${number}`)?.slice('c14n'.length)),
    );
    return { nquads, issued };
  } catch (error) {
    throw new WorkError(error instanceof Error ? error.message : String(error));
  }
}
