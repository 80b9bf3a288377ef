import { hasType, idOf, isObject, type JsonObject, listOf, textOf, wordsOf } from '../json';
import { type Claims, NO_CLAIMS } from './vc';

/** `openbadgespec.org` is the address the same context had at first. */
const CONTEXTS = [
  'https://w3id.org/openbadges/v2',
  'http://w3id.org/openbadges/v2',
  'https://openbadgespec.org/v2/context.json',
];

/** Looks like an Open Badges 2.0 Assertion, or the stub that hosts leave when one is revoked. */
export function isAssertion(document: JsonObject): boolean {
  if (hasType(document, 'Assertion')) return true;
  if (isRevoked(document) && textOf(document.id)) return true;
  return document.recipient !== undefined && document.badge !== undefined;
}

/** Open Badges 1.0 and 1.1: no context, or its own; `uid` and `verify`. */
export function isOpenBadges1(document: JsonObject): boolean {
  const contexts = listOf(document['@context']);
  if (contexts.some((context) => typeof context === 'string' && /w3id\.org\/openbadges\/v1$/.test(context)))
    return true;
  return contexts.length === 0 && document.uid !== undefined && isObject(document.verify);
}

export function isRevoked(document: JsonObject): boolean {
  // Some hosts write it as a text or a number; only a clear no is one.
  return document.revoked !== undefined && document.revoked !== null && document.revoked !== false;
}

/** How the assertion wants to be verified. Moodle still writes Open Badges 1's `verify` and `hosted`. Open Badges 2.0, VerificationObject. */
export function verificationOf(assertion: JsonObject): {
  readonly kind: 'hosted' | 'signed' | 'unknown';
  readonly url: string | null;
} {
  const verification = isObject(assertion.verification)
    ? assertion.verification
    : isObject(assertion.verify)
      ? assertion.verify
      : {};
  const types = listOf(verification.type);
  // Credly's public record is only known to us in part; a record that says nothing is held to its own address all the same.
  if (assertion.verification === undefined && assertion.verify === undefined) return { kind: 'hosted', url: null };
  const kind = types.some((type) => type === 'hosted' || type === 'HostedBadge')
    ? 'hosted'
    : types.some((type) => type === 'signed' || type === 'SignedBadge')
      ? 'signed'
      : 'unknown';
  return { kind, url: textOf(verification.url) };
}

/** What an assertion lacks of its data model: the first thing missing or wrong, or null. Open Badges 2.0, Assertion. */
export function faultOfAssertion(
  assertion: JsonObject,
): { readonly reason: 'context-wrong' | 'wrong-type' | 'missing-member'; readonly member: string } | null {
  // Some hosts leave the context out of their own records; a wrong one is a fault.
  const contexts = listOf(assertion['@context']);
  if (contexts.length > 0 && !contexts.some((context) => typeof context === 'string' && CONTEXTS.includes(context))) {
    return { reason: 'context-wrong', member: '@context' };
  }
  if (!hasType(assertion, 'Assertion')) return { reason: 'wrong-type', member: 'type' };
  if (isRevoked(assertion)) return null;
  const { recipient } = assertion;
  if (!isObject(recipient) || !textOf(recipient.type) || !textOf(recipient.identity))
    return { reason: 'missing-member', member: 'recipient' };
  if (!idOf(assertion.badge) && !isObject(assertion.badge)) return { reason: 'missing-member', member: 'badge' };
  if (!textOf(assertion.issuedOn)) return { reason: 'missing-member', member: 'issuedOn' };
  return null;
}

/** Open Badges 2.0, BadgeClass: the first thing missing, or null. */
export function faultOfBadgeClass(badge: JsonObject): string | null {
  if (badge.type !== undefined && !hasType(badge, 'BadgeClass')) return 'badge.type';
  if (!wordsOf(badge.name)) return 'badge.name';
  if (badge.criteria === undefined) return 'badge.criteria';
  if (badge.issuer === undefined) return 'badge.issuer';
  return null;
}

/** Open Badges 2.0, Profile: the first thing missing, or null. */
export function faultOfIssuer(issuer: JsonObject): string | null {
  if (issuer.type !== undefined && !hasType(issuer, 'Issuer') && !hasType(issuer, 'Profile')) return 'issuer.type';
  return wordsOf(issuer.name) ? null : 'issuer.name';
}

/**
 * Reads an assertion with as much of its badge class and issuer as is at hand. The recipient is an e-mail, mostly hashed;
 * a name stands only in the `recipientProfile` extension or in an unhashed identity that isn't an address.
 */
export function readOb2(assertion: JsonObject, badge: JsonObject | null, issuer: JsonObject | null): Claims {
  const profile = assertion['extensions:recipientProfile'] ?? assertion.recipientProfile;
  return {
    ...NO_CLAIMS,
    format: 'open-badges-2',
    issuer: { id: idOf(issuer) ?? idOf(badge?.issuer), name: wordsOf(issuer?.name) },
    achievement: { name: wordsOf(badge?.name), description: wordsOf(badge?.description) },
    recipient: { name: isObject(profile) ? wordsOf(profile.name) : null },
    issuedAt: textOf(assertion.issuedOn),
    expiresAt: textOf(assertion.expires),
  };
}
