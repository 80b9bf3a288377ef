// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { catchUpHere, type ReadPart } from '../../lib/capture/catch-up-page';
import type { Adapter, NextPart, Observation, Page } from '../../lib/capture/types';

const HOME = 'https://www.school.example/my-courses';
const course = (id: string, status: Observation['status'], own: Observation['own'] = 'yes'): Observation => ({
  platform: 'school',
  itemId: id,
  kind: 'course',
  title: `Course ${id}`,
  url: `https://www.school.example/learn/${id}`,
  status,
  own,
  signal: 'my-courses',
});

/** A school whose list is `<li data-id data-status>`, with a link or a button that goes on. */
const school: Adapter = {
  id: 'school',
  label: 'School',
  facts: '2026-11',
  hosts: ['*://*.school.example/*'],
  pages: [
    {
      kind: 'my-courses',
      confidence: 'H',
      path: /^\/my-courses$/,
      read: ({ document }) =>
        [...document.querySelectorAll('li')].map((item) =>
          course(item.dataset.id ?? '', item.dataset.status === 'completed' ? 'completed' : 'enrolled'),
        ),
    },
  ],
  lists: [
    {
      path: /^\/my-courses$/,
      next: ({ document, url }: Page): NextPart | null => {
        const link = document.querySelector<HTMLAnchorElement>('a.next');
        if (link !== null) return { go: new URL(link.getAttribute('href') ?? '', url) };
        const button = document.querySelector('.more');
        return button === null ? null : { press: button };
      },
      total: ({ document }) => {
        const total = document.querySelector('.total')?.textContent;
        return total === undefined ? null : Number(total);
      },
    },
  ],
};

let hidden: boolean;
let href: string;
let loaded: string[];
let parts: ReadPart[];
let resumed: unknown;
let steps: unknown[];
let heard: Observation[];
let ended: string[];

function start(adapters: readonly Adapter[] = [school]): void {
  catchUpHere({
    document,
    window: {
      location: {
        get href() {
          return href;
        },
        assign: (url) => void loaded.push(url),
      },
      setTimeout: (run, milliseconds) => window.setTimeout(run, milliseconds) as unknown as number,
    },
    adapters,
    heard: () => heard,
    ask: async (name, data) => {
      if (name === 'catchup.resume') return { ok: true, value: resumed };
      parts.push(data as ReadPart);
      const step = steps.shift();
      if (step instanceof Error) throw step;
      return step === undefined ? undefined : { ok: true, value: step };
    },
  }).then(
    () => ended.push('ended'),
    (error: Error) => ended.push(error.message),
  );
}

const list = (ids: readonly string[], rest = '') => {
  const items = ids.map((id) => `<li data-id="${id}" data-status="completed"></li>`).join('');
  const shown = new DOMParser().parseFromString(`<ul>${items}</ul>${rest}`, 'text/html');
  document.body.replaceChildren(...shown.body.childNodes);
};
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const idsOf = (part: ReadPart | undefined) => part?.observations.map(({ itemId }) => itemId);

