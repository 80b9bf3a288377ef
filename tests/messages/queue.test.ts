import { describe, expect, it } from 'vitest';
import { createQueue, Dropped } from '../../lib/messages/queue';

/** A job that runs until it is told to end. */
function jobs() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const job = (name: string) => () =>
    new Promise<string>((resolve) => {
      started.push(name);
      ends.set(name, () => resolve(name));
    });
  return { started, job, end: (name: string) => ends.get(name)?.() };
}

/** Each job in a lane of its own unless told otherwise. */
let lanes = 1000;
const turn = (key: string, lane = lanes++, signal = new AbortController().signal) => ({ key, lane, signal });

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the queue', () => {
  it('runs so many at once and no more, first come first served', async () => {
    const { started, job, end } = jobs();
    const queue = createQueue(2);
    const results = ['a', 'b', 'c', 'd'].map((name) => queue.run(turn(name), job(name)));
    await settled();
    expect(started).toEqual(['a', 'b']);
    end('b');
    await settled();
    expect(started).toEqual(['a', 'b', 'c']);
    for (const name of ['a', 'c']) end(name);
    await settled();
    end('d');
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('never runs two of one key, and lets no other wait for them', async () => {
    const { started, job, end } = jobs();
    const queue = createQueue(4);
    void queue.run(turn('slow.example'), job('first'));
    void queue.run(turn('slow.example'), job('second'));
    void queue.run(turn('quick.example'), job('third'));
    await settled();
    expect(started).toEqual(['first', 'third']);
    end('first');
    await settled();
    expect(started).toEqual(['first', 'third', 'second']);
  });

  it('goes on after a job that fails or throws', async () => {
    const queue = createQueue(1);
    const failing = queue.run(turn('a'), () => Promise.reject(new Error('failed')));
    const throwing = queue.run(turn('a'), () => {
      throw new Error('thrown');
    });
    const last = queue.run(turn('a'), async () => 'done');
    await expect(failing).rejects.toThrow('failed');
    await expect(throwing).rejects.toThrow('thrown');
    expect(await last).toBe('done');
  });

  it('leaves two places to whoever comes after a tab with hundreds of jobs, and lets tabs take turns', async () => {
    const { started, job, end } = jobs();
    const queue = createQueue(6);
    for (let at = 0; at < 500; at++) void queue.run(turn(`slow${at}.example`, 1), job(`hostile ${at}`));
    await settled();
    expect(started).toEqual(['hostile 0', 'hostile 1', 'hostile 2', 'hostile 3']);
    for (let at = 0; at < 3; at++) void queue.run(turn(`host${at}.example`, 2), job(`other ${at}`));
    await settled();
    expect(started.slice(4)).toEqual(['other 0', 'other 1']);
    end('hostile 0');
    await settled();
    expect(started.at(-1)).toBe('other 2');
    end('hostile 1');
    end('other 0');
    await settled();
    expect(started.slice(7)).toEqual(['hostile 4', 'hostile 5']);
  });

  it('a tab has no more than two places while another waits', async () => {
    const { started, job, end } = jobs();
    const queue = createQueue(4);
    const running = (tab: string) => started.filter((name) => name.startsWith(tab)).length;
    for (let at = 0; at < 9; at++) void queue.run(turn(`a${at}`, 1), job(`a${at}`));
    for (let at = 0; at < 9; at++) void queue.run(turn(`b${at}`, 2), job(`b${at}`));
    await settled();
    end('a0');
    await settled();
    expect([running('a') - 1, running('b')]).toEqual([2, 2]);
  });

  it('never starts what nobody waits for any more', async () => {
    const { started, job, end } = jobs();
    const queue = createQueue(1);
    const gone = new AbortController();
    void queue.run(turn('a', 1), job('a'));
    const dropped = queue.run(turn('b', 1, gone.signal), job('b'));
    const last = queue.run(turn('c', 1), job('c'));
    await settled();
    gone.abort();
    await expect(dropped).rejects.toThrow(Dropped);
    await expect(queue.run(turn('d', 1, gone.signal), job('d'))).rejects.toThrow(Dropped);
    end('a');
    await settled();
    end('c');
    expect(await last).toBe('c');
    expect(started).toEqual(['a', 'c']);
  });
});
