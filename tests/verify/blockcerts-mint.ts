import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { base58 } from '@scure/base';
import { encode } from 'cborg';
import * as v from 'valibot';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import type { Explorer, Report } from '../../lib/verify/types';
import { verify } from '../../lib/verify/verify';
import { loadRare } from '../load-rare';
import type { Json } from '../world/sign';
import { bytesOf, type Network, NOW, networkOf } from './mint';

/**
 * Invented Blockcerts: an issuer, a batch anchored in a transaction, and a block explorer's answer about it. Written apart
 * from the product on purpose. The issuer's key is the generator of secp256k1, whose addresses are published test vectors.
 */
export const ISSUER = 'https://harbour.example/issuer.json';
export const REVOKED = 'https://harbour.example/revoked.json';
export const METHOD = `${ISSUER}#key-1`;
export const BITCOIN = '1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH';
export const BITCOIN_WHOLE_KEY = '1EHNa6Q4Jz2uvNExL497mE43ikXhwF6kZm';
export const BITCOIN_SEGWIT = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
export const ETHEREUM = '0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf';
export const JWK = {
  kty: 'EC',
  crv: 'secp256k1',
  x: 'eb5mfvncu6xVoGKVzocLBwKb_NstzijZWfKBWxb4F5g',
  y: 'SDradyajxGVdpPv8DhEIqP0XtEimhVQZnEfQj_sQ1Lg',
};
export const MULTIKEY = 'zQ3shVc2UkAfJCdc1TR8E66J85h48P43r93q8jGPkPpjF9Ef9';
export const STRANGER = '1CounterpartyXXXXXXXXXXXXXXXUWLpVr';

export const TX = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';
const BITCOIN_EXPLORER: Explorer = { chain: 'bitcoinMainnet', url: 'https://btc.example/api/tx/{id}' };
const ETHEREUM_EXPLORER: Explorer = { chain: 'ethereumMainnet', url: 'https://eth.example/tx?h={id}' };
export const BITCOIN_TX = `https://btc.example/api/tx/${TX}`;
export const ETHEREUM_TX = `https://eth.example/tx?h=0x${TX}`;

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();
const require = createRequire(import.meta.url);
const Canonicaliser = v.object({ canonize: v.function() });
const Contexts = v.object({ contexts: v.instance(Map) });
const schema = (file: string): unknown => require(`@blockcerts/schemas/schemas/${file}`);
const contexts = new Map<unknown, unknown>([
  ...['@digitalbazaar/credentials-context', '@digitalbazaar/data-integrity-context'].flatMap((name) => [
    ...v.parse(Contexts, require(name)).contexts,
  ]),
  ['https://w3id.org/openbadges/v2', schema('2.1/obi.json')],
  ['https://w3id.org/blockcerts/schema/2.0-alpha/context.json', schema('2.0-alpha/context.json')],
  ['https://w3id.org/blockcerts/v2', schema('2.0/context.json')],
  ['https://w3id.org/blockcerts/v3', schema('3.0/context.json')],
  ['https://w3id.org/blockcerts/v3.1', schema('3.1/context.json')],
  ['https://w3id.org/blockcerts/v3.2', schema('3.2/context.json')],
  ['https://w3id.org/security/suites/merkle-2019/v1', schema('3.1/merkleProof2019Context.json')],
  ['https://w3id.org/security/suites/chained-2021/v1', schema('3.1/chainedProof2021Context.json')],
]);

/** SHA-256 of the canonical form. What JSON-LD drops silently is left out of it, as lax issuers do. */
export async function fingerprint(document: Json): Promise<string> {
  const { canonize } = v.parse(Canonicaliser, { ...require('jsonld') });
  const canonical = await canonize(JSON.parse(JSON.stringify(document)), {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: false,
    documentLoader: (url: string) => {
      const context = contexts.get(url);
      if (!context) throw new Error(`the invented world has no context ${url}`);
      return { documentUrl: url, document: context };
    },
  });
  return sha256(v.parse(v.string(), canonical)).toString('hex');
}

