import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../../lib/verify/formats/open';
import type { Check, Verdict } from '../../lib/verify/types';
import { outcomeOf, reasonOf, verifyFound } from '../verify/mint';
import { hasVectors, VECTORS } from './shared';

const bytesOf = (file: string) => new Uint8Array(readFileSync(path.join(VECTORS, file)));

const DCC = 'dcc-vc-test-fixtures';
describe.skipIf(!hasVectors)('the DCC’s status lists', () => {
  /** One whose issuer keeps these lists. */
  const own = '../credentials/dcc-verifier-core/v2WithValidStatus.json';
  const ownList =
    'https://raw.githubusercontent.com/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status/e5WK8CbZ1GjycuPombrj';
  it.each<[string, Verdict, Check['reason']]>([
    ['e5WK8CbZ1GjycuPombrj', 'verified', 'status-list-elsewhere'],
    ['expired', 'unreachable', 'status-list-outdated'],
    ['notYetValid', 'unreachable', 'status-list-outdated'],
    ['tampered', 'unverifiable', 'status-list-not-proven'],
    ['missingBitStringType', 'unverifiable', 'status-malformed'],
  ])('%s: a credential is %s', async (list, verdict, reason) => {
    const network = { [ownList]: bytesOf(`${DCC}/support/statuslist-${list}`) };
    const report = await verifyFound(bytesOf(own), { network });
    expect([report.verdict, reasonOf(report, 'status')], JSON.stringify(report.checks)).toEqual([verdict, reason]);
  });
});

describe.skipIf(!hasVectors)('status lists of the older standard', () => {
  it.each(['slCredentialRevocation.json', 'slCredentialSuspension.json'])('%s is proven', async (file) => {
    const report = await verifyFound(bytesOf(`db-statuslist2021/${file}`));
    expect([outcomeOf(report, 'proof'), outcomeOf(report, 'key')], JSON.stringify(report.checks)).toEqual([
      'pass',
      'pass',
    ]);
  });
});

describe.skipIf(!hasVectors)('pictures made by others', () => {
  it.each([
    ['mozilla-openbadges-bakery/baked.svg', { kind: 'json', value: { verify: { url: 'http://example.org' } } }],
    ['mozilla-openbadges-bakery/bad-json.svg', { kind: 'failed', reason: 'not-json' }],
    ['mozilla-openbadges-bakery/no-json.svg', { kind: 'url', url: 'http://example.org' }],
    ['mozilla-openbadges-bakery/unbaked.svg', { kind: 'failed', reason: 'image-without-credential' }],
    ['mozilla-openbadges-bakery/unbaked.png', { kind: 'failed', reason: 'image-without-credential' }],
    ['badgecheck/public_domain_heart.png', { kind: 'failed', reason: 'image-without-credential' }],
  ])('%s', (file, expected) => {
    expect(openBytes(bytesOf(file))).toMatchObject(expected);
  });
});
