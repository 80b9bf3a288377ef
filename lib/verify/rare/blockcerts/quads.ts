import { isObject } from '../../json';
import { loadContext } from '../../jsonld/loader';
import type { Quad } from '../../jsonld/quad';
import type { Run } from '../../run';
import { toQuads } from '../jsonld';

/**
 * A Blockcert as RDF quads, in safe mode: whatever would be dropped silently, and so would stand in the document without
 * being part of its hash, throws. (Blockcerts' own verifier adds a vocabulary of last resort and refuses what falls to it:
 * the same rule, for members only.) Throws `ContextError` or `JsonLdError`.
 */
export function blockcertsQuads(run: Run, document: object): Promise<readonly Quad[]> {
  return toQuads(withoutDirection(document), (url) => loadContext(run, url));
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
