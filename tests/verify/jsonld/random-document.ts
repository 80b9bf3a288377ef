import fc from 'fast-check';
import { isObject, type JsonObject } from '../../../lib/verify/json';
import { packagedContext } from '../../../lib/verify/jsonld/contexts';
import { rareContexts } from '../../../lib/verify/rare/contexts';

/** Random JSON-LD documents: what issuers write, changed at random, over the contexts that we know. */

const VC1 = 'https://www.w3.org/2018/credentials/v1';
const VC2 = 'https://www.w3.org/ns/credentials/v2';
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0';
const DI1 = 'https://w3id.org/security/data-integrity/v1';
const DI2 = 'https://w3id.org/security/data-integrity/v2';
const ED2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';
const ED2018 = 'https://w3id.org/security/suites/ed25519-2018/v1';
const STATUS = 'https://www.w3.org/ns/credentials/status/v1';
const LIST2021 = 'https://w3id.org/vc/status-list/2021/v1';
const LIST2020 = 'https://w3id.org/vc-revocation-list-2020/v1';
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
const UNDEFINED = 'https://www.w3.org/ns/credentials/undefined-terms/v2';
const SECURITY2 = 'https://w3id.org/security/v2';
const DID = 'https://www.w3.org/ns/did/v1';
const MULTIKEY = 'https://w3id.org/security/multikey/v1';
const ODRL = 'https://www.w3.org/ns/odrl.jsonld';
const OB2 = 'https://w3id.org/openbadges/v2';
const BLOCKCERTS = 'https://w3id.org/blockcerts/v3.1';
/** Need the network; without the shared folder they are not at hand, and the fast path is not sure. */
const CLR = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const CLR1 = 'https://purl.imsglobal.org/spec/clr/v2p0/context.json';
const JWS = 'https://w3id.org/security/suites/jws-2020/v1';

/** Lists of contexts as issuers give them. */
const LISTS: readonly (readonly string[])[] = [
  [VC2, `${OB}/context-3.0.3.json`],
  [VC2, `${OB}/context-3.0.3.json`, `${OB}/extensions.json`, EXAMPLES],
  [VC2, `${OB}/context-3.0.2.json`, UNDEFINED],
  [VC2, `${OB}/context-3.0.1.json`],
  [VC1, `${OB}/context-3.0.1.json`, ED2020],
  [VC1, `${OB}/context.json`, DI2, LIST2021],
  [VC1, `${OB}/context-3.0.2.json`, DI1, STATUS],
  [VC1, ED2018, LIST2020],
  [VC1, JWS, ODRL],
  [VC2, CLR, `${OB}/context-3.0.3.json`],
  [VC1, CLR1, `${OB}/context.json`, `${OB}/extensions.json`],
  [VC2, EXAMPLES],
  [VC2],
  [SECURITY2],
  [DID, MULTIKEY],
  [OB2],
  [VC1, BLOCKCERTS],
];
const ADDRESSES = [...new Set(LISTS.flat())];
/** Every address that a random document may name. */
export const addresses: readonly string[] = ADDRESSES;

const ID = 'https://issuer.example/';
const profile = {
  id: `${ID}about`,
  type: ['Profile'],
  name: 'Harbour School',
  url: ID,
  otherIdentifier: [{ type: ['IdentifierEntry'], identifier: '12345', identifierType: 'lisSourcedId' }],
  address: {
    type: ['Address'],
    addressCountry: 'NL',
    geo: { type: ['GeoCoordinates'], latitude: 52.3, longitude: -4 },
  },
};
const achievement = {
  id: `${ID}achievements/1`,
  type: ['Achievement'],
  name: 'Coastal Navigation',
  description: 'Finds the way\nby "chart" and compass.',
  achievementType: 'Certificate',
  creditsAvailable: 36.5,
  criteria: { narrative: 'Passed the examination.' },
  image: { id: `${ID}image.png`, type: 'Image', caption: 'A compass' },
  tag: ['sea', 'charts', 'sea'],
  alignment: [1, 2].map((n) => ({ type: ['Alignment'], targetName: `Outcome ${n}`, targetUrl: `${ID}outcome/${n}` })),
  resultDescription: [
    {
      id: 'urn:uuid:f6ab24cd-86e8-4eaf-b8c6-ded74e8fd41c',
      type: ['ResultDescription'],
      name: 'Grade',
      allowedValue: ['D', 'C', 'B', 'A'],
      resultType: 'LetterGrade',
    },
  ],
};
const subject = {
  id: 'did:example:ada',
  type: ['AchievementSubject'],
  activityEndDate: '2024-05-03T09:00:00Z',
  identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'Ada Learner', identityType: 'name' }],
  achievement,
  result: [{ type: ['Result'], resultDescription: 'urn:uuid:f6ab24cd-86e8-4eaf-b8c6-ded74e8fd41c', value: 'A' }],
};
const proof = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2024-05-03T09:00:00Z',
  verificationMethod: `${ID}about#key-1`,
  proofPurpose: 'assertionMethod',
  proofValue: 'z3u6',
};
const credential = {
  id: `${ID}credentials/1`,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: { '@value': 'Navigation', '@language': 'en' },
  issuer: profile,
  validFrom: '2024-05-03T09:00:00Z',
  credentialSubject: subject,
  evidence: [{ id: `${ID}evidence/1`, type: ['Evidence'], name: 'Logbook', narrative: 'Kept it.' }],
};
const endorsement = {
  id: `${ID}endorsements/1`,
  type: ['VerifiableCredential', 'EndorsementCredential'],
  issuer: { id: `${ID}other`, type: 'Profile', name: 'Lighthouse' },
  validFrom: '2024-05-04T09:00:00Z',
  credentialSubject: { id: `${ID}about`, type: 'EndorsementSubject', endorsementComment: 'Sound.' },
};
const inner = { '@context': [VC2, `${OB}/context-3.0.3.json`], ...credential };

