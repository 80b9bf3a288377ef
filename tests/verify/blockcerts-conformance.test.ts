import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import type { Explorer, FetchDocument, Report } from '../../lib/verify/types';
import { verify } from '../../lib/verify/verify';
import { credentialCases, hasShared, networkOf } from '../conformance/shared';
import { loadRare } from '../load-rare';
import { networkOf as networkOfDocuments } from './mint';

/**
 * What each fixture of Blockcerts' own verifier must be answered, and why. With no issuer and no chain at hand, what can be
 * recomputed here is all there is: `holds` means that the document fits its hash and its path leads to the root.
 */
const HOLDS_ON_TEST_CHAIN = ['unverifiable', 'proof', 'anchor-test-chain'] as const;
const HOLDS = ['unreachable', 'proof', 'anchor-not-looked-up'] as const;
const CHANGED = ['invalid', 'proof', 'document-hash-differs'] as const;
const WRONG_PATH = ['invalid', 'proof', 'merkle-path-differs'] as const;
/** A part of the document is outside its hash: a member that no context defines, an id that is no address. */
const NOT_COVERED = ['invalid', 'schema', 'undefined-term'] as const;
/** An id that is no address: no hash covers it either. */
const NO_ADDRESS = ['invalid', 'schema', 'not-json-ld'] as const;
const OTHER_SUITE = ['unverifiable', 'proof', 'proof-type-unsupported'] as const;

const EXPECTED: Readonly<Record<string, readonly [string, string, string]>> = {
  'v1-testnet-valid-1.2': ['unverifiable', 'format', 'unsupported-format'],
  'v2-ethereum-merkle-root-unmatch-2.0': WRONG_PATH,
  'v2-ethereum-ropsten-revoked-no-revocationlist-2.0': HOLDS_ON_TEST_CHAIN,
  'v2-ethereum-ropsten-valid-2.0': HOLDS_ON_TEST_CHAIN,
  'v2-ethereum-tampered-2.0': CHANGED,
  'v2-mainnet-invalid-merkle-receipt-2.0': WRONG_PATH,
  'v2-mainnet-merkle-root-unmatch-2.0': HOLDS_ON_TEST_CHAIN,
  'v2-mainnet-revoked-2.0': HOLDS,
  'v2-mainnet-valid-2.0': HOLDS,
  'v2-mocknet-valid-2.0': HOLDS_ON_TEST_CHAIN,
  'v2-regtest-valid-2.0': HOLDS_ON_TEST_CHAIN,
  'v2-testnet-revoked-key-2.0': HOLDS_ON_TEST_CHAIN,
  'v2-testnet-tampered-hashes-2.0': CHANGED,
  'v2-testnet-valid-2.0': HOLDS_ON_TEST_CHAIN,
  'v2-testnet-valid-v1-issuer-2.0': HOLDS_ON_TEST_CHAIN,
  'v3-blockcerts-3.0-alpha': HOLDS_ON_TEST_CHAIN,
  'v3-blockcerts-3.0-beta-did-ethereum-ropsten': NO_ADDRESS,
  'v3-blockcerts-3.0-beta': NO_ADDRESS,
  'v3-cert-rl-status-list-2021-revoked': HOLDS_ON_TEST_CHAIN,
  'v3-cert-rl-status-list-2021': HOLDS_ON_TEST_CHAIN,
  'v3-certificate': HOLDS,
  'v3-ecdsa-sd-2023-derived-credential': OTHER_SUITE,
  'v3-ecdsa-sd-2023-signed-credential': OTHER_SUITE,
  'v3-mocknet-v3-valid': OTHER_SUITE,
  'v3-mocknet-vc-v2-credential-schema-invalid': HOLDS_ON_TEST_CHAIN,
  'v3-mocknet-vc-v2-credential-schema': HOLDS_ON_TEST_CHAIN,
  'v3-mocknet-vc-v2-credential-subject-array': HOLDS_ON_TEST_CHAIN,
  'v3-mocknet-vc-v2-data-integrity-proof-multiple-signatures-non-chained': CHANGED,
  'v3-mocknet-vc-v2-data-integrity-proof-multiple-signatures': HOLDS_ON_TEST_CHAIN,
  'v3-mocknet-vc-v2-data-integrity-proof': HOLDS_ON_TEST_CHAIN,
  'v3-mocknet-vc-v2-invalid-date-format': ['invalid', 'proof', 'bad-date'],
  'v3-mocknet-vc-v2-name-description': HOLDS_ON_TEST_CHAIN,
  'v3-mocknet-vc-v2-validFrom-not-yet-valid': ['not-yet-valid', 'validity', 'not-yet-valid'],
  'v3-mocknet-vc-v2-validFrom-valid': HOLDS_ON_TEST_CHAIN,
  'v3-mocknet-vc-v2-validUntil-expired': ['expired', 'validity', 'expired'],
  'v3-proof-chain-example-secp256k1': OTHER_SUITE,
  'v3-testnet-v3--no-did': CHANGED,
  'v3-testnet-v3--tampered': NO_ADDRESS,
  'v3-testnet-v3-custom-context': NOT_COVERED,
  'v3-testnet-v3-did--verification-method-mismatch': HOLDS_ON_TEST_CHAIN,
  'v3-testnet-v3-did': HOLDS_ON_TEST_CHAIN,
  'v3-testnet-v3-hashlink': CHANGED,
  'v3-testnet-v3-verification-method-issuer-profile': OTHER_SUITE,
};

