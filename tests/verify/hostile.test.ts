import { describe, expect, it } from 'vitest';
import { decodeList, valueAt } from '../../lib/verify/status/encoded-list';
import { loadRare } from '../load-rare';
import { type Json, signCredential } from '../world/sign';
import {
  badge,
  bytesOf,
  controller,
  DID_KEY,
  ISSUER,
  KEY,
  METHOD,
  outcomeOf,
  reasonOf,
  signedByDidKey,
  verifyFound,
} from './mint';

const VC = 'https://www.w3.org/2018/credentials#';
const copy = (value: Json) => JSON.parse(JSON.stringify(value));

describe('a genuine credential rewritten so that its signature still holds', () => {
  it.each<[string, Json, (d: ReturnType<typeof copy>) => void]>([
    [
      'its expiry under a full address',
      { validUntil: '2025-01-01T00:00:00Z' },
      (d) => {
        d[`${VC}validUntil`] = { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime', '@value': d.validUntil };
        delete d.validUntil;
      },
    ],
    [
      'its status under a full address',
      { credentialStatus: { id: 'https://issuer.example/s#1', type: 'BitstringStatusListEntry' } },
      (d) => {
        d[`${VC}credentialStatus`] = d.credentialStatus;
        delete d.credentialStatus;
      },
    ],
    [
      'its recipient under a full address',
      {},
      (d) => {
        d.credentialSubject['https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifier'] =
          d.credentialSubject.identifier;
        delete d.credentialSubject.identifier;
      },
    ],
    [
      'its identity type in a list',
      {},
      (d) => {
        d.credentialSubject.identifier[0].identityType = ['name'];
      },
    ],
  ])('%s is not verified for somebody else', async (_, more, change) => {
    const changed = copy(await signedByDidKey(more));
    change(changed);
    const report = await verifyFound(changed, { holder: 'Grace Example' });
    expect(['unverifiable', 'other-person', 'invalid'], JSON.stringify(report.checks)).toContain(report.verdict);
  });

  it.each(['https://w3id.org/security#expiration', 'expiration'])('a proof’s expiry written as %s', async (member) => {
    const changed = copy(await signedByDidKey());
    changed['@context'].push('https://w3id.org/security/v1');
    changed.proof[member] = '2025-01-01T00:00:00Z';
    expect((await verifyFound(changed)).verdict).not.toBe('verified');
  });
});

describe('what is too much to expand', () => {
  it('many nodes that repeat the context are answered at once, as not checked', async () => {
    const more = {
      evidence: Array.from({ length: 2000 }, () => ({ '@context': badge(DID_KEY)['@context'], type: ['Evidence'] })),
    };
    const report = await verifyFound({ ...badge(DID_KEY, more), proof: { type: 'DataIntegrityProof' } });
    expect([report.verdict, reasonOf(report, 'schema')]).toEqual(['unverifiable', 'too-deep']);
  });

  it('many nodes are, too', async () => {
    const more = { evidence: Array.from({ length: 8000 }, (_, i) => ({ id: `urn:x:${i}`, type: ['Evidence'] })) };
    const report = await verifyFound({ ...badge(DID_KEY, more), proof: { type: 'DataIntegrityProof' } });
    expect(reasonOf(report, 'schema')).toBe('too-deep');
  });
});

describe('small inputs made to freeze or to throw', () => {
  const weird = { toString: 1, valueOf: 1 };
  const jwt = (header: unknown) =>
    [header, badge(ISSUER), 'x'].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  it.each<[string, unknown]>([
    ['comments before no svg', '<!---->'.repeat(2000)],
    ['deep svg', `<svg>${'<a>'.repeat(300_000)}`],
    ['a date that is an object', badge(DID_KEY, { validFrom: weird })],
    ['a context that is an object', badge(DID_KEY, { '@context': [weird] })],
    [
      'a purpose that is an object',
      {
        ...badge(DID_KEY),
        proof: {
          type: 'DataIntegrityProof',
          cryptosuite: 'eddsa-rdfc-2022',
          verificationMethod: `${DID_KEY}#x`,
          proofPurpose: weird,
        },
      },
    ],
    ['an algorithm that is a number', jwt({ alg: 5 })],
    ['an algorithm that is an object', jwt({ alg: weird })],
    [
      'an Open Badges 2.0 date that is an object',
      {
        '@context': 'https://w3id.org/openbadges/v2',
        type: 'Assertion',
        id: 'https://a.example/1',
        recipient: { type: 'email', identity: 'x' },
        badge: {},
        issuedOn: 'x',
        expires: weird,
        verification: { type: 'hosted' },
      },
    ],
    [
      'a proto member',
      JSON.parse(
        `{"__proto__":{"a":1},"type":["VerifiableCredential"],"@context":["https://www.w3.org/ns/credentials/v2"]}`,
      ),
    ],
    ['an issuer that is a list', badge(DID_KEY, { issuer: [[['x']]] })],
    [
      'a verification method that is an object',
      { ...badge(DID_KEY), proof: { type: 'Ed25519Signature2020', verificationMethod: {} } },
    ],
  ])('%s: answered, never verified', { timeout: 3000 }, async (_, document) => {
    expect((await verifyFound(typeof document === 'string' ? bytesOf(document) : document)).verdict).not.toBe(
      'verified',
    );
  });

  it('a status list padded without end', { timeout: 1000 }, () => {
    expect(decodeList(`${'='.repeat(80_000)}x`)).toBeNull();
    expect(valueAt(new Uint8Array([0b0100_0000]), 1, 1)).toBe(1);
  });
});

describe('names on pages', () => {
  const record = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://campus.example/a/1',
    recipient: { type: 'email', hashed: true, identity: 'sha256$00' },
    badge: {
      type: 'BadgeClass',
      name: 'Knots',
      criteria: 'https://campus.example/c',
      issuer: { type: 'Issuer', name: 'Campus' },
    },
    issuedOn: '2024-05-03T09:00:00Z',
    verification: { type: 'hosted' },
  };

  it.each([
    ['the record’s own host', ['campus.example'], 'verified', 'pass', 'Bob Forger'],
    ['another host, which copied the record', ['evil.example'], 'verified', 'unknown', null],
  ])('%s', async (_, speaksFor, verdict, outcome, name) => {
    const { verify } = await import('../../lib/verify/verify');
    const { networkOf, NOW } = await import('./mint');
    const { NO_REGISTRY } = await import('../../lib/verify/issuers/known');
    const report = await verify(
      {
        bytes: bytesOf(record),
        type: '',
        servedBy: 'https://evil.example/copy',
        promisedId: null,
        recipient: { name: 'Bob Forger', url: 'https://evil.example/page', speaksFor },
      },
      {
        fetch: networkOf({ [record.id]: record }),
        now: NOW,
        registry: NO_REGISTRY,
        rare: loadRare,
        holder: 'Bob Forger',
      },
    );
    expect([report.verdict, outcomeOf(report, 'holder'), report.recipient.name], JSON.stringify(report.checks)).toEqual(
      [verdict, outcome, name],
    );
  });
});