/** What issuers write, each with the list of contexts it belongs to. */
const SEEDS: readonly JsonObject[] = [
  { '@context': LISTS[0], ...credential },
  { '@context': LISTS[1], ...credential, proof },
  { '@context': LISTS[4], ...credential, issuanceDate: '2024-05-03T09:00:00Z', validFrom: undefined },
  { '@context': LISTS[0], ...credential, endorsement: [endorsement, endorsement], issuer: `${ID}about` },
  { '@context': LISTS[0], ...endorsement },
  {
    '@context': LISTS[9],
    ...credential,
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: {
      id: 'did:example:ada',
      type: ['ClrSubject'],
      verifiableCredential: [inner, { ...inner, id: `${ID}credentials/2` }],
      achievement: [achievement],
      association: [{ type: 'Association', associationType: 'isPartOf', sourceId: `${ID}1`, targetId: `${ID}2` }],
    },
  },
  {
    '@context': [VC2],
    type: 'VerifiablePresentation',
    holder: 'did:example:ada',
    verifiableCredential: [inner],
    proof: [proof, { ...proof, type: 'Ed25519Signature2020' }],
  },
  {
    '@context': [VC2],
    id: `${ID}status/1`,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: `${ID}about`,
    validFrom: '2024-05-03T09:00:00Z',
    credentialSubject: {
      id: `${ID}status/1#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: 'uH4sIAAAAAAAAA',
      ttl: 300000,
    },
  },
  {
    '@context': [VC1, LIST2021],
    type: ['VerifiableCredential'],
    issuer: 'did:example:issuer',
    issuanceDate: '2024-05-03T09:00:00Z',
    credentialSubject: { id: 'did:example:ada' },
    credentialStatus: {
      id: `${ID}status/1#7`,
      type: 'StatusList2021Entry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: `${ID}status/1`,
    },
  },
  {
    '@context': [VC2],
    ...credential,
    type: ['VerifiableCredential'],
    credentialSubject: { id: 'did:example:ada', type: 'JsonSchema' },
    credentialSchema: {
      id: `${ID}schema`,
      type: 'JsonSchemaCredential',
      digestSRI: 'sha384-x',
    },
    relatedResource: [{ id: `${ID}r`, digestSRI: 'sha384-x', mediaType: 'text/plain' }],
    termsOfUse: [],
    evidence: null,
    issuer: { id: `${ID}about`, name: [{ '@value': 'Haven', '@language': 'NL' }, 'Harbour'] },
  },
  { '@context': LISTS[0], ...proof },
  { '@context': [DI2], ...proof, domain: ['a.example', 'b.example'] },
  { '@context': [VC1, ED2020], ...proof, type: 'Ed25519Signature2020', cryptosuite: undefined },
  {
    '@context': [DID, MULTIKEY],
    id: `${ID}about`,
    verificationMethod: [
      { id: `${ID}about#key-1`, type: 'Multikey', controller: `${ID}about`, publicKeyMultibase: 'z6' },
    ],
    assertionMethod: [`${ID}about#key-1`],
  },
  {
    '@context': [OB2],
    type: 'Assertion',
    id: `${ID}a/1`,
    recipient: { type: 'email', hashed: true, identity: 'sha256$00', salt: 'x' },
    badge: { type: 'BadgeClass', id: `${ID}b/1`, name: 'Knots', criteria: `${ID}c`, issuer: `${ID}about` },
    issuedOn: '2024-05-03T09:00:00Z',
    verification: { type: 'hosted' },
  },
];

