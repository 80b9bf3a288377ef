import { describe, expect, it } from 'vitest';
import { createDoubts } from '../../lib/platform/doubts';
import { observation } from '../history/history';
import { fakeStorage } from './browser';

const PAGE = 'https://learn.campus.example/certificate/1';
const doubt = (item: number, title = 'Rivers') =>
  observation({ itemId: `learn.campus.example/${item}`, own: 'unknown', status: 'completed', title });

function setUp(storage = fakeStorage()) {
  let time = 0;
  return { storage, doubts: createDoubts(storage.area, () => ++time) };
}

describe('what the page of a tab shows that may be the viewer’s', () => {
  it('is there for a worker that was restarted, and for that tab alone', async () => {
    const { storage, doubts } = setUp();
    await doubts.put(7, PAGE, [doubt(1)]);
    const restarted = setUp(storage).doubts;
    expect([await restarted.list(7), await restarted.list(8)]).toEqual([[doubt(1)], []]);
  });

  it('grows with its page, each item once', async () => {
    const { doubts } = setUp();
    await doubts.put(7, PAGE, [doubt(1), doubt(2)]);
    await doubts.put(7, `${PAGE}#top`, [doubt(2, 'Rivers of the North'), doubt(3)]);
    expect((await doubts.list(7)).map(({ title }) => title)).toEqual(['Rivers', 'Rivers of the North', 'Rivers']);
  });

  it('gives way to what the next page shows: a hundred opened certificates leave the last one', async () => {
    const { doubts, storage } = setUp();
    for (let number = 1; number <= 100; number++) await doubts.put(7, `${PAGE}${number}`, [doubt(number)]);
    expect(await doubts.list(7)).toEqual([doubt(100)]);
    expect(storage.keys()).toHaveLength(1);
  });

  it.each<[string, string | null, number]>([
    ['another page', 'https://learn.campus.example/certificate/2', 0],
    ['a page that the browser keeps from us', null, 0],
    ['another part of the page', `${PAGE}#signatures`, 1],
  ])('is forgotten with its page: at %s', async (_, url, left) => {
    const { doubts } = setUp();
    await doubts.put(7, PAGE, [doubt(1)]);
    await doubts.movedTo(7, url);
    expect(await doubts.list(7)).toHaveLength(left);
  });

  it('is forgotten with its tab', async () => {
    const { doubts, storage } = setUp();
    await doubts.put(7, PAGE, [doubt(1)]);
    await doubts.forget(7);
    expect(storage.keys()).toEqual([]);
  });

  it('is bounded: in number and size on a page, and in tabs', async () => {
    const { doubts, storage } = setUp();
    await doubts.put(
      1,
      PAGE,
      Array.from({ length: 300 }, (_, index) => doubt(index)),
    );
    expect(await doubts.list(1)).toHaveLength(20);
    const large = (item: number) => ({ ...doubt(item), skills: Array.from({ length: 100 }, () => 'x'.repeat(300)) });
    await doubts.put(2, PAGE, [doubt(0), ...[1, 2, 3].map(large), doubt(4)]);
    expect((await doubts.list(2)).map(({ itemId }) => itemId.at(-1))).toEqual(['3', '4']);
    for (let tab = 3; tab < 50; tab++) await doubts.put(tab, PAGE, [doubt(1)]);
    expect([storage.keys().length, (await doubts.list(1)).length, (await doubts.list(49)).length]).toEqual([30, 0, 1]);
  });

  it('is nothing where the storage holds something else', async () => {
    const { doubts, storage } = setUp();
    await storage.area.set({ 'doubts:7': { url: PAGE, at: 1, observations: [{ title: 'Rivers' }] } });
    expect(await doubts.list(7)).toEqual([]);
  });
});
