import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDataModel, checkPresentationModel } from '../../../lib/verify/checks/data-model';
import { isObject } from '../../../lib/verify/json';
import type { Json } from '../../world/sign';
import { achievement, fullBadge, fullEndorsement, fullPresentation, fullRecord, withMember } from './full';

const NONE = undefined;
const V1 = 'https://www.w3.org/2018/credentials/v1';

/** What is put where, and the member that the check must name. */
type Wrong = readonly [path: string, value: unknown, member: string];

describe('documents that use every member', () => {
  it.each([
    ['a badge', checkDataModel(fullBadge())],
    ['an endorsement', checkDataModel(fullEndorsement())],
    ['a record', checkDataModel(fullRecord())],
    ['a presentation', checkPresentationModel(fullPresentation())],
  ])('%s obeys its model', (_, check) => {
    expect(check).toEqual({ id: 'format', outcome: 'pass' });
  });
});

describe('what real issuers write', () => {
  it.each<Wrong>([
    ['validFrom', '2024-05-03', 'a bare date'],
    ['validFrom', '2024-05-03T09:00:00', 'no time zone'],
    ['validUntil', '', 'an empty text for no date'],
    ['validUntil', null, 'null for no date'],
    ['issuer', 'https://issuer.example/about', 'the issuer by its id alone'],
    ['credentialSubject.id', NONE, 'a subject by identifier only'],
    ['credentialSubject.image', 'https://issuer.example/i.png', 'an image by its address'],
    ['credentialSubject.achievement.achievementType', 'ext:Voyage', 'an extended term'],
    ['credentialSubject.result', { type: 'Result', value: '12' }, 'a result alone, not in a list'],
    ['name', [{ '@value': 'Dog', '@language': 'en' }, 'Chien'], 'names in a list'],
    ['extra', { anything: [1, null] }, 'a member of their own'],
  ])('%s = %j (%s) is no fault', (path, value) => {
    expect(checkDataModel(withMember(fullBadge(), path, value))).toEqual({ id: 'format', outcome: 'pass' });
  });

  it('VC Data Model 1.1 with a number of its own for an id, and a subject that nothing names', () => {
    const old = withMember(fullBadge(), '@context.0', V1);
    const bare = withMember(withMember(old, 'id', 'urn:x:1'), 'credentialSubject', {
      type: 'AchievementSubject',
      achievement: achievement('urn:x:a'),
    });
    expect(checkDataModel(bare).outcome).toBe('pass');
    const numbered = withMember(withMember(old, 'type', ['VerifiableCredential']), 'id', '13172c8c-efa5');
    expect(checkDataModel(numbered).outcome).toBe('pass');
  });

  it('VC Data Model 1.1 with the old names of its dates', () => {
    const old = withMember(withMember(fullBadge(), '@context', [V1]), 'type', ['VerifiableCredential']);
    const dated = withMember(withMember(old, 'validFrom', NONE), 'issuanceDate', '2024-05-03T09:00:00Z');
    expect(checkDataModel(dated).outcome).toBe('pass');
    expect(checkDataModel(withMember(dated, 'issuanceDate', NONE))).toMatchObject({
      detail: { member: 'issuanceDate' },
    });
  });
});

