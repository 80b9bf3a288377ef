import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchemas } from '../../../lib/verify/checks/schema';
import { NO_REGISTRY } from '../../../lib/verify/issuers/known';
import { vetPattern } from '../../../lib/verify/rare/pattern';
import { compareWithSchema } from '../../../lib/verify/rare/schema';
import { startRun } from '../../../lib/verify/run';
import { loadRare } from '../../load-rare';
import type { Json } from '../../world/sign';
import { type Network, NOW, networkOf } from '../mint';
import { fullBadge, withMember } from './full';

const URL_ = 'https://issuer.example/schema.json';
const OFFICIAL = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['credentialSubject'],
  properties: {
    credentialSubject: { type: 'object', required: ['achievement'], properties: { creditsEarned: { maximum: 5 } } },
  },
};

function run(network: Network) {
  return startRun({ fetch: networkOf(network), now: NOW, registry: NO_REGISTRY, rare: loadRare });
}
const check = (network: Network, schemas: unknown, more: Json = {}) =>
  checkSchemas(run(network), { ...fullBadge(), credentialSchema: schemas, ...more });
const json = (value: unknown) => JSON.stringify(value);
const sri = (value: unknown, name = 'sha384') => `${name}-${createHash(name).update(json(value)).digest('base64')}`;

describe('a schema that a credential names', () => {
  const entry = { id: URL_, type: 'JsonSchema' };

  it('none: no question', async () => {
    expect(await check({}, undefined)).toEqual({ id: 'schema', outcome: 'not-applicable' });
  });

  it.each(['JsonSchema', '1EdTechJsonSchemaValidator2019', 'JsonSchemaValidator2018'])('as %s: holds', async (type) => {
    expect(await check({ [URL_]: SCHEMA }, { ...entry, type })).toMatchObject({
      outcome: 'pass',
      reason: 'schema-holds',
    });
  });

  it('is violated: the place is named', async () => {
    const subject = { ...withMember(fullBadge(), 'credentialSubject.creditsEarned', 6) };
    const answer = await checkSchemas(run({ [URL_]: SCHEMA }), { ...subject, credentialSchema: entry });
    expect(answer).toMatchObject({
      outcome: 'fail',
      reason: 'schema-violated',
      detail: { member: 'credentialSubject.creditsEarned', url: URL_ },
    });
  });

  it('lacks a member: the member is named', async () => {
    const changed = withMember(fullBadge(), 'credentialSubject.achievement', undefined);
    const answer = await checkSchemas(run({ [URL_]: SCHEMA }), { ...changed, credentialSchema: [entry] });
    expect(answer).toMatchObject({ outcome: 'fail', detail: { member: 'credentialSubject.achievement' } });
  });

  it.each<[string, Network, unknown, string, Json?]>([
    ['is not served', {}, entry, 'schema-unreachable'],
    ['is gone', { [URL_]: 410 }, entry, 'schema-unreachable'],
    ['is a web page', { [URL_]: '<html>' }, entry, 'schema-unusable'],
    ['is a list', { [URL_]: [] }, entry, 'schema-unusable'],
    [
      'has another dialect',
      { [URL_]: { $schema: 'http://json-schema.org/draft-03/schema' } },
      entry,
      'schema-unusable',
    ],
    ['leads elsewhere', { [URL_]: { $ref: 'https://evil.example/schema.json' } }, entry, 'schema-unusable'],
    ['leads to a neighbour', { [URL_]: { allOf: [{ $ref: 'other.json' }] } }, entry, 'schema-unusable'],
    ['leads nowhere', { [URL_]: { $ref: '#/$defs/none' } }, entry, 'schema-unusable'],
    ['uses references we do not follow', { [URL_]: { $dynamicRef: '#x' } }, entry, 'schema-unusable'],
    ['is of an unknown kind', { [URL_]: SCHEMA }, { ...entry, type: 'ShaclValidator2017' }, 'schema-type-unknown'],
    [
      'stands inside a credential',
      { [URL_]: SCHEMA },
      { ...entry, type: 'JsonSchemaCredential' },
      'schema-type-unknown',
    ],
    ['is no web address', {}, { ...entry, id: 'did:example:schema' }, 'schema-unusable'],
    ['is a file', {}, { ...entry, id: 'file:///etc/passwd' }, 'schema-unusable'],
    ['is one of five', { [URL_]: SCHEMA }, [entry, entry, entry, entry, entry], 'schema-unusable'],
    ['has no name at all', {}, ['x'], 'schema-type-unknown'],
    ['is not the one signed for', { [URL_]: SCHEMA }, { ...entry, digestSRI: sri({}) }, 'schema-differs'],
    ['has a digest of an unknown kind', { [URL_]: SCHEMA }, { ...entry, digestSRI: 'md5-x' }, 'schema-unusable'],
    [
      'is not the related resource',
      { [URL_]: SCHEMA },
      entry,
      'schema-differs',
      { relatedResource: [{ id: URL_, digestSRI: sri({}) }] },
    ],
    [
      'is beside one that holds',
      { [URL_]: SCHEMA },
      [entry, { ...entry, id: 'https://gone.example/s' }],
      'schema-unreachable',
    ],
  ])('%s: not known, never a pass', async (_, network, schemas, reason, more) => {
    expect(await check(network, schemas, more)).toMatchObject({ id: 'schema', outcome: 'unknown', reason });
  });

  it.each(['sha256', 'sha384', 'sha512'])('is the one signed for, by %s', async (name) => {
    expect(await check({ [URL_]: SCHEMA }, { ...entry, digestSRI: sri(SCHEMA, name) })).toMatchObject({
      outcome: 'pass',
    });
  });

  it('has a weak digest that fits and a strong one that does not', async () => {
    const digestSRI = `${sri(SCHEMA, 'sha256')} ${sri({}, 'sha512')}`;
    expect(await check({ [URL_]: SCHEMA }, { ...entry, digestSRI })).toMatchObject({ reason: 'schema-differs' });
  });

  it.each([
    [true, SCHEMA],
    [false, {}],
  ])('has a multihash: fits %s', async (fits, digested) => {
    const hash = createHash('sha256').update(json(digested)).digest();
    const digestMultibase = `u${Buffer.concat([Buffer.from([0x12, 0x20]), hash]).toString('base64url')}`;
    const answer = await check({ [URL_]: SCHEMA }, { ...entry, digestMultibase });
    expect(answer.outcome).toBe(fits ? 'pass' : 'unknown');
  });

  it('by a redirect to another host: not that host’s word', async () => {
    const other = startRun({
      fetch: async () => ({
        ok: true,
        url: 'https://evil.example/',
        status: 200,
        type: '',
        bytes: new TextEncoder().encode('{}'),
      }),
      now: NOW,
      registry: NO_REGISTRY,
      rare: loadRare,
    });
    expect(await checkSchemas(other, { ...fullBadge(), credentialSchema: entry })).toMatchObject({
      reason: 'schema-unreachable',
    });
  });
});