/** Terms of all known contexts, and which of them bring a context of their own as types do. */
const [TERMS, TYPES] = vocabulary();

function vocabulary(): readonly [readonly string[], readonly string[]] {
  const terms = new Set<string>();
  const types = new Set<string>();
  const collect = (context: unknown): void => {
    if (Array.isArray(context)) for (const one of context) collect(one);
    if (!isObject(context)) return;
    for (const [term, definition] of Object.entries(context)) {
      if (term.startsWith('@')) continue;
      (/^[A-Z]/.test(term) ? types : terms).add(term);
      if (isObject(definition)) collect(definition['@context']);
    }
  };
  for (const address of ADDRESSES) collect((packagedContext(address) ?? rareContexts.get(address))?.['@context']);
  return [[...terms], [...types]];
}

const ODD_KEYS = [
  ...['id', 'type', '@id', '@type', '@value', '@language', '@direction', '@list', '@set', '@graph', '@reverse'],
  ...['@index', '@included', '@nest', '@none', '@json', '@foo', '@1', '@context', '__proto__', 'constructor', 'toJSON'],
  ...['undefinedTerm', 'https://schema.org/name', 'schema:name', 'cred:thing', 'xsd:x', 'sec:proof', '_:p', 'a b', ''],
  ...[':x', 'x:', 'urn:x:y', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'https://schema.org/{x}', '1', 'é'],
];
const STRINGS = [
  ...['https://a.example/1', 'https://a.example/caf\u00e9', 'https://a.example/{x}', 'urn:x:1', 'did:key:z6Mk', '_:b0'],
  ...['_:b1', 'relative', './x', '../x', '/x', '#x', '?x', '', ' ', 'a b', '@id', '@type', '@foo', '@json', '@none'],
  ...[
    'xsd:string',
    'schema:name',
    'sec:proof',
    'Achievement',
    'OpenBadgeCredential',
    'VerifiableCredential',
    'Profile',
  ],
  ...['line\nbreak\t"quoted"\\', '\ud800', '\udfff x', '\u0000\u001f\u007f\u0080', 'é😀', 'true', '1', '1.0', '1.5E0'],
  ...[
    '2024-05-03T09:00:00Z',
    'en',
    'en-GB',
    'x_y',
    'http://www.w3.org/2001/XMLSchema#double',
    'a:b c',
    'https://a\u00a0b',
  ],
  ...['http://www.w3.org/1999/02/22-rdf-syntax-ns#nil', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'],
];
const NUMBERS = [0, -0, 1, -1, 1.0, 1.5, 0.1, 1e21, 1e20, 1e-7, 123456789012345680000, -3.25, 1e300, 5e-324, 2 ** 53];

/** Defined nearly everywhere. */
const COMMON_KEYS = [
  'name',
  'description',
  'id',
  'url',
  'https://schema.org/name',
  'type',
  'image',
  'proof',
  'evidence',
];

const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TERMS) },
  { weight: 10, arbitrary: fc.constantFrom(...COMMON_KEYS) },
  { weight: 4, arbitrary: fc.constantFrom(...ODD_KEYS) },
);
const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...STRINGS) },
  { weight: 1, arbitrary: fc.constantFrom(...TYPES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(null) },
);
const types = fc.oneof(
  fc.constantFrom(...TYPES),
  fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...TYPES) }, scalar), { maxLength: 3 }),
);
const context = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LISTS) },
  { weight: 3, arbitrary: fc.uniqueArray(fc.constantFrom(...ADDRESSES), { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(...ADDRESSES) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      null,
      {},
      { name: 'urn:name' },
      [VC2, { name: null }],
      [[VC2]],
      [VC2, VC2],
      'https://unknown.example/v1',
      'http://www.w3.org/ns/credentials/v2',
      `${VC2}/`,
      [],
      5,
    ),
  },
);

