import jsonld from 'jsonld';
import type { Run } from '../run';
import { ContextError, loadContext } from './loader';

/** The document isn't JSON-LD that means exactly what it says: a term no context defines, a relative id, a broken context. */
export class JsonLdError extends Error {
  constructor(
    readonly reason: 'undefined-term' | 'not-json-ld',
    readonly value: string,
  ) {
    super(`${reason}: ${value}`);
  }
}

const CANONIZE_MS = 5_000;

/**
 * Canonical N-Quads of a JSON-LD document (RDFC-1.0), in safe mode: whatever would be dropped silently throws.
 * Throws `ContextError` or `JsonLdError`. Work and time are bounded against poison graphs (RDFC-1.0, 7.1).
 */
export async function canonize(run: Run, document: object): Promise<string> {
  let contextError: ContextError | undefined;
  try {
    return await jsonld.canonize(document, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      safe: true,
      documentLoader: async (url) => {
        try {
          return { contextUrl: null, document: await loadContext(run, url), documentUrl: url, tag: 'static' };
        } catch (error) {
          if (error instanceof ContextError) contextError ??= error;
          throw error;
        }
      },
      canonizeOptions: { maxWorkFactor: 1, signal: AbortSignal.timeout(CANONIZE_MS) },
    });
  } catch (error) {
    if (contextError) throw contextError;
    throw jsonLdError(error);
  }
}

/** jsonld.js puts what safe mode refused into `details.event`. */
function jsonLdError(error: unknown): JsonLdError {
  const event = member(member(error, 'details'), 'event');
  const code = member(event, 'code');
  const details = member(event, 'details');
  const value =
    member(details, 'property') ??
    member(details, 'type') ??
    member(details, 'id') ??
    (error instanceof Error ? error.message : '');
  return new JsonLdError(typeof code === 'string' ? 'undefined-term' : 'not-json-ld', String(value));
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