describe('1EdTech’s own schemas', () => {
  const entry = { id: OFFICIAL, type: '1EdTechJsonSchemaValidator2019' };

  it.each<[string, Network]>([
    ['out of reach', {}],
    ['changed by whoever serves them', { [OFFICIAL]: { not: {} } }],
  ])('%s: our own rules stand for them', async (_, network) => {
    expect(await check(network, entry)).toMatchObject({ outcome: 'pass', reason: 'schema-own-rules' });
  });

  it('are not taken on trust for a credential of another kind', async () => {
    expect(await check({}, entry, { type: ['VerifiableCredential'] })).toMatchObject({ reason: 'schema-unreachable' });
  });

  it('must stand exactly in their place', async () => {
    const id = `https://purl.imsglobal.org.evil.example/spec/ob/v3p0/schema/json/x.json`;
    expect(await check({}, { ...entry, id })).toMatchObject({ reason: 'schema-unreachable' });
  });

  const file = path.join(
    path.resolve(process.env.TOUCHSTONE_SHARED ?? '../shared'),
    'schemas/1edtech/ob_v3p0_achievementcredential_schema.json',
  );
  describe.skipIf(!existsSync(file))('as published', () => {
    const network = existsSync(file) ? { [OFFICIAL]: new Uint8Array(readFileSync(file)) } : {};

    it('hold for a badge that uses every member', async () => {
      // The published schema knows names as texts and language maps only, and an image only as an object.
      const plain = withMember(fullBadge(), 'name', 'Navigation');
      const changed = withMember(plain, 'credentialSubject.achievement.image', undefined);
      const answer = await checkSchemas(run(network), { ...changed, credentialSchema: entry });
      expect(answer, JSON.stringify(answer)).toMatchObject({ outcome: 'pass', reason: 'schema-holds' });
    });

    it('are violated by a badge without criteria', async () => {
      const plain = withMember(fullBadge(), 'name', 'Navigation');
      const changed = withMember(plain, 'credentialSubject.achievement.criteria', undefined);
      const answer = await checkSchemas(run(network), { ...changed, credentialSchema: entry });
      expect(answer).toMatchObject({ outcome: 'fail', reason: 'schema-violated' });
    });

    it('do not judge what was issued under VC Data Model 1.1', async () => {
      const old = { '@context': ['https://www.w3.org/2018/credentials/v1'] };
      expect(await check(network, entry, old)).toMatchObject({ reason: 'schema-own-rules' });
    });
  });
});

