import jsonld from 'jsonld';
import { isObject } from '../../json';
import { ContextError, JsonLdError } from '../../jsonld/errors';
import { loadContext } from '../../jsonld/loader';
import type { Quad } from '../../jsonld/quad';
import type { Run } from '../../run';
import { blockcertsContext } from './contexts';

/**
 * A Blockcert as RDF quads, in safe mode: whatever would be dropped silently, and so would stand in the document without
 * being part of its hash, throws. (Blockcerts' own verifier adds a vocabulary of last resort and refuses what falls to it:
 * the same rule, for members only.) Throws `ContextError` or `JsonLdError`.
 */
export async function blockcertsQuads(run: Run, document: object): Promise<readonly Quad[]> {
  let contextError: ContextError | undefined;
  try {
    return await jsonld.toRDF(withoutDirection(document), {
      safe: true,
      documentLoader: async (url) => {
        try {
          const context = blockcertsContext(url) ?? (await loadContext(run, url));
          return { contextUrl: null, document: context, documentUrl: url, tag: 'static' };
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

/** The direction of a text has no place in RDF unless one is asked for (JSON-LD 1.1 API, 8.2.2), and issuers ask for none. */
function withoutDirection(document: object): object {
  const isText = '@value' in document;
  const kept = Object.entries(document).filter(([member]) => !(isText && member === '@direction'));
  return Object.fromEntries(kept.map(([member, value]) => [member, withoutDirectionIn(value)]));
}

function withoutDirectionIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectionIn);
  return isObject(value) ? withoutDirection(value) : value;
}

/** jsonld.js puts what safe mode refused into `details.event`. */
function jsonLdError(error: unknown): JsonLdError {
  const details = member(error, 'details');
  const event = member(details, 'event');
  const refused = member(event, 'details');
  const value = ['property', 'type', 'id', 'object'].map((name) => member(refused, name)).find((found) => found);
  const message = error instanceof Error ? error.message : '';
  return new JsonLdError(event === undefined ? 'not-json-ld' : 'undefined-term', String(value ?? message));
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
