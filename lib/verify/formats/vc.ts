import { shownAddress } from '../addresses';
import type { IdentityKind, RecipientIdentity } from '../identity';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf, wordsOf } from '../json';
import { MAX_IDENTITIES } from '../limits';
import type { Format, Report } from '../types';
import { aboutAchievement } from './about';

/** What a credential says of itself, as a report shows it. */
export type ShownClaims = Pick<
  Report,
  'format' | 'issuer' | 'achievement' | 'recipient' | 'issuedAt' | 'expiresAt' | 'about'
>;

/** What a credential says of itself, read but not yet believed. */
export interface Claims extends ShownClaims {
  /** The recipient's identities: compared, and left out of every report (`shownClaims`). */
  readonly identities: readonly RecipientIdentity[];
}

/** Claims as they may enter a report: without the recipient's identities, and with no look-alike for an issuer's address. */
export function shownClaims(claims: Claims): ShownClaims {
  const { format, issuer, achievement, recipient, issuedAt, expiresAt, about } = claims;
  const id = issuer.id === null ? null : shownAddress(issuer.id);
  const shown = { format, issuer: { ...issuer, id }, achievement, recipient, issuedAt, expiresAt };
  return about === undefined ? shown : { ...shown, about };
}

export const NO_CLAIMS: Claims = {
  format: null,
  issuer: { id: null, name: null },
  achievement: { name: null, description: null },
  recipient: { name: null },
  issuedAt: null,
  expiresAt: null,
  identities: [],
};

export const ACHIEVEMENT_TYPES = ['OpenBadgeCredential', 'AchievementCredential'];

/** Which of the verifiable-credential formats this is. */
function vcFormat(credential: JsonObject): Format {
  const isA = (type: string) => hasType(credential, type);
  if (isA('ClrCredential')) return 'clr-2';
  if ([...ACHIEVEMENT_TYPES, 'EndorsementCredential'].some(isA)) return 'open-badges-3';
  return 'verifiable-credential';
}

/** Reads a verifiable credential, Open Badges 3.0 or CLR 2.0. VC Data Model 1.1 and 2.0; Open Badges 3.0, B. */
export function readVc(credential: JsonObject): Claims {
  const subject = firstObject(credential.credentialSubject);
  const achievement = firstObject(subject?.achievement);
  const about = aboutAchievement(achievement);
  return {
    format: vcFormat(credential),
    issuer: { id: idOf(credential.issuer), name: isObject(credential.issuer) ? wordsOf(credential.issuer.name) : null },
    achievement: {
      name: wordsOf(achievement?.name) ?? wordsOf(credential.name),
      description: wordsOf(achievement?.description) ?? wordsOf(credential.description),
    },
    recipient: { name: subject ? nameOfSubject(subject) : null },
    issuedAt: textOf(credential.validFrom) ?? textOf(credential.issuanceDate),
    expiresAt: textOf(credential.validUntil) ?? textOf(credential.expirationDate),
    identities: subject ? identitiesOfSubject(subject) : [],
    ...(about && { about }),
  };
}

/** Open Badges 3.0, B.2.4 IdentifierTypeEnum, as far as a person may be known by it. */
const KINDS: Readonly<Record<string, IdentityKind>> = { emailAddress: 'email', email: 'email', url: 'url' };

/** The subject's identifiers but for its name, and its own id. Open Badges 3.0, B.1.12 IdentityObject. */
function identitiesOfSubject(subject: JsonObject): readonly RecipientIdentity[] {
  const identifiers = listOf(subject.identifier)
    .filter(isObject)
    .slice(0, MAX_IDENTITIES)
    .flatMap(({ identityHash, identityType, hashed, salt }): readonly RecipientIdentity[] => {
      const value = textOf(identityHash);
      const [type] = listOf(identityType);
      if (value === null || type === 'name') return [];
      const kind = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
      return [{ kind: kind ?? 'other', value, hashed: hashed === true, salt: textOf(salt) ?? '' }];
    });
  const id = textOf(subject.id);
  // Most are made up for the subject alone; one that differs says nothing.
  return id === null ? identifiers : [...identifiers, { kind: 'other', value: id, hashed: false, salt: '' }];
}

/** The subject's readable name: its own `name`, or an unhashed identifier of type `name`. Open Badges 3.0, B.1.12 IdentityObject. */
function nameOfSubject(subject: JsonObject): string | null {
  const named = wordsOf(subject.name);
  if (named) return named;
  for (const identifier of listOf(subject.identifier).slice(0, 20)) {
    if (isObject(identifier) && listOf(identifier.identityType).includes('name') && identifier.hashed !== true)
      return wordsOf(identifier.identityHash);
  }
  return null;
}

function firstObject(value: unknown): JsonObject | undefined {
  return listOf(value).find(isObject);
}
