import { describe, expect, it } from 'vitest';
import type { Json } from '../world/sign';
import {
  anchoredV2,
  assertion,
  type Batch,
  BITCOIN,
  BITCOIN_SEGWIT,
  BITCOIN_TX,
  BITCOIN_WHOLE_KEY,
  detailOf,
  ETHEREUM,
  ETHEREUM_TX,
  esplora,
  fingerprint,
  ISSUER,
  MINED,
  profile,
  REVOKED,
  revocations,
  STRANGER,
  TX,
  verifyBlockcert,
  world,
} from './blockcerts-mint';
import { type Network, outcomeOf, reasonOf } from './mint';

/** A Blockcert 2 whose signature was changed after it was made. */
async function forged(change: (signature: Json, batch: Batch) => Json): Promise<{ document: Json; batch: Batch }> {
  const { document, batch } = await anchoredV2();
  const { targetHash, merkleRoot, path } = batch;
  const signature = { type: ['MerkleProof2017', 'Extension'], merkleRoot, targetHash, proof: path, anchors: MAINNET };
  return { document: { ...document, signature: change(signature, batch) }, batch };
}

const MAINNET = [{ sourceId: TX, type: 'BTCOpReturn', chain: 'bitcoinMainnet' }];
const ETHEREUM_ANCHOR = [{ sourceId: `0x${TX}`, type: 'ETHData', chain: 'ethereumMainnet' }];

describe('a Blockcert 2 that nobody looked up on its chain', () => {
  it('is not verified: the report names the chain and the transaction, and says all else holds', async () => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch), []);
    expect(report).toMatchObject({
      verdict: 'unreachable',
      format: 'blockcerts',
      issuer: { id: ISSUER, name: 'Harbour School' },
      achievement: { name: 'Coastal Navigation' },
      recipient: { name: 'Ada Learner' },
      issuedAt: '2024-05-03T09:00:00Z',
    });
    expect(report.checks.find(({ id }) => id === 'proof')).toMatchObject({
      outcome: 'unknown',
      reason: 'anchor-not-looked-up',
      detail: { type: 'bitcoinMainnet', value: TX },
    });
    for (const id of ['format', 'schema', 'key', 'status', 'validity', 'holder'])
      expect(outcomeOf(report, id)).toBe('pass');
  });

  it('asks nobody but the issuer', async () => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch), []);
    expect(report.requests.map(({ url }) => url)).toEqual([ISSUER, REVOKED]);
  });

  it('asks no explorer of another chain', async () => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch), [
      { chain: 'ethereumMainnet', url: 'https://eth.example/{id}' },
    ]);
    expect(reasonOf(report, 'proof')).toBe('anchor-not-looked-up');
    expect(report.requests.map(({ url }) => url)).toEqual([ISSUER, REVOKED]);
  });

  it('names every chain of several', async () => {
    const { document, batch } = await anchoredV2({}, [...MAINNET, ...ETHEREUM_ANCHOR]);
    const report = await verifyBlockcert(document, world(batch), []);
    expect(detailOf(report, 'proof')).toMatchObject({
      type: 'bitcoinMainnet, ethereumMainnet',
      value: `${TX}, 0x${TX}`,
    });
  });

  it('is unreachable when its issuer is, too', async () => {
    const { document } = await anchoredV2();
    const report = await verifyBlockcert(document, {}, []);
    expect(report.verdict).toBe('unreachable');
    expect(reasonOf(report, 'key')).toBe('issuer-unreachable');
    expect(outcomeOf(report, 'status')).toBe('unknown');
  });
});

