// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SentFacts } from '../../lib/links/opened';
import { type OpenedOptions, watchOpened } from '../../lib/opened/watch';
import { courseraState, udemyBody } from '../links/opened-pages';

const SECOND = 1000;
const UUID = '7d3e1c9a-52b4-4f08-9a6d-1e0c8b5f2a47';
const UDEMY = `https://www.udemy.com/certificate/UC-${UUID}/`;
const CODE = 'K7QW2M9XT4RB';
const COURSERA = `https://www.coursera.org/account/accomplishments/verify/${CODE}`;

let life: AbortController;
let sent: SentFacts[];
let errors: unknown[];
let href: string;
let hidden: boolean;

function start(at: string): void {
  href = at;
  const window: OpenedOptions['window'] = {
    get location() {
      return { href } as Location;
    },
    setTimeout: globalThis.setTimeout.bind(globalThis) as unknown as OpenedOptions['window']['setTimeout'],
    clearTimeout: globalThis.clearTimeout.bind(globalThis),
    MutationObserver,
  };
  watchOpened({
    document,
    window,
    signal: life.signal,
    send: (facts) => void sent.push(facts),
    onError: (error) => void errors.push(error),
  });
}

function show(body: string): void {
  document.body.innerHTML = body;
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const textsOf = ({ texts }: SentFacts) => texts.map(([, text]) => text);

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  sent = [];
  errors = [];
  hidden = false;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  show('');
});

afterEach(() => {
  life.abort();
  expect(errors).toEqual([]);
  vi.useRealTimers();
});

describe('a certificate page that a person has open', () => {
  it('is read once its scripts have filled it, and told once', async () => {
    start(UDEMY);
    await pass(20 * SECOND);
    expect(sent).toEqual([]);
    show(udemyBody({ id: UUID }));
    await pass(20 * SECOND);
    expect(sent.map((facts) => textsOf(facts).slice(0, 2))).toEqual([['Ada Learner', 'Tide Tables for Sailors']]);
    expect(sent[0]?.attributes.map(([, value]) => value)).toEqual([expect.stringContaining(`UC-${UUID}.jpg`)]);
  });

  it('is told again when it shows something else, and not when the rest of it changes', async () => {
    start(UDEMY);
    show(udemyBody({ id: UUID }));
    await pass(5 * SECOND);
    document.body.append('More courses for you');
    await pass(5 * SECOND);
    expect(sent).toHaveLength(1);
    show(udemyBody({ id: UUID }).replace('Ada Learner', 'Bea Baker'));
    await pass(5 * SECOND);
    expect(sent.map((facts) => textsOf(facts)[0])).toEqual(['Ada Learner', 'Bea Baker']);
  });

  it('is read from what its scripts hold', async () => {
    show(`<script type="text/plain">window.__APOLLO_STATE__=${courseraState({ code: CODE })};</script>`);
    start(COURSERA);
    await pass(5 * SECOND);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.states[0]?.[1]).toContain('"name":"Ada B. Learner"');
    // The decoy stays where it was.
    expect(JSON.stringify(sent)).not.toContain('Nobody Took');
  });

  it('is left alone while it is hidden', async () => {
    hidden = true;
    show(udemyBody({ id: UUID }));
    start(UDEMY);
    await pass(20 * SECOND);
    expect(sent).toEqual([]);
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(5 * SECOND);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['a page of the same host that shows none', 'https://www.udemy.com/certificate/UC-YOUR_ID/'],
    ['a share link, which doesn’t say which it is', 'https://www.coursera.org/share/9f3ac41d7be24c08a6105d2e8b7f93c4'],
    ['anywhere else', 'https://www.udemy.com/course/tides/'],
  ])('is not read at %s', async (_, at) => {
    show(udemyBody({ id: UUID }));
    start(at);
    await pass(5 * SECOND);
    expect(vi.getTimerCount()).toBe(0);
    show(udemyBody({ id: null }));
    await pass(5 * SECOND);
    expect(sent).toEqual([]);
  });

  it('is left for good when a single-page site moves on', async () => {
    start(UDEMY);
    await pass(SECOND);
    href = 'https://www.udemy.com/course/tides/';
    show('<h1>Tides</h1>');
    await pass(5 * SECOND);
    href = UDEMY;
    show(udemyBody({ id: UUID }));
    await pass(5 * SECOND);
    expect(sent).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that never rests, or shows ever new awards, is left after a while', async () => {
    start(UDEMY);
    for (let turn = 0; turn < 200; turn++) {
      show(udemyBody({ id: UUID }).replace('Ada Learner', `Learner ${turn}`));
      await pass(4 * SECOND);
    }
    expect(sent.length).toBe(5);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that never shows one is left after a while', async () => {
    start(UDEMY);
    for (let turn = 0; turn < 500; turn++) {
      show(`<p>${turn}</p>`);
      await pass(SECOND);
    }
    expect(vi.getTimerCount()).toBe(0);
    show(udemyBody({ id: UUID }));
    await pass(5 * SECOND);
    expect(sent).toEqual([]);
  });

  it('is left when the extension is gone', async () => {
    start(UDEMY);
    life.abort();
    show(udemyBody({ id: UUID }));
    await pass(5 * SECOND);
    expect([sent, vi.getTimerCount()]).toEqual([[], 0]);
  });
});