describe('a credential is refused, and the member named, when', () => {
  it.each<Wrong>([
    ['@context', NONE, ''],
    ['@context', ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'], ''],
    ['@context.1', 5, '@context'],
    ['@context.1', 'https://www.w3.org/ns/credentials/examples/v2', ''],
    ['id', NONE, 'id'],
    ['id', null, 'id'],
    ['id', 'not an address', 'id'],
    ['id', ['urn:x:1', 'urn:x:2'], 'id'],
    ['type', ['OpenBadgeCredential'], 'type'],
    ['type', ['VerifiableCredential', 5], 'type'],
    ['type', ['VerifiableCredential', 'two words'], 'type'],
    ['issuer', null, 'issuer.id'],
    ['issuer', 'a school', 'issuer.id'],
    ['issuer.id', ['https://a.example'], 'issuer.id'],
    ['issuer.type', 'Organization', 'issuer.type'],
    ['issuer.name', { '@value': 'x', url: 'y' }, 'issuer.name'],
    ['issuer.otherIdentifier.0.type', 'Identifier', 'issuer.otherIdentifier.type'],
    ['issuer.otherIdentifier.0.identifierType', 'passport', 'issuer.otherIdentifier.identifierType'],
    ['issuer.image', { id: 'https://a.example/i.png' }, 'issuer.image.type'],
    ['issuer.image', { type: 'Image' }, 'issuer.image.id'],
    ['issuer.address.type', 'Place', 'issuer.address.type'],
    ['issuer.address.geo.latitude', 91, 'issuer.address.geo.latitude'],
    ['issuer.address.geo.longitude', NONE, 'issuer.address.geo.longitude'],
    ['name', 5, 'name'],
    ['name', { '@value': 'Navigation', '@direction': 'up' }, 'name'],
    ['description', { '@value': 'x', '@language': 5 }, 'description'],
    ['validFrom', 'yesterday', 'validFrom'],
    ['validFrom', 1714726800, 'validFrom'],
    ['validUntil', 'Sun, 26 Feb 2023 01:22:14 +0000', 'validUntil'],
    ['validUntil', '2024-05-03T08:59:59Z', 'validUntil'],
    ['awardedDate', 'May', 'awardedDate'],
    ['credentialStatus', { id: 'urn:x:s' }, 'credentialStatus.type'],
    ['credentialStatus.type', 2, 'credentialStatus.type'],
    ['credentialStatus.id', 5, 'credentialStatus.id'],
    ['credentialStatus', 'urn:x:s', 'credentialStatus'],
    ['credentialSchema.type', NONE, 'credentialSchema.type'],
    ['credentialSchema.id', NONE, 'credentialSchema.id'],
    ['termsOfUse.0.type', NONE, 'termsOfUse.type'],
    ['refreshService.type', NONE, 'refreshService.type'],
    ['evidence', [{ type: 'Evidence' }, {}], 'evidence[1].type'],
    ['evidence.0.type', 'Document', 'evidence.type'],
    ['evidence.0.name', 5, 'evidence.name'],
    ['relatedResource.0.id', NONE, 'relatedResource.id'],
    ['relatedResource.0.digestSRI', NONE, 'relatedResource.digestSRI'],
    [
      'relatedResource',
      [
        { id: 'urn:x:r', digestSRI: 'a' },
        { id: 'urn:x:r', digestSRI: 'b' },
      ],
      'relatedResource[1].id',
    ],
    ['endorsement', ['urn:x:e'], 'endorsement'],
    ['endorsement', [{ type: ['VerifiableCredential'] }], 'endorsement.type'],
    ['endorsementJwt', ['aaa.bbb'], 'endorsementJwt'],
    ['credentialSubject', NONE, 'credentialSubject'],
    ['credentialSubject', [], 'credentialSubject'],
    ['credentialSubject', {}, 'credentialSubject'],
    ['credentialSubject', 'did:example:ada', 'credentialSubject'],
    ['credentialSubject.id', ['did:example:ada'], 'credentialSubject.id'],
    ['credentialSubject.id', 'ada', 'credentialSubject.id'],
    ['credentialSubject.type', 'Person', 'credentialSubject.type'],
    ['credentialSubject.activityStartDate', 'spring', 'credentialSubject.activityStartDate'],
    ['credentialSubject.creditsEarned', '3', 'credentialSubject.creditsEarned'],
    ['credentialSubject.source.type', NONE, 'credentialSubject.source.type'],
    ['credentialSubject.identifier.0.type', 'IdentifierEntry', 'credentialSubject.identifier.type'],
    ['credentialSubject.identifier.0.hashed', NONE, 'credentialSubject.identifier.hashed'],
    ['credentialSubject.identifier.0.hashed', 'true', 'credentialSubject.identifier.hashed'],
    ['credentialSubject.identifier.0.identityHash', NONE, 'credentialSubject.identifier.identityHash'],
    ['credentialSubject.identifier.0.identityType', 'passport', 'credentialSubject.identifier.identityType'],
    ['credentialSubject.identifier.0.identityType', ['name'], 'credentialSubject.identifier.identityType'],
    ['credentialSubject.identifier.0.salt', 5, 'credentialSubject.identifier.salt'],
    ['credentialSubject.achievement', NONE, 'credentialSubject.achievement'],
    ['credentialSubject.achievement', 'urn:x:a', 'credentialSubject.achievement'],
    ['credentialSubject.achievement.id', NONE, 'credentialSubject.achievement.id'],
    ['credentialSubject.achievement.type', 'BadgeClass', 'credentialSubject.achievement.type'],
    ['credentialSubject.achievement.name', '', 'credentialSubject.achievement.name'],
    ['credentialSubject.achievement.name', ['a', 5], 'credentialSubject.achievement.name'],
    ['credentialSubject.achievement.description', NONE, 'credentialSubject.achievement.description'],
    [
      'credentialSubject.achievement.description',
      { 'not a language': 'x' },
      'credentialSubject.achievement.description',
    ],
    ['credentialSubject.achievement.criteria', NONE, 'credentialSubject.achievement.criteria'],
    ['credentialSubject.achievement.criteria', {}, 'credentialSubject.achievement.criteria'],
    ['credentialSubject.achievement.criteria', 'passed', 'credentialSubject.achievement.criteria'],
    ['credentialSubject.achievement.criteria.narrative', 5, 'credentialSubject.achievement.criteria.narrative'],
    ['credentialSubject.achievement.achievementType', 'Voyage', 'credentialSubject.achievement.achievementType'],
    ['credentialSubject.achievement.creditsAvailable', '3', 'credentialSubject.achievement.creditsAvailable'],
    ['credentialSubject.achievement.creator.id', NONE, 'credentialSubject.achievement.creator.id'],
    [
      'credentialSubject.achievement.creator.parentOrg.type',
      'Organization',
      'credentialSubject.achievement.creator.parentOrg.type',
    ],
    ['credentialSubject.achievement.tag', [5], 'credentialSubject.achievement.tag'],
    ['credentialSubject.achievement.related.0.id', NONE, 'credentialSubject.achievement.related.id'],
    [
      'credentialSubject.achievement.alignment.0.targetName',
      NONE,
      'credentialSubject.achievement.alignment.targetName',
    ],
    ['credentialSubject.achievement.alignment.0.targetUrl', NONE, 'credentialSubject.achievement.alignment.targetUrl'],
    [
      'credentialSubject.achievement.alignment.0.targetType',
      'EQF',
      'credentialSubject.achievement.alignment.targetType',
    ],
    [
      'credentialSubject.achievement.resultDescription.0.name',
      NONE,
      'credentialSubject.achievement.resultDescription[0].name',
    ],
    [
      'credentialSubject.achievement.resultDescription.0.resultType',
      'Mark',
      'credentialSubject.achievement.resultDescription[0].resultType',
    ],
    [
      'credentialSubject.achievement.resultDescription.0.allowedValue',
      [1],
      'credentialSubject.achievement.resultDescription[0].allowedValue',
    ],
    [
      'credentialSubject.achievement.resultDescription.0.valueMax',
      100,
      'credentialSubject.achievement.resultDescription[0].valueMax',
    ],
    [
      'credentialSubject.achievement.resultDescription.1.requiredLevel',
      'urn:x:other',
      'credentialSubject.achievement.resultDescription[1].requiredLevel',
    ],
    [
      'credentialSubject.achievement.resultDescription.1.rubricCriterionLevel.0.name',
      NONE,
      'credentialSubject.achievement.resultDescription[1].rubricCriterionLevel.name',
    ],
    ['credentialSubject.result.0.type', 'Mark', 'credentialSubject.result[0].type'],
    ['credentialSubject.result.0.resultDescription', 'urn:x:other', 'credentialSubject.result[0].resultDescription'],
    ['credentialSubject.result.0.status', 'Done', 'credentialSubject.result[0].status'],
    ['credentialSubject.result.0.value', 5, 'credentialSubject.result[0].value'],
    ['credentialSubject.result.1.achievedLevel', 'urn:x:other', 'credentialSubject.result[1].achievedLevel'],
    ['credentialSubject.result.0.alignment.0.targetUrl', NONE, 'credentialSubject.result[0].alignment.targetUrl'],
  ])('%s = %j', (path, value, member) => {
    const check = checkDataModel(withMember(fullBadge(), path, value));
    expect(check.outcome, JSON.stringify(check)).toBe('fail');
    expect(check.detail?.member ?? '').toBe(member);
  });

  it('it has two subjects, of whom a reader sees one', () => {
    const { credentialSubject } = fullBadge();
    const check = checkDataModel({ ...fullBadge(), credentialSubject: [credentialSubject, credentialSubject] });
    expect(check).toMatchObject({ outcome: 'fail', detail: { member: 'credentialSubject' } });
  });

  it('a subject is named in no way', () => {
    const changed = withMember(
      withMember(fullBadge(), 'credentialSubject.id', NONE),
      'credentialSubject.identifier',
      NONE,
    );
    expect(checkDataModel(changed)).toMatchObject({
      reason: 'missing-member',
      detail: { member: 'credentialSubject.id' },
    });
  });
});

describe('an endorsement is refused when', () => {
  it.each<Wrong>([
    ['credentialSubject.type', 'AchievementSubject', 'credentialSubject.type'],
    ['credentialSubject.id', NONE, 'credentialSubject.id'],
    ['credentialSubject.endorsementComment', 5, 'credentialSubject.endorsementComment'],
    ['issuer.type', 'Organization', 'issuer.type'],
  ])('%s = %j', (path, value, member) => {
    expect(checkDataModel(withMember(fullEndorsement(), path, value))).toMatchObject({
      outcome: 'fail',
      detail: { member },
    });
  });
});

describe('a record is refused when', () => {
  const at = 'credentialSubject';
  it.each<Wrong>([
    ['id', NONE, 'id'],
    ['name', NONE, 'name'],
    ['partial', 'no', 'partial'],
    [`${at}.type`, 'AchievementSubject', `${at}.type`],
    [`${at}.verifiableCredential`, NONE, `${at}.verifiableCredential`],
    [`${at}.verifiableCredential`, [], `${at}.verifiableCredential`],
    [`${at}.verifiableCredential.0`, {}, `${at}.verifiableCredential`],
    [`${at}.verifiableCredential.0`, 'no token', `${at}.verifiableCredential`],
    [`${at}.achievement`, [{}], `${at}.achievement.type`],
    [`${at}.identifier.0.hashed`, NONE, `${at}.identifier.hashed`],
    [`${at}.association.0.type`, 'Link', `${at}.association.type`],
    [`${at}.association.0.associationType`, NONE, `${at}.association.associationType`],
    [`${at}.association.0.associationType`, 'isFriendOf', `${at}.association.associationType`],
    [`${at}.association.0.sourceId`, NONE, `${at}.association.sourceId`],
    [`${at}.association.0.targetId`, 'urn:x:achievement', `${at}.association.targetId`],
  ])('%s = %j', (path, value, member) => {
    expect(checkDataModel(withMember(fullRecord(), path, value))).toMatchObject({
      outcome: 'fail',
      detail: { member },
    });
  });

  it('an association that leads out of the record is a caution', () => {
    const changed = withMember(fullRecord(), `${at}.association.0.targetId`, 'urn:x:elsewhere');
    expect(checkDataModel(changed)).toMatchObject({ outcome: 'warn', reason: 'association-dangling' });
    // What a token holds can't be seen here, so nothing is said of it.
    const opaque = withMember(changed, `${at}.verifiableCredential`, ['aaa.bbb.ccc']);
    expect(checkDataModel(opaque).outcome).toBe('pass');
  });
});

describe('a presentation is refused when', () => {
  it.each<Wrong>([
    ['@context', [{ a: 'urn:x:a' }, 'https://www.w3.org/ns/credentials/v2'], ''],
    ['type', ['Presentation'], 'type'],
    ['id', 5, 'id'],
    ['holder', { name: 'Ada' }, 'holder.id'],
    ['holder', 'Ada', 'holder'],
    ['verifiableCredential.1.type', NONE, 'verifiableCredential[1]'],
    ['verifiableCredential.1.id', 'https://a.example/token', 'verifiableCredential[1]'],
    ['verifiableCredential.1', 'aaa.bbb.ccc', 'verifiableCredential[1]'],
  ])('%s = %j', (path, value, member) => {
    const check = checkPresentationModel(withMember(fullPresentation(), path, value));
    expect(check.outcome).toBe('fail');
    expect(check.detail?.member ?? '').toBe(member);
  });

  it('but VC Data Model 1.1 lets a credential stand as a token', () => {
    const old = withMember(fullPresentation(), '@context', [V1]);
    expect(checkPresentationModel(withMember(old, 'verifiableCredential.1', 'aaa.bbb.ccc')).outcome).toBe('pass');
  });
});

describe('what a signature over JSON-LD would not notice', () => {
  it.each<[string, Json, string]>([
    [
      'an end moved to evidence with the credential’s id',
      { evidence: [{ id: 'urn:x:badge', type: 'Evidence', validUntil: '2025-01-01' }] },
      'validUntil',
    ],
    ['a schema moved there', { extra: { id: 'urn:x:badge', credentialSchema: {} } }, 'credentialSchema'],
    [
      'a recipient moved to evidence with the subject’s id',
      { evidence: [{ id: 'did:example:ada', type: 'Evidence', identifier: [] }] },
      'identifier',
    ],
    ['a name moved there', { extra: { '@id': 'did:example:ada', name: 'Ada' } }, 'name'],
    ['a keyword that moves things', { '@reverse': {} }, '@reverse'],
    ['a keyword deep inside', { extra: [{ x: { '@included': [] } }] }, '@included'],
    ['a graph', { '@graph': [] }, '@graph'],
  ])('%s', (_, more, member) => {
    expect(checkDataModel({ ...fullBadge(), ...more })).toMatchObject({ outcome: 'fail', detail: { member } });
  });

  it('a badge that its own recipient issued has a name twice, and is fine', () => {
    const own = { id: 'did:example:ada', type: ['Profile'], name: 'Ada Learner' };
    expect(checkDataModel({ ...fullBadge(), issuer: own }).outcome).toBe('pass');
  });

  it.each(['https://w3id.org/security#proof', 'cred:validUntil'])('%s as a member is not read as passed', (member) => {
    expect(checkDataModel({ ...fullBadge(), extra: { [member]: 'x' } })).toMatchObject({
      outcome: 'unknown',
      reason: 'member-by-address',
    });
  });
});

describe('a credential whose holder may leave parts out', () => {
  const derived = (path: string, value: unknown) =>
    checkDataModel({
      ...withMember(fullBadge(), path, value),
      proof: { type: 'DataIntegrityProof', cryptosuite: 'ecdsa-sd-2023' },
    });

  it('is not called false for a part that is missing, nor true', () => {
    expect(derived('credentialSubject.achievement.description', NONE)).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-member',
    });
  });

  it('is refused for a part that is wrong', () => {
    expect(derived('credentialSubject.achievement.description', 5).outcome).toBe('fail');
  });
});