describe('a Blockcert 2 looked up where the user said', () => {
  const shapes: readonly [string, (root: string) => Json][] = [
    ['Esplora', esplora],
    ['Esplora without the script in words', (root) => esplora(root, { vout: [{ scriptpubkey: `6a20${root}` }] })],
    [
      'Esplora with nothing but the script in words',
      (root) => esplora(root, { vout: [{ scriptpubkey_asm: `OP_RETURN OP_PUSHBYTES_32 ${root}` }] }),
    ],
    [
      'BlockCypher',
      (root) => ({
        hash: TX,
        confirmations: 9000,
        confirmed: MINED,
        inputs: [{ addresses: [BITCOIN] }],
        outputs: [{ script: '76a91400' }, { script: `6a20${root}`, data_hex: root, script_type: 'null-data' }],
      }),
    ],
  ];
  it.each(shapes)('is verified when %s shows its root in a transaction of the issuer', async (_, answer) => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch, { [BITCOIN_TX]: answer(batch.merkleRoot) }));
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    expect(reasonOf(report, 'proof')).toBe('anchored');
    expect(report.requests.map(({ url }) => url)).toContain(BITCOIN_TX);
  });

  it.each<[string, (root: string) => Json]>([
    [
      'JSON-RPC',
      (root) => ({
        jsonrpc: '2.0',
        id: 1,
        result: { hash: `0x${TX}`, blockNumber: '0x10', from: ETHEREUM, input: `0x${root}` },
      }),
    ],
    [
      'Blockscout',
      (root) => ({
        hash: `0x${TX}`,
        status: 'ok',
        confirmations: 7,
        timestamp: MINED,
        raw_input: `0x${root}`,
        from: { hash: ETHEREUM },
      }),
    ],
    [
      'BlockCypher',
      (root) => ({
        hash: TX,
        confirmations: 7,
        confirmed: MINED,
        inputs: [{ addresses: [ETHEREUM.slice(2).toLowerCase()] }],
        outputs: [{ script: root }],
      }),
    ],
  ])('is verified when %s shows it on Ethereum', async (_, answer) => {
    const verification = { type: ['MerkleProofVerification2017'], publicKey: `ecdsa-koblitz-pubkey:${ETHEREUM}` };
    const { document, batch } = await anchoredV2({ verification }, ETHEREUM_ANCHOR);
    const report = await verifyBlockcert(document, world(batch, { [ETHEREUM_TX]: answer(batch.merkleRoot) }));
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
  });

  it('takes a profile of Blockcerts 1 and of the drafts of 2', async () => {
    const { document, batch } = await anchoredV2();
    for (const keys of [
      { issuerKeys: [{ date: '2020-01-01', key: BITCOIN }] },
      { publicKeys: [{ publicKey: `ecdsa-koblitz-pubkey:${BITCOIN}`, created: '2020-01-01' }] },
    ]) {
      const issuer = { id: ISSUER, name: 'Harbour School', ...keys };
      expect((await verifyBlockcert(document, world(batch, { [ISSUER]: issuer }))).verdict).toBe('verified');
    }
  });

  const root = 'ab'.repeat(32);
  const another: readonly [string, Network, string, string, string][] = [
    ['another root', { [BITCOIN_TX]: esplora(root) }, 'invalid', 'proof', 'anchor-differs'],
    ['no data at all', { [BITCOIN_TX]: esplora(root, { vout: [] }) }, 'invalid', 'proof', 'anchor-differs'],
    [
      'another transaction',
      { [BITCOIN_TX]: esplora(root, { txid: root }) },
      'unreachable',
      'proof',
      'anchor-unreachable',
    ],
    ['a shape nobody knows', { [BITCOIN_TX]: { txid: TX } }, 'unreachable', 'proof', 'anchor-unreachable'],
    ['a list', { [BITCOIN_TX]: [] }, 'unreachable', 'proof', 'anchor-unreachable'],
    ['nothing', { [BITCOIN_TX]: 404 }, 'unreachable', 'proof', 'anchor-unreachable'],
    [
      'a result of null',
      { [BITCOIN_TX]: { jsonrpc: '2.0', id: 1, result: null } },
      'unreachable',
      'proof',
      'anchor-unreachable',
    ],
  ];
  it.each(another)('when the explorer shows %s', async (_, network, verdict, id, reason) => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch, network));
    expect(report.verdict).toBe(verdict);
    expect(reasonOf(report, id)).toBe(reason);
  });

  it.each<[string, (root: string) => Json]>([
    ['unconfirmed by Esplora', (own) => esplora(own, { status: { confirmed: false } })],
    [
      'unconfirmed by BlockCypher',
      (own) => ({
        hash: TX,
        confirmations: 0,
        inputs: [{ addresses: [BITCOIN] }],
        outputs: [{ script: `6a20${own}` }],
      }),
    ],
    [
      'in no block yet',
      (own) => ({ result: { hash: `0x${TX}`, blockNumber: null, from: ETHEREUM, input: `0x${own}` } }),
    ],
    [
      'unconfirmed by Blockscout',
      (own) => ({ hash: TX, status: null, confirmations: 0, raw_input: `0x${own}`, from: { hash: ETHEREUM } }),
    ],
  ])('waits for a transaction that is %s', async (_, answer) => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch, { [BITCOIN_TX]: answer(batch.merkleRoot) }));
    expect(report.verdict).toBe('unreachable');
    expect(reasonOf(report, 'proof')).toBe('anchor-unconfirmed');
  });

  it('does not take a root with more data around it', async () => {
    const { document, batch } = await anchoredV2();
    const answer = esplora(batch.merkleRoot, { vout: [{ scriptpubkey: `6a21${batch.merkleRoot}00` }] });
    expect((await verifyBlockcert(document, world(batch, { [BITCOIN_TX]: answer }))).verdict).toBe('invalid');
  });

  it('is invalid when somebody else anchored the same root', async () => {
    const { document, batch } = await anchoredV2();
    const answer = esplora(batch.merkleRoot, { vin: [{ prevout: { scriptpubkey_address: STRANGER } }] });
    const report = await verifyBlockcert(document, world(batch, { [BITCOIN_TX]: answer }));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'key')).toBe('key-not-authorised');
  });

  it.each([
    ['first', [BITCOIN, STRANGER]],
    ['last', [STRANGER, BITCOIN]],
  ])(
    'is not verified by coins that several could spend, the issuer named %s: any of them may have',
    async (_, addresses) => {
      const { document, batch } = await anchoredV2();
      const answer = {
        hash: TX,
        confirmations: 9000,
        confirmed: MINED,
        // An output that the issuer or the stranger alone can spend (a bare multisignature), made by the stranger.
        inputs: [{ addresses, script_type: 'pay-to-multi-pubkey-hash' }],
        outputs: [{ script: `6a20${batch.merkleRoot}`, data_hex: batch.merkleRoot }],
      };
      const report = await verifyBlockcert(document, world(batch, { [BITCOIN_TX]: answer }));
      expect([report.verdict, reasonOf(report, 'proof')]).toEqual(['unreachable', 'anchor-unreachable']);
    },
  );

  it('is unreachable when the anchor holds and the issuer can’t be asked whose address it is', async () => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch, { [ISSUER]: 503 }));
    expect(report.verdict).toBe('unreachable');
    expect(outcomeOf(report, 'proof')).toBe('pass');
  });

  it('needs every anchor: one that differs makes it invalid, one unread unreachable', async () => {
    const { document, batch } = await anchoredV2({}, [...MAINNET, ...ETHEREUM_ANCHOR]);
    const eth = (input: string) => ({
      [ETHEREUM_TX]: { result: { hash: `0x${TX}`, blockNumber: '0x1', from: ETHEREUM, input } },
    });
    expect((await verifyBlockcert(document, world(batch, eth(`0x${batch.merkleRoot}`)))).verdict).toBe('verified');
    expect((await verifyBlockcert(document, world(batch, eth(`0x${root}`)))).verdict).toBe('invalid');
    expect((await verifyBlockcert(document, world(batch))).verdict).toBe('unreachable');
  });
});