/** Presentations are another format; they are judged where that is. */
const isPresentation = (id: string) => id.includes('verifiable-presentation');

const CASES = hasShared
  ? credentialCases().filter(({ id }) => id.startsWith('blockcerts/') && !isPresentation(id))
  : [];

async function verifyFile(
  file: string,
  fetch: FetchDocument,
  now: Date,
  explorers: readonly Explorer[] = [],
): Promise<Report> {
  const bytes = new Uint8Array(readFileSync(file));
  const source = { bytes, type: '', servedBy: null, promisedId: null, recipient: null };
  return verify(source, { fetch, now, registry: NO_REGISTRY, rare: loadRare, explorers });
}

describe.skipIf(!hasShared)('fixtures of Blockcerts’ own verifier', () => {
  it('are all expected', () => {
    expect(CASES.map(({ file }) => file.replace('.json', '')).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it.each(CASES.map((one) => [one.file.replace('.json', ''), one] as const))('%s', async (name, one) => {
    const report = await verifyFile(path.join(one.dir, one.file), networkOf(one), new Date(one.at));
    const [verdict, id, reason] = EXPECTED[name] ?? [];
    const found = report.checks.find((check) => check.id === id);
    expect([report.verdict, found?.id, found?.reason], JSON.stringify(report.checks)).toEqual([verdict, id, reason]);
  });

  const mainnet = CASES.find(({ file }) => file === 'v2-mainnet-valid-2.0.json');
  const ISSUER = 'https://blockcerts.learningmachine.com/issuer/5a4fe9931f607f0f3452a65e.json';
  const ADDRESS = '1AwdUWQzJgfDDjeKtpPzMfYMHejFBrxZfo';
  const ROOT = 'b2ceea1d52627b6ed8d919ad1039eca32f6e099ef4a357cbb7f7361c471ea6c8';
  const TX = '2378076e8e140012814e98a2b2cb1af07ec760b239c1d6d93ba54d658a010ecd';
  it.skipIf(!mainnet).each([
    ['the issuer’s address and the root', ADDRESS, ROOT, 'verified'],
    ['another address', '1CounterpartyXXXXXXXXXXXXXXXUWLpVr', ROOT, 'invalid'],
    ['another root', ADDRESS, ROOT.replace('b2', 'b3'), 'invalid'],
  ])('v2-mainnet-valid-2.0, with an explorer that shows %s: %4$s', async (_, address, root, verdict) => {
    if (!mainnet) return;
    const network = networkOfDocuments({
      [ISSUER]: { id: ISSUER, publicKey: [{ id: `ecdsa-koblitz-pubkey:${ADDRESS}`, created: '2018-01-05T15:03:00Z' }] },
      [`https://btc.example/${TX}`]: {
        txid: TX,
        vin: [{ prevout: { scriptpubkey_address: address } }],
        vout: [{ scriptpubkey: `6a20${root}` }],
        status: { confirmed: true, block_time: Date.parse('2018-02-08T00:10:00Z') / 1000 },
      },
    });
    const explorers = [{ chain: 'bitcoinMainnet', url: 'https://btc.example/{id}' }];
    const report = await verifyFile(path.join(mainnet.dir, mainnet.file), network, new Date(mainnet.at), explorers);
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
  });
});
