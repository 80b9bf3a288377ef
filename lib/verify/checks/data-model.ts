import { fail, pass, unknown } from '../check';
import { ACHIEVEMENT_TYPES } from '../formats/vc';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf } from '../json';
import { isKnownContext } from '../jsonld/contexts';
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
/** The only JSON-LD keywords that don't let one thing be said in another place, or by another name, than where we read it. */
const PLAIN_KEYWORDS = new Set(['@context', '@id', '@type', '@value', '@language', '@direction']);

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
    return fail('schema', 'context-wrong', { value: base });
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
      if (member.startsWith('@') && !PLAIN_KEYWORDS.has(member)) found ??= fail('format', 'wrong-value', { member });
      // A full address means the same as its short name to a signature, but is another member to whoever reads dates or status.
      if (member.includes(':') || member === '__proto__') found ??= unknown('format', 'member-by-address', { member });
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

/** A context we don't know may be a newer one of the same standard: that is for `unusableContext` to say, and no fault. */
function lacksContext(credential: JsonObject, wanted: RegExp): boolean {
  const contexts = listOf(credential['@context']);
  return contexts.every((context) => typeof context === 'string' && isKnownContext(context) && !wanted.test(context));
}

function checkAchievementCredential(credential: JsonObject): Check | null {
  if (lacksContext(credential, OB3_CONTEXT)) return fail('schema', 'context-wrong', { value: 'Open Badges 3.0' });
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
  if (lacksContext(credential, CLR_CONTEXT)) return fail('schema', 'context-wrong', { value: 'CLR 2.0' });
  const [subject] = listOf(credential.credentialSubject);
  return hasType(subject, 'ClrSubject') ? null : wrongType('credentialSubject.type', 'ClrSubject');
}

/** Expanding JSON-LD takes time by the node and by the context; real credentials have some hundred nodes and a handful of contexts. */
const MAX_NODES = 5_000;
const MAX_CONTEXTS = 32;

/**
 * The first JSON-LD context that we can't use: one that is neither packaged nor pinned, or one written into the document
 * (it could give a familiar word another meaning); or that there is more than we expand. null when all is well. Asks
 * nothing of the network.
 */
export function unusableContext(
  document: JsonObject,
): { readonly reason: 'context-not-known' | 'context-inline' | 'too-deep'; readonly url: string } | null {
  const stack: unknown[] = [document];
  let nodes = 0;
  let contexts = 0;
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && '@context' in value) {
      if (value['@context'] === null) return { reason: 'context-inline', url: '' };
      for (const context of listOf(value['@context'])) {
        if (typeof context !== 'string') return { reason: 'context-inline', url: '' };
        if (!isKnownContext(context)) return { reason: 'context-not-known', url: context };
        contexts++;
      }
    }
    nodes++;
    if (nodes > MAX_NODES || contexts > MAX_CONTEXTS) return { reason: 'too-deep', url: '' };
    for (const [member, inner] of Object.entries(value)) if (member !== '@context') stack.push(inner);
  }
  return null;
}
