import { describe, expect, it } from 'vitest';
import { createGate, type Gate, type PauseStore } from '../../lib/net/gate';
import type { FetchResult } from '../../lib/verify/types';
import { fakeClock, START } from './clock';

const noStore: PauseStore = { read: async () => new Map(), write: async () => {} };
const at = (milliseconds: number) => new Date(START + milliseconds).toISOString();
const found = (url: string): FetchResult => ({ ok: true, url, status: 200, type: '', bytes: new Uint8Array() });
const busy = (url: string, until: number): FetchResult => ({
  ok: false,
  url,
  reason: 'rate-limited',
  retryAt: at(until),
});

/**
 * A gate and what happens at it. `begun` lists requests in the order they were let in, `done` what each was answered, with
 * the second at which that was.
 */
function behind(answer: (url: string, pass: (ms: number) => Promise<void>) => Promise<FetchResult>, store = noStore) {
  const clock = fakeClock();
  const gate: Gate = createGate({ ...clock, pauses: store });
  const begun: string[] = [];
  const done: [string, string, number][] = [];
  const second = () => (clock.now() - START) / 1000;
  const fetch = gate(async (url: string, _: { readonly signal?: AbortSignal | undefined }) => {
    begun.push(`${url} ${second()}`);
    return answer(url, clock.wait);
  });
  const ask = (url: string, signal?: AbortSignal) => {
    const result = fetch(url, { signal });
    void result.then((one) => done.push([url, one.ok ? String(one.status) : one.reason, second()]));
    return result;
  };
  return { clock, ask, begun, done, fetch };
}

/** Each request takes so many seconds. */
const taking = (seconds: number) => async (url: string, wait: (ms: number) => Promise<void>) => {
  await wait(seconds * 1000);
  return found(url);
};
const hosts = (count: number) => Array.from({ length: count }, (_, n) => `https://h${n}.example/`);

describe('the gate', () => {
  it('lets twelve in at a time, first come, first served', async () => {
    const { clock, ask, begun } = behind(taking(1));
    for (const url of hosts(14)) void ask(url);
    await clock.pass(0);
    expect(begun).toEqual(hosts(12).map((url) => `${url} 0`));
    await clock.pass(1000);
    expect(begun.slice(12)).toEqual(['https://h12.example/ 1', 'https://h13.example/ 1']);
  });

  it.each([
    ['the same name', 'https://one.example/b'],
    ['the same in capitals', 'https://ONE.example/b'],
    ['the same with a dot behind', 'https://one.example./b'],
    ['the same over http', 'http://one.example/b'],
  ])('lets one in a host at a time: %s', async (_, second) => {
    const { clock, ask, begun } = behind(taking(1));
    void ask('https://one.example/a');
    void ask(second);
    await clock.pass(0);
    expect(begun).toHaveLength(1);
    await clock.pass(1000);
    expect(begun).toEqual(['https://one.example/a 0', `${second} 1`]);
  });

  it('holds up nobody for a busy host', async () => {
    const { clock, ask, begun } = behind(taking(1));
    for (const path of ['a', 'b', 'c', 'd', 'e']) void ask(`https://one.example/${path}`);
    void ask('https://two.example/');
    await clock.pass(0);
    expect(begun).toEqual(['https://one.example/a 0', 'https://two.example/ 0']);
  });

  it('begins nothing 25 s after it was asked for', async () => {
    const { clock, ask, done, begun } = behind(taking(20));
    for (const path of ['a', 'b', 'c']) void ask(`https://one.example/${path}`);
    await clock.pass(60_000);
    expect(done).toEqual([
      ['https://one.example/a', '200', 20],
      ['https://one.example/c', 'timeout', 25],
      ['https://one.example/b', '200', 40],
    ]);
    expect(begun).toHaveLength(2);
  });

  it('gives a place back when a fetch throws', async () => {
    const { clock, fetch } = behind(async () => {
      throw new Error('never expected');
    });
    await expect(fetch('https://one.example/', {})).rejects.toThrow('never expected');
    await expect(fetch('https://one.example/', {})).rejects.toThrow('never expected');
    await clock.pass(0);
  });

  it('leaves what is no address to the fetch', async () => {
    const { ask } = behind(async (url) => ({ ok: false, url, reason: 'refused' }));
    expect(await ask('no address')).toMatchObject({ ok: false, reason: 'refused' });
  });
});

