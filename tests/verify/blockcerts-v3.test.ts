import { createHash } from 'node:crypto';
import { encode } from 'cborg';
import { describe, expect, it } from 'vitest';
import type { Json } from '../world/sign';
import {
  anchoredV3,
  type Batch,
  BITCOIN,
  BITCOIN_SEGWIT,
  BITCOIN_TX,
  BITCOIN_WHOLE_KEY,
  BTC_ANCHOR,
  batchOf,
  credential,
  detailOf,
  ETH_ANCHOR,
  ETHEREUM,
  ETHEREUM_TX,
  encoded,
  esplora,
  fingerprint,
  type Inner,
  ISSUER,
  JWK,
  METHOD,
  MINED,
  MULTIKEY,
  type NumberedAnchor,
  PROOF,
  profile,
  proofValueOf,
  REVOKED,
  revocations,
  STRANGER,
  TX,
  verifyBlockcert,
  world,
} from './blockcerts-mint';
import { type Network, outcomeOf, reasonOf } from './mint';

const OLD = ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/blockcerts/v3'];

describe('a Blockcert 3 that nobody looked up on its chain', () => {
  it('is not verified: the report names the chain and the transaction, and says all else holds', async () => {
    const { document, batch } = await anchoredV3();
    const report = await verifyBlockcert(document, world(batch), []);
    expect(report).toMatchObject({
      verdict: 'unreachable',
      format: 'blockcerts',
      issuer: { id: ISSUER },
      achievement: { name: 'Coastal Navigation' },
      recipient: { name: 'Ada Learner' },
      issuedAt: '2024-05-03T09:00:00Z',
    });
    expect(reasonOf(report, 'proof')).toBe('anchor-not-looked-up');
    expect(detailOf(report, 'proof')).toMatchObject({ type: 'bitcoinMainnet', value: TX });
    for (const id of ['format', 'schema', 'key', 'status', 'validity', 'holder'])
      expect(outcomeOf(report, id)).toBe('pass');
    expect(report.requests.map(({ url }) => url)).toEqual([ISSUER, REVOKED]);
  });

  it('never shows what its display says', async () => {
    const { document, batch } = await anchoredV3();
    expect(JSON.stringify(await verifyBlockcert(document, world(batch)))).not.toContain('Grace Somebody');
  });
});

