// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page } from '../../lib/capture/types';
import { type PageWatch, watchPage } from '../../lib/capture/watch';

const SECOND = 1000;
let controller: AbortController;
let reported: string[];
let errors: string[];
let reads: number;
let hidden: boolean;
let silent: readonly string[];

/** What the tests read of a page: its one paragraph. */
function readText({ document, url }: Page): string {
  reads += 1;
  const shown = document.body.textContent ?? '';
  if (shown === 'broken') throw new TypeError('broken page');
  return shown === '' ? '' : `${url.pathname} ${shown}`;
}

function start(): PageWatch {
  return watchPage({
    document,
    window,
    signal: controller.signal,
    canSpeak: ({ pathname }) => !silent.includes(pathname),
    read: readText,
    onStable: (answer) => reported.push(answer),
    onError: (error) => errors.push(String(error)),
  });
}

function show(content: string): void {
  document.body.textContent = content;
}

async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

function setHidden(value: boolean): void {
  hidden = value;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  controller = new AbortController();
  reported = [];
  errors = [];
  reads = 0;
  hidden = false;
  silent = [];
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  window.history.replaceState(null, '', '/one');
  show('first');
});

afterEach(() => {
  controller.abort();
  vi.useRealTimers();
});

describe('a watched page', () => {
  it('is read at once, and reported when the answer has held for half a second', async () => {
    start();
    expect(reads).toBe(1);
    expect(reported).toEqual([]);
    await pass(SECOND);
    expect(reported).toEqual(['/one first']);
  });

  it('that fills late is reported when it is full, once', async () => {
    show('');
    start();
    await pass(SECOND);
    for (const content of ['f', 'fu', 'ful', 'full']) {
      show(content);
      await pass(200);
    }
    await pass(2 * SECOND);
    expect(reported).toEqual(['', '/one full']);
  });

  it('is not reported again while the answer stays the same', async () => {
    start();
    await pass(SECOND);
    show('second');
    show('first');
    await pass(2 * SECOND);
    expect(reported).toEqual(['/one first']);
  });

  it('that never comes to rest is read all the same', async () => {
    start();
    await pass(SECOND);
    const ticker = document.createComment('0');
    document.body.append(ticker);
    document.body.firstChild?.replaceWith('changed');
    for (let i = 0; i < 100; i += 1) {
      ticker.data = String(i);
      await pass(100);
    }
    expect(reported).toEqual(['/one first', '/one changed']);
  });

  it('that never comes to rest and says nothing new is read ever more rarely', async () => {
    start();
    await pass(SECOND);
    const ticker = document.createComment('0');
    document.body.append(ticker);
    reads = 0;
    for (let i = 0; i < 600; i += 1) {
      ticker.data = String(i);
      await pass(100);
    }
    expect(reads).toBeLessThan(6);
  });

  it('is listened to for four changes a second at most, however many there are', async () => {
    start();
    await pass(SECOND);
    const heard = vi.spyOn(window.MutationObserver.prototype, 'observe');
    const ticker = document.createComment('0');
    document.body.append(ticker);
    for (let i = 0; i < 1000; i += 1) {
      ticker.data = String(i);
      await pass(2);
    }
    expect(heard.mock.calls.length).toBeLessThanOrEqual(8);
    heard.mockRestore();
  });

  it('that says something else at every reading is not read without a pause', async () => {
    start();
    await pass(SECOND);
    reads = 0;
    for (let i = 0; i < 300; i += 1) {
      show(String(i));
      await pass(100);
    }
    expect(reads).toBeLessThan(15);
    await pass(5 * SECOND);
    expect(reported).toEqual(['/one first', '/one 299']);
  });

  it('hears of a change in place: a tick without a load', async () => {
    const button = document.createElement('button');
    button.dataset.toggletype = 'manual:mark-done';
    document.body.append(button);
    start();
    await pass(SECOND);
    reads = 0;
    button.dataset.toggletype = 'manual:undo';
    await pass(SECOND);
    expect(reads).toBeGreaterThan(0);
  });
});

