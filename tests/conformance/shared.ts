import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FetchDocument } from '../../lib/verify/types';

/** Material made by others, which stays outside this repository. Tests that need it are skipped, visibly, where it is absent. */
const SHARED = path.resolve(process.env.TOUCHSTONE_SHARED ?? '../shared');
export const hasShared = existsSync(path.join(SHARED, 'credentials'));

export interface CredentialCase {
  readonly id: string;
  readonly dir: string;
  readonly file: string;
  readonly accept: readonly string[];
  readonly checks?: Readonly<Record<string, readonly string[]>>;
  readonly at: string;
  readonly documents?: Readonly<Record<string, string | { file: string; status?: number }>>;
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** Every case of every set. */
export function credentialCases(): readonly CredentialCase[] {
  const root = path.join(SHARED, 'credentials');
  return readdirSync(root)
    .map((set) => path.join(root, set))
    .filter((dir) => existsSync(path.join(dir, 'cases.json')))
    .flatMap((dir) =>
      read(path.join(dir, 'cases.json')).cases.map((one: Omit<CredentialCase, 'dir'>) => ({ ...one, dir })),
    );
}

/** The network of one case: the published contexts, its own documents, and nothing else. */
export function networkOf({ dir, documents = {} }: Pick<CredentialCase, 'dir' | 'documents'>): FetchDocument {
  const contexts: Record<string, string> = read(path.join(SHARED, 'credentials/contexts/index.json'));
  return async (url) => {
    const own = documents[url];
    const { file, status = 200 } = typeof own === 'string' ? { file: own } : (own ?? { file: undefined });
    const found = file
      ? path.join(dir, file)
      : contexts[url]
        ? path.join(SHARED, 'credentials/contexts', contexts[url])
        : null;
    if (!found) return { ok: false, url, reason: 'network' };
    return { ok: true, url, status, type: 'application/json', bytes: new Uint8Array(readFileSync(found)) };
  };
}

/** Test vectors of other projects; `manifest.json` says what each is. */
export const VECTORS = path.join(SHARED, 'vectors');
export const hasVectors = existsSync(path.join(VECTORS, 'manifest.json'));
