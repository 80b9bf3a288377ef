import { hasType, type JsonObject, textOf } from '../json';
import { MAX_JWT } from '../limits';

/** The compact token inside a `data:` address, or null. */
const DATA = /^data:application\/(?:vc|vp)(?:\+ld\+json)?\+(?:jwt|sd-jwt)(?:;[\w=.+-]+)*,([\w.~-]+)$/;

/**
 * The token that an `EnvelopedVerifiableCredential` or `EnvelopedVerifiablePresentation` carries in its `id`, or null when
 * it is none or carries another kind. VC Data Model 2.0, 4.13.1 and 4.13.3.
 */
export function enclosedToken(document: JsonObject): string | null {
  if (!isEnvelope(document)) return null;
  const id = textOf(document.id);
  return (id && id.length <= MAX_JWT && DATA.exec(id)?.[1]) || null;
}

export const isEnvelope = (document: JsonObject): boolean =>
  hasType(document, 'EnvelopedVerifiableCredential') || hasType(document, 'EnvelopedVerifiablePresentation');