describe('a Blockcert 3 looked up where the user said', () => {
  it.each<Inner>(['bytes', 'text'])('is verified with hashes as %s inside', async (inner) => {
    const { document, batch } = await anchoredV3({}, {}, [BTC_ANCHOR], inner);
    const report = await verifyBlockcert(document, world(batch));
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
  });

  it.each<[string, Json, Json]>([
    [
      'as a MerkleProof2019 on the older data model',
      { '@context': OLD, issuanceDate: '2024-05-03T09:00:00Z', validFrom: undefined },
      { type: 'MerkleProof2019', cryptosuite: undefined, created: '2024-05-03T09:30:00.870521' },
    ],
    [
      'as a MerkleProof2019 on the newer one',
      { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/blockcerts/v3.1'] },
      { type: 'MerkleProof2019', cryptosuite: undefined },
    ],
  ])('is verified %s', async (_, more, proof) => {
    const { document, batch } = await anchoredV3(more, proof);
    const report = await verifyBlockcert(document, world(batch));
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
  });

  it.each<[string, readonly NumberedAnchor[], Network]>([
    ['ethereumMainnet', [ETH_ANCHOR], {}],
    ['polygonMainnet', [[2, 137, `0x${TX}`]], {}],
    ['baseMainnet', [[3, 8453, `0x${TX}`]], {}],
  ])('is verified on %s', async (chain, anchors) => {
    const { document, batch } = await anchoredV3({}, {}, anchors);
    const result = { hash: `0x${TX}`, blockNumber: '0x10', from: ETHEREUM, input: `0x${batch.merkleRoot}` };
    const network = world(batch, { [ETHEREUM_TX]: { result } });
    const report = await verifyBlockcert(document, network, [{ chain, url: 'https://eth.example/tx?h={id}' }]);
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    expect((await verifyBlockcert(document, network, [])).verdict).toBe('unreachable');
  });

  it.each<[string, (batch: Batch) => Json, string, string, string]>([
    ['another root', () => esplora('ab'.repeat(32)), 'invalid', 'proof', 'anchor-differs'],
    [
      'another sender',
      ({ merkleRoot }) => esplora(merkleRoot, { vin: [{ prevout: { scriptpubkey_address: STRANGER } }] }),
      'invalid',
      'key',
      'key-not-authorised',
    ],
    ['no sender', ({ merkleRoot }) => esplora(merkleRoot, { vin: [] }), 'unreachable', 'proof', 'anchor-unreachable'],
    [
      'no block',
      ({ merkleRoot }) => esplora(merkleRoot, { status: { confirmed: false } }),
      'unreachable',
      'proof',
      'anchor-unconfirmed',
    ],
  ])('when the explorer shows %s', async (_, answer, verdict, id, reason) => {
    const { document, batch } = await anchoredV3();
    const report = await verifyBlockcert(document, world(batch, { [BITCOIN_TX]: answer(batch) }));
    expect(report.verdict).toBe(verdict);
    expect(reasonOf(report, id)).toBe(reason);
  });
});

describe('the key of a Blockcert 3', () => {
  /** A profile that lists no addresses: only the method's key can tell who sent. */
  const methods = (...list: readonly Json[]) =>
    profile({
      publicKey: undefined,
      verificationMethod: list.map((more) => ({ id: METHOD, controller: ISSUER, ...more })),
      assertionMethod: [METHOD],
    });

  const forms: readonly [string, Json][] = [
    ['a JWK', { type: 'JsonWebKey', publicKeyJwk: JWK }],
    ['a Multikey', { type: 'Multikey', publicKeyMultibase: MULTIKEY }],
  ];
  describe.each(forms)('as %s', (_, form) => {
    it.each([BITCOIN, BITCOIN_WHOLE_KEY, BITCOIN_SEGWIT])('sends from %s', async (address) => {
      const { document, batch } = await anchoredV3();
      const answer = esplora(batch.merkleRoot, { vin: [{ prevout: { scriptpubkey_address: address } }] });
      const report = await verifyBlockcert(document, world(batch, { [ISSUER]: methods(form), [BITCOIN_TX]: answer }));
      expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    });

    it('sends from its Ethereum address', async () => {
      const { document, batch } = await anchoredV3({}, {}, [ETH_ANCHOR]);
      const answer = {
        hash: `0x${TX}`,
        status: 'ok',
        confirmations: 7,
        timestamp: MINED,
        raw_input: `0x${batch.merkleRoot}`,
        from: { hash: ETHEREUM },
      };
      const report = await verifyBlockcert(document, world(batch, { [ISSUER]: methods(form), [ETHEREUM_TX]: answer }));
      expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    });

    it('sends from nobody else’s', async () => {
      const { document, batch } = await anchoredV3();
      const answer = esplora(batch.merkleRoot, { vin: [{ prevout: { scriptpubkey_address: STRANGER } }] });
      const report = await verifyBlockcert(document, world(batch, { [ISSUER]: methods(form), [BITCOIN_TX]: answer }));
      expect(report.verdict).toBe('invalid');
      expect(reasonOf(report, 'key')).toBe('key-not-authorised');
    });
  });

  it.each<[string, Json]>([
    ['of another curve', { publicKeyJwk: { ...JWK, crv: 'P-256' } }],
    ['not on its curve', { publicKeyJwk: { ...JWK, y: JWK.x } }],
    ['cut off', { publicKeyMultibase: MULTIKEY.slice(0, -4) }],
    ['that is no text', { publicKeyMultibase: 7 }],
    ['absent', {}],
  ])('%s sends from nowhere', async (_, form) => {
    const { document, batch } = await anchoredV3();
    const report = await verifyBlockcert(document, world(batch, { [ISSUER]: methods(form) }));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'key')).toBe('key-not-authorised');
  });

  const claims: readonly [string, Json, Json, string, string][] = [
    [
      'is another’s',
      {},
      { verificationMethod: 'https://other.example/issuer.json#key-1' },
      'invalid',
      'key-not-authorised',
    ],
    ['is one the issuer doesn’t have', {}, { verificationMethod: `${ISSUER}#key-2` }, 'invalid', 'key-not-authorised'],
    [
      'is listed for nothing',
      { assertionMethod: undefined, authentication: ['#key-1'] },
      {},
      'invalid',
      'key-not-authorised',
    ],
    [
      'is lent by another controller',
      { verificationMethod: [{ id: METHOD, controller: 'https://other.example/', publicKeyJwk: JWK }] },
      {},
      'invalid',
      'key-not-authorised',
    ],
    [
      'was revoked before',
      { verificationMethod: [{ id: METHOD, revoked: '2024-01-01', publicKeyJwk: JWK }] },
      {},
      'invalid',
      'key-revoked',
    ],
    [
      'is in a profile that sorts none by purpose',
      { assertionMethod: undefined },
      {},
      'unreachable',
      'key-claimed-is-listed',
    ],
    [
      'is nowhere in a profile of addresses alone',
      { verificationMethod: undefined, assertionMethod: undefined },
      {},
      'unreachable',
      'key-not-bound',
    ],
    [
      'is an address, as in the drafts',
      {},
      { verificationMethod: `ecdsa-koblitz-pubkey:${BITCOIN}` },
      'unreachable',
      'key-claimed-is-listed',
    ],
    [
      'is another’s address',
      {},
      { verificationMethod: `ecdsa-koblitz-pubkey:${STRANGER}` },
      'invalid',
      'key-not-authorised',
    ],
  ];
  it.each(claims)('that the proof names %s', async (_, issuer, proof, verdict, reason) => {
    const { document, batch } = await anchoredV3({}, proof);
    const report = await verifyBlockcert(document, world(batch, { [ISSUER]: profile(issuer) }), []);
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
    expect(reasonOf(report, 'key')).toBe(reason);
  });

  it('must be listed even where a listed address sent', async () => {
    const { document, batch } = await anchoredV3({}, { verificationMethod: `${ISSUER}#key-2` });
    expect((await verifyBlockcert(document, world(batch))).verdict).toBe('invalid');
  });

  it('of a profile of addresses alone is the sender’s', async () => {
    const { document, batch } = await anchoredV3();
    const issuer = profile({ verificationMethod: undefined, assertionMethod: undefined });
    expect((await verifyBlockcert(document, world(batch, { [ISSUER]: issuer }))).verdict).toBe('verified');
  });
});

