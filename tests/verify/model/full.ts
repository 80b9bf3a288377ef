import type { Json } from '../../world/sign';

/** Invented credentials that use every member whose rules are checked; each test changes one of them. */
const profile = (id: string): Json => ({
  id,
  type: ['Profile'],
  name: 'Harbour School',
  url: 'https://issuer.example/',
  image: { id: 'https://issuer.example/logo.png', type: 'Image', caption: 'A lighthouse' },
  otherIdentifier: [{ type: 'IdentifierEntry', identifier: 'ROR-1', identifierType: 'ext:ROR' }],
  address: {
    type: ['Address'],
    addressCountry: 'Portugal',
    geo: { type: 'GeoCoordinates', latitude: 38.7, longitude: -9.1 },
  },
});

const alignment = (): Json => ({
  type: ['Alignment'],
  targetName: 'Chart work',
  targetUrl: 'https://skills.example/1',
  targetType: 'ext:EQF',
});

export const achievement = (id: string): Json => ({
  id,
  type: ['Achievement'],
  name: 'Coastal Navigation',
  description: { en: 'Finds the way by chart.', 'pt-PT': 'Encontra o caminho.' },
  criteria: { narrative: 'Passed the examination.' },
  achievementType: 'Course',
  creator: { ...profile('https://issuer.example/school'), parentOrg: profile('https://issuer.example/parent') },
  image: 'https://issuer.example/badge.png',
  creditsAvailable: 3,
  tag: ['sea', 'charts'],
  related: [{ id: 'urn:x:related', type: ['Related'] }],
  alignment: [alignment()],
  resultDescription: [
    {
      id: 'urn:x:grade',
      type: ['ResultDescription'],
      name: 'Grade',
      resultType: 'LetterGrade',
      allowedValue: ['A', 'B'],
    },
    {
      id: 'urn:x:rubric',
      type: ['ResultDescription'],
      name: 'Rubric',
      resultType: 'RubricCriterionLevel',
      requiredLevel: 'urn:x:level',
      rubricCriterionLevel: [{ id: 'urn:x:level', type: ['RubricCriterionLevel'], name: 'Mastery', level: 'Mastered' }],
    },
  ],
});

const V2 = 'https://www.w3.org/ns/credentials/v2';
const OB3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

export const fullBadge = (): Json => ({
  '@context': [V2, OB3],
  id: 'urn:x:badge',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: { '@value': 'Navigation', '@language': 'en', '@direction': 'ltr' },
  issuer: profile('https://issuer.example/about'),
  validFrom: '2024-05-03T09:00:00Z',
  validUntil: '2034-05-03T09:00:00+01:00',
  awardedDate: '2024-05-01T00:00:00Z',
  credentialStatus: { id: 'https://issuer.example/s#1', type: 'BitstringStatusListEntry' },
  credentialSchema: { id: 'https://issuer.example/schema.json', type: 'JsonSchema' },
  termsOfUse: [{ type: 'https://terms.example/#Policy' }],
  refreshService: { id: 'https://issuer.example/refresh', type: '1EdTechCredentialRefresh' },
  relatedResource: [{ id: 'https://issuer.example/logo.png', digestSRI: 'sha256-x' }],
  evidence: [{ id: 'https://issuer.example/e', type: ['Evidence'], name: 'Log book' }],
  endorsementJwt: ['aaa.bbb.ccc'],
  credentialSubject: {
    id: 'did:example:ada',
    type: ['AchievementSubject'],
    activityStartDate: '2024-01-01T00:00:00Z',
    creditsEarned: 3,
    source: profile('https://issuer.example/source'),
    identifier: [
      { type: 'IdentityObject', hashed: true, identityHash: 'sha256$00', identityType: 'emailAddress', salt: 'sea' },
    ],
    achievement: achievement('urn:x:achievement'),
    result: [
      { type: ['Result'], resultDescription: 'urn:x:grade', value: 'A', status: 'Completed', alignment: [alignment()] },
      { type: ['Result'], resultDescription: 'urn:x:rubric', achievedLevel: 'urn:x:level' },
    ],
  },
});

export const fullEndorsement = (): Json => ({
  '@context': [V2, OB3],
  id: 'urn:x:endorsement',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'We know them',
  issuer: profile('https://union.example/about'),
  validFrom: '2024-05-03T09:00:00Z',
  credentialSubject: { id: 'urn:x:badge', type: ['EndorsementSubject'], endorsementComment: 'Well taught.' },
});

export const fullRecord = (): Json => ({
  '@context': [V2, 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', OB3],
  id: 'urn:x:record',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Record of Ada Learner',
  partial: false,
  issuer: profile('https://issuer.example/about'),
  validFrom: '2024-05-03T09:00:00Z',
  credentialSubject: {
    id: 'did:example:ada',
    type: ['ClrSubject'],
    identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'Ada', identityType: 'name' }],
    achievement: [achievement('urn:x:whole')],
    verifiableCredential: [fullBadge()],
    association: [
      { type: 'Association', associationType: 'isChildOf', sourceId: 'urn:x:achievement', targetId: 'urn:x:whole' },
    ],
  },
});

export const fullPresentation = (): Json => ({
  '@context': [V2],
  id: 'urn:x:presentation',
  type: ['VerifiablePresentation'],
  holder: { id: 'did:example:ada' },
  verifiableCredential: [
    fullBadge(),
    { '@context': V2, id: 'data:application/vc+jwt,a.b.c', type: 'EnvelopedVerifiableCredential' },
  ],
});

/** The document with one member replaced, or taken away where the value is undefined; `path` as in `a.b.0.c`. */
export function withMember(document: Json, path: string, value: unknown): Json {
  const copy = structuredClone(document);
  const names = path.split('.');
  let at: Record<string, unknown> = copy;
  for (const name of names.slice(0, -1)) {
    const next = at[name];
    if (typeof next !== 'object' || next === null) throw new Error(`${path} is not in the document`);
    at = next as Record<string, unknown>;
  }
  const last = names.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}
