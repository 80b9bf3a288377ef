import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapters } from '../../lib/capture/registry';
import type { Adapter } from '../../lib/capture/types';
import { PLATFORMS_PAGE, platformsPage } from '../../scripts/platforms';

const rowsOf = (page: string) => page.split('\n').filter((line) => line.startsWith('| '));

const SCHOOL: Adapter = { id: 'school', label: 'School', facts: '2026-11', hosts: [], pages: [] };
const reader = { confidence: 'H', path: /^\//, address: /^/, read: () => [] } as const;

describe('the page on learning platforms', () => {
  it('is up to date (npm run platforms)', () => {
    expect(readFileSync(join(import.meta.dirname, '../..', PLATFORMS_PAGE), 'utf8')).toBe(platformsPage());
  });

  it('has a row for every platform, in the order of their names', () => {
    const labels = rowsOf(platformsPage()).map((row) => row.split(' | ')[0]?.slice(2));
    const expected = adapters.map(({ label }) => label).toSorted((a, b) => a.localeCompare(b, 'en'));
    expect(labels).toEqual(['platform', ...expected]);
  });

  it.each<[string, Partial<Adapter>, string]>([
    [
      'pages, with how sure they are',
      {
        hosts: ['*://*.school.example/*'],
        pages: [
          { ...reader, kind: 'certificate' },
          { ...reader, kind: 'course', confidence: 'L' },
        ],
      },
      '| School | `*.school.example` | certificate **H**, course **L** | – | – | 2026-11 |',
    ],
    [
      'answers, and a part of a host',
      { hosts: ['*://school.example/learn/*', '*://a.example/*'], answers: [{ ...reader, kind: 'progress' }] },
      '| School | `school.example/learn/…`, `a.example` | – | progress **H** | – | 2026-11 |',
    ],
    [
      'a list to catch up on, on any site',
      {
        sniff: () => true,
        pages: [{ ...reader, kind: 'my-courses' }],
        lists: [{ path: /^\//, next: () => null, total: () => null }],
      },
      '| School | any site you turn on | my-courses **H** | – | yes | 2026-11 |',
    ],
    [
      'hosts of its own, beside any other site',
      { hosts: ['*://*.school.example/*'], sniff: () => true, pages: [{ ...reader, kind: 'course' }] },
      '| School | `*.school.example`, any other site you turn on | course **H** | – | – | 2026-11 |',
    ],
    [
      'a standard, which has no pages',
      {},
      '| School | any site you turn on | what its content reports to the page | – | – | 2026-11 |',
    ],
  ])('says of a platform: %s', (_, parts, row) => {
    expect(rowsOf(platformsPage([{ ...SCHOOL, ...parts }]))[1]).toBe(row);
  });
});
