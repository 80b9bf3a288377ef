import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROFILE_MATCHES, PROFILE_SITES } from '../../../lib/links/profiles/registry';

const ROOT = join(import.meta.dirname, '../../..');
const rowsOf = (file: string) =>
  readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '));
const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]);

describe('docs/profile-sites.md', () => {
  const rows = rowsOf('docs/profile-sites.md').map((line) => line.split('|').map((cell) => cell.trim()));
  const marksOf = (label: string) => rows.find(([, site]) => site === label)?.[2];

  it.each(PROFILE_SITES.map(({ label, matches = [] }) => [label, matches] as const))(
    '%s has a row with the addresses where its marks run from the start',
    (label, matches) => {
      const marks = marksOf(label) ?? '';
      expect(quoted(marks).filter((text) => text?.startsWith('https://'))).toEqual(matches);
      expect(marks.startsWith('once turned on')).toBe(matches.length === 0);
    },
  );

  it('has no row for a site that nobody reads', () => {
    const sites = rows.slice(1).map(([, site]) => site);
    expect(sites.toSorted()).toEqual([...PROFILE_SITES.map(({ label }) => label), 'Any site'].toSorted());
  });
});

describe('the README’s table of permissions', () => {
  const named = rowsOf('README.md')
    .filter((line) => line.startsWith('| read '))
    .flatMap((line) => quoted(line.split('|')[1] ?? ''));

  it.each(PROFILE_MATCHES)('says why %s is read from the start', (pattern) => {
    const [, host = '', path = ''] = /^https:\/\/(?:\*\.)?([^/]+)(\/.*)$/.exec(pattern) ?? [];
    const shown = [host, `*.${host}`, `www.${host}`];
    expect(named.some((name) => name !== undefined && shown.includes(name))).toBe(true);
    // A permission for some pages alone says for which.
    if (path !== '/*') expect(named).toContain(path.replace('*', '…'));
  });
});