describe('the issuer of a Blockcert 3', () => {
  it('may be a did:web, whose document names the profile', async () => {
    const issuer = 'did:web:harbour.example';
    const { document, batch } = await anchoredV3({ issuer }, { verificationMethod: `${issuer}#key-1` });
    const did = {
      id: issuer,
      verificationMethod: [{ id: '#key-1', controller: issuer, publicKeyJwk: JWK }],
      assertionMethod: ['#key-1'],
      service: [{ id: '#profile', type: 'IssuerProfile', serviceEndpoint: ISSUER }],
    };
    const network = world(batch, {
      'https://harbour.example/.well-known/did.json': did,
      [REVOKED]: { ...revocations(), issuer },
    });
    expect((await verifyBlockcert(document, network)).verdict).toBe('verified');
    const revoked = { ...revocations({ id: document.id }), issuer };
    expect((await verifyBlockcert(document, { ...network, [REVOKED]: revoked })).verdict).toBe('revoked');
    expect((await verifyBlockcert(document, { ...network, [ISSUER]: 404 })).verdict).toBe('unreachable');
  });

  it('may be its key alone', async () => {
    const issuer = `did:key:${MULTIKEY}`;
    const { document, batch } = await anchoredV3({ issuer }, { verificationMethod: `${issuer}#${MULTIKEY}` });
    expect((await verifyBlockcert(document, world(batch))).verdict).toBe('verified');
    const answer = esplora(batch.merkleRoot, { vin: [{ prevout: { scriptpubkey_address: STRANGER } }] });
    expect((await verifyBlockcert(document, world(batch, { [BITCOIN_TX]: answer }))).verdict).toBe('invalid');
  });

  it.each([
    ['did:ion:EiA_Z6LQILbB2zj', 'did-method-unsupported'],
    ['did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', 'key-unsupported'],
    ['did:web:', 'issuer-document-malformed'],
  ])('%s can’t be asked: never verified, though the anchor holds', async (issuer, reason) => {
    const { document, batch } = await anchoredV3({ issuer }, { verificationMethod: `${issuer}#key-1` });
    const report = await verifyBlockcert(document, world(batch));
    expect(report.verdict).toBe('unverifiable');
    expect(outcomeOf(report, 'proof')).toBe('pass');
    expect(reasonOf(report, 'key')).toBe(reason);
    // Without an explorer there is still something to try.
    expect((await verifyBlockcert(document, world(batch), [])).verdict).toBe('unreachable');
  });
});

