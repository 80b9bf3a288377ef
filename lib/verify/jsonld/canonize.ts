import * as rdfCanonize from 'rdf-canonize';
import { MAX_CANON_MS, MAX_CANON_WORK_FACTOR } from '../limits';
import type { Run } from '../run';
import { WorkError } from './errors';
import type { Quad } from './quad';

export type CanonHash = 'SHA-256' | 'SHA-384';

/**
 * A JSON-LD document as RDF quads, in safe mode: whatever would be dropped silently throws.
 * Throws `ContextError` or `JsonLdError`.
 */
export async function toQuads(run: Run, document: object): Promise<readonly Quad[]> {
  return (await run.rare()).toQuads(run, document);
}

/**
 * Canonical N-Quads of a dataset (RDFC-1.0, 4). `labels`, when given, is filled with the canonical label of each blank node.
 * Throws `WorkError` for a poison graph.
 */
export async function canonizeQuads(
  quads: readonly Quad[],
  hash: CanonHash = 'SHA-256',
  labels?: Map<string, string>,
): Promise<string> {
  try {
    return await rdfCanonize.canonize(quads, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      messageDigestAlgorithm: hash,
      maxWorkFactor: MAX_CANON_WORK_FACTOR,
      signal: AbortSignal.timeout(MAX_CANON_MS),
      ...(labels ? { canonicalIdMap: labels } : {}),
    });
  } catch (error) {
    throw new WorkError(error instanceof Error ? error.message : String(error));
  }
}

/** Canonical N-Quads of a JSON-LD document. Throws `ContextError`, `JsonLdError` or `WorkError`. */
export async function canonize(run: Run, document: object, hash: CanonHash = 'SHA-256'): Promise<string> {
  return canonizeQuads(await toQuads(run, document), hash);
}
