import jsonld from 'jsonld';
import { ContextError, JsonLdError } from '../jsonld/errors';
import type { Quad } from '../jsonld/quad';

/**
 * A JSON-LD document as RDF quads, by the full algorithms of JSON-LD 1.1 (expansion, 5.1; deserialisation to RDF, 8.1), in
 * safe mode: whatever would be dropped silently throws. `load` gives each context that is met, or throws `ContextError`.
 * Throws `ContextError` or `JsonLdError`.
 */
export async function toQuads(document: object, load: (url: string) => Promise<object>): Promise<readonly Quad[]> {
  let contextError: ContextError | undefined;
  try {
    return await jsonld.toRDF(document, {
      safe: true,
      documentLoader: async (url) => {
        try {
          return { contextUrl: null, document: await load(url), documentUrl: url, tag: 'static' };
        } catch (error) {
          if (error instanceof ContextError) contextError ??= error;
          throw error;
        }
      },
    });
  } catch (error) {
    throw contextError ?? jsonLdError(error);
  }
}

/** Safe mode's complaints that are about a word which no context defines; the others are about an identifier or a value. */
const UNDEFINED = new Set<unknown>(['invalid property', 'relative @type reference']);

/** jsonld.js puts what safe mode refused into `details.event`. */
function jsonLdError(error: unknown): JsonLdError {
  const event = member(member(error, 'details'), 'event');
  const details = member(event, 'details');
  const named = ['property', 'type', 'id', 'object', 'subject', 'language'].map((name) => member(details, name));
  const value =
    named.find((one) => typeof one === 'string') ??
    member(event, 'message') ??
    (error instanceof Error ? error.message : '');
  return new JsonLdError(UNDEFINED.has(member(event, 'code')) ? 'undefined-term' : 'not-json-ld', String(value));
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