describe('the issuer’s keys', () => {
  const key = (more: Json) => profile({ publicKey: [{ id: `ecdsa-koblitz-pubkey:${BITCOIN}`, ...more }] });
  const lifetimes: readonly [string, Json, string, string | undefined][] = [
    ['revoked after the anchor', { revoked: '2024-05-04' }, 'verified', 'key-listed'],
    ['revoked before the anchor', { revoked: '2024-05-03T09:59:00Z' }, 'invalid', 'key-revoked'],
    ['revoked at no readable time', { revoked: 'yes' }, 'invalid', 'key-revoked'],
    ['expired after the anchor', { expires: '2025-01-01' }, 'verified', 'key-listed'],
    ['expired before the anchor', { expires: '2024-05-01' }, 'invalid', 'key-expired'],
    ['made after the anchor', { created: '2024-06-01' }, 'invalid', 'key-not-yet-valid'],
  ];
  it.each(lifetimes)('%s', async (_, more, verdict, reason) => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch, { [ISSUER]: key(more) }));
    expect(report.verdict).toBe(verdict);
    expect(reasonOf(report, 'key')).toBe(reason);
  });

  it.each<[string, Json, string, string]>([
    ['revoked before it was issued', { revoked: '2024-05-01' }, 'invalid', 'key-revoked'],
    ['revoked since', { revoked: '2024-06-01' }, 'unreachable', 'key-claimed-is-listed'],
  ])('by the document’s own date where no chain was asked: %s', async (_, more, verdict, reason) => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch, { [ISSUER]: key(more) }), []);
    expect(report.verdict).toBe(verdict);
    expect(reasonOf(report, 'key')).toBe(reason);
  });

  it('with an end, and an explorer that tells no time: not verified, whatever date the document gives itself', async () => {
    const { document, batch } = await anchoredV2({}, ETHEREUM_ANCHOR);
    const issuer = profile({ publicKey: [{ id: BITCOIN }, { id: ETHEREUM, revoked: '2024-06-01' }] });
    const result = { hash: `0x${TX}`, blockNumber: '0x1', from: ETHEREUM, input: `0x${batch.merkleRoot}` };
    const report = await verifyBlockcert(document, world(batch, { [ISSUER]: issuer, [ETHEREUM_TX]: { result } }));
    expect(report.verdict).toBe('unverifiable');
    expect(reasonOf(report, 'key')).toBe('key-time-unknown');
  });

  it.each([
    ['the key that the document names is another’s', { publicKey: `ecdsa-koblitz-pubkey:${STRANGER}` }, 'invalid'],
    ['the case of a Bitcoin address is changed', { publicKey: BITCOIN.toLowerCase() }, 'invalid'],
    ['the key is named as in the drafts', { creator: `ecdsa-koblitz-pubkey:${BITCOIN}` }, 'unreachable'],
  ])('%s', async (_, verification, verdict) => {
    const alpha = ['https://w3id.org/openbadges/v2', 'https://w3id.org/blockcerts/schema/2.0-alpha/context.json'];
    const { document, batch } = await anchoredV2({
      '@context': 'creator' in verification ? alpha : assertion()['@context'],
      verification: { type: ['MerkleProofVerification2017'], ...verification },
      ...('creator' in verification ? { recipientProfile: undefined } : {}),
    });
    expect((await verifyBlockcert(document, world(batch), [])).verdict).toBe(verdict);
  });

  it('by which nothing is claimed and nothing was looked up: nothing is said of the key', async () => {
    const { document, batch } = await anchoredV2({ verification: { type: ['MerkleProofVerification2017'] } });
    const report = await verifyBlockcert(document, world(batch), []);
    expect(report.verdict).toBe('unreachable');
    expect(outcomeOf(report, 'key')).toBe('unknown');
  });

  it.each([BITCOIN_WHOLE_KEY, BITCOIN_SEGWIT])(
    'are addresses in version 2: %s of the same key is not listed',
    async (address) => {
      const { document, batch } = await anchoredV2();
      const answer = esplora(batch.merkleRoot, { vin: [{ prevout: { scriptpubkey_address: address } }] });
      expect((await verifyBlockcert(document, world(batch, { [BITCOIN_TX]: answer }))).verdict).toBe('invalid');
    },
  );

  it('in a document about another issuer say nothing', async () => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(
      document,
      world(batch, { [ISSUER]: profile({ id: 'https://other.example/' }) }),
    );
    expect(report.verdict).toBe('unverifiable');
    expect(reasonOf(report, 'key')).toBe('issuer-document-malformed');
  });
});

