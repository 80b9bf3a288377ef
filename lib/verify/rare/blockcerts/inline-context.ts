import { isObject, type JsonObject, listOf } from '../../json';
import { packagedContext, pinnedDigest } from '../../jsonld/contexts';
import { MAX_LD_CONTEXTS, MAX_LD_NODES } from '../../limits';
import type { Reason } from '../../reasons';
import { blockcertsContext } from './contexts';

/** A definition may give a term its address and its type. Anything else could move meaning to where no reader looks. */
const PLAIN_DEFINITION = new Set(['@id', '@type']);

/**
 * The first context of a Blockcert that we can't use, or null when all is well. Asks nothing of the network.
 *
 * Issuers of Blockcerts write contexts of their own into the document, for members that no published context has. One is
 * accepted only at the top, only where it adds: no keyword, no term that a known context defines, no address that a known
 * context's term has (else an expiry could be there under a name that no reader knows).
 * JSON-LD 1.1, 9.15.1 (context definitions).
 */
export function unusableBlockcertsContext(document: JsonObject): {
  readonly reason: Extract<Reason, 'context-not-known' | 'context-inline' | 'too-deep'>;
  readonly url: string;
} | null {
  const { '@context': context, ...rest } = document;
  const top = listOf(context);
  if (top.length > MAX_LD_CONTEXTS || tooLarge(document)) return { reason: 'too-deep', url: '' };
  const known: object[] = [];
  let hasAllAtHand = true;
  for (const entry of top) {
    if (typeof entry !== 'string') continue;
    const found = blockcertsContext(entry) ?? packagedContext(entry);
    if (!found && !pinnedDigest(entry)) return { reason: 'context-not-known', url: entry };
    if (found) known.push(found);
    // Not at hand yet, so that nothing can be compared with it.
    else hasAllAtHand = false;
  }
  const vocabulary = vocabularyOf(known);
  for (const entry of top) {
    if (typeof entry === 'string') continue;
    const stranger = isObject(entry) && hasAllAtHand ? clashOf(entry, vocabulary) : '@context';
    if (stranger !== null) return { reason: 'context-inline', url: stranger };
  }
  return nestedContext(rest);
}

/** Below the top, a context could give familiar words another meaning for a part of the document. */
function nestedContext(root: unknown): { readonly reason: 'context-inline'; readonly url: string } | null {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && '@context' in value) return { reason: 'context-inline', url: '@context' };
    for (const inner of Object.values(value)) stack.push(inner);
  }
  return null;
}

/** Every value counts: expanding takes time by the value, and real documents have some hundred. */
function tooLarge(root: unknown): boolean {
  const stack: unknown[] = [root];
  let values = 0;
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    const inner: unknown[] = Object.values(value);
    values += inner.length;
    if (values > MAX_LD_NODES) return true;
    for (const one of inner) stack.push(one);
  }
  return false;
}

/** The terms of some contexts, at every depth, the prefixes among them, and the addresses that terms stand for. */
interface Vocabulary {
  readonly terms: ReadonlySet<string>;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly addresses: ReadonlySet<string>;
}

const isPrefix = (address: string) => /[/#:]$/.test(address);

function vocabularyOf(contexts: readonly object[]): Vocabulary {
  const terms = new Set<string>();
  const prefixes = new Map<string, string>();
  const written = new Set<string>();
  const learn = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) learn(item);
    if (!isObject(value)) return;
    for (const [name, definition] of Object.entries(value)) {
      if (!name.startsWith('@')) terms.add(name);
      const address = isObject(definition) ? definition['@id'] : definition;
      if (typeof address === 'string' && !address.startsWith('@')) {
        written.add(address);
        if (isPrefix(address)) prefixes.set(name, address);
      }
      learn(definition);
    }
  };
  learn(contexts);
  const addresses = new Set([...written].flatMap((address) => [address, expand(prefixes, address)]));
  return { terms, prefixes, addresses };
}

/** `sec:expiration` in full, where the prefix is known. */
function expand(prefixes: ReadonlyMap<string, string>, address: string): string {
  const colon = address.indexOf(':');
  const start = prefixes.get(address.slice(0, Math.max(0, colon)));
  return start === undefined ? address : start + address.slice(colon + 1);
}

/** The first member of a context written into a document that does more than add a new term, or null. */
function clashOf(context: JsonObject, { terms, prefixes, addresses }: Vocabulary): string | null {
  for (const [term, definition] of Object.entries(context)) {
    if (term.startsWith('@') || term.includes(':') || terms.has(term)) return term;
    const address = isObject(definition) ? definition['@id'] : definition;
    if (typeof address !== 'string' || address.startsWith('@')) return term;
    if (isObject(definition) && !Object.keys(definition).every((member) => PLAIN_DEFINITION.has(member))) return term;
    // A new prefix would give every address behind it a second spelling.
    if (isPrefix(address)) return term;
    if (addresses.has(address) || addresses.has(expand(prefixes, address))) return term;
  }
  return null;
}
