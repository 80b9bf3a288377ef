import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '../../scripts/cli/verify';
import { ASSERTION, assertion, BADGE, badgeClass, GUILD, guild, SITE } from '../verify/ob2-world';

const EMAIL = 'ada.learner@example.com';
const folder = mkdtempSync(path.join(tmpdir(), 'touchstone-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const identity = `sha256$${createHash('sha256').update(EMAIL).digest('hex')}`;
const record = assertion({
  id: ASSERTION,
  verification: { type: 'HostedBadge' },
  recipient: { type: 'email', hashed: true, identity },
});
const documents = { [ASSERTION]: record, [BADGE]: badgeClass(), [GUILD]: guild(), [`${SITE}/other/7?v=2_0`]: record };
const index = Object.fromEntries(
  Object.entries(documents).map(([url, document], at) => {
    writeFileSync(path.join(folder, `${at}.json`), JSON.stringify(document));
    return [url, { file: `${at}.json` }];
  }),
);
writeFileSync(path.join(folder, 'index.json'), JSON.stringify(index));

async function linesOf(input: string, identities: readonly string[] = [], holder: string | null = null) {
  const lines = [];
  for await (const line of verify([input], {
    at: new Date('2026-06-01'),
    documents: folder,
    holder,
    identities,
    explorers: [],
    sources: { registries: [], trusted: [] },
  }))
    lines.push(line);
  return lines;
}

describe('cli verify', () => {
  it.each<[string, string, readonly string[], string]>([
    ['a file and the person’s e-mail', path.join(folder, '0.json'), [EMAIL], 'identity-matches'],
    ['a file and another e-mail', path.join(folder, '0.json'), ['grace@example.com'], 'identity-differs'],
    ['a file and several', path.join(folder, '0.json'), ['grace@example.com', EMAIL], 'identity-matches'],
    [
      'an award’s address with the e-mail in it',
      `${ASSERTION}?identity__email=${encodeURIComponent(EMAIL)}`,
      [],
      'identity-matches',
    ],
    [
      'an award’s address with another in it',
      `${ASSERTION}?identity__email=grace%40example.com`,
      [],
      'identity-differs',
    ],
    [
      'any address with the e-mail in it',
      `${SITE}/other/7?identity__email=${encodeURIComponent(EMAIL)}&v=2_0`,
      [],
      'identity-matches',
    ],
    ['nothing to compare', path.join(folder, '0.json'), [], 'no-holder-known'],
  ])('compares the recipient: %s', async (_, input, identities, reason) => {
    const [{ input: __, ...report } = { input: '', checks: [], verdict: null }] = await linesOf(input, identities);
    expect(report.verdict, JSON.stringify(report)).toBe('verified');
    expect(report.checks.find(({ id }) => id === 'holder')?.reason).toBe(reason);
    expect(JSON.stringify(report)).not.toMatch(/ada\.learner|grace|identity__/);
  });
});