/** One of these in `times`, else null. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>, times: number) =>
  fc.oneof({ weight: 1, arbitrary }, { weight: times - 1, arbitrary: fc.constant(null) });

const { value } = fc.letrec<{ value: unknown; node: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 5, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 3, arbitrary: tie('node') },
    {
      weight: 1,
      arbitrary: fc.record(
        { '@value': scalar, '@language': fc.constantFrom('en', 'DE-at', 'x_y', null), '@type': scalar },
        { requiredKeys: ['@value'] },
      ),
    },
    { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('en', 'de', '@none', 'x_y'), scalar, { maxKeys: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>({}, [], [[]], [null], [['a'], 'b']) },
  ),
  node: fc
    .tuple(
      fc.option(types, { freq: 2 }),
      seldom(fc.constantFrom(...STRINGS.slice(0, 7)), 3),
      seldom(context, 12),
      fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }),
    )
    .map(([type, id, inContext, members]) =>
      own([
        ...(type === null ? [] : [['type', type] as const]),
        ...(id === null ? [] : [['id', id] as const]),
        ...(inContext === null ? [] : [['@context', inContext] as const]),
        ...members,
      ]),
    ),
}));

/** An object with these members of its own, `__proto__` among them, as `JSON.parse` makes it. */
function own(members: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [member, content] of members)
    Object.defineProperty(object, member, { value: content, enumerable: true, configurable: true, writable: true });
  return object;
}

const change = fc.record({
  /** Which node or list of the document, counted as they come. */
  at: fc.nat({ max: 60 }),
  how: fc.constantFrom(
    'set',
    'set',
    'set',
    'replace',
    'replace',
    'delete',
    'repeat',
    'wrap',
    'type',
    'context',
    'copy',
  ),
  key,
  value,
  types,
  context,
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** A real-looking document with some changes, or one out of nothing. */
export const randomDocument: fc.Arbitrary<JsonObject> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...SEEDS),
        seldom(context, 5),
        fc.oneof(...[0, 1, 1, 2, 3].map((count) => fc.array(change, { minLength: count, maxLength: count }))),
      )
      .map(([seed, otherContext, changes]) =>
        changes.reduce(apply, otherContext === null ? seed : { ...seed, '@context': otherContext }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(context, fc.option(types, { freq: 8 }), fc.array(fc.tuple(key, value), { maxLength: 5 }))
      .map(([inContext, type, members]) =>
        own([['@context', inContext], ...(type === null ? [] : [['type', type] as const]), ...members]),
      ),
  },
);

/** The document with one change, itself untouched. */
function apply(document: JsonObject, { at, how, ...change }: Change): JsonObject {
  let count = 0;
  const total = places(document);
  const place = at % total;
  const visit = (content: unknown): unknown => {
    if (typeof content !== 'object' || content === null) return content;
    const here = count++ === place;
    if (Array.isArray(content)) {
      const items = content.map(visit);
      return here ? changedList(items, how, change) : items;
    }
    const members = Object.entries(content).map(([member, one]) => [member, visit(one)] as const);
    return own(here ? changedNode(members, how, change) : members);
  };
  const changed = visit(document);
  return isObject(changed) ? changed : document;
}

const places = (content: unknown): number =>
  typeof content !== 'object' || content === null
    ? 0
    : Object.values(content).reduce<number>((sum, one) => sum + places(one), 1);

type Content = Pick<Change, 'key' | 'value' | 'types' | 'context'>;

function changedList(items: readonly unknown[], how: string, { value: content }: Content): readonly unknown[] {
  switch (how) {
    case 'delete':
      return items.slice(1);
    case 'repeat':
      return [...items, ...items];
    case 'wrap':
      return [items];
    default:
      return [...items, content];
  }
}

function changedNode(
  members: readonly (readonly [string, unknown])[],
  how: string,
  { key: name, value: content, types: type, context: inContext }: Content,
): readonly (readonly [string, unknown])[] {
  const [first] = members.filter(([member]) => member !== '@context' && member !== 'type');
  const without = (member: string | undefined) => members.filter(([one]) => one !== member);
  switch (how) {
    case 'delete':
      return without(name in Object.fromEntries(members) ? name : first?.[0]);
    case 'replace':
      return first ? [...without(first[0]), [first[0], content]] : members;
    case 'repeat':
      return first ? [...without(first[0]), [first[0], [first[1], first[1]]]] : members;
    case 'wrap':
      return first ? [...without(first[0]), [first[0], [first[1]]]] : members;
    case 'type':
      return [...without('type'), ['type', type]];
    case 'context':
      return [...without('@context'), ['@context', inContext]];
    case 'copy':
      return first ? [...without(name), [name, first[1]]] : members;
    default:
      return [...without(name), [name, content]];
  }
}