describe('a Blockcert 2 that was changed', () => {
  const changes: readonly [string, Json][] = [
    ['its recipient', { recipientProfile: { type: ['RecipientProfile', 'Extension'], name: 'Grace Somebody' } }],
    ['its date', { issuedOn: '2023-05-03T09:00:00Z' }],
    ['an end of validity taken out', { expires: undefined }],
    [
      'its key',
      {
        verification: {
          type: ['MerkleProofVerification2017', 'Extension'],
          publicKey: `ecdsa-koblitz-pubkey:${ETHEREUM}`,
        },
      },
    ],
    ['its issuer', { badge: { ...badgeOf(assertion()), issuer: { type: 'Profile', id: 'https://other.example/' } } }],
  ];
  it.each(changes)('%s', async (_, change) => {
    const { document, batch } = await anchoredV2({ expires: '2030-01-01T00:00:00Z' });
    const report = await verifyBlockcert({ ...document, ...change }, world(batch));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'proof')).toBe('document-hash-differs');
  });

  it('asks nobody once its hash differs', async () => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert({ ...document, issuedOn: '2023-01-01' }, world(batch));
    expect(report.requests).toEqual([]);
  });

  it('with a member that no context defines, which no hash would cover', async () => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert({ ...document, honours: 'summa cum laude' }, world(batch));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'schema')).toBe('undefined-term');
  });

  it('with an id that is no address, of which no hash covers anything', async () => {
    const { document, batch } = await anchoredV2({ id: 'certificate-7' });
    const report = await verifyBlockcert(document, world(batch));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'schema')).toBe('not-json-ld');
  });

  const malformed: readonly [string, (signature: Json, batch: Batch) => Json, string][] = [
    ['a neighbour changed', (own) => ({ ...own, proof: [{ left: 'ab'.repeat(32) }] }), 'merkle-path-differs'],
    [
      'a side changed',
      (own, { path }) => ({ ...own, proof: [{ right: path[0]?.left }, path[1]] }),
      'merkle-path-differs',
    ],
    ['a step taken out', (own, { path }) => ({ ...own, proof: path.slice(1) }), 'merkle-path-differs'],
    ['the root changed', (own) => ({ ...own, merkleRoot: 'ab'.repeat(32) }), 'merkle-path-differs'],
    ['the target changed', (own) => ({ ...own, targetHash: 'ab'.repeat(32) }), 'document-hash-differs'],
    ['no target', (own) => ({ ...own, targetHash: undefined }), 'proof-malformed'],
    ['no path', (own) => ({ ...own, proof: undefined }), 'proof-malformed'],
    [
      'a step to both sides',
      (own, { path }) => ({ ...own, proof: [{ ...path[0], right: 'ab'.repeat(32) }] }),
      'proof-malformed',
    ],
    ['a step to no side', (own) => ({ ...own, proof: [{}] }), 'proof-malformed'],
    ['a step that is no hash', (own) => ({ ...own, proof: [{ left: 'zz'.repeat(32) }] }), 'proof-malformed'],
    ['a short step', (own) => ({ ...own, proof: [{ left: 'ab' }] }), 'proof-malformed'],
    [
      'ten thousand steps',
      (own) => ({ ...own, proof: Array(10_000).fill({ left: 'ab'.repeat(32) }) }),
      'proof-malformed',
    ],
    ['no anchor', (own) => ({ ...own, anchors: [] }), 'proof-malformed'],
    ['ten thousand anchors', (own) => ({ ...own, anchors: Array(10_000).fill(MAINNET[0]) }), 'proof-malformed'],
    [
      'an anchor that is no transaction',
      (own) => ({ ...own, anchors: [{ ...MAINNET[0], sourceId: '../x' }] }),
      'proof-malformed',
    ],
    ['an anchor without a transaction', (own) => ({ ...own, anchors: [{ type: 'BTCOpReturn' }] }), 'proof-malformed'],
  ];
  it.each(malformed)('in its signature: %s', async (_, change, reason) => {
    const { document, batch } = await forged(change);
    const report = await verifyBlockcert(document, world(batch));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'proof')).toBe(reason);
    expect(report.requests).toEqual([]);
  });

  it('with two signatures, of which a reader might check the other', async () => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert({ ...document, signature: [document.signature, {}] }, world(batch));
    expect(report.verdict).toBe('invalid');
  });

  it.each<[string, Json, string, string]>([
    ['no signature', { signature: undefined }, 'unverifiable', 'no-proof'],
    [
      'a signature of another kind',
      { signature: { type: 'MerkleProof2031' } },
      'unverifiable',
      'proof-type-unsupported',
    ],
  ])('%s', async (_, change, verdict, reason) => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert({ ...document, ...change }, world(batch));
    expect(report.verdict).toBe(verdict);
    expect(reasonOf(report, 'proof')).toBe(reason);
  });

  it.each<[string, Json, string]>([
    ['no id', { id: undefined }, 'missing-member'],
    ['no date', { issuedOn: undefined }, 'missing-member'],
    ['no badge', { badge: 'https://harbour.example/badge' }, 'missing-member'],
    ['no issuer', { badge: { type: 'BadgeClass', name: 'Coastal Navigation' } }, 'missing-member'],
    ['another type', { type: 'Endorsement' }, 'wrong-type'],
  ])('%s', async (_, change, reason) => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert({ ...document, ...change }, world(batch));
    expect(report.verdict).toBe('invalid');
    expect(reasonOf(report, 'format')).toBe(reason);
  });
});

