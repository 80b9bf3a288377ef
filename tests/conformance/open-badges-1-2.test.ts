import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../lib/verify/types';
import { verifyFound } from '../verify/mint';

/** badgecheck's own test components, outside this repository; its manifest says which documents it served where. */
const FOLDER = path.resolve(process.env.TOUCHSTONE_SHARED ?? '../shared', 'vectors/badgecheck/components');
const has = existsSync(FOLDER);
const read = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));

const ROBOTICS = 'https://example.org/beths-robotics-badge.json';
const V1 = (assertion: string) => ({
  'https://a.com/instance': assertion,
  'https://a.com/instance3': assertion,
  'https://a.com/badgeclass': '1_0_basic_badgeclass',
  'https://a.com/issuer': '1_0_basic_issuer',
});
const ORGANISATION = (edition: string) => ({
  [ROBOTICS]: `${edition}_basic_assertion`,
  'https://example.org/robotics-badge.json': `${edition}_basic_badgeclass`,
  'https://example.org/organization.json': `${edition}_basic_issuer`,
});

describe.skipIf(!has)('badgecheck’s components', () => {
  it.each<[string, Readonly<Record<string, string>>, Verdict, string, string]>([
    ['2_0_basic_assertion', ORGANISATION('2_0'), 'verified', 'open-badges-2', ''],
    ['1_1_basic_assertion', ORGANISATION('1_1'), 'verified', 'open-badges-1', ''],
    ['1_0_basic_assertion', V1('1_0_basic_assertion'), 'verified', 'open-badges-1', ''],
    [
      '1_0_basic_assertion_with_extra_properties',
      V1('1_0_basic_assertion_with_extra_properties'),
      'verified',
      'open-badges-1',
      '',
    ],
    ['1_0_assertion_with_errors', V1('1_0_assertion_with_errors'), 'invalid', 'open-badges-1', 'wrong-value'],
    ['0_5_assertion', {}, 'unverifiable', 'open-badges-1', 'unsupported-format'],
    ['0_5_1_assertion', {}, 'unverifiable', 'open-badges-1', 'unsupported-format'],
  ])('%s', async (name, served, verdict, format, reason) => {
    const documents = Object.fromEntries(Object.entries(served).map(([url, file]) => [url, read(file)]));
    const report = await verifyFound(read(name), { network: documents });
    expect([report.verdict, report.format], JSON.stringify(report.checks)).toEqual([verdict, format]);
    expect(report.checks.map((check) => check.reason ?? '')).toContain(reason);
    // Nowhere served, no badge is verified.
    const alone = await verifyFound(read(name), { network: {} });
    expect(alone.verdict).not.toBe('verified');
  });
});