describe('schemas made to freeze, to throw or to let pass', () => {
  const chain = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `a${i}`,
      { allOf: [{ $ref: `#/$defs/a${i + 1}` }, { $ref: `#/$defs/a${i + 1}` }] },
    ]),
  );
  const long = { text: 'a'.repeat(50_000), list: Array.from({ length: 3000 }, (_, i) => ({ i })) };

  it.each<[string, Json]>([
    ['a reference to itself', { $ref: '#' }],
    ['references that double forty times', { $defs: { ...chain, a40: {} }, $ref: '#/$defs/a0' }],
    ['a pattern that backtracks', { properties: { text: { pattern: '^(a+)+$' } } }],
    ['a pattern that is tried from everywhere', { properties: { text: { pattern: 'a+a+b' } } }],
    ['a pattern with a long text', { properties: { text: { pattern: 'a+b' } } }],
    ['a pattern hidden in an example', { examples: { x: { pattern: '^(a|a)*$' } }, $ref: '#/examples/x' }],
    ['a pattern hidden in a dependency', { dependencies: { pattern: '^(a|aa)+$' }, $ref: '#/dependencies' }],
    ['a pattern for names', { patternProperties: { '(x+x+)+y': {} } }],
    ['a pattern for names that grows', { patternProperties: { '.*.*.*.*y': {} } }],
    ['comparing all with all', { properties: { list: { uniqueItems: true } } }],
    [
      'a thousand times a thousand',
      { allOf: Array.from({ length: 5000 }, () => ({ properties: { list: { items: { minimum: 1 } } } })) },
    ],
    ['null for a schema', { not: null }],
    ['a prototype', JSON.parse('{"properties":{"__proto__":{"type":"string"}}}')],
    ['the library’s own marks', { __absolute_ref__: 'https://evil.example/' }],
    ['two schemas at one address', { $defs: { a: { $id: 'urn:x:1' }, b: { $id: 'urn:x:1', type: 'string' } } }],
  ])('%s: unusable, at once', { timeout: 3000 }, (_, schema) => {
    expect(compareWithSchema(long, schema).kind).toBe('unusable');
  });

  it('a document too large is not compared', () => {
    const wide = { list: Array.from({ length: 30_000 }, (_, i) => i) };
    expect(compareWithSchema(wide, {}).kind).toBe('unusable');
  });

  it('neither schema nor document is changed', () => {
    const schema = { properties: { a: { pattern: '^x$', $ref: '#/$defs/b' } }, $defs: { b: { type: 'string' } } };
    const before = json(schema);
    expect(compareWithSchema({ a: 'x' }, Object.freeze(schema))).toEqual({ kind: 'holds' });
    expect(json(schema)).toBe(before);
  });

  it.each<[string, Json, Json, string]>([
    ['a pattern', { properties: { a: { pattern: '^x$' } } }, { a: 'y' }, 'a'],
    ['a pattern beside others', { properties: { a: { allOf: [{ maxLength: 3 }], pattern: '^x' } } }, { a: 'y' }, 'a'],
    ['a pattern of names', { patternProperties: { '^x-': { type: 'number' } } }, { 'x-a': 'y' }, 'x-a'],
    ['names', { propertyNames: { pattern: '^[a-z]+$' } }, { A: 1 }, 'A'],
    ['a date', { properties: { a: { format: 'date-time' } } }, { a: 'May' }, 'a'],
    ['a dependency', { dependencies: { a: ['b'] } }, { a: 1 }, ''],
    ['a dependency with a schema', { dependencies: { a: { required: ['b'] } } }, { a: 1 }, 'b'],
    [
      'a deep member',
      { $defs: { n: { type: 'number' } }, properties: { 'a/b': { items: { $ref: '#/$defs/n' } } } },
      { 'a/b': [1, 'x'] },
      'a/b.1',
    ],
    ['nothing at all', { not: {} }, {}, ''],
    [
      'a reference by anchor',
      { $defs: { n: { $anchor: 'n', type: 'number' } }, properties: { a: { $ref: '#n' } } },
      { a: 'x' },
      'a',
    ],
    [
      'a reference by its own address',
      {
        $id: 'https://issuer.example/s',
        $defs: { n: { type: 'number' } },
        properties: { a: { $ref: 'https://issuer.example/s#/$defs/n' } },
      },
      { a: 'x' },
      'a',
    ],
  ])('%s is asked', (_, schema, document, member) => {
    expect(compareWithSchema(document, schema)).toEqual({ kind: 'violated', member });
  });

  it('a pattern in one schema is nothing to another', () => {
    expect(compareWithSchema({ a: 'y' }, { properties: { a: { pattern: '^x$' } } }).kind).toBe('violated');
    expect(compareWithSchema({ a: 'y' }, { properties: { a: { format: 'pattern ^x$' } } }).kind).toBe('holds');
  });

  it('no schema and no document make it throw', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), schemas, (document, schema) => {
        expect(['holds', 'violated', 'unusable']).toContain(compareWithSchema(document, schema).kind);
      }),
      { numRuns: 200 },
    );
  });
});

