import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as rdfCanonize from 'rdf-canonize';
import { NO_REGISTRY } from '../../../lib/verify/issuers/known';
import { fastDataset } from '../../../lib/verify/jsonld/fast';
import { contextAtHand, loadContext } from '../../../lib/verify/jsonld/loader';
import { NotSure } from '../../../lib/verify/jsonld/not-sure';
import type { Quad } from '../../../lib/verify/jsonld/quad';
import { toQuads as quadsOf } from '../../../lib/verify/jsonld/statement';
import { toQuads as fullQuads } from '../../../lib/verify/rare/jsonld';
import { type Run, startRun } from '../../../lib/verify/run';
import { loadRare } from '../../load-rare';

const SHARED = path.resolve(process.env.TOUCHSTONE_SHARED ?? '../shared');
const CONTEXTS = path.join(SHARED, 'credentials/contexts');
export const hasShared = existsSync(path.join(CONTEXTS, 'index.json'));

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Published contexts by address, where they are at hand. */
export const published: ReadonlyMap<string, string> = new Map(
  hasShared
    ? Object.entries(Object(json(path.join(CONTEXTS, 'index.json')))).map(([url, file]) => [
        url,
        path.join(CONTEXTS, String(file)),
      ])
    : [],
);

/** A run whose network has nothing but published contexts. */
export function newRun(): Run {
  return startRun({
    fetch: async (url) => {
      const file =
        url === 'https://data.europa.eu/snb/model/context/edc-ap' && hasShared
          ? path.join(SHARED, 'schemas/elm/edc-ap-context.jsonld')
          : published.get(url);
      if (!file) return { ok: false, url, reason: 'network' };
      return { ok: true, url, status: 200, type: '', bytes: new Uint8Array(readFileSync(file)) };
    },
    now: new Date(0),
    registry: NO_REGISTRY,
    rare: loadRare,
  });
}

/** The canonical form by rdf-canonize alone. */
export const reference = (
  quads: readonly Quad[],
  hash: 'SHA-256' | 'SHA-384' = 'SHA-256',
  maxWorkFactor = 3,
  labels = new Map<string, string>(),
) =>
  rdfCanonize.canonize(quads, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    messageDigestAlgorithm: hash,
    maxWorkFactor,
    canonicalIdMap: labels,
  });

export type FullAnswer =
  | { readonly ok: true; readonly quads: readonly Quad[] }
  | { readonly ok: false; readonly error: unknown };

/** What jsonld.js says of the document in safe mode. */
export async function inFull(run: Run, document: object): Promise<FullAnswer> {
  try {
    return { ok: true, quads: await fullQuads(document, (url) => loadContext(run, url)) };
  } catch (error) {
    return { ok: false, error };
  }
}

export type FastAnswer =
  | { readonly sure: true; readonly quads: readonly Quad[] }
  | { readonly sure: false; readonly why: string };

/** What the fast path says. */
export function fast(document: object): FastAnswer {
  try {
    return { sure: true, quads: quadsOf(fastDataset(document, contextAtHand)) };
  } catch (error) {
    if (error instanceof NotSure) return { sure: false, why: error.message };
    throw error;
  }
}

/** Every JSON-LD document in the shared folders, with the documents inside them left where they are. */
export function sharedDocuments(): readonly { readonly name: string; readonly document: object }[] {
  const found: { name: string; document: object }[] = [];
  const visit = (folder: string): void => {
    for (const name of readdirSync(folder).sort()) {
      const file = path.join(folder, name);
      if (statSync(file).isDirectory()) {
        if (file !== CONTEXTS) visit(file);
        continue;
      }
      if (!/\.(json|jsonld|1ob)$/.test(name)) continue;
      let value: unknown;
      try {
        value = json(file);
      } catch {
        continue;
      }
      for (const [at, document] of documentsIn(value))
        found.push({ name: `${path.relative(SHARED, file)}${at}`, document });
    }
  };
  for (const folder of ['credentials', 'vectors', 'samples']) visit(path.join(SHARED, folder));
  return found;
}

/** The outermost objects with a `@context`. */
function documentsIn(value: unknown, at = ''): readonly (readonly [string, object])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && '@context' in value) return [[at, value]];
  return Object.entries(value).flatMap(([member, inner]) => documentsIn(inner, `${at}#${member}`));
}
