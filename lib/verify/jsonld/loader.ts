import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { isObject, type JsonObject, listOf, parseJson } from '../json';
import { ACCEPT_JSON, type Run } from '../run';
import { addressOf, isKnownContext, isRareContext, packagedContext, pinnedDigest } from './contexts';
import { ContextError } from './errors';
import { NotSure } from './not-sure';

/** Contexts accepted by digest or come with the rare parts, kept for as long as the worker lives: they are constants. */
const accepted = new Map<string, JsonObject>();

/**
 * The JSON-LD context at an address. Throws `ContextError` for one that is neither packaged nor pinned: it is never
 * fetched because a credential says so.
 */
export async function loadContext(run: Run, url: string): Promise<JsonObject> {
  const known = atHand(url);
  if (known) return known;
  const address = addressOf(url);
  const context = isRareContext(address) ? (await run.rare()).contexts.get(address) : await fetchPinned(run, address);
  if (!context) throw new ContextError('context-not-known', url);
  accepted.set(address, context);
  return context;
}

async function fetchPinned(run: Run, url: string): Promise<JsonObject> {
  const digest = pinnedDigest(url);
  if (!digest) throw new ContextError('context-not-known', url);
  const answer = await run.fetch(url, ACCEPT_JSON);
  if (!answer.ok || answer.status !== 200) throw new ContextError('context-unreachable', url);
  if (bytesToHex(sha256(answer.bytes)) !== digest) throw new ContextError('context-changed', url);
  const parsed = parseJson(new TextDecoder().decode(answer.bytes));
  if (!parsed.ok || !isObject(parsed.value)) throw new ContextError('context-changed', url);
  return parsed.value;
}

/** The context if it needs no waiting. Throws `NotSure` otherwise. */
export function contextAtHand(url: string): JsonObject {
  const context = atHand(url);
  if (!context) throw new NotSure(`context ${url}`);
  return context;
}

const atHand = (url: string): JsonObject | undefined => packagedContext(url) ?? accepted.get(addressOf(url));

/** The known contexts that a document names at its top and that are not at hand. */
export function missingContexts(document: object): readonly string[] {
  if (!isObject(document)) return [];
  return listOf(document['@context']).filter(
    (url): url is string => typeof url === 'string' && !atHand(url) && isKnownContext(url),
  );
}
