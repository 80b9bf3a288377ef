import { ACCEPT_JSON } from '../run';
import type { FetchDocument } from '../types';
import { ACCEPT_STATEMENT, type Means, readAnchor } from './federation';
import { readList } from './legacy';
import type { RegistrySource } from './types';

/** What came of reading a registry for its own sake. */
export type Probe =
  /** `count`: how many issuers it lists, or null where it does not say so at once. */
  | { readonly kind: 'read'; readonly count: number | null }
  /** Nothing of use came: a FetchFailure, or an HTTP status. */
  | { readonly kind: 'failed'; readonly result: string }
  /** What came is no list of issuers, or no signed configuration of a registry kept at that address. */
  | { readonly kind: 'not-a-registry' };

/** Reads a registry once, so that whoever adds it hears at once whether it is one. Never throws. */
export async function probeRegistry({ form, url }: RegistrySource, fetch: FetchDocument, means: Means): Promise<Probe> {
  const answer = await fetch(url, { accept: form === 'list' ? ACCEPT_JSON : ACCEPT_STATEMENT });
  if (!answer.ok) return { kind: 'failed', result: answer.reason };
  if (answer.status !== 200) return { kind: 'failed', result: String(answer.status) };
  const text = new TextDecoder().decode(answer.bytes);
  if (form === 'list') {
    const list = readList(text);
    return list === null ? { kind: 'not-a-registry' } : { kind: 'read', count: list.size };
  }
  const anchor = await readAnchor(text, url, means);
  return anchor === null ? { kind: 'not-a-registry' } : { kind: 'read', count: null };
}
