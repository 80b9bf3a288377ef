import { fail, pass } from '../check';
import { ACHIEVEMENT_TYPES } from '../formats/vc';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf } from '../json';
import { packagedContext, pinnedDigest } from '../jsonld/contexts';
import type { Check } from '../types';

const BASE_CONTEXTS = ['https://www.w3.org/2018/credentials/v1', 'https://www.w3.org/ns/credentials/v2'];
const OB3_CONTEXT = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.\d\.\d)?\.json$/;
const CLR_CONTEXT = /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/context(?:-2\.\d\.\d)?\.json$/;

/** What says how long and by whose word a credential holds; only its top level may. */
const WEIGHTY = [
  'issuer',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'credentialSubject',
  'proof',
];
/** JSON-LD keywords that let one thing be said in another place than where we read it. */
const MOVING_KEYWORDS = new Set(['@reverse', '@included', '@nest', '@graph', '@index', '@import', '@json']);

/**
 * Does the credential obey its own data model? Required members, types, one subject, contexts in their place, and nothing
 * that would let the signed meaning differ from what stands where a reader looks.
 * VC Data Model 1.1 and 2.0, 4; Open Badges 3.0, B; the official validator's probes.
 */
export function checkDataModel(credential: JsonObject): Check {
  return (
    checkEnvelope(credential) ??
    checkPlacement(credential) ??
    (ACHIEVEMENT_TYPES.some((type) => hasType(credential, type)) ? checkAchievementCredential(credential) : null) ??
    (hasType(credential, 'EndorsementCredential') ? checkEndorsement(credential) : null) ??
    (hasType(credential, 'ClrCredential') ? checkClr(credential) : null) ??
    pass('format')
  );
}

const missing = (member: string) => fail('format', 'missing-member', { member });
const wrongType = (member: string, type: string) => fail('format', 'wrong-type', { member, type });

function checkEnvelope(credential: JsonObject): Check | null {
  const [base] = listOf(credential['@context']);
  if (typeof base !== 'string' || !BASE_CONTEXTS.includes(base))
    return fail('schema', 'context-wrong', { value: String(base ?? '') });
  if (!hasType(credential, 'VerifiableCredential')) return wrongType('type', 'VerifiableCredential');
  const issuer = idOf(credential.issuer);
  if (!issuer || !/^[a-z][a-z0-9+.-]*:\S+$/i.test(issuer)) return missing('issuer.id');
  if (credential.id !== undefined && !textOf(credential.id)) return fail('format', 'wrong-value', { member: 'id' });
  if (listOf(credential.credentialSubject).length === 0) return missing('credentialSubject');
  if (!listOf(credential.credentialSubject).every(isObject))
    return fail('format', 'wrong-value', { member: 'credentialSubject' });
  const v1 = base === BASE_CONTEXTS[0];
  if (v1 && !textOf(credential.issuanceDate) && !textOf(credential.validFrom)) return missing('issuanceDate');
  return null;
}

/** Walks the whole document (its depth and size are bounded when it is parsed). */
function checkPlacement(credential: JsonObject): Check | null {
  const id = textOf(credential.id);
  let found: Check | null = null;
  const walk = (value: unknown, top: boolean): void => {
    if (found || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) walk(item, false);
      return;
    }
    if (!isObject(value)) return;
    for (const [member, inner] of Object.entries(value)) {
      if (MOVING_KEYWORDS.has(member)) found ??= fail('format', 'wrong-value', { member });
      if (member !== '@context') walk(inner, false);
    }
    if (!top && id && idOf(value) === id) {
      const moved = WEIGHTY.find((member) => member in value);
      if (moved) found ??= fail('format', 'wrong-value', { member: moved });
    }
  };
  walk(credential, true);
  return found;
}

