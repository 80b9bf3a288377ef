import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BADGE_HOSTS } from '../../lib/links/registry';
import { BADGE_HOSTS_PAGE, badgeHostsPage } from '../../scripts/badge-hosts';

const rows = badgeHostsPage()
  .split('\n')
  .filter((line) => line.startsWith('| '));
const rowOf = (label: string) => rows.find((line) => line.startsWith(`| ${label} `));

describe('the page on badge hosts', () => {
  it('is up to date (npm run badge-hosts)', () => {
    expect(readFileSync(join(import.meta.dirname, '../..', BADGE_HOSTS_PAGE), 'utf8')).toBe(badgeHostsPage());
  });

  it('has a row for every badge host', () => {
    expect(rows.length).toBe(BADGE_HOSTS.length + 1);
    for (const { label } of BADGE_HOSTS) expect(rowOf(label), label).toBeDefined();
  });

  it.each([
    ['a host that is asked', 'Credly', '| Credly | `api.credly.com`, `www.credly.com` | 1 day; 5 minutes |'],
    ['a host on any site', 'Moodle', '| Moodle (on any site) | the link’s own site | 1 day; 5 minutes |'],
    ['a host without a record', 'DataCamp', '| DataCamp | nothing | – |'],
    ['a host that only people may open', 'Udemy', '| Udemy | only when you open it | 7 days |'],
  ])('says of %s what is asked, and for how long the answer counts', (_, label, row) => {
    expect(rowOf(label)).toBe(row);
  });
});
