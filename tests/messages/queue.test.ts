import { describe, expect, it } from 'vitest';
import { createQueue } from '../../lib/messages/queue';

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

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the queue', () => {
  it('runs so many at once and no more, first come first served', async () => {
    const { started, job, end } = jobs();
    const queue = createQueue(2);
    const results = ['a', 'b', 'c', 'd'].map((name) => queue.run(name, job(name)));
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
    void queue.run('slow.example', job('first'));
    void queue.run('slow.example', job('second'));
    void queue.run('quick.example', job('third'));
    await settled();
    expect(started).toEqual(['first', 'third']);
    end('first');
    await settled();
    expect(started).toEqual(['first', 'third', 'second']);
  });

  it('goes on after a job that fails or throws', async () => {
    const queue = createQueue(1);
    const failing = queue.run('a', () => Promise.reject(new Error('failed')));
    const throwing = queue.run('a', () => {
      throw new Error('thrown');
    });
    const last = queue.run('a', async () => 'done');
    await expect(failing).rejects.toThrow('failed');
    await expect(throwing).rejects.toThrow('thrown');
    expect(await last).toBe('done');
  });
});