beforeEach(() => {
  vi.useFakeTimers();
  hidden = false;
  href = HOME;
  loaded = [];
  parts = [];
  resumed = 0;
  steps = [];
  heard = [];
  ended = [];
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a list that is read in its page', () => {
  it.each([null, undefined, 'first', { part: 0 }])('is left alone where none is being read: %o', async (value) => {
    resumed = value;
    list(['a']);
    start();
    await pass(60);
    expect(parts).toEqual([]);
    expect(ended).toEqual(['ended']);
  });

  it('is told part by part, with how long it is and how it goes on, and its next address is loaded', async () => {
    list(['a', 'b'], '<b class="total">7</b><a class="next" href="?page=2">Next</a>');
    steps = [{ step: { go: `${HOME}?page=2` }, part: 1 }];
    start();
    await pass(10);
    expect(parts).toMatchObject([{ number: 0, url: HOME, total: 7, next: { go: `${HOME}?page=2` } }]);
    expect(idsOf(parts[0])).toEqual(['a', 'b']);
    expect(loaded).toEqual([`${HOME}?page=2`]);
  });

  it('goes on where it was in a page that was loaded, and ends as it is told', async () => {
    list(['c'], '<a class="next" href="?page=3">Next</a>');
    resumed = 1;
    steps = [{ step: 'end', part: 2 }];
    start();
    await pass(30);
    expect(parts.map(({ number }) => number)).toEqual([1]);
    expect(loaded).toEqual([]);
  });

  it('takes a page for what it is that is no list: the background says what follows', async () => {
    href = 'https://www.school.example/learn/knots';
    list(['c']);
    steps = [{ step: 'end', part: 1 }];
    start();
    await pass(30);
    expect(parts).toEqual([{ number: 0, url: href, observations: [], total: null, next: null }]);
  });

  it('presses the page’s own control, and waits until something else is there', async () => {
    list(['a'], '<button class="more">More</button>');
    document.querySelector('.more')?.addEventListener('click', () => {
      setTimeout(() => list(['a', 'b'], '<button class="more">More</button>'), 6_000);
    });
    steps = [
      { step: 'press', part: 1 },
      { step: 'end', part: 2 },
    ];
    start();
    await pass(5);
    expect(parts).toHaveLength(1);
    await pass(20);
    expect(parts.map(idsOf)).toEqual([['a'], ['a', 'b']]);
  });

  it.each([
    ['a link that leads off the site', '<a class="more" href="https://shop.example/buy">More</a>'],
    ['a link that opens another program', '<a class="more" href="mailto:ada@learner.example">More</a>'],
    [
      'what sends a form that changes something',
      '<form method="post" action="/leave"><button class="more">x</button></form>',
    ],
    [
      'what sends a form off the site',
      '<form action="https://shop.example/buy"><button class="more">x</button></form>',
    ],
    ['what sends a form elsewhere by its own word', '<form><button class="more" formmethod="post">x</button></form>'],
  ])('does not press %s', async (_, control) => {
    list(['a'], control);
    let pressed = 0;
    document.addEventListener('click', () => pressed++, { once: true });
    steps = [
      { step: 'press', part: 1 },
      { step: 'end', part: 2 },
    ];
    start();
    await pass(60);
    expect(parts).toHaveLength(2);
    expect(pressed).toBe(0);
  });

  it.each([
    [
      'a button in a form that is no sender',
      '<form method="post"><button type="button" class="more">x</button></form>',
    ],
    ['a link that runs a script of the page', '<a class="more" href="javascript:void(0)">More</a>'],
    ['a search form’s own button', '<form action="/my-courses"><button class="more">x</button></form>'],
  ])('presses %s', async (_, control) => {
    list(['a'], control);
    let pressed = 0;
    document.addEventListener(
      'click',
      (event) => {
        event.preventDefault();
        pressed++;
      },
      { once: true },
    );
    steps = [
      { step: 'press', part: 1 },
      { step: 'end', part: 2 },
    ];
    start();
    await pass(60);
    expect(pressed).toBe(1);
  });

  it('is at most one part in two seconds', async () => {
    list(['0'], '<button class="more">More</button>');
    let count = 0;
    const life = new AbortController();
    const more = () => list([String(++count)], '<button class="more">More</button>');
    document.body.addEventListener('click', more, { signal: life.signal });
    steps = Array.from({ length: 50 }, (_, number) => ({ step: 'press', part: number + 1 }));
    start();
    await pass(20);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.length).toBeLessThanOrEqual(10);
    life.abort();
  });

  it('waits for a part that is still filling', async () => {
    list([], '<a class="next" href="?page=2">Next</a>');
    start();
    for (const ids of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
      await pass(1);
      list(ids, '<a class="next" href="?page=2">Next</a>');
    }
    await pass(10);
    expect(parts.map(idsOf)).toEqual([['a', 'b', 'c'], ...parts.slice(1).map(idsOf)]);
  });

  it('has an end to its patience with a part on which nothing is', async () => {
    list([], '<a class="next" href="?page=2">Next</a>');
    steps = [{ step: 'end', part: 1 }];
    start();
    await pass(15);
    expect(parts).toEqual([]);
    await pass(15);
    expect(parts).toMatchObject([{ observations: [] }]);
  });

  it('rests while the page is hidden', async () => {
    list(['a']);
    hidden = true;
    steps = [{ step: 'end', part: 1 }];
    start();
    await pass(60);
    expect(parts).toEqual([]);
    hidden = false;
    await pass(10);
    expect(parts).toHaveLength(1);
  });

  it('takes what the page itself fetched', async () => {
    list([], '<button class="more">More</button>');
    heard = [course('a', 'completed'), course('seen', 'seen'), course('theirs', 'completed', 'no')];
    steps = [
      { step: 'press', part: 1 },
      { step: 'end', part: 2 },
    ];
    start();
    await pass(5);
    heard = [...heard, course('b', 'enrolled')];
    await pass(10);
    expect(parts.map(idsOf)).toEqual([['a'], ['a', 'b']]);
  });

  it('asks again where an answer is lost, the same part, and gives up in the end', async () => {
    list(['a']);
    steps = [new Error('no receiver'), undefined, { step: 'end', part: 1 }];
    start();
    await pass(30);
    expect(parts.map(({ number }) => number)).toEqual([0, 0, 0]);
    expect(ended).toEqual(['ended']);
    steps = [];
    parts = [];
    start();
    await pass(60);
    expect(parts).toHaveLength(5);
    expect(ended).toHaveLength(2);
  });

  it('ends with what is wrong, where nobody answers any more', async () => {
    list(['a']);
    steps = Array.from({ length: 5 }, () => new Error('Extension context invalidated.'));
    start();
    await pass(60);
    expect(ended).toEqual(['Extension context invalidated.']);
  });

  it.each([
    ['leads off the site', 'https://evil.example/', 0],
    ['is a link of its own', '#more', 1],
    ['is a link that runs a script of the page', 'javascript:void(0)', 1],
  ])('presses a control that %s so many times: %s %s', async (_, target, presses) => {
    list(['a'], `<a class="more" href="${target}">More</a>`);
    let pressed = 0;
    document.querySelector('.more')?.addEventListener('click', (event) => {
      event.preventDefault();
      pressed += 1;
    });
    steps = [{ step: 'press', part: 1 }];
    start();
    await pass(10);
    expect(pressed).toBe(presses);
  });

  it.each<[string, unknown]>([
    ['no https', { step: { go: 'http://www.school.example/my-courses' }, part: 1 }],
    ['a script', { step: { go: 'javascript:alert(1)' }, part: 1 }],
    ['no part', { step: 'press' }],
    ['nonsense', 'press'],
  ])('does nothing of an answer with %s', async (_, step) => {
    list(['a'], '<button class="more">More</button>');
    let pressed = 0;
    document.querySelector('.more')?.addEventListener('click', () => {
      pressed += 1;
    });
    steps = [step];
    start();
    await pass(30);
    expect([loaded, pressed, parts.length]).toEqual([[], 0, 1]);
  });
});
