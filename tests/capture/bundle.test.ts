import { beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../lib/capture/registry';
import { adapterFile, adapterFiles, STANDARDS } from '../../lib/platform/adapter-files';
import { contentScriptSize } from '../bundle';

/** What capture may weigh on a page: bytes, minified. */
const BUDGET = 40_000;

/** The platforms whose pages weigh more, and how much they may: none may grow unseen. */
const HEAVIER: Readonly<Record<string, number>> = {
  freecodecamp: 42_500,
  udemy: 43_000,
  'lifterlms, turned on': 43_500,
  'web, turned on': 46_500,
  openedx: 47_000,
  'openedx, turned on': 49_500,
  openlearn: 49_500,
  saylor: 49_500,
  'moodle, turned on': 51_500,
};

/** Loaded beside the rest, once a page tells of SCORM, H5P or xAPI. */
const STANDARDS_BUDGET = 14_000;

/** What content reports to the page: no pages of their own. */
const isStandard = ({ pages, answers = [] }: (typeof adapters)[number]) => pages.length + answers.length === 0;

/** What a page loads of each platform: on its own hosts, and on a site that was turned on. */
const PLACES = adapters
  .filter((adapter) => !isStandard(adapter))
  .flatMap((adapter) => {
    const { id, hosts, sniff, answers = [] } = adapter;
    const adapterName = adapterFile(id);
    const own = { place: id, parts: ['capture', adapterName, ...(answers.length > 0 ? ['passing'] : [])] };
    const turnedOn = { place: `${id}, turned on`, parts: ['capture', adapterName, 'runtime'] };
    return [...(hosts.length > 0 ? [own] : []), ...(sniff === undefined ? [] : [turnedOn])];
  });

const sizes = new Map<string, number>();
const sumOf = (parts: readonly string[]): number =>
  parts.reduce((sum, part) => sum + (sizes.get(part) ?? Number.NaN), 0);

beforeAll(async () => {
  sizes.set('capture', await contentScriptSize('capture'));
  sizes.set('passing', await contentScriptSize('passing', 'MAIN'));
  sizes.set('runtime', await contentScriptSize('runtime', 'MAIN'));
  for (const { name, script } of await adapterFiles()) sizes.set(name, Buffer.byteLength(script));
}, 120_000);

describe('what a page loads of capture is under 40 kB, but for the platforms named here', () => {
  it.each(PLACES)('$place', ({ place, parts }) => {
    expect(sumOf(parts)).toBeLessThan(HEAVIER[place] ?? BUDGET);
  });

  it('where no platform is known', () => {
    expect(sumOf(['capture', 'runtime'])).toBeLessThan(31_000);
  });

  it('names none that has become light enough', () => {
    const heavy = PLACES.filter(({ parts }) => sumOf(parts) >= BUDGET).map(({ place }) => place);
    expect(heavy.toSorted()).toEqual(Object.keys(HEAVIER).toSorted());
  });
});

it('what reads SCORM, H5P and xAPI comes on top, where a page tells of them, and is bounded', () => {
  expect(sumOf([adapterFile(STANDARDS)])).toBeLessThan(STANDARDS_BUDGET);
});