describe('a Blockcert 3 that was changed', () => {
  it.each<[string, Json]>([
    ['its subject', { credentialSubject: { id: 'did:example:ada', name: 'Grace Somebody' } }],
    ['its dates', { validFrom: '2020-05-03T09:00:00Z' }],
    ['its issuer', { issuer: 'https://other.example/' }],
    ['its display', { display: { contentMediaType: 'text/html', content: '' } }],
    ['an end of validity taken out', { validUntil: undefined }],
    ['its status taken out', { credentialStatus: undefined }],
  ])('%s', async (_, change) => {
    const credentialStatus = { id: 'https://harbour.example/status#7', type: 'BitstringStatusListEntry' };
    const { document, batch } = await anchoredV3({ validUntil: '2030-01-01T00:00:00Z', credentialStatus });
    const report = await verifyBlockcert({ ...document, ...change }, world(batch));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'proof')).toBe('document-hash-differs');
    expect(report.requests).toEqual([]);
  });

  it.each<[string, Json, string, string]>([
    ['a member that no context defines', { honours: 'summa cum laude' }, 'schema', 'undefined-term'],
    ['an id that is no address', { credentialSubject: { id: 'ada', name: 'Ada Learner' } }, 'format', 'wrong-value'],
  ])('with %s', async (_, more, check, reason) => {
    const { document, batch } = await anchoredV3(more);
    const report = await verifyBlockcert(document, world(batch));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, check)).toBe(reason);
  });

  it('an end of validity moved into another place with the same id', async () => {
    const subject = { id: 'urn:uuid:bbba8553-8ec1-445f-82c9-a57251dd731c', name: 'Ada Learner' };
    const { document, batch } = await anchoredV3({ credentialSubject: subject, validUntil: '2025-01-01T00:00:00Z' });
    const { validUntil, ...rest } = document;
    const moved = { ...rest, credentialSubject: { ...subject, type: 'VerifiableCredential', validUntil } };
    expect(await fingerprint({ ...moved, proof: undefined })).toBe(batch.targetHash);
    expect((await verifyBlockcert(moved, world(batch))).verdict).toBe('invalid');
  });

  it('an end of validity behind a context of its own', async () => {
    const { document, batch } = await anchoredV3({ validUntil: '2025-01-01T00:00:00Z' });
    const { validUntil, '@context': published, ...rest } = document;
    const context = {
      until: {
        '@id': 'https://www.w3.org/2018/credentials#validUntil',
        '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
      },
    };
    const hidden = { ...rest, '@context': [...[published].flat(), context], until: validUntil };
    expect(await fingerprint({ ...hidden, proof: undefined })).toBe(batch.targetHash);
    const report = await verifyBlockcert(hidden, world(batch));
    expect(report.verdict).toBe('unverifiable');
    expect(reasonOf(report, 'schema')).toBe('context-inline');
  });

  it.each<[string, Json, string]>([
    ['another purpose', { proofPurpose: 'authentication' }, 'proof-purpose'],
    ['no purpose', { proofPurpose: undefined }, 'proof-purpose'],
    ['no method', { verificationMethod: undefined }, 'proof-malformed'],
    ['an end that has passed', { expires: '2025-01-01T00:00:00Z' }, 'proof-dates'],
    ['an end that is no date', { expires: 'soon' }, 'bad-date'],
    ['a date in the future', { created: '2030-01-01T00:00:00Z' }, 'proof-dates'],
    ['a date without its time zone', { created: '2024-05-03T09:30:00.833602' }, 'bad-date'],
    ['a date that is none', { created: 'today' }, 'bad-date'],
    ['a previous proof that isn’t there', { previousProof: 'urn:uuid:1' }, 'proof-malformed'],
  ])('in its proof: %s', async (_, proof, reason) => {
    const { document, batch } = await anchoredV3({}, proof);
    const report = await verifyBlockcert(document, world(batch));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'proof')).toBe(reason);
  });
});

