// @vitest-environment happy-dom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, looseObject, object, parse, picklist, string, tuple, unknown } from 'valibot';
import { describe, expect, it } from 'vitest';
import { readTold } from '../../lib/capture/hook/told';
import { isFromItsSite } from '../../lib/capture/origin';
import { adapters, observe } from '../../lib/capture/registry';
import { createStandardsReader } from '../../lib/capture/standards/reader';
import type { Observation } from '../../lib/capture/types';
import { pageFrom, pageFromFile } from './page-from';

const FIXTURES = join(process.cwd(), 'tests/fixtures/capture');

const Cases = array(
  object({
    file: string(),
    url: string(),
    why: string(),
    expected: array(looseObject({ status: string(), own: string() })),
  }),
);

function casesOf(adapter: string) {
  return parse(Cases, JSON.parse(readFileSync(join(FIXTURES, adapter, 'cases.json'), 'utf8')));
}

/** What a page's scripts tell, one after the other, in the words of `lib/capture/hook/wire.ts`. */
const Events = object({ page: string(), told: array(tuple([picklist(['scorm', 'h5p', 'xapi']), unknown()])) });
/** When all of it happens. */
const AT = '2026-11-26T12:00:00.000Z';

/** A saved page as it is read; or, for a standard, what was told on a page, as it is heard. */
function observed(path: string, url: string): readonly Observation[] {
  if (!path.endsWith('.events.json')) return observe(pageFromFile(path, url));
  const { page, told } = parse(Events, JSON.parse(readFileSync(path, 'utf8')));
  const reader = createStandardsReader();
  return told.flatMap(([kind, body]) => {
    const address = kind === 'xapi' ? 'https://lrs.example/statements\n' : '';
    const { events } = readTold(`${kind} ${address}${JSON.stringify(body)}`, new URL(url));
    return events.flatMap((event) => reader.hear(event, pageFrom(page, url), AT));
  });
}

describe.each(adapters.map(({ id }) => id))('%s reads', (id) => {
  it.each(casesOf(id))('$file: $why', ({ file, url, expected }) => {
    const observations = observed(join(FIXTURES, id, file), url);
    expect(observations).toEqual(expected);
    expect(observations.filter((observation) => !isFromItsSite(observation, url))).toEqual([]);
  });
});

describe('every adapter', () => {
  it.each(adapters.map(({ id }) => id))('%s has a page that shows a completion, and one that does not', (id) => {
    const cases = casesOf(id);
    const own = cases.filter(({ expected }) =>
      expected.some(({ status, own }) => status === 'completed' && own === 'yes'),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(cases.length - own.length).toBeGreaterThan(0);
  });

  it.each(adapters.map(({ id }) => id))('%s uses every fixture in its folder', (id) => {
    const used = new Set(casesOf(id).map(({ file }) => file));
    const present = readdirSync(join(FIXTURES, id)).filter((name) => /\.(?:html|events\.json)$/.test(name));
    expect(present.filter((name) => !used.has(name))).toEqual([]);
  });

  it('has the fixture folder of its name, and no folder is without an adapter', () => {
    const folders = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(adapters.map(({ id }) => id).sort());
    expect(adapters.every(({ id }) => existsSync(join(process.cwd(), 'lib/capture/adapters', `${id}.ts`)))).toBe(true);
  });
});
