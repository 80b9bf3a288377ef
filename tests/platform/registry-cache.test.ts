import { describe, expect, it } from 'vitest';
import { createRegistryCache } from '../../lib/platform/registry-cache';
import { fakeStorage } from './browser';

const HOUR = 3_600_000;
const START = Date.parse('2026-06-01T12:00:00Z');

function setUp() {
  const storage = fakeStorage();
  const clock = { now: START };
  const answer = (text: string) => ({ at: new Date(clock.now).toISOString(), status: 200, text, usable: true });
  return { ...storage, clock, answer, cache: createRegistryCache(storage.area, () => clock.now) };
}

describe('what registries said', () => {
  it('is found by its address, also by the worker that comes after', async () => {
    const { cache, answer, area, clock } = setUp();
    await cache.put('https://a.example/', answer('a'));
    expect(await createRegistryCache(area, () => clock.now).find('https://a.example/')).toEqual(answer('a'));
    expect(await cache.find('https://b.example/')).toBeNull();
  });

  it('is not taken from something else that is stored', async () => {
    const { cache, area } = setUp();
    await area.set({ 'registry:https://a.example/': { text: 'a' }, checking: {} });
    expect(await cache.find('https://a.example/')).toBeNull();
    await cache.prune();
    expect(Object.keys(await area.get(null))).toEqual(['checking']);
  });

  it('is kept for a day', async () => {
    const { cache, answer, clock, keys } = setUp();
    await cache.put('https://a.example/', answer('a'));
    clock.now += 23 * HOUR;
    await cache.prune();
    expect(keys()).toHaveLength(1);
    clock.now += 2 * HOUR;
    await cache.prune();
    expect(keys()).toEqual([]);
  });

  it('of tomorrow does not stay for ever', async () => {
    const { cache, answer, clock, keys } = setUp();
    await cache.put('https://a.example/', answer('a'));
    clock.now -= 48 * HOUR;
    await cache.prune();
    expect(keys()).toEqual([]);
  });

  it('leaves room: the oldest goes first', async () => {
    const { cache, answer, clock, keys, size } = setUp();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      clock.now += 60_000;
      await cache.put(`https://${name}.example/`, answer(name.repeat(1_000_000)));
    }
    expect(size()).toBeLessThan(4.5 * 1024 * 1024);
    expect(keys()).not.toContain('registry:https://a.example/');
    expect(keys()).toContain('registry:https://e.example/');
  });
});