describe('the proof value', () => {
  const hash = (byte: string) => encode(byte.repeat(32));
  const bitcoin = [
    [0, 0],
    [1, 1],
    [2, encode(TX)],
  ];
  const whole = (target: string, more: Readonly<Record<number, unknown>> = {}): unknown => {
    const parts: Readonly<Record<number, unknown>> = {
      0: encode(target),
      1: encode(target),
      2: [bitcoin],
      3: [],
      ...more,
    };
    return Object.entries(parts).map(([key, value]) => [Number(key), value]);
  };

  it('of one document alone has no path', async () => {
    const target = await fingerprint(credential());
    const document = { ...credential(), proof: { ...PROOF, proofValue: encoded(whole(target)) } };
    expect((await verifyBlockcert(document, world({ ...batchOf(target), merkleRoot: target }))).verdict).toBe(
      'verified',
    );
  });

  let depth: unknown = 0;
  for (let i = 0; i < 900; i++) depth = [depth];
  const hostile: readonly [string, (target: string) => unknown][] = [
    ['is missing', () => undefined],
    ['is a number', () => 7],
    ['is empty', () => 'z'],
    ['has no multibase letter', (target) => encoded(whole(target)).slice(1)],
    ['is another base', (target) => `u${encoded(whole(target)).slice(1)}`],
    ['is not base58', () => 'z0OIl'],
    ['is not CBOR', () => 'z2J'],
    ['is cut off', (target) => encoded(whole(target)).slice(0, -9)],
    ['has more after it', (target) => `${encoded(whole(target))}1111`],
    ['is a million letters long', () => `z${'1'.repeat(1_000_000)}`],
    ['promises four thousand million items', () => `z${'7NbPwWcC'}`],
    ['is a map', () => encoded({ 0: 'a' })],
    ['is nested nine hundred deep', () => encoded(depth)],
    ['has a root that is no hash', (target) => encoded(whole(target, { 0: encode('ab') }))],
    ['has a target that is no hash', (target) => encoded(whole(target, { 1: encode(7) }))],
    ['has a hash that isn’t wrapped', (target) => encoded(whole(target, { 0: target }))],
    [
      'has a part twice',
      () =>
        encoded([
          [0, hash('ab')],
          [0, hash('cd')],
        ]),
    ],
    ['has a part too many', (target) => encoded([...[whole(target)].flat(), [4, 1]])],
    ['has no path', (target) => encoded(whole(target, { 3: null }))],
    ['has 33 steps', (target) => encoded(whole(target, { 3: Array(33).fill([0, encode(new Uint8Array(32))]) }))],
    ['has a step to no side', (target) => encoded(whole(target, { 3: [[2, hash('ab')]] }))],
    ['has a step without a hash', (target) => encoded(whole(target, { 3: [[0, encode('zz')]] }))],
    ['has no anchor', (target) => encoded(whole(target, { 2: [] }))],
    ['has nine anchors', (target) => encoded(whole(target, { 2: Array(9).fill(bitcoin) }))],
    [
      'has an anchor of words on a real chain',
      (target) =>
        encoded(
          whole(target, {
            2: [
              [
                [0, 0],
                [1, 1],
                [2, encode('../x')],
              ],
            ],
          }),
        ),
    ],
    ['has an anchor of nothing', (target) => encoded(whole(target, { 2: [[]] }))],
  ];
  it.each(hostile)('that %s is malformed', async (_, value) => {
    const target = await fingerprint(credential());
    const document = { ...credential(), proof: { ...PROOF, proofValue: value(target) } };
    const report = await verifyBlockcert(document, world(batchOf(target)));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'proof')).toBe('proof-malformed');
    expect(report.requests).toEqual([]);
  });

  it('of 4,096 letters is read or refused in under a second', async () => {
    const target = await fingerprint(credential());
    const document = { ...credential(), proof: { ...PROOF, proofValue: `z${'z'.repeat(4095)}` } };
    expect((await verifyBlockcert(document, {})).verdict).toBe('invalid');
    expect(target).toHaveLength(64);
  });

  it('of a batch of four thousand million is read', async () => {
    const target = await fingerprint(credential());
    const path = Array.from({ length: 32 }, (_, step) => ({ right: step.toString(16).padStart(64, '0') }));
    const join = (left: string, right: string) =>
      createHash('sha256')
        .update(Buffer.from(left + right, 'hex'))
        .digest('hex');
    const merkleRoot = path.reduce((left, { right }) => join(left, right), target);
    const batch = { targetHash: target, merkleRoot, path };
    const document = { ...credential(), proof: { ...PROOF, proofValue: proofValueOf(batch, [BTC_ANCHOR], 'bytes') } };
    expect((await verifyBlockcert(document, world(batch))).verdict).toBe('verified');
  });

  it('with a wrong neighbour leads elsewhere', async () => {
    const target = await fingerprint(credential());
    const batch = batchOf(target);
    const wrong = { ...batch, path: batch.path.toReversed() };
    const document = { ...credential(), proof: { ...PROOF, proofValue: proofValueOf(wrong) } };
    expect(reasonOf(await verifyBlockcert(document, world(batch)), 'proof')).toBe('merkle-path-differs');
  });
});