describe('whoever asks', () => {
  it('is let in no more once its signal aborts, and no host is blamed', async () => {
    const { clock, ask, begun, done } = behind(taking(5));
    const life = new AbortController();
    void ask('https://one.example/a');
    void ask('https://one.example/b', life.signal);
    await clock.pass(1000);
    life.abort();
    await clock.pass(0);
    expect(done).toEqual([['https://one.example/b', 'refused', 1]]);
    void ask('https://two.example/', life.signal);
    await clock.pass(10_000);
    expect(begun).toEqual(['https://one.example/a 0']);
  });

  it('has further places while half of them stay free, and no more', async () => {
    const { clock, ask, begun } = behind(taking(10));
    const life = new AbortController();
    for (const url of hosts(20)) void ask(url, life.signal);
    await clock.pass(0);
    expect(begun).toHaveLength(6);
  });

  it('is never kept from a first place by others’ second ones', async () => {
    const { clock, ask, begun } = behind(taking(10));
    for (const name of ['ann', 'bob', 'cas', 'dan', 'eve', 'fay', 'gil']) {
      const { signal } = new AbortController();
      for (let n = 0; n < 16; n++) void ask(`https://${name}.h${n}.example/`, signal);
    }
    await clock.pass(0);
    const names = begun.map((line) => line.slice('https://'.length, 'https://ann'.length));
    expect(names).toEqual([...Array.from({ length: 6 }, () => 'ann'), 'bob', 'cas', 'dan', 'eve', 'fay', 'gil']);
    const late = new AbortController();
    void ask('https://late.example/', late.signal);
    await clock.pass(0);
    expect(begun).toHaveLength(12);
    await clock.pass(10_000);
    expect(begun).toContain('https://late.example/ 10');
  });

  it('gets through in time beside eleven checks that hang with all they ask', async () => {
    const slow = behind((url, wait) => taking(url.includes('dead') ? 10 : 0.3)(url, wait));
    for (let n = 0; n < 11; n++) {
      const { signal } = new AbortController();
      for (let one = 0; one < 16; one++) void slow.ask(`https://dead-${n}-${one}.example/`, signal);
    }
    await slow.clock.pass(100);
    const { signal } = new AbortController();
    const check = (async () => {
      for (let one = 0; one < 8; one++) await slow.ask('https://honest.example/', signal);
    })();
    await slow.clock.pass(60_000);
    await check;
    const ends = slow.done.filter(([url]) => url.includes('honest')).map(([, result, second]) => [result, second]);
    expect(ends).toHaveLength(8);
    expect(ends.every(([result]) => result === '200')).toBe(true);
    // Ten seconds for the first place, and none for the others.
    expect(Number(ends.at(-1)?.[1])).toBeLessThan(13);
  });
});

