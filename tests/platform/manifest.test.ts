import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifest } from '../../lib/platform/manifest';

const README = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
/** First and second column of the table under "permission | why". */
const ROWS = (README.split('| permission | why |')[1] ?? '')
  .split('\n\n', 1)[0]
  ?.split('\n')
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, name = '', why = '']) => ({ names: [...name.matchAll(/`([^`]+)`/g)].map((match) => match[1]), name, why }));

describe.each(['chrome', 'firefox'])('what is asked for in %s', (browser) => {
  const asked = manifest(browser);
  const permissions: readonly string[] = asked.permissions ?? [];
  const hosts = (asked.host_permissions ?? []).map((pattern) => pattern.replace(/^https:\/\/|\/\*$/g, ''));
  const rows = (ROWS ?? []).filter(({ name }) => browser !== 'firefox' || !name.endsWith('(Chrome, Edge)'));
  const named = rows.flatMap(({ names }) => names);

  it.each([...permissions, ...hosts])('%s stands in the README’s table', (permission) => {
    expect(named).toContain(permission);
  });

  it('is all that the table names, beside the sites of content scripts', () => {
    // A badge host may also be a site whose pages are read.
    const others = rows.filter(({ name }) => !name.startsWith('read ')).flatMap(({ names }) => names);
    expect(others.toSorted()).toEqual([...permissions, ...hosts].toSorted());
  });

  it('has a reason each', () => {
    for (const { name, why } of ROWS ?? []) expect(why.length, name).toBeGreaterThan(20);
  });

  it('is nothing that could alter or block a request', () => {
    expect(permissions.filter((name) => /^(?:webRequest.+|declarative.*|proxy|debugger|cookies)$/.test(name))).toEqual(
      [],
    );
  });
});