describe('regular expressions of strangers', () => {
  it.each([
    '^(a+)+$',
    '(a*)*b',
    '^(a|aa)+$',
    '(?=a)a',
    '(?<x>a)',
    String.raw`(a)\1`,
    '((ab?)c)*',
    '(',
    `a{1,${'9'.repeat(400)}}`,
    '(a{0,3}){2,}',
  ])('%s is refused', (source) => {
    expect(vetPattern(source)).toBeNull();
  });

  it.each([
    ['^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', 'ada@sea.example', 'ada'],
    ['^https?://.+$', 'https://a.example', 'ftp://a'],
    ['^[0-9a-f]{8}-[0-9a-f]{4}$', '01234567-89ab', '0123'],
    ['^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$', 'pt-PT', 'PT'],
    ['^(-3\\.\\d\\.\\d)*$', '-3.0.3', '-3.0'],
    ['[\\]a]+', 'a]', 'b'],
  ])('%s is taken, and works', (source, good, bad) => {
    const pattern = vetPattern(source);
    expect(pattern?.test(good)).toBe(true);
    expect(pattern?.test(bad)).toBe(false);
    expect(pattern?.ways(50)).toBeLessThan(10_000_000);
  });

  it('one that leaves many choices says so', () => {
    expect(vetPattern('a?'.repeat(40))?.ways(100)).toBeGreaterThan(10_000_000);
    expect(vetPattern('^.*.*.*x$')?.ways(1000)).toBeGreaterThan(10_000_000);
  });
});

const { schemas } = fc.letrec<{ schemas: Json }>((tie) => ({
  schemas: fc.dictionary(
    fc.constantFrom(
      'type',
      'properties',
      'items',
      'allOf',
      'anyOf',
      'not',
      '$ref',
      '$id',
      'pattern',
      'format',
      'required',
      'enum',
      'if',
      'contains',
      'uniqueItems',
      'dependencies',
      'patternProperties',
      '$defs',
      'additionalProperties',
      'multipleOf',
    ),
    fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('#/$defs/a', 'string', '^a+$', 'date-time'),
      fc.array(tie('schemas'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b'), tie('schemas')),
      tie('schemas'),
    ),
    { maxKeys: 4 },
  ),
}));