function checkAchievementCredential(credential: JsonObject): Check | null {
  if (!listOf(credential['@context']).some((context) => typeof context === 'string' && OB3_CONTEXT.test(context))) {
    return fail('schema', 'context-wrong', { value: 'Open Badges 3.0' });
  }
  const subjects = listOf(credential.credentialSubject);
  const [subject] = subjects;
  if (subjects.length !== 1 || !isObject(subject))
    return fail('format', 'wrong-value', { member: 'credentialSubject' });
  if (!hasType(subject, 'AchievementSubject')) return wrongType('credentialSubject.type', 'AchievementSubject');
  return (
    checkProfile(credential.issuer, 'issuer', true) ??
    checkTypes(subject.identifier, 'credentialSubject.identifier', 'IdentityObject') ??
    checkTypes(subject.result, 'credentialSubject.result', 'Result') ??
    checkProfile(subject.source, 'credentialSubject.source', false) ??
    checkTypes(credential.evidence, 'evidence', 'Evidence') ??
    checkAchievement(subject.achievement)
  );
}

function checkAchievement(achievement: unknown): Check | null {
  if (!isObject(achievement)) return missing('credentialSubject.achievement');
  const at = 'credentialSubject.achievement';
  if (!hasType(achievement, 'Achievement')) return wrongType(`${at}.type`, 'Achievement');
  for (const member of ['name', 'description']) if (!achievement[member]) return missing(`${at}.${member}`);
  const { criteria } = achievement;
  if (!isObject(criteria) || (!criteria.id && !criteria.narrative)) return missing(`${at}.criteria`);
  return (
    checkTypes(achievement.resultDescription, `${at}.resultDescription`, 'ResultDescription') ??
    checkTypes(achievement.alignment, `${at}.alignment`, 'Alignment') ??
    checkProfile(achievement.creator, `${at}.creator`, false)
  );
}

/** An issuer may be just its id; when it is an object it is a Profile. Open Badges 3.0, B.1.18. */
function checkProfile(profile: unknown, at: string, idMayStandAlone: boolean): Check | null {
  if (profile === undefined || (idMayStandAlone && typeof profile === 'string')) return null;
  if (!isObject(profile) || !hasType(profile, 'Profile')) return wrongType(`${at}.type`, 'Profile');
  return (
    checkTypes(profile.otherIdentifier, `${at}.otherIdentifier`, 'IdentifierEntry') ??
    checkTypes(profile.parentOrg, `${at}.parentOrg`, 'Profile')
  );
}

function checkTypes(values: unknown, at: string, type: string): Check | null {
  return listOf(values).every((value) => hasType(value, type)) ? null : wrongType(`${at}.type`, type);
}

function checkEndorsement(credential: JsonObject): Check | null {
  const [subject] = listOf(credential.credentialSubject);
  return hasType(subject, 'EndorsementSubject')
    ? checkProfile(credential.issuer, 'issuer', true)
    : wrongType('credentialSubject.type', 'EndorsementSubject');
}

function checkClr(credential: JsonObject): Check | null {
  if (!listOf(credential['@context']).some((context) => typeof context === 'string' && CLR_CONTEXT.test(context))) {
    return fail('schema', 'context-wrong', { value: 'CLR 2.0' });
  }
  const [subject] = listOf(credential.credentialSubject);
  return hasType(subject, 'ClrSubject') ? null : wrongType('credentialSubject.type', 'ClrSubject');
}

/**
 * The first JSON-LD context that we can't use: one that is neither packaged nor pinned, or one written into the document
 * (it could give a familiar word another meaning). null when all are known. Asks nothing of the network.
 */
export function unusableContext(
  document: JsonObject,
): { readonly reason: 'context-not-known' | 'context-inline'; readonly url: string } | null {
  const stack: unknown[] = [document];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value)) {
      for (const context of listOf(value['@context'])) {
        if (typeof context !== 'string') return { reason: 'context-inline', url: '' };
        if (!packagedContext(context) && !pinnedDigest(context)) return { reason: 'context-not-known', url: context };
      }
    }
    for (const [member, inner] of Object.entries(value)) if (member !== '@context') stack.push(inner);
  }
  return null;
}
