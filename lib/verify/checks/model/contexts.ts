import { fail } from '../../check';
import { isObject, type JsonObject, listOf, sameJson } from '../../json';
import { isKnownContext } from '../../jsonld/contexts';
import { type Fault, wrongValue } from './fault';

export const V1 = 'https://www.w3.org/2018/credentials/v1';
export const V2 = 'https://www.w3.org/ns/credentials/v2';

/** The base context first, then addresses or contexts; none of them redefines a protected term. VC Data Model 2.0, 4.3. */
export function checkContexts(document: JsonObject): Fault {
  const contexts = listOf(document['@context']);
  const base = contexts[0];
  if (base !== V1 && base !== V2) return fail('schema', 'context-wrong', { value: base });
  for (let i = 1; i < contexts.length; i++) {
    const context = contexts[i];
    if (typeof context !== 'string') return isObject(context) ? checkInline(contexts) : wrongValue('@context', context);
  }
  return null;
}

/** A context we don't know may be a newer one of the same standard: that is for `unusableContext` to say, and no fault. */
export function lacksContext(document: JsonObject, wanted: RegExp): boolean {
  return listOf(document['@context']).every(
    (context) => typeof context === 'string' && isKnownContext(context) && !wanted.test(context),
  );
}

/**
 * Contexts written into the document keep what one of them protects. JSON-LD 1.1, 4.1.11. Whether they touch what stands in
 * a published context is no question here: no document with a context of its own is taken as proven.
 */
function checkInline(contexts: readonly unknown[]): Fault {
  const kept = new Map<string, unknown>();
  for (const context of contexts) {
    if (typeof context === 'string') continue;
    if (!isObject(context)) return wrongValue('@context', context);
    for (const [term, definition] of Object.entries(context)) {
      if (term.startsWith('@')) continue;
      if (kept.has(term) && !sameJson(kept.get(term), definition))
        return fail('schema', 'context-wrong', { value: term });
      const own = isObject(definition) ? definition['@protected'] : undefined;
      if ((own ?? context['@protected']) === true) kept.set(term, definition);
    }
  }
  return null;
}
