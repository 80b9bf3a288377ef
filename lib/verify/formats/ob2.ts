import { isWebAddress } from '../addresses';
import type { IdentityKind, RecipientIdentity } from '../identity';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf, wordsOf } from '../json';
import { MAX_EVIDENCE } from '../limits';
import type { Evidence } from '../types';
import { aboutAchievement } from './about';
import { editionOf, uidOf } from './ob1';
import { type Claims, NO_CLAIMS } from './vc';

/** `openbadgespec.org` is the address the same context had at first. */
const CONTEXTS = [
  'https://w3id.org/openbadges/v2',
  'http://w3id.org/openbadges/v2',
  'https://openbadgespec.org/v2/context.json',
];
const CONTEXTS_V1 = ['https://w3id.org/openbadges/v1', 'http://w3id.org/openbadges/v1'];

/** Looks like an Open Badges 0.5 to 2.1 assertion, or the stub that hosts leave when one is revoked. */
export function isAssertion(document: JsonObject): boolean {
  if (hasType(document, 'Assertion')) return true;
  if (isRevoked(document) && textOf(document.id)) return true;
  if (document.recipient !== undefined && document.badge !== undefined) return true;
  return document.uid !== undefined && isObject(document.verify);
}

/** The ways to write no: `false` and `0` are both XML Schema's (Datatypes 1.1, 3.3.2.2), as JSON's own value, a number or a text. */
const NOT_REVOKED: ReadonlySet<unknown> = new Set([undefined, null, false, 0, '', 'false', '0']);

export function isRevoked(document: JsonObject): boolean {
  // Some hosts write it as a text or a number; only a clear no is one.
  return !NOT_REVOKED.has(document.revoked);
}

/** How an assertion or endorsement wants to be verified; a list may name both ways. */
export interface Verification {
  readonly hosted: boolean;
  readonly signed: boolean;
  /** As written, for a person to read. */
  readonly type: string | null;
  /** Open Badges 1.0: the record's address, or the key's. */
  readonly url: string | null;
  /** The key's id, or the key itself. */
  readonly creator: unknown;
}

/** Moodle still writes Open Badges 1's `verify` and `hosted`. Open Badges 2.0, VerificationObject (Assertion). */
export function verificationOf(assertion: JsonObject): Verification {
  const verification = assertion.verification ?? assertion.verify;
  // Credly's public record is only known to us in part; a record that says nothing is held to its own address all the same.
  if (verification === undefined) return { hosted: true, signed: false, type: null, url: null, creator: undefined };
  const { type, url, creator }: JsonObject = isObject(verification) ? verification : {};
  const types = listOf(type);
  return {
    hosted: types.some((one) => one === 'hosted' || one === 'HostedBadge'),
    signed: types.some((one) => one === 'signed' || one === 'SignedBadge'),
    type: types.map(textOf).join(', ') || null,
    url: textOf(url),
    creator,
  };
}

/** What is wrong with a document, as far as its data model goes. */
export interface Fault {
  readonly reason: 'context-wrong' | 'wrong-type' | 'missing-member' | 'wrong-value';
  readonly member: string;
}

const missing = (member: string): Fault => ({ reason: 'missing-member', member });
const wrong = (member: string): Fault => ({ reason: 'wrong-value', member });

/**
 * What an assertion (in the shape of 2.0) lacks of its data model: the first thing missing or wrong, or null.
 * Open Badges 2.0, Assertion; 1.1 and 1.0, BadgeAssertion.
 */
export function faultOfAssertion(assertion: JsonObject): Fault | null {
  const edition = editionOf(assertion);
  // Some hosts leave the context out of their own records; a wrong one is a fault.
  const contexts = listOf(assertion['@context']);
  const wanted = edition === '1' ? CONTEXTS_V1 : CONTEXTS;
  if (contexts.length > 0 && !contexts.some((context) => typeof context === 'string' && wanted.includes(context)))
    return { reason: 'context-wrong', member: '@context' };
  // 1.0 knew no types.
  if (!hasType(assertion, 'Assertion') && (edition !== '1' || assertion.type !== undefined))
    return { reason: 'wrong-type', member: 'type' };
  if (isRevoked(assertion)) return null;
  if (edition === '1' && !uidOf(assertion) && !textOf(assertion.id)) return missing('uid');
  if (!idOf(assertion.badge) && !isObject(assertion.badge)) return missing('badge');
  if (!textOf(assertion.issuedOn)) return missing('issuedOn');
  return faultOfRecipient(assertion.recipient);
}

const HASH = /^(?:[a-z0-9-]{2,10}\$)?[0-9a-f]+$/i;