describe('a Blockcert 2 that means something else than it shows', () => {
  const ALPHA = ['https://w3id.org/openbadges/v2', 'https://w3id.org/blockcerts/schema/2.0-alpha/context.json'];

  it('an end of validity under another term with the same meaning', async () => {
    const verification = { type: ['MerkleProofVerification2017'] };
    const honest = { '@context': ALPHA, verification, recipientProfile: undefined, expires: '2025-01-01T00:00:00Z' };
    const { document, batch } = await anchoredV2(honest);
    expect((await verifyBlockcert(document, world(batch))).verdict).toBe('expired');
    const { expires, ...rest } = document;
    const hidden = { ...rest, revoked: expires };
    expect(await fingerprint({ ...hidden, signature: undefined })).toBe(batch.targetHash);
    const report = await verifyBlockcert(hidden, world(batch));
    expect(report.verdict).toBe('invalid');
    expect(detailOf(report, 'schema')).toMatchObject({ member: 'expires' });
  });

  const hiding: readonly [string, Json, string, string][] = [
    [
      'a term for its address',
      { until: { '@id': 'https://w3id.org/security#expiration', '@type': 'xsd:dateTime' } },
      'schema',
      'context-inline',
    ],
    [
      'the same by a prefix',
      { until: { '@id': 'sec:expiration', '@type': 'xsd:dateTime' } },
      'schema',
      'context-inline',
    ],
  ];
  it.each(hiding)('an end of validity behind a context of its own: %s', async (_, context, id, reason) => {
    const { document, batch } = await anchoredV2({ expires: '2025-01-01T00:00:00Z' });
    const { expires, '@context': published, ...rest } = document;
    const hidden = { ...rest, '@context': [...[published].flat(), context], until: expires };
    const report = await verifyBlockcert(hidden, world(batch));
    expect(report.verdict).toBe('unverifiable');
    expect(reasonOf(report, id)).toBe(reason);
  });

  it.each<[string, unknown]>([
    ['a term that a published context has', { name: 'https://harbour.example/vocab#name' }],
    ['a term taken away', { subtitle: null }],
    ['a vocabulary for all the rest', { '@vocab': 'http://fallback.org/' }],
    ['a base', { '@base': 'https://harbour.example/' }],
    ['a prefix', { hs: 'https://harbour.example/vocab#' }],
    ['a context inside a term', { honours: { '@id': 'https://harbour.example/h', '@context': { name: 'urn:x' } } }],
    ['a reversed term', { honours: { '@reverse': 'https://harbour.example/h' } }],
    ['a list of contexts', [{ honours: 'https://harbour.example/h' }]],
    ['nothing, which undoes the rest', null],
  ])('takes no context in the document with %s', async (_, context) => {
    const { document, batch } = await anchoredV2();
    const own = { ...document, '@context': [...[document['@context']].flat(), context] };
    const report = await verifyBlockcert(own, world(batch));
    expect(report.verdict).toBe('unverifiable');
    expect(reasonOf(report, 'schema')).toBe('context-inline');
  });

  it('takes one that only adds a term, as issuers do', async () => {
    const context = {
      honours: { '@id': 'https://harbour.example/vocab#honours', '@type': 'https://harbour.example/text' },
    };
    const { document, batch } = await anchoredV2({
      '@context': [...[assertion()['@context']].flat(), context],
      honours: 'summa cum laude',
    });
    expect((await verifyBlockcert(document, world(batch))).verdict).toBe('verified');
    expect((await verifyBlockcert({ ...document, honours: 'none' }, world(batch))).verdict).toBe('invalid');
  });

  it('takes none beside a published context that isn’t at hand to compare with', async () => {
    const { document, batch } = await anchoredV2();
    const clr = 'https://purl.imsglobal.org/spec/clr/v2p0/context.json';
    const own = { ...document, '@context': [...[document['@context']].flat(), clr, { honours: 'urn:x:honours' }] };
    const report = await verifyBlockcert(own, world(batch));
    expect(reasonOf(report, 'schema')).toBe('context-inline');
    expect(report.requests).toEqual([]);
  });

  it('takes none below the top', async () => {
    const { document, batch } = await anchoredV2();
    const badge = { ...badgeOf(document), '@context': 'https://w3id.org/openbadges/v2' };
    const report = await verifyBlockcert({ ...document, badge }, world(batch));
    expect(reasonOf(report, 'schema')).toBe('context-inline');
  });

  it('never fetches a context because the document says so', async () => {
    const { document, batch } = await anchoredV2();
    const own = { ...document, '@context': [...[document['@context']].flat(), 'https://harbour.example/context.json'] };
    const report = await verifyBlockcert(own, world(batch));
    expect(report.verdict).toBe('unverifiable');
    expect(reasonOf(report, 'schema')).toBe('context-not-known');
    expect(report.requests).toEqual([]);
  });

  it.each(['@reverse', '@included', '@graph', '@nest'])('takes no %s', async (member) => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert({ ...document, [member]: {} }, world(batch));
    expect(report.verdict).toBe('invalid');
  });

  it('takes no member by its full address', async () => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert({ ...document, 'sec:expiration': '2025-01-01' }, world(batch));
    expect(['invalid', 'unverifiable']).toContain(report.verdict);
    expect(report.verdict).not.toBe('verified');
  });

  it('a recipient in two pieces: the name is read from whichever has it', async () => {
    const id = 'urn:uuid:6c0d';
    const { document, batch } = await anchoredV2({
      recipientProfile: { id, type: ['RecipientProfile'], name: 'Grace Somebody' },
    });
    const split = {
      ...document,
      recipientProfile: [{ id }, { id, type: ['RecipientProfile'], name: 'Grace Somebody' }],
    };
    expect(await fingerprint({ ...split, signature: undefined })).toBe(batch.targetHash);
    expect((await verifyBlockcert(split, world(batch))).verdict).toBe('other-person');
  });
});