describe('a host that asks to be left alone', () => {
  it('isn’t asked until then, and every request is told until when', async () => {
    let pauses = 1;
    const { clock, ask, begun } = behind(async (url) => (pauses-- > 0 ? busy(url, 60_000) : found(url)));
    const waiting = [ask('https://one.example/a'), ask('https://one.example/b')];
    await clock.pass(0);
    expect(await Promise.all(waiting)).toEqual([
      busy('https://one.example/a', 60_000),
      busy('https://one.example/b', 60_000),
    ]);
    await clock.pass(54_999);
    expect(await ask('https://one.example/c')).toEqual(busy('https://one.example/c', 60_000));
    expect(begun).toHaveLength(1);
    await clock.pass(5_001);
    expect(await ask('https://one.example/d')).toMatchObject({ ok: true });
  });

  it('keeps nobody from another host', async () => {
    const { clock, ask } = behind(async (url) => (url.includes('one') ? busy(url, 60_000) : found(url)));
    await ask('https://one.example/');
    expect(await ask('https://two.one.example/x').then(({ url }) => url)).toBe('https://two.one.example/x');
    expect(await ask('https://other.example/')).toMatchObject({ ok: true });
    await clock.pass(0);
  });

  it.each([
    ['5 s are waited out', 5_000, '200', 5],
    ['a second is waited out', 1_000, '200', 1],
    ['longer is not', 5_001, 'rate-limited', 0],
  ])('%s', async (_, until, result, second) => {
    let pauses = 1;
    const { clock, ask, done } = behind(async (url) => (pauses-- > 0 ? busy(url, until) : found(url)));
    void ask('https://one.example/a');
    await clock.pass(10_000);
    expect(done).toEqual([['https://one.example/a', result, second]]);
  });

  it('a short pause is waited out once', async () => {
    const { clock, ask, begun, done } = behind(async (url, wait) => {
      await wait(0);
      return busy(url, clock.now() - START + 3_000);
    });
    void ask('https://one.example/a');
    await clock.pass(20_000);
    expect(begun).toEqual(['https://one.example/a 0', 'https://one.example/a 3']);
    expect(done).toEqual([['https://one.example/a', 'rate-limited', 3]]);
  });

  it('those who wait for it wait the pause out as well, in their order', async () => {
    let pauses = 1;
    const { clock, ask, begun } = behind(async (url) => (pauses-- > 0 ? busy(url, 3_000) : found(url)));
    for (const path of ['a', 'b']) void ask(`https://one.example/${path}`);
    await clock.pass(1_000);
    void ask('https://one.example/c');
    await clock.pass(10_000);
    expect(begun).toEqual([
      'https://one.example/a 0',
      'https://one.example/a 3',
      'https://one.example/b 3',
      'https://one.example/c 3',
    ]);
  });

  it('takes no place meanwhile', async () => {
    let pauses = 4;
    const { clock, ask, begun } = behind(async (url) => (pauses-- > 0 ? busy(url, 4_000) : found(url)));
    for (const url of hosts(4)) void ask(url);
    await clock.pass(0);
    void ask('https://other.example/');
    await clock.pass(0);
    expect(begun.at(-1)).toBe('https://other.example/ 0');
    await clock.pass(10_000);
  });
});

describe('pauses', () => {
  const memory = (kept: ReadonlyMap<string, number> = new Map()) => {
    const written: ReadonlyMap<string, number>[] = [];
    const store: PauseStore = {
      read: async () => written.at(-1) ?? kept,
      write: async (pauses) => void written.push(new Map(pauses)),
    };
    return { store, written };
  };

  it('outlive the worker', async () => {
    const { store } = memory();
    await behind(async (url) => busy(url, 60_000), store).ask('https://one.example/a');
    const { ask, begun } = behind(async (url) => found(url), store);
    expect(await ask('https://one.example/b')).toEqual(busy('https://one.example/b', 60_000));
    expect(begun).toEqual([]);
  });

  it('are no more than a hundred, and those that end soonest go first', async () => {
    const { store, written } = memory();
    let until = 10_000;
    const { ask } = behind(async (url) => busy(url, until++), store);
    for (const url of hosts(120)) await ask(url);
    expect(Math.max(...written.map(({ size }) => size))).toBe(100);
    expect([...(written.at(-1)?.keys() ?? [])]).toEqual(
      hosts(120)
        .slice(20)
        .map((url) => new URL(url).hostname),
    );
  });

  it('that are over are dropped', async () => {
    const { store, written } = memory(new Map([['old.example', START - 1]]));
    await behind(async (url) => busy(url, 60_000), store).ask('https://one.example/a');
    expect([...(written.at(-1)?.keys() ?? [])]).toEqual(['one.example']);
  });

  it('of a clock that is set back meanwhile hold for nobody', async () => {
    const { clock, ask, begun } = behind(async (url) => (url.endsWith('a') ? busy(url, 60_000) : found(url)));
    await ask('https://one.example/a');
    clock.set(START - 24 * 3_600_000);
    expect(await ask('https://one.example/b')).toMatchObject({ ok: true });
    expect(begun).toHaveLength(2);
  });

  it('of a clock that was set back hold for nobody', async () => {
    const { store } = memory(new Map([['one.example', START + 7_200_000]]));
    expect(await behind(async (url) => found(url), store).ask('https://one.example/a')).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<PauseStore>]>([
    ['can’t be read', { read: () => Promise.reject(new Error('broken')) }],
    ['can’t be written', { write: () => Promise.reject(new Error('full')) }],
  ])('hold for this worker where the store %s', async (_, broken) => {
    const { ask, begun } = behind(async (url) => busy(url, 60_000), { ...noStore, ...broken });
    await ask('https://one.example/a');
    expect(await ask('https://one.example/b')).toEqual(busy('https://one.example/b', 60_000));
    expect(begun).toHaveLength(1);
  });
});