describe('several proofs', () => {
  const first = { ...PROOF, id: 'urn:uuid:first' };

  /** A second proof over the credential with its first; `more` replaces members of the second. */
  async function chained(more: Json = {}, covered: 'covers the first' | 'covers none' = 'covers the first') {
    const { document } = await anchoredV3({}, { id: first.id });
    const content = covered === 'covers the first' ? document : credential();
    const batch = batchOf(await fingerprint(content));
    const second = { ...PROOF, id: 'urn:uuid:second', proofValue: proofValueOf(batch, [ETH_ANCHOR]), ...more };
    const own = batchOf(await fingerprint(credential()));
    const result = { hash: `0x${TX}`, blockNumber: '0x1', from: ETHEREUM, input: `0x${batch.merkleRoot}` };
    return {
      document: { ...document, proof: [document.proof, second] },
      network: world(own, { [ETHEREUM_TX]: { result } }),
    };
  }

  it('side by side must all hold', async () => {
    const { document, network } = await chained({}, 'covers none');
    expect((await verifyBlockcert(document, network)).verdict).toBe('verified');
    expect((await verifyBlockcert(document, { ...network, [ETHEREUM_TX]: 404 })).verdict).toBe('unreachable');
    expect((await verifyBlockcert(document, { ...network, [BITCOIN_TX]: esplora('ab'.repeat(32)) })).verdict).toBe(
      'invalid',
    );
  });

  it('in a chain: the second covers the first', async () => {
    const { document, network } = await chained({ previousProof: first.id });
    const report = await verifyBlockcert(document, network);
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
  });

  it.each<[string, Json, 'covers the first' | 'covers none', string]>([
    ['covers the first and doesn’t say so', {}, 'covers the first', 'document-hash-differs'],
    ['says that it covers the first and doesn’t', { previousProof: first.id }, 'covers none', 'document-hash-differs'],
    ['names a proof that isn’t there', { previousProof: 'urn:uuid:third' }, 'covers the first', 'proof-malformed'],
    ['names itself', { previousProof: 'urn:uuid:second' }, 'covers the first', 'proof-malformed'],
  ])('is invalid when the second %s', async (_, more, covered, reason) => {
    const { document, network } = await chained(more, covered);
    const report = await verifyBlockcert(document, network);
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'proof')).toBe(reason);
  });

  it('in a chain: the first may not change', async () => {
    const { document, network } = await chained({ previousProof: first.id });
    const [one, two] = [document.proof].flat();
    const changed = {
      ...document,
      proof: [{ ...JSON.parse(JSON.stringify(one)), created: '2024-05-03T09:31:00Z' }, two],
    };
    expect((await verifyBlockcert(changed, network)).verdict).toBe('invalid');
  });

  it('in a chain: a second by somebody else ties nothing to the issuer, and is no fault', async () => {
    const witness = 'https://witness.example/profile#key-1';
    const { document, network } = await chained({ previousProof: first.id, verificationMethod: witness });
    const report = await verifyBlockcert(document, network);
    expect(report.verdict).toBe('unverifiable');
    expect(reasonOf(report, 'key')).toBe('key-not-bound');
  });

  it('of another suite are named, and keep it from being verified', async () => {
    const { document, batch } = await anchoredV3();
    const other = {
      type: 'EcdsaSecp256k1Signature2019',
      verificationMethod: METHOD,
      proofPurpose: 'assertionMethod',
      jws: 'e30..',
    };
    const report = await verifyBlockcert({ ...document, proof: [document.proof, other] }, world(batch));
    expect(report.verdict).toBe('unverifiable');
    expect(detailOf(report, 'proof')).toMatchObject({ type: 'EcdsaSecp256k1Signature2019' });
  });

  it('of other suites only are named, whatever the context says', async () => {
    const proof = [
      { type: 'DataIntegrityProof', cryptosuite: 'ecdsa-sd-2023' },
      { type: 'DataIntegrityProof', cryptosuite: 'bbs-2023' },
    ];
    const report = await verifyBlockcert({ ...credential(), proof });
    expect(report.verdict).toBe('unverifiable');
    expect(detailOf(report, 'proof')).toMatchObject({ type: 'ecdsa-sd-2023, bbs-2023' });
  });

  it.each<[string, unknown, string]>([
    ['none', undefined, 'unverifiable'],
    ['an empty list', [], 'unverifiable'],
    ['a thousand', Array(1000).fill(PROOF), 'invalid'],
    ['one good and one text', 'text', 'invalid'],
  ])('%s', async (_, proof, verdict) => {
    const { document, batch } = await anchoredV3();
    const changed = { ...document, proof: proof === 'text' ? [document.proof, 'text'] : proof };
    expect((await verifyBlockcert(changed, world(batch))).verdict).toBe(verdict);
  });
});