describe('dates, holder and revocation of a Blockcert 2', () => {
  it.each<[string, Json, string]>([
    ['expired', { expires: '2025-01-01T00:00:00Z' }, 'expired'],
    ['still valid', { expires: '2030-01-01T00:00:00Z' }, 'verified'],
    ['issued in the future', { issuedOn: '2030-01-01T00:00:00Z' }, 'not-yet-valid'],
    ['with a date that is none', { expires: 'soon' }, 'invalid'],
    [
      'issued to somebody else',
      { recipientProfile: { type: ['RecipientProfile'], name: 'Grace Somebody' } },
      'other-person',
    ],
    ['revoked by itself', { revoked: true }, 'revoked'],
  ])('%s', async (_, more, verdict) => {
    const { document, batch } = await anchoredV2(more);
    expect((await verifyBlockcert(document, world(batch))).verdict).toBe(verdict);
  });

  const id = String(assertion().id);
  it.each<[string, unknown, string, string | undefined]>([
    ['names it', revocations({ id, revocationReason: 'Issued in error' }), 'revoked', 'revoked-with-reason'],
    ['names it without a reason', revocations({ id }), 'revoked', 'revoked'],
    ['names it as a text', revocations(id), 'revoked', 'revoked'],
    ['names others', revocations({ id: `${id}1` }), 'verified', undefined],
    [
      'is another issuer’s',
      { ...revocations(), issuer: 'https://other.example/' },
      'unverifiable',
      'status-list-not-proven',
    ],
    ['is no list', { type: 'RevocationList' }, 'unverifiable', 'status-malformed'],
    ['is gone', 404, 'unreachable', 'status-unreachable'],
  ])('the issuer’s list %s', async (_, list, verdict, reason) => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch, { [REVOKED]: list }));
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
    expect(reasonOf(report, 'status')).toBe(reason);
  });

  it('the list that the document names counts beside the profile’s', async () => {
    const list = 'https://harbour.example/older-list.json';
    const badge = { ...badgeOf(assertion()), issuer: { type: 'Profile', id: ISSUER, revocationList: list } };
    const { document, batch } = await anchoredV2({ badge });
    const network = { [list]: revocations({ id }) };
    expect((await verifyBlockcert(document, world(batch, network))).verdict).toBe('revoked');
    expect((await verifyBlockcert(document, world(batch))).verdict).toBe('unreachable');
  });

  it('without any list there is nothing to ask', async () => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert(document, world(batch, { [ISSUER]: profile({ revocationList: undefined }) }));
    expect(report.verdict).toBe('verified');
    expect(outcomeOf(report, 'status')).toBe('not-applicable');
  });
});

