import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPENED_HOSTS } from '../../lib/links/opened';
import { PROFILE_MATCHES } from '../../lib/links/profiles/registry';
import { adapterScripts } from '../../lib/platform/adapter-files';
import { manifest } from '../../lib/platform/manifest';
import { placeOf } from '../../scripts/platforms';

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

describe('what is read from the start', () => {
  const reads = (ROWS ?? []).filter(({ name }) => name.startsWith('read '));
  /** Paths that stand beside a host (`/users/…`) are no names of their own. */
  const places = reads.flatMap(({ names }) => names).filter((name) => !name?.startsWith('/'));
  const captured = adapterScripts().flatMap(({ matches }) => matches.map(placeOf));
  const opened = OPENED_HOSTS.flatMap(({ record }) => record.opened?.matches ?? []);
  const marked = [...PROFILE_MATCHES, ...opened].map((pattern) => new URL(pattern.replace('*.', 'any.')).host);
  const hosts = marked.map((host) => host.replace(/^any\./, '*.'));

  it.each([...new Set([...captured, ...hosts])])('%s stands in the README’s table', (place) => {
    expect(places).toContain(place);
  });

  it('is all that the table says is read', () => {
    expect(places.filter((place = '') => !captured.includes(place) && !hosts.includes(place))).toEqual([]);
  });

  it('is heard in the page’s own world only where the table says so', () => {
    const hooked = adapterScripts()
      .filter(({ world }) => world === 'MAIN')
      .flatMap(({ matches }) => matches.map(placeOf));
    const said = reads.filter(({ why }) => /as it passes/.test(why)).flatMap(({ names }) => names);
    expect(said.toSorted()).toEqual(hooked.toSorted());
  });
});
