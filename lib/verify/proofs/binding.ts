import { fail, pass, unknown, warn } from '../check';
import { instantOf } from '../dates';
import { type Controller, keyInUrl, type ListedKey } from '../did/controller';
import type { PublicJwk } from '../did/keys';
import { keyOfMultibase } from '../did/multikey';
import type { Check } from '../types';

/** The key to check a signature with, and whether the issuer authorises it: two questions, two answers. */
export interface Binding {
  readonly key: PublicJwk | null;
  readonly check: Check;
}

/** Finds among the issuer's own keys the one a proof names. */
export type PickKey = (keys: readonly ListedKey[]) => ListedKey | undefined;

/**
 * Is the key that a proof names one of the issuer's? Only the issuer's own document can say so; a key that carries itself
 * (did:key, a fragment that is the key) lets the signature be checked, and proves nothing about the issuer.
 * Takes the issuer's controller, the name of the key in the proof, how to find it, the proof's own date and the clock.
 */
export function bindKey(controller: Controller, method: string, pick: PickKey, created: unknown, now: Date): Binding {
  const own = keyInName(method);
  if (controller.kind === 'unreadable') {
    return { key: own, check: unknown('key', controller.reason, { issuer: controller.id, value: controller.detail }) };
  }
  if (controller.kind === 'opaque') {
    // `urn:uuid:…` names nobody: the signer is known by its key alone, which isn't the name it gives itself. The mark carries a caution.
    const check =
      own && /^did:(?:key|jwk):/.test(method)
        ? warn('key', 'issuer-is-its-key', { issuer: controller.id, value: method })
        : unknown('key', 'key-not-bound', { issuer: controller.id, value: method });
    return { key: own, check };
  }
  const listed = pick(controller.keys);
  if (!listed) {
    const check = controller.silent
      ? unknown('key', 'key-not-bound', { issuer: controller.id, value: method })
      : fail('key', 'key-not-authorised', { issuer: controller.id, value: method });
    return { key: own, check };
  }
  if (!listed.key) return { key: null, check: unknown('key', 'key-unsupported', { value: listed.id }) };
  if (/^did:(?:key|jwk):/.test(controller.id))
    return { key: listed.key, check: pass('key', 'key-is-issuer', { value: listed.id }) };
  return { key: listed.key, check: checkLifetime(listed, created, now) };
}

/**
 * A revoked key no longer speaks. Nor does an expired one: when a proof says it was made before is the signer's own word,
 * so nothing is shown false, and nothing proved. Controlled Identifiers 1.0, 2.2 (`expires`, `revoked`).
 */
function checkLifetime(listed: ListedKey, created: unknown, now: Date): Check {
  const detail = (date: string | null) => ({ value: listed.id, date });
  const revoked = instantOf(listed.revoked);
  if (listed.revoked && (!revoked || revoked <= now)) return fail('key', 'key-revoked', detail(listed.revoked));
  const expires = instantOf(listed.expires);
  if (!listed.expires || (expires && expires > now)) return pass('key', 'key-listed', { value: listed.id });
  const signed = instantOf(created) ?? now;
  return expires && expires > signed
    ? unknown('key', 'key-expired', detail(listed.expires))
    : fail('key', 'key-expired', detail(listed.expires));
}

function keyInName(method: string): PublicJwk | null {
  if (/^did:(?:key|jwk):/.test(method)) return keyInUrl(method);
  const fragment = method.split('#', 2)[1];
  return fragment ? keyOfMultibase(fragment) : null;
}
