import { fail, warn } from '../../check';
import { hasType, isObject, type JsonObject, listOf } from '../../json';
import type { Check } from '../../types';
import { checkAchievement, checkEvidence } from './achievement';
import { lacksContext } from './contexts';
import { each, type Fault, mayHaveWords, missing, needsType, needsWords, wrongType, wrongValue } from './fault';
import { isEnvelopedOf } from './presentation';
import { checkEndorsements, checkIdentityObject, checkImage, checkProfileRef } from './profile';
import { COMPACT_JWS, isUrl } from './values';

const CLR_CONTEXT = /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/context(?:-2\.\d\.\d)?\.json$/;
/** CLR 2.0, AssociationType. */
const ASSOCIATION_TYPES: ReadonlySet<unknown> = new Set(
  'exactMatchOf isChildOf isParentOf isPartOf isPeerOf isRelatedTo precedes replacedBy'.split(' '),
);

/** A record of several credentials. CLR 2.0, ClrCredential and ClrSubject. */
export function checkClr(credential: JsonObject): Fault {
  if (lacksContext(credential, CLR_CONTEXT)) return fail('schema', 'context-wrong', { value: 'CLR 2.0' });
  const subjects = listOf(credential.credentialSubject);
  const [subject] = subjects;
  if (subjects.length !== 1 || !isObject(subject)) return wrongType('credentialSubject.type', 'ClrSubject');
  return (
    (isUrl(credential.id) ? null : missing('id')) ??
    needsWords(credential, '', ['name']) ??
    mayHaveWords(credential, '', ['description']) ??
    checkProfileRef(credential.issuer, 'issuer') ??
    checkImage(credential.image, 'image') ??
    (credential.partial === undefined || typeof credential.partial === 'boolean'
      ? null
      : wrongValue('partial', credential.partial)) ??
    checkSubject(subject) ??
    each(credential.evidence, 'evidence', checkEvidence) ??
    checkEndorsements(credential, '')
  );
}

function checkSubject(subject: JsonObject): Fault {
  const at = 'credentialSubject';
  return (
    needsType(subject, at, 'ClrSubject') ??
    each(subject.identifier, `${at}.identifier`, checkIdentityObject) ??
    each(subject.achievement, `${at}.achievement`, checkAchievement) ??
    checkMembers(subject.verifiableCredential, `${at}.verifiableCredential`) ??
    each(subject.association, `${at}.association`, checkAssociation)
  );
}

/** At least one credential, whole, enveloped, or as a compact JWS; each is verified apart. */
function checkMembers(members: unknown, at: string): Fault {
  const credentials = listOf(members);
  if (credentials.length === 0) return missing(at);
  const other = credentials.find((member) => !isCredentialMember(member));
  return other === undefined ? null : wrongType(at, 'VerifiableCredential');
}

const isCredentialMember = (member: unknown) =>
  typeof member === 'string'
    ? COMPACT_JWS.test(member)
    : hasType(member, 'VerifiableCredential') || isEnvelopedOf(member, 'EnvelopedVerifiableCredential');

/** CLR 2.0, Association. */
function checkAssociation(association: JsonObject, at: string): Fault {
  return (
    needsType(association, at, 'Association') ??
    (association.associationType === undefined ? missing(`${at}.associationType`) : null) ??
    (ASSOCIATION_TYPES.has(association.associationType)
      ? null
      : wrongValue(`${at}.associationType`, association.associationType)) ??
    needsWords(association, at, ['sourceId', 'targetId']) ??
    (association.sourceId === association.targetId ? wrongValue(`${at}.targetId`, association.targetId) : null)
  );
}

/**
 * Do the associations join achievements that stand in the record? The standard's own example has one that doesn't, so this
 * is a caution and no fault. null also where a credential can't be looked into without verifying it first.
 */
export function cautionOfClr(credential: JsonObject): Check | null {
  const [subject] = listOf(credential.credentialSubject);
  if (!isObject(subject) || subject.association === undefined) return null;
  const members = listOf(subject.verifiableCredential);
  if (!members.every((member) => hasType(member, 'VerifiableCredential'))) return null;
  const ids = new Set<unknown>();
  const add = (value: unknown) => {
    if (isObject(value)) ids.add(value.id);
  };
  for (const achievement of listOf(subject.achievement)) add(achievement);
  for (const member of members) {
    add(member);
    for (const inner of isObject(member) ? listOf(member.credentialSubject) : []) {
      for (const achievement of isObject(inner) ? listOf(inner.achievement) : []) add(achievement);
    }
  }
  for (const association of listOf(subject.association)) {
    if (!isObject(association)) continue;
    for (const member of ['sourceId', 'targetId']) {
      if (!ids.has(association[member]))
        return warn('format', 'association-dangling', {
          member: `credentialSubject.association.${member}`,
          value: association[member],
        });
    }
  }
  return null;
}
