import { base58 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import type { Json } from '../world/sign';
import { badge, controller, ISSUER, METHOD, outcomeOf, reasonOf, verifyFound } from './mint';
import { didKeyOf, multibaseOf, proofBy, type SuiteSigner, signBy } from './suite-signers';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const OB_301 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

const SUITES: readonly SuiteSigner[] = [
  { suite: 'eddsa-rdfc-2022', curve: 'Ed25519' },
  { suite: 'eddsa-jcs-2022', curve: 'Ed25519' },
  { suite: 'ecdsa-rdfc-2019', curve: 'P-256' },
  { suite: 'ecdsa-rdfc-2019', curve: 'P-384' },
  { suite: 'ecdsa-jcs-2019', curve: 'P-256' },
  { suite: 'ecdsa-jcs-2019', curve: 'P-384' },
  { suite: 'Ed25519Signature2020', curve: 'Ed25519' },
  { suite: 'Ed25519Signature2018', curve: 'Ed25519' },
  { suite: 'JsonWebSignature2020', curve: 'P-256' },
  { suite: 'JsonWebSignature2020', curve: 'Ed25519' },
];

/** What the older suites need beside the badge's own contexts: their terms, and the first data model. */
const CONTEXTS: Readonly<Record<string, readonly string[]>> = {
  Ed25519Signature2020: ['https://w3id.org/security/suites/ed25519-2020/v1'],
  Ed25519Signature2018: [],
  // No npm package ships this suite's own context; here its terms are words of no standard, which a signature covers as well.
  JsonWebSignature2020: ['https://www.w3.org/ns/credentials/undefined-terms/v2'],
};

function badgeFor({ suite, curve, name }: SuiteSigner, issuer = didKeyOf(curve, name)): Json {
  const added = CONTEXTS[suite];
  if (!added) return badge(issuer);
  const { validFrom, ...older } = badge(issuer);
  return { ...older, '@context': [V1, OB_301, ...added], issuanceDate: validFrom };
}

const changed = (document: Json) =>
  JSON.parse(JSON.stringify(document).replace('Coastal Navigation', 'Stellar Navigation'));

describe.each(SUITES)('$suite with a key on $curve', (signer) => {
  const signed = async (more: Json = {}) => signBy(signer, badgeFor(signer), more);

  it('is verified', async () => {
    const report = await verifyFound(await signed());
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
  });

  it('is not genuine when a word changes', async () => {
    const report = await verifyFound(changed(await signed()));
    expect([report.verdict, reasonOf(report, 'proof')]).toEqual(['invalid', 'signature-wrong']);
  });

  it('is not genuine when the proof’s own date changes', async () => {
    const { proof, ...rest } = await signed();
    const report = await verifyFound({ ...rest, proof: { ...Object(proof), created: '2024-05-04T09:00:00Z' } });
    expect(report.verdict).toBe('invalid');
  });

  it('is not genuine when the signature is another’s', async () => {
    const other = await signBy({ ...signer, name: 'somebody else' }, badgeFor(signer));
    const report = await verifyFound(other);
    expect([report.verdict, outcomeOf(report, 'key')]).toEqual(['invalid', 'fail']);
  });

  it('is unreachable while the issuer’s document is', async () => {
    const report = await verifyFound(await signBy(signer, badgeFor(signer, ISSUER)));
    expect([report.verdict, outcomeOf(report, 'proof'), outcomeOf(report, 'key')]).toEqual([
      'unreachable',
      'pass',
      'unknown',
    ]);
  });
});

describe('suite and key', () => {
  it.each([
    ['eddsa-rdfc-2022', 'P-256'],
    ['ecdsa-rdfc-2019', 'Ed25519'],
    ['ecdsa-jcs-2019', 'Ed25519'],
    ['eddsa-jcs-2022', 'P-384'],
  ] as const)('%s does not take a key on %s', async (suite, curve) => {
    const report = await verifyFound(await signBy({ suite, curve }, badge(didKeyOf(curve))));
    expect([report.verdict, reasonOf(report, 'proof')]).toEqual(['invalid', 'key-unfit']);
  });

  it.each([
    ['a name that was withdrawn', { cryptosuite: 'eddsa-2022' }],
    ['another’s name', { cryptosuite: 'constructor' }],
    ['a type nobody defined', { type: 'toString', cryptosuite: undefined }],
    ['an older type with a cryptosuite', { type: 'Ed25519Signature2020' }],
  ])('%s is no suite', async (_, more) => {
    const signed = await signBy({ suite: 'eddsa-rdfc-2022', curve: 'Ed25519' }, badge(didKeyOf('Ed25519')));
    const report = await verifyFound({ ...signed, proof: { ...Object(signed.proof), ...more } });
    expect([report.verdict, reasonOf(report, 'proof')]).toEqual(['unverifiable', 'proof-type-unsupported']);
  });

  it('a proof over the letters may speak only in the document’s own contexts', async () => {
    const signer: SuiteSigner = { suite: 'eddsa-jcs-2022', curve: 'Ed25519' };
    const document = badge(didKeyOf('Ed25519'));
    const proof = await proofBy(signer, document, { '@context': ['https://elsewhere.example/context'] });
    const report = await verifyFound({ ...document, proof });
    expect([report.verdict, reasonOf(report, 'proof')]).toEqual(['invalid', 'proof-malformed']);
  });
});

describe('several proofs', () => {
  const document = badge(ISSUER);
  const one: SuiteSigner = { suite: 'eddsa-rdfc-2022', curve: 'Ed25519' };
  const two: SuiteSigner = { suite: 'ecdsa-rdfc-2019', curve: 'P-256' };
  const network = {
    [ISSUER]: {
      id: ISSUER,
      assertionMethod: [one, two].map(({ curve }) => `${didKeyOf(curve)}#${multibaseOf(curve)}`),
    },
  };
  const verdictOf = async (proof: unknown) => (await verifyFound({ ...document, proof }, { network })).verdict;

  it('a set holds when each does', async () => {
    expect(await verdictOf([await proofBy(one, document), await proofBy(two, document)])).toBe('verified');
  });

  it('one wrong proof spoils a set, wherever it stands', async () => {
    const wrong = { ...(await proofBy(two, document)), created: '2024-05-04T09:00:00Z' };
    expect(await verdictOf([await proofBy(one, document), wrong])).toBe('invalid');
    expect(await verdictOf([wrong, await proofBy(one, document)])).toBe('invalid');
  });

  it('a proof of an unknown kind beside a good one is not passed over', async () => {
    const strange = { ...(await proofBy(two, document)), cryptosuite: 'quantum-2031' };
    expect(await verdictOf([await proofBy(one, document), strange])).toBe('unverifiable');
  });

  it('a chain holds: each proof signs those it names', async () => {
    const first = await proofBy(one, document, { id: 'urn:uuid:first' });
    const second = await proofBy(two, { ...document, proof: [first] }, { previousProof: 'urn:uuid:first' });
    expect(await verdictOf([first, second])).toBe('verified');
    expect(await verdictOf([second, first])).toBe('verified');
  });

  it('a chain breaks when an earlier proof is exchanged, missing, itself, or stands twice', async () => {
    const first = await proofBy(one, document, { id: 'urn:uuid:first' });
    const other = await proofBy(one, document, { id: 'urn:uuid:first', created: '2024-05-04T09:00:00Z' });
    const second = await proofBy(two, { ...document, proof: [first] }, { previousProof: 'urn:uuid:first' });
    const circle = await proofBy(one, document, { id: 'urn:uuid:first', previousProof: 'urn:uuid:first' });
    expect(await verdictOf([other, second])).toBe('invalid');
    expect(await verdictOf([second])).toBe('invalid');
    expect(await verdictOf([circle])).toBe('invalid');
    expect(await verdictOf([first, first, second])).toBe('invalid');
  });

  it('more than eight are refused unread', async () => {
    expect(await verdictOf(Array.from({ length: 1000 }, () => ({ type: 'DataIntegrityProof' })))).toBe('invalid');
  });
});

describe('what a proof may be made for', () => {
  const signer: SuiteSigner = { suite: 'eddsa-rdfc-2022', curve: 'Ed25519' };
  const document = badge(didKeyOf('Ed25519'));
  it.each([
    ['its expiry is past', { expires: '2025-01-01T00:00:00Z' }, 'invalid', 'proof-dates'],
    ['its expiry is no date', { expires: 'soon' }, 'invalid', 'proof-malformed'],
    ['it was made in the future', { created: '2030-01-01T00:00:00Z' }, 'invalid', 'proof-dates'],
    ['it only authenticates', { proofPurpose: 'authentication' }, 'invalid', 'proof-purpose'],
    ['it names a domain: a caution', { domain: 'https://employer.example' }, 'verified', 'proof-domain'],
    ['it names several domains: a caution', { domain: ['a.example', 'b.example'] }, 'verified', 'proof-domain'],
    ['its domain is no text', { domain: 7 }, 'invalid', 'proof-malformed'],
  ])('%s', async (_, more, verdict, reason) => {
    const report = await verifyFound({ ...document, proof: { ...(await proofBy(signer, document)), ...more } });
    if (verdict === 'invalid') expect([report.verdict, reasonOf(report, 'proof')]).toEqual([verdict, reason]);
    else {
      const signed = await verifyFound(await signBy(signer, document, more));
      expect([signed.verdict, reasonOf(signed, 'proof')]).toEqual([verdict, reason]);
    }
  });
});

describe('the issuer’s key', () => {
  const signer: SuiteSigner = { suite: 'ecdsa-rdfc-2019', curve: 'P-256' };
  const method = `${ISSUER}#key-1`;
  const signed = async () => {
    const document = badge(ISSUER);
    return { ...document, proof: await proofBy(signer, document, { verificationMethod: METHOD }) };
  };
  const listing = (key: Json, more: Json = {}): Json => ({
    id: ISSUER,
    verificationMethod: [
      { id: method, type: 'Multikey', controller: ISSUER, publicKeyMultibase: multibaseOf('P-256'), ...key },
    ],
    assertionMethod: [method],
    ...more,
  });
  it.each<[string, Json, string, string]>([
    ['is listed', listing({}), 'verified', 'key-listed'],
    [
      'is listed for authentication only',
      listing({}, { assertionMethod: [], authentication: [method] }),
      'invalid',
      'key-not-authorised',
    ],
    [
      'belongs to another controller',
      listing({ controller: 'https://other.example/' }),
      'invalid',
      'key-not-authorised',
    ],
    ['is revoked', listing({ revoked: '2025-01-01T00:00:00Z' }), 'invalid', 'key-revoked'],
    ['had expired when it signed', listing({ expires: '2024-01-01T00:00:00Z' }), 'invalid', 'key-expired'],
    [
      'has expired since: its date is the signer’s own word',
      listing({ expires: '2025-01-01T00:00:00Z' }),
      'unverifiable',
      'key-expired',
    ],
    [
      'is in two forms that differ',
      listing({ publicKeyJwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } }),
      'unverifiable',
      'key-unsupported',
    ],
    [
      'is no point of its curve',
      listing({ publicKeyMultibase: `z${base58.encode(Uint8Array.of(0x80, 0x24, 2, ...new Array(32).fill(0xff)))}` }),
      'unverifiable',
      'key-unsupported',
    ],
  ])('%s', async (_, document, verdict, reason) => {
    const report = await verifyFound(await signed(), { network: { [ISSUER]: document } });
    expect([report.verdict, reasonOf(report, 'key')], JSON.stringify(report.checks)).toEqual([verdict, reason]);
  });

  it('may be listed as a did:key of its own', async () => {
    const document = badge(ISSUER);
    const did = `${didKeyOf('P-256')}#${multibaseOf('P-256')}`;
    const network = { [ISSUER]: { ...controller(ISSUER, METHOD), assertionMethod: [did] } };
    expect((await verifyFound(await signBy(signer, document), { network })).verdict).toBe('verified');
  });
});
