// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { profileSiteFor } from '../../lib/links/profiles/registry';
import { recogniseHref } from '../../lib/links/registry';
import { type Marks, startMarks } from '../../lib/marks/controller';
import type { CheckRequest, MarksOptions, MarksPort } from '../../lib/marks/run';
import type { MarkState } from '../../lib/messages/protocol';
import type { Checking } from '../../lib/settings/marking';
import { clickAsPerson, inside } from './inside';

const award = (number: number) =>
  `https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-${String(number).padStart(12, '0')}`;
const VERIFIED: MarkState = {
  verdict: 'verified',
  caution: false,
  press: 'evidence',
  origins: [],
  word: 'Verified',
  label: 'Verified: Tides. Show evidence',
};
const HOME = 'https://ada.example/';
const OWNER = '<div class="h-card"><span class="p-name">Ada Learner</span></div>';

/** A background that answers what it is told to, and remembers what it was asked. */
function background(
  answer: (request: CheckRequest) => Promise<MarkState> = async () => VERIFIED,
  checking: () => Checking = () => 'automatic',
) {
  const allowed: string[] = [];
  const checks: CheckRequest[] = [];
  const pages: (string | null)[] = [];
  const gone: number[] = [];
  const skipped: number[] = [];
  const opened: number[] = [];
  const fought: number[] = [];
  const questions: (readonly string[])[] = [];
  const restarts = new Set<() => void>();
  const listeners = new Set<(ref: number) => void>();
  const port: MarksPort = {
    page: async (holder) => {
      pages.push(holder);
      return checking();
    },
    recognise: async (hrefs, base) => {
      questions.push(hrefs);
      return hrefs.map((href) => recogniseHref(href, base));
    },
    check: (request) => {
      checks.push(request);
      return answer(request);
    },
    gone: (ref) => gone.push(ref),
    skipped: (count) => skipped.push(count),
    card: async () => null,
    fought: (count) => fought.push(count),
    open: (ref) => opened.push(ref),
    allow: (ref, origins) => allowed.push(`${ref} ${origins}`),
    onChanged: (listener, signal) => {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
    onRestart: (listener, signal) => {
      restarts.add(listener);
      signal.addEventListener('abort', () => restarts.delete(listener));
    },
  };
  const restart = () => {
    for (const listener of restarts) listener();
  };
  const change = (ref: number) => {
    for (const listener of listeners) listener(ref);
  };
  return { port, checks, pages, gone, skipped, fought, opened, allowed, questions, change, restart };
}

let life: AbortController;
/** What the browser shows as the document's address. */
let address: string;
let orphaned: boolean;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  life = new AbortController();
  orphaned = false;
  document.head.replaceChildren();
  document.body.replaceChildren();
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

function start(port: MarksPort, url = HOME, more: Partial<MarksOptions> = {}): Marks {
  let ref = 0;
  address = url;
  return startMarks(
    {
      document,
      address: () => address,
      isOrphaned: () => {
        if (orphaned) life.abort();
        return orphaned;
      },
      siteFor: profileSiteFor,
      port,
      pending: (text) => ({
        verdict: 'pending',
        caution: false,
        press: 'evidence',
        word: 'Checking',
        label: `Checking: ${text}`,
      }),
      unreachable: (text) => ({
        verdict: 'unreachable',
        caution: false,
        press: 'evidence',
        word: 'Could not check',
        label: `Could not check: ${text}`,
      }),
      fought: (text) => ({
        verdict: 'pending',
        caution: false,
        press: 'evidence',
        word: 'Moved',
        label: `Moved: ${text}`,
      }),
      nextRef: () => ++ref,
      now: () => 0,
      intersections: null,
      ...more,
    },
    new URL(url),
    life.signal,
  );
}

/** Puts elements into the page, as its own script would. */
function show(html: string, into: Element = document.body): void {
  into.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
}

/** What a single-page site does: it is announced, and there. */
function go(controller: Marks, url: string): void {
  address = url;
  controller.navigate(new URL(url));
}

/** Long enough for the page's changes to be noticed and answered. */
async function settle(milliseconds = 1000): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

const marks = () => [...document.querySelectorAll('touchstone-mark')];
const verdicts = () => marks().map((mark) => mark.getAttribute('data-verdict'));
const link = (number: number) => {
  const found = document.querySelector(`a[href="${award(number)}"]`);
  if (found === null) throw new Error(`no link ${number}`);
  return found;
};

describe('a page’s links', () => {
  it('each award gets one mark, right after it, and is checked once', async () => {
    const { port, checks, pages } = background();
    show(OWNER);
    show(
      `<p><a href="${award(1)}">Tides</a> and more</p><p><a href="${award(2)}"><img src="x.png"></a></p><a href="/about">me</a>`,
    );
    start(port);
    await settle();
    expect(pages).toEqual(['Ada Learner']);
    expect(checks.map(({ href, holder }) => [href, holder])).toEqual([
      [award(1), 'Ada Learner'],
      [award(2), 'Ada Learner'],
    ]);
    expect(checks[0]?.text).toBe('Tides and more');
    expect(verdicts()).toEqual(['verified', 'verified']);
    expect([link(1).nextSibling, link(2).nextSibling]).toEqual(marks());
  });

  it('one that was checked anew in the popup asks again and shows the new answer; the others stay', async () => {
    let verdict: MarkState['verdict'] = 'unreachable';
    const { port, checks, change } = background(async () => ({ ...VERIFIED, verdict }));
    show(`<p><a href="${award(1)}">Tides</a></p><p><a href="${award(2)}">Knots</a></p>`);
    start(port);
    await settle();
    verdict = 'verified';
    change(checks[1]?.ref ?? 0);
    change(999);
    await settle();
    expect(verdicts()).toEqual(['unreachable', 'verified']);
    expect(checks.length).toBe(3);
    life.abort();
    change(checks[0]?.ref ?? 0);
    await settle();
    expect(checks.length).toBe(3);
  });

  it('what is no award is reported for the list, and gets no mark', async () => {
    const { port, checks } = background(async () => ({ ...VERIFIED, verdict: 'not-an-award' }));
    show(`<a href="https://www.credly.com/users/ada/badges">all</a><a href="${award(1)}">x</a>`);
    start(port);
    await settle();
    expect(checks.length).toBe(2);
    expect(marks()).toEqual([]);
  });

  it('shows that it is checking until there is an answer', async () => {
    let answer: (state: MarkState) => void = () => undefined;
    const { port } = background(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    show(`<a href="${award(1)}">Tides</a>`);
    start(port);
    await settle();
    expect(verdicts()).toEqual(['pending']);
    expect(inside(marks()[0] ?? null).button.getAttribute('aria-label')).toBe('Checking: Tides');
    answer(VERIFIED);
    await settle();
    expect(verdicts()).toEqual(['verified']);
  });

  it('says so when the background never answers', async () => {
    const { port } = background(() => Promise.reject(new Error('gone')));
    show(`<a href="${award(1)}">Tides</a>`);
    start({ ...port, page: () => Promise.reject(new Error('gone')) });
    await settle();
    expect(verdicts()).toEqual(['unreachable']);
    expect(inside(marks()[0] ?? null).button.getAttribute('aria-label')).toBe('Could not check: Tides');
  });

  it('a mark stands outside a link, picture or button round its image', async () => {
    const { port } = background();
    show(
      '<a href="/me" id="out"><picture><img src="https://ada.example/badges/tides.png"></picture></a><picture id="pic"><img src="https://ada.example/badges/moon.png"></picture>',
    );
    start(port);
    await settle();
    expect(marks().map((mark) => mark.previousElementSibling?.id)).toEqual(['out', 'pic']);
  });

  it('marks of an image map stand behind the map, in order', async () => {
    const { port } = background();
    show(`<map id="map"><area href="${award(1)}"><area href="${award(2)}"></map>`);
    start(port);
    await settle();
    expect(marks().length).toBe(2);
    expect(document.querySelector('#map')?.nextSibling).toBe(marks()[0]);
    expect(marks().map((mark) => mark.parentElement)).toEqual([document.body, document.body]);
  });

  it('hundreds of links are looked at in turns, all of them', async () => {
    const { port, checks } = background();
    show(Array.from({ length: 450 }, (_, index) => `<a href="${award(index)}">x</a>`).join(''));
    start(port);
    await settle();
    await vi.waitFor(() => expect(checks.length).toBe(450));
  });
});

describe('beyond 500 links', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => `<p><a href="${award(index)}">x</a></p>`).join('');

  it('the rest is counted, and looked at when a place becomes free', async () => {
    const { port, checks, gone, skipped } = background();
    show(many(503));
    start(port);
    for (let time = 0; time < 10 && skipped.length === 0; time++) await settle();
    expect(skipped).toEqual([3]);
    expect(checks.length).toBe(500);
    document.querySelector('p')?.remove();
    await settle();
    expect([gone, checks.at(-1)?.href, skipped]).toEqual([[1], award(500), [3, 2]]);
    link(502).remove();
    await settle();
    expect([checks.length, skipped]).toEqual([501, [3, 2, 1]]);
    // Five hundred marks take a simulated browser its time.
  }, 60_000);

  it('nothing is said where there are no more', async () => {
    const { port, skipped } = background();
    show(many(2));
    start(port);
    await settle();
    expect(skipped).toEqual([]);
  });
});