describe('dates, subjects and status of a Blockcert 3', () => {
  it.each<[string, Json, string]>([
    ['expired', { validUntil: '2025-01-01T00:00:00Z' }, 'expired'],
    ['not yet valid', { validFrom: '2039-07-13T00:00:00Z' }, 'not-yet-valid'],
    ['with a date that is none', { validUntil: 'soon' }, 'invalid'],
    [
      'expired by the older name',
      {
        '@context': OLD,
        validFrom: undefined,
        issuanceDate: '2024-05-03T09:00:00Z',
        expirationDate: '2025-01-01T00:00:00Z',
      },
      'expired',
    ],
    [
      'expired by the name of version 2',
      { '@context': OLD, validFrom: undefined, issuanceDate: '2024-05-03T09:00:00Z', expires: '2025-01-01T00:00:00Z' },
      'expired',
    ],
    ['to somebody else', { credentialSubject: { id: 'did:example:grace', name: 'Grace Somebody' } }, 'other-person'],
    ['with a status of an unknown kind', { credentialStatus: { id: 'urn:uuid:1', type: 'TeaLeaves' } }, 'invalid'],
    [
      'with a status that can’t be reached',
      {
        credentialStatus: {
          id: 'https://harbour.example/status#7',
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: '7',
          statusListCredential: 'https://harbour.example/status',
        },
      },
      'unreachable',
    ],
    ['multilingual', { name: [{ '@value': 'شهادة', '@language': 'ar', '@direction': 'rtl' }] }, 'verified'],
  ])('%s', async (_, more, verdict) => {
    const proof = more['@context'] === OLD ? { type: 'MerkleProof2019', cryptosuite: undefined } : {};
    const { document, batch } = await anchoredV3(more, proof);
    const report = await verifyBlockcert(document, world(batch));
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
  });

  it.each<[string, readonly Json[], string | null]>([
    ['one name among them', [{ id: 'did:example:ada' }, { name: 'Ada Learner' }], 'Ada Learner'],
    ['two names', [{ name: 'Ada Learner' }, { name: 'Grace Somebody' }], null],
  ])('several subjects with %s', async (_, credentialSubject, name) => {
    const { document, batch } = await anchoredV3({ credentialSubject });
    expect((await verifyBlockcert(document, world(batch))).recipient.name).toBe(name);
  });

  it('revoked by the issuer’s list', async () => {
    const { document, batch } = await anchoredV3();
    const list = revocations({ id: document.id, revocationReason: 'Issued in error' });
    const report = await verifyBlockcert(document, world(batch, { [REVOKED]: list }));
    expect(report.verdict).toBe('revoked');
    expect(detailOf(report, 'status')).toMatchObject({ value: 'Issued in error' });
  });

  it('without an id can’t be in the list: not known whether it is revoked', async () => {
    const { document, batch } = await anchoredV3({ id: undefined });
    expect((await verifyBlockcert(document, world(batch))).verdict).toBe('unverifiable');
    const issuer = profile({ revocationList: undefined });
    expect((await verifyBlockcert(document, world(batch, { [ISSUER]: issuer }))).verdict).toBe('verified');
  });

  it.each<[string, NumberedAnchor]>([
    ['mocknet', [-1, -1, 'This has not been issued on a blockchain']],
    ['bitcoinTestnet', [0, 3, TX]],
    ['ethereumSepolia', [1, 11155111, `0x${TX}`]],
    ['polygonMumbai', [2, 80001, `0x${TX}`]],
    ['blink:1:17000', [1, 17000, `0x${TX}`]],
    ['blink:9:1', [9, 1, TX]],
  ])('on %s is never verified', async (chain, anchor) => {
    const { document, batch } = await anchoredV3({}, {}, [anchor]);
    const report = await verifyBlockcert(document, world(batch), [{ chain, url: 'https://btc.example/api/tx/{id}' }]);
    expect(report.verdict).toBe('unverifiable');
    expect(detailOf(report, 'proof').type).toBe(chain);
  });
});
