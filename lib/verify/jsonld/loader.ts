import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { isObject, parseJson } from '../json';
import { ACCEPT_JSON, type Run } from '../run';
import { packagedContext, pinnedDigest } from './contexts';
import { ContextError } from './errors';

/** Contexts accepted by digest, kept for as long as the worker lives: they are constants. */
const accepted = new Map<string, object>();

/**
 * The JSON-LD context at an address. Throws `ContextError` for one that is neither packaged nor pinned: it is never
 * fetched because a credential says so.
 */
export async function loadContext(run: Run, url: string): Promise<object> {
  const known = packagedContext(url) ?? accepted.get(url);
  if (known) return known;
  const digest = pinnedDigest(url);
  if (!digest) throw new ContextError('context-not-known', url);
  const answer = await run.fetch(url, ACCEPT_JSON);
  if (!answer.ok || answer.status !== 200) throw new ContextError('context-unreachable', url);
  if (bytesToHex(sha256(answer.bytes)) !== digest) throw new ContextError('context-wrong', url);
  const parsed = parseJson(new TextDecoder().decode(answer.bytes));
  if (!parsed.ok || !isObject(parsed.value)) throw new ContextError('context-wrong', url);
  accepted.set(url, parsed.value);
  return parsed.value;
}
