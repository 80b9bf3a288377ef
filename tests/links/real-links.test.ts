import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../lib/links/registry';

const FILE = join(process.env.TOUCHSTONE_SHARED ?? '../shared', 'links/links.tsv');
const NOT_AWARDS = new Set(['placeholder', 'template', 'profile-or-collection', 'file', 'wrapper']);
const rows = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([url = '', host = '', label = '']) => ({ url, host, label }))
  : [];

describe.skipIf(rows.length === 0)('links seen on real profiles (skipped where ../shared is absent)', () => {
  it('recognises at least 99 % of the awards', () => {
    const awards = rows.filter(({ label }) => label === 'credential');
    expect(awards.length).toBeGreaterThan(400);
    const missed = awards.filter(({ url }) => recognise(url)?.kind !== 'award').map(({ url }) => url);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(awards.length / 100);
  });

  it('takes no placeholder, template, collection or file of any host for an award', () => {
    const others = rows.filter(({ label }) => NOT_AWARDS.has(label));
    expect(others.length).toBeGreaterThan(40);
    expect(others.filter(({ url }) => recognise(url)?.kind === 'award').map(({ url }) => url)).toEqual([]);
  });
});
