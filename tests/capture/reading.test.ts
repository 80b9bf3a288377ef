// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canSpeak, createReading } from '../../lib/capture/reading';
import { adapters } from '../../lib/capture/registry';
import { offer, shelfIn } from '../../lib/capture/shelf';
import { EARLY_ANSWERS, sniffs } from '../../lib/capture/sniffs';
import { pageFromFile } from './page-from';

const COURSE = 'https://learn.campus.example/course/view.php?id=2';
const course = () => pageFromFile('tests/fixtures/capture/moodle/course-complete.html', COURSE);

describe('a page’s reading', () => {
  it('wants the adapter of the platform that it sniffs as, once, and reads with it once it is there', () => {
    const world = {};
    const shelf = shelfIn(world);
    const wanted: string[] = [];
    const read = createReading(shelf.adapters, (id) => wanted.push(id));
    expect(read(course())).toEqual([]);
    expect(read(course())).toEqual([]);
    expect(wanted).toEqual(['moodle']);
    for (const adapter of adapters) if (adapter.id === 'moodle') offer(world, adapter);
    expect(read(course())).toMatchObject([{ platform: 'moodle', status: 'completed' }]);
    expect(wanted).toEqual(['moodle']);
  });

  it('is any page’s only until the page turns out to be a platform’s', () => {
    const shelf = shelfIn({});
    const wanted: string[] = [];
    const read = createReading([...shelf.adapters, ...adapters.filter(({ id }) => id === 'web')], (id) =>
      wanted.push(id),
    );
    const stated = pageFromFile('tests/fixtures/capture/web/linkedin.html', 'https://learn.campus.example/done');
    expect(read(stated)).toMatchObject([{ platform: 'web', own: 'unknown' }]);
    const link = stated.document.querySelector('a');
    const page = course();
    if (link) page.document.body.append(link);
    expect(read(page)).toEqual([]);
    expect(wanted).toEqual(['moodle']);
  });

  it('wants nothing where the platform’s adapter came with it', () => {
    const wanted: string[] = [];
    const read = createReading(adapters, (id) => wanted.push(id));
    read(pageFromFile('tests/fixtures/capture/coursera/course-home.html', 'https://www.coursera.org/learn/tides/home'));
    expect(wanted).toEqual([]);
  });
});

it.each([
  ['https://www.coursera.org/learn/bread/home/welcome', true],
  ['https://www.coursera.org/search?query=bread', false],
  ['https://learn.campus.example/anything', true],
])('%s can speak: %s', (url, expected) => {
  expect(canSpeak(adapters, new URL(url))).toBe(expected);
});

describe('the shelf', () => {
  const [one, other] = adapters;

  it('is the same for the adapters’ files and the content script, whichever runs first', () => {
    if (!one || !other) throw new Error('two adapters are needed');
    const world = {};
    offer(world, one);
    const heard: string[] = [];
    const shelf = shelfIn(world);
    shelf.onOffer(() => heard.push(shelf.adapters.map(({ id }) => id).join()));
    offer(world, other);
    expect(heard).toEqual([`${other.id},${one.id}`]);
    expect(Object.keys(world)).toEqual([]);
  });

  it('holds an adapter once', () => {
    if (!one) throw new Error('an adapter is needed');
    const world = {};
    const heard: string[] = [];
    shelfIn(world).onOffer(() => heard.push('heard'));
    offer(world, one);
    offer(world, { ...one });
    expect([shelfIn(world).adapters.length, heard.length]).toEqual([1, 1]);
  });
});

describe('the sniffs', () => {
  it('are those of the adapters that have one, by their ids', () => {
    const own = adapters.flatMap(({ id, sniff, pages, answers = [] }) =>
      sniff && pages.length + answers.length > 0 ? [[id, sniff] as const] : [],
    );
    expect(Object.keys(sniffs).toSorted()).toEqual(own.map(([id]) => id).toSorted());
    for (const [id, sniff] of own) expect(sniffs[id], id).toBe(sniff);
  });

  it('come with the addresses that their platforms’ pages fetch before the adapter is there', () => {
    const read = adapters.filter(({ id, answers = [] }) => Object.hasOwn(sniffs, id) && answers.length > 0);
    const addresses = read.flatMap(({ id, answers = [] }) => {
      const cases: { answer?: { url: string } }[] = JSON.parse(
        readFileSync(`tests/fixtures/capture/${id}/cases.json`, 'utf8'),
      );
      const asked = cases.flatMap(({ answer }) => (answer ? [answer.url.replace(/^https?:\/\//, '')] : []));
      return asked.filter((url) => answers.some(({ address }) => address.test(url)));
    });
    expect(addresses.length).toBeGreaterThan(read.length);
    expect(addresses.filter((url) => !EARLY_ANSWERS.some((early) => early.test(url)))).toEqual([]);
  });
});