describe('in a single-page application', () => {
  it('the new page is read under its own address, once its content comes', async () => {
    const watch = start();
    await pass(SECOND);
    watch.moved(new URL('/two', window.location.href));
    window.history.pushState(null, '', '/two');
    await pass(SECOND);
    show('other');
    await pass(2 * SECOND);
    expect(reported).toEqual(['/one first', '/two other']);
  });

  it('a change that is announced before it is committed is not read under the old address', async () => {
    const watch = start();
    await pass(SECOND);
    watch.moved(new URL('/two', window.location.href));
    show('other');
    await pass(1300);
    window.history.pushState(null, '', '/two');
    await pass(3 * SECOND);
    expect(reported).toEqual(['/one first', '/two other']);
  });

  it('the same answer at another address is another page’s, and is reported again', async () => {
    const watch = watchPage({
      document,
      window,
      signal: controller.signal,
      read: () => 'the same',
      onStable: (answer, { url }) => reported.push(`${url.search} ${answer}`),
      onError: (error) => errors.push(String(error)),
    });
    await pass(SECOND);
    watch.moved(new URL('/one?tab=2', window.location.href));
    window.history.replaceState(null, '', '/one?tab=2');
    await pass(5 * SECOND);
    watch.moved(new URL('/one?tab=2#part', window.location.href));
    window.history.replaceState(null, '', '/one?tab=2#part');
    await pass(5 * SECOND);
    expect(reported).toEqual([' the same', '?tab=2 the same']);
  });

  it('a change that never comes (a download) changes nothing, and the page is still watched', async () => {
    const watch = start();
    await pass(SECOND);
    watch.moved(new URL('/file.pdf', window.location.href));
    await pass(10 * SECOND);
    expect(reported).toEqual(['/one first']);
    show('second');
    await pass(2 * SECOND);
    expect(reported).toEqual(['/one first', '/one second']);
  });
});

describe('a page that can never say anything', () => {
  it('is read once and left alone, until it moves', async () => {
    silent = ['/one'];
    const watch = start();
    await pass(SECOND);
    reads = 0;
    show('second');
    await pass(30 * SECOND);
    expect([reads, vi.getTimerCount()]).toEqual([0, 0]);
    watch.moved(new URL('/two', window.location.href));
    window.history.pushState(null, '', '/two');
    show('other');
    await pass(2 * SECOND);
    expect(reported).toEqual(['/one first', '/two other']);
  });

  it('is left alone when it is moved to', async () => {
    silent = ['/two'];
    const watch = start();
    await pass(SECOND);
    watch.moved(new URL('/two', window.location.href));
    window.history.pushState(null, '', '/two');
    await pass(5 * SECOND);
    reads = 0;
    show('other');
    await pass(30 * SECOND);
    expect([reads, vi.getTimerCount()]).toEqual([0, 0]);
  });
});

describe('a hidden page', () => {
  it('is not read, and is read when it is shown', async () => {
    hidden = true;
    start();
    show('second');
    await pass(10 * SECOND);
    expect(reads).toBe(0);
    setHidden(false);
    await pass(SECOND);
    expect(reported).toEqual(['/one second']);
  });

  it('is left alone when it is hidden later', async () => {
    start();
    await pass(SECOND);
    setHidden(true);
    reads = 0;
    show('second');
    await pass(10 * SECOND);
    expect(reads).toBe(0);
    setHidden(false);
    await pass(SECOND);
    expect(reported).toEqual(['/one first', '/one second']);
  });
});

describe('the watch', () => {
  it('ends with its signal', async () => {
    const watch = start();
    controller.abort();
    reads = 0;
    show('second');
    watch.moved(new URL('/two', window.location.href));
    setHidden(true);
    setHidden(false);
    await pass(10 * SECOND);
    expect(reads).toBe(0);
    expect(reported).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells of a page that cannot be read, once, and goes on', async () => {
    show('broken');
    start();
    show('broken');
    await pass(SECOND);
    show('mended');
    await pass(2 * SECOND);
    expect(errors).toEqual(['TypeError: broken page']);
    expect(reported).toEqual(['/one mended']);
  });
});