describe('a click', () => {
  it('by a person opens the evidence; by a script, nothing', async () => {
    const { port, opened, checks } = background();
    show(`<a href="${award(1)}">Tides</a>`);
    start(port);
    await settle();
    const { button } = inside(marks()[0] ?? null);
    button.click();
    expect(opened).toEqual([]);
    clickAsPerson(button);
    expect(opened).toEqual([checks[0]?.ref]);
  });

  it('on a mark whose link was changed a moment ago opens nothing, and checks the new one', async () => {
    const { port, opened, checks } = background();
    show(`<a href="${award(1)}">Tides</a>`);
    start(port);
    await settle();
    link(1).setAttribute('href', award(2));
    clickAsPerson(inside(marks()[0] ?? null).button);
    expect(opened).toEqual([]);
    await settle();
    expect(checks.at(-1)?.href).toBe(award(2));
  });
});

describe('a page that changes', () => {
  async function started(html: string, answer?: (request: CheckRequest) => Promise<MarkState>) {
    const world = background(answer);
    show(html);
    const controller = start(world.port);
    await settle();
    return { ...world, controller };
  }

  it('links added later get a mark', async () => {
    const { checks } = await started('<div id="later"></div>');
    show(
      `<section><p><a href="${award(1)}">Tides</a></p></section>`,
      document.querySelector('#later') ?? document.body,
    );
    await settle();
    expect(checks.map(({ href }) => href)).toEqual([award(1)]);
    expect(verdicts()).toEqual(['verified']);
  });

  it('an image put into a link that was there before is that link’s', async () => {
    await started('<a id="a" href="/me"></a>');
    show('<img src="https://ada.example/badges/tides.png">', document.querySelector('#a') ?? document.body);
    await settle();
    expect(marks().map((mark) => mark.previousElementSibling?.id)).toEqual(['a']);
  });

  it('a link whose href changes is checked again, and the old answer is nobody’s', async () => {
    const answers = new Map<string, (state: MarkState) => void>();
    const { checks, gone } = await started(
      `<a href="${award(1)}">Tides</a>`,
      ({ href }) => new Promise((resolve) => answers.set(href, resolve)),
    );
    link(1).setAttribute('href', award(2));
    await settle();
    expect(checks.map(({ href }) => href)).toEqual([award(1), award(2)]);
    expect(gone).toEqual([checks[0]?.ref]);
    answers.get(award(1))?.(VERIFIED);
    await settle();
    expect(verdicts()).toEqual(['pending']);
    answers.get(award(2))?.({ ...VERIFIED, verdict: 'revoked', word: 'Revoked' });
    await settle();
    expect(verdicts()).toEqual(['revoked']);
  });

  it('of many links whose href changes at once, the background is asked at once', async () => {
    const { port, questions } = background();
    for (let number = 0; number < 150; number++) show(`<p><a href="${award(number)}">Tides</a></p>`);
    start(port);
    await settle();
    const before = questions.length;
    for (const [number, anchor] of [...document.querySelectorAll('a')].entries())
      anchor.setAttribute('href', award(1000 + number));
    await settle();
    expect(questions.slice(before).map((hrefs) => hrefs.length)).toEqual([100, 50]);
    expect(verdicts()).toEqual(Array(150).fill('verified'));
  });

  it('a link that no longer leads to a credential loses its mark', async () => {
    const { gone } = await started(`<a href="${award(1)}">Tides</a>`);
    link(1).setAttribute('href', '/about');
    await settle();
    expect([marks(), gone]).toEqual([[], [1]]);
  });

  it('a link that comes to lead to one gets a mark', async () => {
    await started('<a id="a" href="/about">Tides</a><a id="b">Moon</a>');
    document.querySelector('#a')?.setAttribute('href', award(1));
    document.querySelector('#b')?.setAttribute('href', award(2));
    await settle();
    expect(verdicts()).toEqual(['verified', 'verified']);
  });

  it('an address that only gains tracking parameters elsewhere on the page checks nothing again', async () => {
    const { checks } = await started(`<p>x</p><a href="${award(1)}">Tides</a>`);
    link(1).setAttribute('href', award(1));
    show('<p>news</p>');
    await settle();
    expect(checks.length).toBe(1);
  });

  it('a link that goes takes its mark with it', async () => {
    const { gone } = await started(`<p><a href="${award(1)}">Tides</a></p><a href="${award(2)}">Moon</a>`);
    link(1).remove();
    await settle();
    expect(gone).toEqual([1]);
    expect(marks().length).toBe(1);
    expect(marks()[0]?.previousSibling).toBe(link(2));
  });

  it('a mark that is taken out, moved or written on is put right three times, then taken out for good', async () => {
    const { fought } = await started(`<p id="p"><a href="${award(1)}">Tides</a></p>`);
    const places: boolean[] = [];
    const tricks = [
      (mark: Element) => mark.remove(),
      (mark: Element) => document.body.prepend(mark),
      (mark: Element) => mark.setAttribute('data-verdict', 'invalid'),
      (mark: Element) => mark.setAttribute('hidden', ''),
    ];
    for (const trick of tricks) {
      for (const mark of marks()) trick(mark);
      await settle();
      places.push(link(1).nextSibling === marks()[0]);
      if (marks().length > 0) expect(verdicts()).toEqual(['verified']);
    }
    expect([places, marks(), fought]).toEqual([[true, true, true, false], [], [1]]);
  });

  it('a mark that is put elsewhere says nothing from that moment on', async () => {
    await started(`<p id="p"><a href="${award(1)}">Tides</a></p>`);
    const [mark] = marks();
    if (mark === undefined) throw new Error('no mark');
    document.body.prepend(mark);
    await null;
    expect(verdicts()).toEqual(['pending']);
    await settle();
    expect(mark.isConnected).toBe(false);
    document.body.prepend(mark);
    await settle();
    expect(verdicts()).toEqual(['pending', 'verified']);
    expect(inside(mark).button.textContent).toBe('Checking');
  });

  it('a mark says nothing while its link leads elsewhere, and again what it said when that was for a moment', async () => {
    const { checks, gone } = await started(`<a href="${award(1)}">Tides</a>`);
    const anchor = link(1);
    anchor.setAttribute('href', award(2));
    await null;
    expect(verdicts()).toEqual(['pending']);
    anchor.setAttribute('href', award(1));
    await settle();
    expect([verdicts(), checks.length, gone]).toEqual([['verified'], 1, []]);
  });

  it('a link that is replaced by another takes its verdict with it at once', async () => {
    const { checks } = await started(`<p><a href="${award(1)}">Tides</a></p>`, async ({ href }) =>
      href === award(1) ? VERIFIED : { ...VERIFIED, verdict: 'invalid' },
    );
    const other = document.createElement('a');
    other.setAttribute('href', award(2));
    link(1).replaceWith(other);
    await null;
    expect(verdicts()).toEqual(['pending']);
    await settle();
    expect([verdicts(), checks.map(({ href }) => href)]).toEqual([['invalid'], [award(1), award(2)]]);
  });

  it('another image in a link can make another credential of it', async () => {
    const { checks } = await started('<a href="/me"><img src="https://ada.example/badges/tides.png"></a>');
    const image = Object.assign(document.createElement('img'), { src: 'https://ada.example/me.jpg' });
    document.querySelector('img')?.replaceWith(image);
    await settle();
    expect([checks.length, marks()]).toEqual([1, []]);
  });

  it('a link with another base leads elsewhere', async () => {
    const { checks } = await started('<a href="badges/tides.png"></a><a href="/about">me</a>');
    const base = Object.assign(document.createElement('base'), { href: 'https://bea.example/cv/' });
    document.head.append(base);
    await settle();
    expect(checks.at(-1)?.href).toBe('https://bea.example/cv/badges/tides.png');
  });

  it('many links with one address in an item are one', async () => {
    const { checks, skipped } = await started(`<li>${`<a href="${award(1)}">x</a>`.repeat(300)}</li>`);
    for (let time = 0; time < 5; time++) await settle();
    expect([checks.length, skipped]).toEqual([1, []]);
  });

  it('a mark that the page pushes away from its link goes back to it', async () => {
    await started(`<p><a href="${award(1)}">Tides</a></p>`);
    link(1).after(document.createTextNode(' in between '));
    await settle();
    expect(link(1).nextSibling).toBe(marks()[0]);
  });

  it('a page’s imitation is neither counted nor touched', async () => {
    const { checks } = await started(`<a href="${award(1)}">Tides</a>`);
    show('<touchstone-mark data-verdict="verified" id="fake"></touchstone-mark>');
    await settle();
    document.querySelector('#fake')?.remove();
    await settle();
    expect([checks.length, marks().length]).toEqual([1, 1]);
  });

  it('a name that appears late is used, and everything checked again with it', async () => {
    const { checks, pages, gone } = await started(`<a href="${award(1)}">Tides</a>`);
    show('<div class="h-card"><span class="p-name">Ada Learner</span></div>');
    await settle();
    expect(pages).toEqual([null, 'Ada Learner']);
    expect(checks.map(({ holder }) => holder)).toEqual([null, 'Ada Learner']);
    expect(checks.map(({ ref }) => ref)).toEqual([1, 2]);
    expect(gone).toEqual([1]);
    expect(verdicts()).toEqual(['verified']);
  });

  it('a page that changes its name all the time does not keep us busy', async () => {
    const { pages } = await started(
      `<a href="${award(1)}">Tides</a><div class="h-card"><span class="p-name">A</span></div>`,
    );
    for (let time = 0; time < 20; time++) {
      document.querySelector('.p-name')?.replaceChildren(`Name ${time}`);
      await settle();
    }
    expect(pages.length).toBeLessThanOrEqual(5);
  });

  it('the marks of an extension that is gone are taken out at the page’s next change', async () => {
    const { checks } = await started(`<a href="${award(1)}">Tides</a>`);
    orphaned = true;
    show(`<a href="${award(2)}">Moon</a>`);
    await settle();
    expect([marks().length, checks.length]).toEqual([0, 1]);
  });

  it('the end takes all marks out and watches no more', async () => {
    const { checks } = await started(`<a href="${award(1)}">Tides</a>`);
    life.abort();
    expect(marks()).toEqual([]);
    show(`<a href="${award(2)}">Moon</a>`);
    await settle();
    expect([marks().length, checks.length]).toEqual([0, 1]);
  });
});

