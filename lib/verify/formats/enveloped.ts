import { hasType, textOf } from '../json';
import type { Opened } from './open';

/** A credential secured as a JWT and carried in a JSON object becomes that JWT; anything else stays. VC Data Model 2.0, 4.12. */
export function openEnvelope(opened: Opened): Opened {
  if (opened.kind !== 'json' || !hasType(opened.value, 'EnvelopedVerifiableCredential')) return opened;
  const token = /^data:application\/vc(?:-ld)?\+jwt,([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(
    textOf(opened.value.id) ?? '',
  )?.[1];
  return token ? { kind: 'jwt', token, baked: opened.baked } : { kind: 'failed', reason: 'unsupported-format' };
}