describe('a Blockcert 2 on a chain that proves nothing', () => {
  const tests: readonly [string, readonly Json[]][] = [
    ['mockchain', [{ sourceId: 'This has not been issued on a blockchain', type: 'Mock', chain: 'mockchain' }]],
    ['bitcoinTestnet', [{ sourceId: TX, type: 'BTCOpReturn', chain: 'bitcoinTestnet' }]],
    ['bitcoinRegtest', [{ sourceId: TX, type: 'BTCOpReturn', chain: 'bitcoinRegtest' }]],
    ['ethereumSepolia', [{ sourceId: `0x${TX}`, type: 'ETHData', chain: 'ethereumSepolia' }]],
  ];
  it.each(tests)(
    '%s is never verified, nor looked up, even where the user names an explorer',
    async (chain, anchors) => {
      const { document, batch } = await anchoredV2({}, anchors);
      const explorers = [{ chain, url: 'https://btc.example/api/tx/{id}' }];
      const report = await verifyBlockcert(document, world(batch), explorers);
      expect(report.verdict).toBe('unverifiable');
      expect(reasonOf(report, 'proof')).toBe('anchor-test-chain');
      expect(detailOf(report, 'proof').type).toBe(chain);
      expect(report.requests.map(({ url }) => url)).toEqual([ISSUER, REVOKED]);
    },
  );

  it('stays unverifiable when the issuer can’t be reached: trying again would change nothing', async () => {
    const { document } = await anchoredV2({}, tests[0]?.[1]);
    expect((await verifyBlockcert(document)).verdict).toBe('unverifiable');
  });

  it('still says what the issuer says against it', async () => {
    const { document, batch } = await anchoredV2({}, tests[0]?.[1]);
    const list = revocations({ id: document.id });
    expect((await verifyBlockcert(document, world(batch, { [REVOKED]: list }))).verdict).toBe('revoked');
    const issuer = profile({ publicKey: [{ id: STRANGER }] });
    expect((await verifyBlockcert(document, world(batch, { [ISSUER]: issuer }))).verdict).toBe('invalid');
  });

  it('beside a real one takes the whole with it', async () => {
    const { document, batch } = await anchoredV2({}, [...MAINNET, ...(tests[1]?.[1] ?? [])]);
    expect((await verifyBlockcert(document, world(batch))).verdict).toBe('unverifiable');
  });

  it('an unknown chain is named', async () => {
    const { document, batch } = await anchoredV2({}, [{ sourceId: TX, type: 'X', chain: 'harbourChain' }]);
    const report = await verifyBlockcert(document, world(batch), [
      { chain: 'harbourChain', url: 'https://btc.example/api/tx/{id}' },
    ]);
    expect(report.verdict).toBe('unverifiable');
    expect(detailOf(report, 'proof')).toMatchObject({ type: 'harbourChain', value: TX });
  });

  it.each([
    [BITCOIN, 'bitcoinMainnet', 'unreachable'],
    ['mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r', 'bitcoinTestnet', 'unverifiable'],
  ])('where none is named, the address %s tells: %s', async (address, chain, verdict) => {
    const verification = { type: ['MerkleProofVerification2017'], publicKey: `ecdsa-koblitz-pubkey:${address}` };
    const { document, batch } = await anchoredV2({ verification }, [{ sourceId: TX, type: 'BTCOpReturn' }]);
    const issuer = profile({ publicKey: [{ id: address }] });
    const report = await verifyBlockcert(document, world(batch, { [ISSUER]: issuer }), []);
    expect(report.verdict).toBe(verdict);
    expect(detailOf(report, 'proof').type).toBe(chain);
  });
});

describe('older Blockcerts', () => {
  it.each<[string, Json]>([
    ['1.2', { '@context': 'https://w3id.org/blockcerts/v1', type: 'BlockchainCertificate', document: {}, receipt: {} }],
    ['1.1', { '@context': 'https://w3id.org/blockcerts/schema/1.1/context.json', certificate: {} }],
  ])('%s are named as unsupported', async (_, document) => {
    const report = await verifyBlockcert(document);
    expect(report).toMatchObject({ verdict: 'unverifiable', format: 'blockcerts' });
    expect(detailOf(report, 'format')).toMatchObject({ type: 'Blockcerts 1' });
  });
});

function badgeOf(document: Json): Json {
  const { badge } = document;
  return typeof badge === 'object' && badge !== null ? { ...badge } : {};
}
