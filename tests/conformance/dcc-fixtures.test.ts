import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import { verify } from '../../lib/verify/verify';
import { loadRare } from '../load-rare';
import { hasVectors, networkOf, VECTORS } from './shared';

/** The Digital Credentials Consortium's fixtures: Open Badges 3.0 by did:key and did:web, with and without status and expiry. */
const DIR = path.join(VECTORS, 'dcc-vc-test-fixtures');
const BASE = 'https://digitalcredentials.github.io/vc-test-fixtures';
const LIST = `${BASE}/statusLists/didkey-ed25519Signature2020/e5WK8CbZ1GjycuPombrj`;

const documents = (list: string) => ({
  [LIST]: `support/${list}`,
  [`${BASE}/dids/legacy/did.json`]: 'support/did-legacy.json',
  [`${BASE}/dids/oidf/did.json`]: 'support/did-oidf.json',
});

const Manifest = v.object({
  'dcc-vc-test-fixtures': v.object({
    vectors: v.array(v.object({ file: v.string(), expected: v.string(), why: v.string() })),
  }),
});

const verdictOf = async (file: string, list = 'statuslist-e5WK8CbZ1GjycuPombrj') => {
  const report = await verify(
    {
      bytes: new Uint8Array(readFileSync(path.join(DIR, file))),
      type: '',
      servedBy: null,
      promisedId: null,
      recipient: null,
    },
    {
      fetch: networkOf({ dir: DIR, documents: documents(list) }),
      now: new Date('2026-06-01T12:00:00Z'),
      registry: NO_REGISTRY,
      rare: loadRare,
    },
  );
  return [report.verdict, JSON.stringify(report.checks)] as const;
};

function expectedOf({ expected, why }: { expected: string; why: string }): string {
  if (expected === 'valid') return 'verified';
  if (why.startsWith('revoked')) return 'revoked';
  return why.startsWith('expired') ? 'expired' : 'unverifiable';
}

describe.skipIf(!hasVectors)('fixtures of the Digital Credentials Consortium', () => {
  const all = hasVectors
    ? v.parse(Manifest, JSON.parse(readFileSync(path.join(VECTORS, 'manifest.json'), 'utf8')))['dcc-vc-test-fixtures']
        .vectors
    : [];
  it.each(all.map((one) => [one.file, expectedOf(one)]))('%s: %s', async (file, expected) => {
    const [verdict, seen] = await verdictOf(file);
    expect(verdict, seen).toBe(expected);
  });

  // A list that doesn't hold clears nothing.
  it.each(['statuslist-expired', 'statuslist-notYetValid', 'statuslist-tampered', 'statuslist-missingBitStringType'])(
    'with %s in the place of its status list, none is verified',
    async (list) => {
      const [verdict, seen] = await verdictOf('v1/ed25519/didKey/mixedRegistry-validStatus-noExpiry.json', list);
      expect(['unverifiable', 'unreachable'], seen).toContain(verdict);
    },
  );
});