/** A batch of four, of which the document is the second: its neighbours up to the root. */
export interface Batch {
  readonly targetHash: string;
  readonly merkleRoot: string;
  readonly path: readonly Json[];
}

export function batchOf(targetHash: string): Batch {
  const others = ['first', 'third', 'fourth'].map((name) =>
    sha256(`another badge of the batch: ${name}`).toString('hex'),
  );
  const [first = '', third = '', fourth = ''] = others;
  const pair = (left: string, right: string) => sha256(Buffer.from(left + right, 'hex')).toString('hex');
  const right = pair(third, fourth);
  return {
    targetHash,
    merkleRoot: pair(pair(first, targetHash), right),
    path: [{ left: first }, { right }],
  };
}

/** A Blockcert 2 without its signature. */
export function assertion(more: Json = {}): Json {
  return {
    '@context': ['https://w3id.org/openbadges/v2', 'https://w3id.org/blockcerts/v2'],
    type: 'Assertion',
    id: 'https://harbour.example/certificates/7',
    recipient: { type: 'email', identity: 'ada@learner.example', hashed: false },
    recipientProfile: { type: ['RecipientProfile', 'Extension'], name: 'Ada Learner' },
    badge: {
      type: 'BadgeClass',
      id: 'urn:uuid:82a4c9f2-3588-457b-80ea-da695571b8fc',
      name: 'Coastal Navigation',
      description: 'Finds the way by chart and compass.',
      criteria: { narrative: 'Passed the examination.' },
      issuer: { type: 'Profile', id: ISSUER, name: 'Harbour School' },
    },
    verification: { type: ['MerkleProofVerification2017', 'Extension'], publicKey: `ecdsa-koblitz-pubkey:${BITCOIN}` },
    issuedOn: '2024-05-03T09:00:00Z',
    ...more,
  };
}

const MAINNET_2017: readonly Json[] = [{ sourceId: TX, type: 'BTCOpReturn', chain: 'bitcoinMainnet' }];

/** A Blockcert 2 with its MerkleProof2017, and the batch it is in. */
export async function anchoredV2(
  more: Json = {},
  anchors: readonly Json[] = MAINNET_2017,
): Promise<{ readonly document: Json; readonly batch: Batch }> {
  const unsigned = assertion(more);
  const batch = batchOf(await fingerprint(unsigned));
  const { targetHash, merkleRoot, path } = batch;
  const signature = { type: ['MerkleProof2017', 'Extension'], merkleRoot, targetHash, proof: path, anchors };
  return { document: { ...unsigned, signature }, batch };
}

/** A Blockcert 3 without its proof. */
export function credential(more: Json = {}): Json {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/blockcerts/v3.2'],
    id: 'urn:uuid:bbba8553-8ec1-445f-82c9-a57251dd731c',
    type: ['VerifiableCredential', 'BlockcertsCredential'],
    issuer: ISSUER,
    validFrom: '2024-05-03T09:00:00Z',
    credentialSubject: { id: 'did:example:ada', name: 'Ada Learner', claim: { name: 'Coastal Navigation' } },
    display: { contentMediaType: 'text/html', content: '<b>Grace Somebody</b>' },
    ...more,
  };
}

/** Hashes of a `proofValue` are CBOR inside CBOR: bytes from the JavaScript issuer, text from the Python one. */
export type Inner = 'bytes' | 'text';

/** An anchor by its numbers: chain, network, transaction. */
export const BTC_ANCHOR = [0, 1, TX] as const;
export const ETH_ANCHOR = [1, 1, `0x${TX}`] as const;
export type NumberedAnchor = readonly [number, unknown, string];

export function proofValueOf(
  { targetHash, merkleRoot, path }: Batch,
  anchors: readonly NumberedAnchor[] = [BTC_ANCHOR],
  inner: Inner = 'text',
): string {
  const hash = (hex: unknown) =>
    encode(inner === 'text' ? String(hex) : Uint8Array.from(Buffer.from(String(hex).replace(/^0x/, ''), 'hex')));
  return encoded([
    [0, hash(merkleRoot)],
    [1, hash(targetHash)],
    [
      2,
      anchors.map(([chain, network, id]) => [
        [0, chain],
        [1, network],
        [2, hash(id)],
      ]),
    ],
    [3, path.map((step) => ('left' in step ? [0, hash(step.left)] : [1, hash(step.right)]))],
  ]);
}

