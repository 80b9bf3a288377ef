import { isObject, type JsonObject, listOf } from '../json';
import { MAX_LD_CONTEXTS, MAX_LD_NODES } from '../limits';
import { isKnownContext } from './contexts';

/**
 * The first JSON-LD context that we can't use: one that is neither packaged nor pinned, or one written into the document
 * (it could give a familiar word another meaning); or that there is more than we expand. null when all is well. Asks
 * nothing of the network.
 */
export function unusableContext(
  document: JsonObject,
): { readonly reason: 'context-not-known' | 'context-inline' | 'too-deep'; readonly url: string } | null {
  const stack: unknown[] = [document];
  let nodes = 0;
  let contexts = 0;
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && '@context' in value) {
      if (value['@context'] === null) return { reason: 'context-inline', url: '' };
      for (const context of listOf(value['@context'])) {
        if (typeof context !== 'string') return { reason: 'context-inline', url: '' };
        if (!isKnownContext(context)) return { reason: 'context-not-known', url: context };
        contexts++;
      }
    }
    nodes++;
    if (nodes > MAX_LD_NODES || contexts > MAX_LD_CONTEXTS) return { reason: 'too-deep', url: '' };
    for (const [member, inner] of Object.entries(value)) if (member !== '@context') stack.push(inner);
  }
  return null;
}