describe('a credential that states its dates twice', () => {
  it('has expired when either says so', async () => {
    const v1 = [
      'https://www.w3.org/2018/credentials/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
      'https://w3id.org/security/data-integrity/v2',
    ];
    const dates = {
      validFrom: undefined,
      issuanceDate: '2024-05-03T09:00:00Z',
      expirationDate: '2025-01-01T00:00:00Z',
      validUntil: '2030-01-01T00:00:00Z',
    };
    const report = await verifyFound(JSON.parse(JSON.stringify(await signedByDidKey({ '@context': v1, ...dates }))));
    expect(report.verdict, JSON.stringify(report.checks)).toBe('expired');
  });
});

describe('contexts of the same standard that we do not have', () => {
  it.each([
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.10.json',
    'https://purl.imsglobal.org/spec/ob/v3p1/context.json',
  ])('%s: no fault of the badge', async (context) => {
    const document = {
      ...badge(DID_KEY, { '@context': ['https://www.w3.org/ns/credentials/v2', context] }),
      proof: { type: 'DataIntegrityProof' },
    };
    const report = await verifyFound(document);
    expect([report.verdict, reasonOf(report, 'schema')]).toEqual(['unverifiable', 'context-not-known']);
  });
});

describe('dates as issuers write them', () => {
  it.each(['2024-05-03T09:00:60Z', '2024-05-03T09:00:00.123456789012Z', '2024-05-03T11:00:00+0200', '2024-05-03'])(
    '%s',
    async (validFrom) => {
      expect((await verifyFound(await signedByDidKey({ validFrom }))).verdict).toBe('verified');
    },
  );
});

it('an issuer reached by a redirect to another host does not speak for the first', async () => {
  const signed = await signCredential(badge(ISSUER), KEY, METHOD);
  const { verify } = await import('../../lib/verify/verify');
  const { NOW } = await import('./mint');
  const report = await verify(
    { bytes: bytesOf(signed), type: '', servedBy: null, promisedId: null, recipient: null },
    {
      fetch: async () => ({
        ok: true,
        url: 'https://evil.example/',
        status: 200,
        type: 'application/json',
        bytes: bytesOf(controller(ISSUER, METHOD)),
      }),
      now: NOW,
      registry: { lookup: async () => ({ listings: [], consulted: [], unread: [] }) },
      rare: loadRare,
    },
  );
  expect(report.verdict).toBe('unreachable');
});