/** Stands for the browser's, which no page without a layout has: says what it is told of what it was asked to watch. */
class Intersections implements IntersectionObserver {
  static readonly all: Intersections[] = [];
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  readonly watched = new Set<Element>();
  constructor(private readonly tell: IntersectionObserverCallback) {
    Intersections.all.push(this);
  }
  observe(element: Element): void {
    this.watched.add(element);
  }
  unobserve(element: Element): void {
    this.watched.delete(element);
  }
  disconnect(): void {
    this.watched.clear();
  }
  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
  see(isNear: (mark: Element) => boolean): void {
    const box = new DOMRect();
    const seen = [...this.watched].map((target) => ({
      target,
      isIntersecting: isNear(target),
      boundingClientRect: box,
      intersectionRatio: 1,
      intersectionRect: box,
      rootBounds: null,
      time: 0,
    }));
    this.tell(seen, this);
  }
}

describe('how a page is checked', () => {
  const WAITS: MarkState = { ...VERIFIED, verdict: 'pending', press: 'check', word: 'Check', label: 'Check: Tides' };
  const answering = async ({ ask }: CheckRequest) => (ask ? VERIFIED : WAITS);
  const shown = () => marks().map((mark) => inside(mark).button.textContent);
  const asks = (checks: readonly CheckRequest[]) => checks.map(({ href, ask }) => [href, ask]);
  const two = `<p><a href="${award(1)}">Tides</a></p><p><a href="${award(2)}">Moon</a></p>`;

  it('by itself: what is near first, the rest is listed, and checked when it comes near', async () => {
    const { port, checks } = background(answering);
    show(two);
    start(port, HOME, { intersections: Intersections });
    await settle();
    expect(checks).toEqual([]);
    const near = Intersections.all.at(-1);
    near?.see((mark) => mark === marks()[0]);
    await settle();
    expect(asks(checks)).toEqual([
      [award(1), true],
      [award(2), false],
    ]);
    expect(shown()).toEqual(['Verified', 'Checking']);
    near?.see(() => false);
    near?.see(() => true);
    await settle();
    expect(asks(checks).slice(2)).toEqual([[award(2), true]]);
    expect([shown(), near?.watched.size]).toEqual([['Verified', 'Verified'], 0]);
  });

  it('what is far shows at once what is kept of it', async () => {
    const { port } = background(async () => VERIFIED);
    show(two);
    start(port, HOME, { intersections: Intersections });
    await settle();
    Intersections.all.at(-1)?.see(() => false);
    await settle();
    expect(verdicts()).toEqual(['verified', 'verified']);
  });

  it('what was checked in the popup is asked about as it was before', async () => {
    const { port, checks, change } = background(answering);
    show(two);
    start(port, HOME, { intersections: Intersections });
    await settle();
    Intersections.all.at(-1)?.see((mark) => mark === marks()[0]);
    await settle();
    change(1);
    change(2);
    await settle();
    expect(asks(checks).slice(2)).toEqual([
      [award(1), true],
      [award(2), false],
    ]);
  });

  it('on click: all are listed, and each is checked when it is pressed', async () => {
    const { port, checks, opened } = background(answering, () => 'on-click');
    show(two);
    start(port, HOME, { intersections: Intersections });
    await settle();
    expect(asks(checks)).toEqual([
      [award(1), false],
      [award(2), false],
    ]);
    expect(shown()).toEqual(['Check', 'Check']);
    const { button } = inside(marks()[1] ?? null);
    button.click();
    expect(checks.length).toBe(2);
    clickAsPerson(button);
    expect(shown()).toEqual(['Check', 'Checking']);
    await settle();
    expect(asks(checks).slice(2)).toEqual([[award(2), true]]);
    expect([shown(), opened]).toEqual([['Check', 'Verified'], []]);
    clickAsPerson(inside(marks()[1] ?? null).button);
    expect(opened).toEqual([2]);
  });

  it('one that waits for leave asks for it when it is pressed', async () => {
    const { port, allowed } = background(async () => ({
      ...VERIFIED,
      verdict: 'unreachable',
      press: 'allow',
      origins: ['https://college.example'],
    }));
    show(two);
    start(port);
    await settle();
    inside(marks()[0] ?? null).button.click();
    clickAsPerson(inside(marks()[0] ?? null).button);
    expect(allowed).toEqual(['1 https://college.example']);
  });

  it('not at all: nothing is looked at', async () => {
    const { port, checks, pages, questions } = background(answering, () => 'off');
    show(two);
    start(port);
    await settle();
    show(two);
    await settle();
    expect([pages.length, questions, checks, marks()]).toEqual([1, [], [], []]);
  });

  it('begins anew when the reader wants it another way', async () => {
    let checking: Checking = 'off';
    const { port, checks, restart, pages } = background(answering, () => checking);
    show(two);
    start(port);
    await settle();
    checking = 'automatic';
    restart();
    await settle();
    expect(verdicts()).toEqual(['verified', 'verified']);
    checking = 'off';
    restart();
    await settle();
    expect([marks(), pages.length, checks.length]).toEqual([[], 3, 2]);
    life.abort();
    restart();
    await settle();
    expect(pages.length).toBe(3);
  });
});