export const encoded = (value: unknown): string => `z${base58.encode(encode(value))}`;

export const PROOF: Json = {
  type: 'DataIntegrityProof',
  cryptosuite: 'merkle-proof-2019',
  proofPurpose: 'assertionMethod',
  created: '2024-05-03T09:30:00Z',
  verificationMethod: METHOD,
};

/** A Blockcert 3 with a Merkle proof; `proof` replaces or adds members of the proof. */
export async function anchoredV3(
  more: Json = {},
  proof: Json = {},
  anchors: readonly NumberedAnchor[] = [BTC_ANCHOR],
  inner: Inner = 'text',
): Promise<{ readonly document: Json; readonly batch: Batch }> {
  const unsigned = credential(more);
  const batch = batchOf(await fingerprint(unsigned));
  return {
    document: { ...unsigned, proof: { ...PROOF, proofValue: proofValueOf(batch, anchors, inner), ...proof } },
    batch,
  };
}

/** The issuer's own document: addresses for either version, methods for version 3. */
export function profile(more: Json = {}): Json {
  return {
    '@context': ['https://w3id.org/openbadges/v2', 'https://w3id.org/blockcerts/v3'],
    type: 'Profile',
    id: ISSUER,
    name: 'Harbour School',
    publicKey: [
      { id: `ecdsa-koblitz-pubkey:${BITCOIN}`, created: '2020-01-01T00:00:00Z' },
      { id: `ecdsa-koblitz-pubkey:${ETHEREUM.toLowerCase()}`, created: '2020-01-01T00:00:00Z' },
    ],
    verificationMethod: [{ id: '#key-1', type: 'JsonWebKey', controller: ISSUER, publicKeyJwk: JWK }],
    assertionMethod: ['#key-1'],
    revocationList: REVOKED,
    ...more,
  };
}

export const revocations = (...revokedAssertions: readonly unknown[]): Json => ({
  type: 'RevocationList',
  id: REVOKED,
  issuer: ISSUER,
  revokedAssertions,
});

/** An hour after the document was issued. */
export const MINED = '2024-05-03T10:00:00Z';

/** Esplora's answer: Blockstream, mempool.space. */
export function esplora(merkleRoot: string, more: Json = {}): Json {
  return {
    txid: TX,
    vin: [{ prevout: { scriptpubkey_address: BITCOIN } }],
    vout: [
      { scriptpubkey: '76a9140000000000000000000000000000000000000000000088ac', scriptpubkey_address: BITCOIN },
      { scriptpubkey: `6a20${merkleRoot}`, scriptpubkey_asm: `OP_RETURN OP_PUSHBYTES_32 ${merkleRoot}` },
    ],
    status: { confirmed: true, block_time: Date.parse(MINED) / 1000 },
    ...more,
  };
}

/** Everything that a good Blockcert needs of the network. */
export function world(batch: Batch, more: Network = {}): Network {
  return { [ISSUER]: profile(), [REVOKED]: revocations(), [BITCOIN_TX]: esplora(batch.merkleRoot), ...more };
}

const EXPLORERS: readonly Explorer[] = [BITCOIN_EXPLORER, ETHEREUM_EXPLORER];

/** Verifies a document as a file. */
export function verifyBlockcert(
  document: Json,
  network: Network = {},
  explorers: readonly Explorer[] = EXPLORERS,
  now: Date = NOW,
): Promise<Report> {
  return verify(
    { bytes: bytesOf(document), type: '', servedBy: null, promisedId: null, recipient: null },
    { fetch: networkOf(network), now, registry: NO_REGISTRY, rare: loadRare, holder: 'Ada Learner', explorers },
  );
}

export const detailOf = (report: Report, id: string) => report.checks.find((check) => check.id === id)?.detail ?? {};