describe('whatever JSON comes', () => {
  const json = fc.jsonValue({ maxDepth: 4 });

  it('both checks answer, and never throw', () => {
    fc.assert(
      fc.property(json, (value) => {
        const document = isObject(value) ? value : { value };
        expect(checkDataModel(document).outcome).toBe('fail');
        expect(checkPresentationModel(document).outcome).toBe('fail');
      }),
    );
  });

  it.each([
    ['badge', fullBadge()],
    ['endorsement', fullEndorsement()],
    ['record', fullRecord()],
    ['presentation', fullPresentation()],
  ])('anything in place of any member of a %s: an answer', (_, document) => {
    const places = pathsOf(document);
    fc.assert(
      fc.property(fc.constantFrom(...places), json, (place, value) => {
        const changed = withMember(document, place, value);
        for (const check of [checkDataModel(changed), checkPresentationModel(changed)])
          expect(['pass', 'warn', 'fail', 'unknown']).toContain(check.outcome);
      }),
      { numRuns: 500 },
    );
  });

  it('a type that is taken away from any object of a badge is missed', () => {
    // What is not a class of the data model has no type to lose.
    const typed = pathsOf(fullBadge()).filter((place) => place.endsWith('type'));
    expect(typed.length).toBeGreaterThan(15);
    for (const place of typed) expect(checkDataModel(withMember(fullBadge(), place, NONE)).outcome, place).toBe('fail');
  });

  it('an achievement with a thousand alignments is judged at once', () => {
    const many = { ...achievement('urn:x:a'), alignment: Array.from({ length: 1000 }, () => ({ type: 'Alignment' })) };
    checkDataModel(withMember(fullBadge(), 'credentialSubject.achievement', many));
  });
});

function pathsOf(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = at ? `${at}.${name}` : name;
    return [place, ...pathsOf(inner, place)];
  });
}
