import type { Run } from '../run';
import { fastDataset } from './fast';
import { type CanonHash, type Canonical, canonizeFirstDegree } from './first-degree';
import { contextAtHand, loadContext, missingContexts } from './loader';
import { NotSure } from './not-sure';
import type { Quad } from './quad';
import { type Dataset, fromQuads, toQuads as quadsOf } from './statement';

export type { CanonHash } from './first-degree';

/**
 * A JSON-LD document as RDF quads, in safe mode: whatever would be dropped silently throws.
 * Throws `ContextError` or `JsonLdError`.
 */
export async function toQuads(run: Run, document: object): Promise<readonly Quad[]> {
  const dataset = await quick(run, document);
  return dataset ? quadsOf(dataset) : inFull(run, document);
}

/**
 * Canonical N-Quads of a dataset (RDFC-1.0, 4). `labels`, when given, is filled with the canonical label of each blank node.
 * Throws `WorkError` for a poison graph.
 */
export async function canonizeQuads(
  run: Run,
  quads: readonly Quad[],
  hash: CanonHash = 'SHA-256',
  labels?: Map<string, string>,
): Promise<string> {
  const dataset = fromQuads(quads);
  const { nquads, issued } = await canonizeDataset(run, dataset, hash);
  if (labels) dataset.labels.forEach((label, number) => void labels.set(label, `c14n${issued[number]}`));
  return nquads;
}

/**
 * Canonical N-Quads of a JSON-LD document; worked out once for one document of a run, which must not be changed meanwhile.
 * Throws `ContextError`, `JsonLdError` or `WorkError`.
 */
export function canonize(run: Run, document: object, hash: CanonHash = 'SHA-256'): Promise<string> {
  let known = answered.get(run);
  if (!known) {
    known = { 'SHA-256': new WeakMap(), 'SHA-384': new WeakMap() };
    answered.set(run, known);
  }
  const earlier = known[hash].get(document);
  if (earlier) return earlier;
  const answer = canonizeAnew(run, document, hash);
  known[hash].set(document, answer);
  return answer;
}

/** Several proofs over one document, and the suites that look at it twice, share one answer. */
const answered = new WeakMap<Run, Readonly<Record<CanonHash, WeakMap<object, Promise<string>>>>>();

async function canonizeAnew(run: Run, document: object, hash: CanonHash): Promise<string> {
  const dataset = (await quick(run, document)) ?? fromQuads(await inFull(run, document));
  return (await canonizeDataset(run, dataset, hash)).nquads;
}

/** The document by the fast path, or null where that isn't sure. */
async function quick(run: Run, document: object): Promise<Dataset | null> {
  try {
    const missing = missingContexts(document);
    for (const url of missing) await loadContext(run, url);
    return fastDataset(document, contextAtHand);
  } catch (error) {
    if (error instanceof NotSure) return null;
    throw error;
  }
}

const inFull = async (run: Run, document: object): Promise<readonly Quad[]> =>
  (await run.rare()).toQuads(document, (url) => loadContext(run, url));

/** Few documents have blank nodes that are told apart only by their neighbours. */
const canonizeDataset = async (run: Run, dataset: Dataset, hash: CanonHash): Promise<Canonical> =>
  canonizeFirstDegree(dataset, hash) ?? (await run.rare()).canonizeInFull(dataset, hash);