describe('a page that nobody sees', () => {
  const hide = (isHidden: boolean) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  afterEach(() => {
    Reflect.deleteProperty(document, 'hidden');
  });

  it('is left alone until it is seen', async () => {
    const { port, pages } = background();
    hide(true);
    show(`<a href="${award(1)}">Tides</a>`);
    start(port);
    await settle();
    expect(pages).toEqual([]);
    hide(false);
    await settle();
    expect(verdicts()).toEqual(['verified']);
  });

  it('is left alone again while it is hidden; then all that happened is looked at', async () => {
    const { port, checks } = background();
    show(`<p><a href="${award(1)}">Tides</a></p>`);
    start(port);
    await settle();
    hide(true);
    for (let round = 0; round < 60; round++) show('<i></i>'.repeat(100));
    show(`<p><a href="${award(2)}">Moon</a></p>`);
    document.querySelector('p')?.remove();
    await settle();
    expect(checks.length).toBe(1);
    hide(false);
    await settle();
    expect([checks.length, verdicts()]).toEqual([2, ['verified']]);
  });
});

describe('what looking costs', () => {
  it('is a small part of the time where a page changes all the time', async () => {
    let time = 0;
    const { port } = background();
    show(`<a href="${award(1)}">Tides</a>`);
    const owner = vi.fn(() => {
      time += 20;
      return null;
    });
    start(port, HOME, { now: () => time, siteFor: (url) => ({ ...profileSiteFor(url), owner }) });
    await settle();
    const before = owner.mock.calls.length;
    for (let step = 0; step < 100; step++) {
      show('<i>x</i>');
      time += 100;
      await settle(100);
    }
    expect(owner.mock.calls.length - before).toBeLessThanOrEqual(6);
  });

  it('is given in turns', async () => {
    let time = 0;
    const { port, checks } = background();
    show(Array.from({ length: 60 }, (_, index) => `<a href="${award(index)}">x</a>`).join(''));
    let nextRef = 0;
    start(port, HOME, {
      now: () => time,
      nextRef: () => {
        time += 1;
        return ++nextRef;
      },
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(checks.length).toBeLessThan(60);
    await settle();
    expect(checks.length).toBe(60);
  });

  it('is nothing of the page’s layout where no link could be a credential', async () => {
    const { port } = background();
    show('<main><a href="/about">me</a></main>');
    const scopes = vi.fn(profileSiteFor(new URL(HOME)).scopes);
    start(port, HOME, { siteFor: (url) => ({ ...profileSiteFor(url), scopes }) });
    await settle();
    for (let round = 0; round < 5; round++) {
      show('<p><a href="/news">news</a></p>');
      await settle();
    }
    expect(scopes).toHaveBeenCalledTimes(1);
  });
});

describe('a single-page site that goes elsewhere', () => {
  const IN = (user: string, name: string, badge: number) =>
    `<main><section><a href="/in/${user}/overlay/contact-info/">Contact</a><h1>${name}</h1></section><ul><li><a href="${award(badge)}">Tides</a></li></ul></main>`;

  it('starts over with the new owner', async () => {
    const { port, checks, pages } = background();
    show(IN('ada', 'Ada Learner', 1));
    const controller = start(port, 'https://www.linkedin.com/in/ada/');
    await settle();
    go(controller, 'https://www.linkedin.com/in/grace/');
    document.body.replaceChildren();
    show(IN('grace', 'Grace Other', 2));
    await settle();
    expect(pages).toEqual(['Ada Learner', 'Grace Other']);
    expect(checks.map(({ href, holder }) => [href, holder])).toEqual([
      [award(1), 'Ada Learner'],
      [award(2), 'Grace Other'],
    ]);
    expect(marks().length).toBe(1);
  });

  it('leaves no mark on a page that is nobody’s profile, and says so', async () => {
    const { port, checks, pages } = background();
    show(IN('ada', 'Ada Learner', 1));
    const controller = start(port, 'https://www.linkedin.com/in/ada/');
    await settle();
    go(controller, 'https://www.linkedin.com/feed/');
    await settle();
    expect([marks(), pages.at(-1), checks.length]).toEqual([[], null, 1]);
  });

  it('begins on a profile reached from elsewhere', async () => {
    const { port, checks } = background();
    const controller = start(port, 'https://www.linkedin.com/feed/');
    await settle();
    go(controller, 'https://www.linkedin.com/in/ada/');
    show(IN('ada', 'Ada Learner', 1));
    await settle();
    expect(checks.length).toBe(1);
  });

  it('goes nowhere when only the place on the page changes', async () => {
    const { port, pages } = background();
    show(`<a href="${award(1)}">Tides</a>`);
    const controller = start(port);
    await settle();
    go(controller, `${HOME}#badges`);
    await settle();
    expect([pages.length, marks().length]).toEqual([1, 1]);
  });

  it('stays where it is when what was announced never comes: a download, a refused navigation', async () => {
    const { port, pages, checks } = background();
    show(IN('ada', 'Ada Learner', 1));
    const controller = start(port, 'https://www.linkedin.com/in/ada/');
    await settle();
    controller.navigate(new URL('https://www.linkedin.com/ada.zip'));
    await settle(5000);
    address = 'https://www.linkedin.com/ada.zip';
    await settle(5000);
    expect([pages, marks().length, checks.length]).toEqual([['Ada Learner'], 1, 1]);
  });

  it('waits for an address that is announced before it is there, and forgets one overtaken by another', async () => {
    const { port, pages } = background();
    show(IN('ada', 'Ada Learner', 1));
    const controller = start(port, 'https://www.linkedin.com/in/ada/');
    await settle();
    controller.navigate(new URL('https://www.linkedin.com/ada.zip'));
    controller.navigate(new URL('https://www.linkedin.com/feed/'));
    await settle();
    expect([pages.length, marks().length]).toEqual([1, 1]);
    address = 'https://www.linkedin.com/feed/';
    await settle();
    expect([pages, marks()]).toEqual([['Ada Learner', null], []]);
  });
});