/** `hashed` and the value must agree: else a reader would compare the one with what the other means. Open Badges 2.0, IdentityObject. */
function faultOfRecipient(recipient: unknown): Fault | null {
  if (recipient === undefined || recipient === null) return missing('recipient');
  if (!isObject(recipient)) return wrong('recipient');
  const identity = textOf(recipient.identity);
  if (!identity || !listOf(recipient.type).some(textOf)) return missing('recipient');
  if (isHashed(recipient) ? !HASH.test(identity) : recipient.hashed === false && /^(?:sha256|md5)\$/i.test(identity))
    return wrong('recipient.hashed');
  const isEmail = listOf(recipient.type).includes('email');
  return isEmail && recipient.hashed === false && !/^[^\s@]+@[^\s@]+$/.test(identity)
    ? wrong('recipient.identity')
    : null;
}

/** Early issuers write the text "true", or leave the member out and write the hash's name. */
function isHashed({ hashed, identity }: JsonObject): boolean {
  return hashed === true || hashed === 'true' || (hashed === undefined && /^(?:sha256|md5)\$/i.test(String(identity)));
}

/** Open Badges 2.0, BadgeClass: what makes it none, or null. */
export function faultOfBadgeClass(badge: JsonObject): Fault | null {
  if (typeOf(badge) !== undefined && !hasType(badge, 'BadgeClass'))
    return { reason: 'wrong-type', member: 'badge.type' };
  if (!wordsOf(badge.name)) return missing('badge.name');
  if (badge.issuer === undefined) return missing('badge.issuer');
  const { criteria } = badge;
  if (criteria === undefined || criteria === '') return missing('badge.criteria');
  // Credly's records, as far as they are known, state no type and leave this empty.
  const isEmpty = isObject(criteria) && !textOf(criteria.id) && !wordsOf(criteria.narrative);
  return isEmpty && typeOf(badge) !== undefined ? missing('badge.criteria') : null;
}

/** Open Badges 2.0, Profile: what makes it none, or null. */
export function faultOfIssuer(issuer: JsonObject): Fault | null {
  if (typeOf(issuer) !== undefined && !hasType(issuer, 'Issuer') && !hasType(issuer, 'Profile'))
    return { reason: 'wrong-type', member: 'issuer.type' };
  return wordsOf(issuer.name) ? null : missing('issuer.name');
}

/**
 * What a badge class or issuer that states its type should have, and can lack without being less genuine: the first such
 * member, or null. Open Badges 2.0, BadgeClass and Profile. An e-mail address, which many leave out for good reason, isn't asked for.
 */
export function lackOf(badge: JsonObject, issuer: JsonObject): string | null {
  if (typeOf(badge) !== undefined) {
    if (badge.description === undefined) return 'badge.description';
    if (!idOf(badge.image)) return 'badge.image';
  }
  return typeOf(issuer) !== undefined && !textOf(issuer.url) ? 'issuer.url' : null;
}

const typeOf = (document: JsonObject): unknown => document.type ?? document['@type'];

/**
 * Reads an assertion with as much of its badge class and issuer as is at hand. The recipient is an e-mail, mostly hashed;
 * a name stands only in the `recipientProfile` extension or in an unhashed identity that isn't an address.
 */
export function readOb2(assertion: JsonObject, badge: JsonObject | null, issuer: JsonObject | null): Claims {
  const profile = assertion['extensions:recipientProfile'] ?? assertion.recipientProfile;
  const about = aboutAchievement(badge);
  return {
    ...NO_CLAIMS,
    format: editionOf(assertion) === '2' ? 'open-badges-2' : 'open-badges-1',
    issuer: { id: idOf(issuer) ?? idOf(badge?.issuer), name: wordsOf(issuer?.name) },
    achievement: { name: wordsOf(badge?.name), description: wordsOf(badge?.description) },
    recipient: { name: isObject(profile) ? wordsOf(profile.name) : null },
    issuedAt: textOf(assertion.issuedOn),
    expiresAt: textOf(assertion.expires),
    identities: identitiesOf(assertion.recipient),
    ...(about && { about }),
  };
}

const KINDS: readonly string[] = ['email', 'url', 'telephone', 'id'] satisfies readonly IdentityKind[];
const isKind = (type: unknown): type is IdentityKind => typeof type === 'string' && KINDS.includes(type);

function identitiesOf(recipient: unknown): readonly RecipientIdentity[] {
  const value = isObject(recipient) ? textOf(recipient.identity) : null;
  if (!isObject(recipient) || value === null) return [];
  const kind = listOf(recipient.type).find(isKind) ?? 'other';
  return [{ kind, value, hashed: isHashed(recipient), salt: textOf(recipient.salt) ?? '' }];
}

/** What an assertion names as evidence: an address, words, or objects of both. Open Badges 2.0, Evidence. */
export function evidenceOf(assertion: JsonObject): readonly Evidence[] {
  return listOf(assertion.evidence)
    .slice(0, MAX_EVIDENCE)
    .flatMap((one): readonly Evidence[] => {
      const id = idOf(one);
      const url = isWebAddress(id) ? id : null;
      const described = isObject(one) ? one : {};
      const words = typeof one === 'string' && url === null ? one : null;
      const name = wordsOf(described.name);
      const description = wordsOf(described.description) ?? wordsOf(described.narrative) ?? wordsOf(words);
      return url || name || description ? [{ name, description, url }] : [];
    });
}
