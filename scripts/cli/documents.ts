import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { FetchDocument } from '../../lib/verify/types';
import { UsageError } from './usage';

const Index = v.record(
  v.string(),
  v.object({ file: v.string(), type: v.optional(v.string()), status: v.optional(v.number()) }),
);

/**
 * A network made of a folder: `index.json` maps each address to `{ file, type?, status? }`. Every other address is
 * unreachable. Throws a UsageError when the folder has no such index.
 */
export function documentsIn(folder: string): FetchDocument {
  const index = readIndex(join(folder, 'index.json'));
  return async (url) => {
    const entry = Object.hasOwn(index, url) ? index[url] : undefined;
    if (!entry) return { ok: false, url, reason: 'network' };
    const bytes = new Uint8Array(readFileSync(join(folder, entry.file)));
    return { ok: true, url, status: entry.status ?? 200, type: entry.type ?? '', bytes };
  };
}

function readIndex(file: string): v.InferOutput<typeof Index> {
  try {
    return v.parse(Index, JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new UsageError(
      `--documents: ${file} is no index of documents: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
