import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../../lib/verify/formats/open';
import type { Check, Verdict } from '../../lib/verify/types';
import { outcomeOf, reasonOf, verifyFound } from '../verify/mint';
import { hasShared, SHARED } from './shared';

const VECTORS = path.join(SHARED, 'vectors');
const bytesOf = (file: string) => new Uint8Array(readFileSync(path.join(VECTORS, file)));

const DCC = 'dcc-vc-test-fixtures';
const LISTS = 'https://digitalcredentials.github.io/vc-test-fixtures/statusLists/didkey-ed25519Signature2020';
const DIDS = 'https://digitalcredentials.github.io/vc-test-fixtures/dids';

describe.skipIf(!hasShared)('the DCC’s status lists', () => {
  const credentials = hasShared
    ? readdirSync(path.join(VECTORS, DCC, 'v1'), { recursive: true, encoding: 'utf8' }).filter((file) =>
        /(?:valid|revoked)Status/.test(file),
      )
    : [];

  it('have credentials that name them', () => {
    expect(credentials).toHaveLength(12);
  });

  it.each(credentials)('are not believed for %s: another issuer keeps its list', async (file) => {
    const report = await verifyFound(bytesOf(`${DCC}/v1/${file}`), {
      network: {
        [`${LISTS}/e5WK8CbZ1GjycuPombrj`]: bytesOf(`${DCC}/support/statuslist-e5WK8CbZ1GjycuPombrj`),
        [`${DIDS}/legacy/did.json`]: bytesOf(`${DCC}/support/did-legacy.json`),
        [`${DIDS}/oidf/did.json`]: bytesOf(`${DCC}/support/did-oidf.json`),
      },
    });
    expect(report.verdict, JSON.stringify(report.checks)).toBe(file.includes('expired') ? 'expired' : 'unverifiable');
    expect(reasonOf(report, 'status')).toBe('status-list-not-proven');
  });

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

describe.skipIf(!hasShared)('status lists of the older standard', () => {
  it.each(['slCredentialRevocation.json', 'slCredentialSuspension.json'])('%s is proven', async (file) => {
    const report = await verifyFound(bytesOf(`db-statuslist2021/${file}`));
    expect([outcomeOf(report, 'proof'), outcomeOf(report, 'key')], JSON.stringify(report.checks)).toEqual([
      'pass',
      'pass',
    ]);
  });
});

describe.skipIf(!hasShared)('pictures made by others', () => {
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
