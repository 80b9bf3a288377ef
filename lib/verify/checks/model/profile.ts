import { hasType, isObject, type JsonObject, listOf } from '../../json';
import { badDate } from './envelope';
import {
  each,
  type Fault,
  mayHaveTexts,
  mayHaveWords,
  missing,
  needsTerm,
  needsType,
  needsWords,
  wrongType,
  wrongValue,
} from './fault';
import { COMPACT_JWS, isAbsentDate, isDate, isUrl } from './values';

/** Open Badges 3.0, B.3.4 IdentifierTypeEnum. */
const IDENTIFIER_TYPES: ReadonlySet<string> = new Set(
  (
    'name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId ' +
    'oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier'
  ).split(' '),
);

/** The standard's own example for VC Data Model 1.1 says `email`. */
const IDENTITY_TYPES: ReadonlySet<string> = new Set([...IDENTIFIER_TYPES, 'email']);

const WORDS =
  'name url phone description email official familyName givenName additionalName patronymicName honorificPrefix honorificSuffix familyNamePrefix'.split(
    ' ',
  );
const ADDRESS =
  'addressCountry addressCountryCode addressRegion addressLocality streetAddress postOfficeBoxNumber postalCode'.split(
    ' ',
  );

/** An issuer may be just its id; when it is an object it is a Profile. Open Badges 3.0, B.1.18 and B.1.19 (ProfileRef). */
export function checkProfileRef(profile: unknown, at: string): Fault {
  return typeof profile === 'string' ? null : checkProfile(profile, at);
}

/** Open Badges 3.0, B.1.18 Profile. Takes what stands there; undefined is no fault. */
export function checkProfile(profile: unknown, at: string): Fault {
  if (profile === undefined || profile === null) return null;
  if (!isObject(profile) || !hasType(profile, 'Profile')) return wrongType(`${at}.type`, 'Profile');
  if (!isUrl(profile.id)) return missing(`${at}.id`);
  return (
    mayHaveWords(profile, at, WORDS) ??
    each(profile.otherIdentifier, `${at}.otherIdentifier`, checkIdentifierEntry) ??
    checkProfile(profile.parentOrg, `${at}.parentOrg`) ??
    checkImage(profile.image, `${at}.image`) ??
    each(profile.address, `${at}.address`, checkAddress) ??
    (isAbsentDate(profile.dateOfBirth) || isDate(profile.dateOfBirth)
      ? null
      : badDate(`${at}.dateOfBirth`, profile.dateOfBirth)) ??
    checkEndorsements(profile, at)
  );
}

/** B.1.9 IdentifierEntry. */
export function checkIdentifierEntry(entry: JsonObject, at: string): Fault {
  return (
    needsType(entry, at, 'IdentifierEntry') ??
    needsWords(entry, at, ['identifier']) ??
    needsTerm(entry, at, 'identifierType', IDENTIFIER_TYPES)
  );
}

/** B.1.10 IdentityObject. */
export function checkIdentityObject(identity: JsonObject, at: string): Fault {
  return (
    needsType(identity, at, 'IdentityObject') ??
    (typeof identity.hashed === 'boolean'
      ? null
      : identity.hashed === undefined
        ? missing(`${at}.hashed`)
        : wrongValue(`${at}.hashed`, identity.hashed)) ??
    needsWords(identity, at, ['identityHash']) ??
    needsTerm(identity, at, 'identityType', IDENTITY_TYPES) ??
    mayHaveWords(identity, at, ['salt'])
  );
}

/** B.1.11 Image: an object with its address; the first contexts of Open Badges 3.0 had the address alone. */
export function checkImage(image: unknown, at: string): Fault {
  if (image === undefined || image === null || isUrl(image)) return null;
  if (!isObject(image)) return wrongType(at, 'Image');
  return (
    needsType(image, at, 'Image') ??
    (isUrl(image.id) ? null : missing(`${at}.id`)) ??
    mayHaveWords(image, at, ['caption'])
  );
}

/** B.1.2 Address and B.1.8 GeoCoordinates. */
function checkAddress(address: JsonObject, at: string): Fault {
  return (
    needsType(address, at, 'Address') ?? mayHaveWords(address, at, ADDRESS) ?? each(address.geo, `${at}.geo`, checkGeo)
  );
}

function checkGeo(geo: JsonObject, at: string): Fault {
  const fault = needsType(geo, at, 'GeoCoordinates');
  if (fault) return fault;
  for (const [member, limit] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const) {
    const value = geo[member];
    if (value === undefined || value === null) return missing(`${at}.${member}`);
    if (typeof value !== 'number' || Math.abs(value) > limit) return wrongValue(`${at}.${member}`, value);
  }
  return null;
}

/** Endorsements in their place and form; what they say is verified apart. Open Badges 3.0, B.1.6; CompactJws. */
export function checkEndorsements(holder: JsonObject, at: string): Fault {
  const place = at ? `${at}.endorsement` : 'endorsement';
  if (listOf(holder.endorsement).some((endorsement) => !isObject(endorsement)))
    return wrongType(place, 'EndorsementCredential');
  return (
    each(
      holder.endorsement,
      place,
      (endorsement, where) =>
        needsType(endorsement, where, 'VerifiableCredential') ?? needsType(endorsement, where, 'EndorsementCredential'),
    ) ?? mayHaveTexts(holder, at, 'endorsementJwt', COMPACT_JWS)
  );
}
