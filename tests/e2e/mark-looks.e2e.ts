import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from './driver/until';
import { BROWSER } from './harness';
import { type Ground, link, list, PLACES, type Scene, showScene, startGallery } from './looks/page';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = process.env.TOUCHSTONE_SHOTS;
const NORMAL = { width: 1000, height: 700 };

let browser: Browser;
let page: Page;
let names: readonly string[];
beforeAll(async () => {
  browser = await startGallery(BROWSER);
  page = await browser.newPage();
  await showScene(page, { body: '' });
  names = await page.evaluate(() => gallery.names);
});
afterAll(() => browser.close());
beforeEach(() => page.setViewport(NORMAL));

/** The middle of the nth mark's button. */
const middle = (nth = 0) =>
  page.evaluate((at) => {
    const button = document.querySelectorAll('touchstone-mark')[at]?.shadowRoot?.querySelector('button');
    const { x = 0, y = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
    return { x: x + width / 2, y: y + height / 2 };
  }, nth);

async function hover(nth = 0): Promise<void> {
  const { x, y } = await middle(nth);
  await page.mouse.move(x, y);
}

/** Each mark's card: its text and box while it is open, else null. */
const cards = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('touchstone-mark')].map((mark) => {
      const card = mark.shadowRoot?.querySelector<HTMLElement>('.card:popover-open');
      if (!card) return null;
      const { left, right, top, bottom } = card.getBoundingClientRect();
      const isWhole = card.querySelector('.foot') !== null && card.getAnimations().length === 0;
      const text = [...card.querySelectorAll('.inner > *, .told > *, .row > *')]
        .map((part) => part.textContent)
        .join(' ');
      return { text, isWhole, left, right, top, bottom };
    }),
  );

/** Waits until exactly the nth mark's card is open and filled (null: none is open). */
const openCard = async (nth: number | null) =>
  until(`card ${nth} alone to be open`, async () => {
    const all = await cards();
    return all.every((card, at) => (at === nth ? card?.isWhole === true : card === null)) ? all : null;
  });

const press = (key: 'Escape' | 'Tab' | 'Enter') => page.keyboard.press(key);
const answer = (answers: typeof gallery.answers) =>
  page.evaluate((how) => {
    gallery.answers = how;
  }, answers);
const pressed = () => page.evaluate(() => gallery.pressed);

describe('a line of text is as tall with marks in it as without', () => {
  const SIZES = [10, 14, 16, 24, 40];
  const LEADINGS = ['1', '1.15', 'normal', '1.5', '2'];
  const FONTS = ['Georgia, serif', 'Arial, sans-serif', 'monospace'];
  it('at any size, leading and font, in every state', async () => {
    const lines = SIZES.flatMap((size) =>
      LEADINGS.flatMap((leading) =>
        FONTS.map((font) => `<p style="font: ${size}px/${leading} ${font}" id="x">${link('pending', 'A')} b</p>`),
      ),
    );
    await showScene(page, { style: 'p { margin: 0; white-space: nowrap }', body: lines.join('') });
    const grown = await page.evaluate((all) => {
      const heights = () => [...document.querySelectorAll('p')].map((p) => p.getBoundingClientRect().height);
      const marks = [...document.querySelectorAll('touchstone-mark')];
      const found: string[] = [];
      const parents = marks.map((mark) => ({ mark, parent: mark.parentElement, next: mark.nextSibling }));
      for (const { mark } of parents) mark.remove();
      const without = heights();
      for (const { mark, parent, next } of parents) parent?.insertBefore(mark, next);
      for (const name of all) {
        for (const mark of marks) gallery.change(mark, name);
        heights().forEach((height, at) => {
          const before = without[at] ?? 0;
          if (Math.abs(height - before) > 0.01)
            found.push(`${name}, ${document.querySelectorAll('p')[at]?.style.font}: ${before} → ${height}`);
        });
      }
      return found;
    }, names);
    expect(grown).toEqual([]);
  });

  it('and no mark is taller than another, so that an answer moves nothing but what follows in its line', async () => {
    await showScene(page, { body: list(names) });
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('touchstone-mark')].map((mark) => {
        const button = mark.shadowRoot?.querySelector('button');
        const icon = mark.shadowRoot?.querySelector('.icon');
        const left = mark.getBoundingClientRect().left;
        return [button?.getBoundingClientRect().height ?? 0, (icon?.getBoundingClientRect().left ?? 0) - left]
          .map((length) => length.toFixed(2))
          .join();
      }),
    );
    expect(new Set(boxes).size).toBe(1);
  });
});

describe('a mark keeps to its link where boxes are laid out', () => {
  const ITEM = 'a { display: block; margin: 0 }';
  const boxes = (selector: string) =>
    page
      .evaluate(
        (wanted) => [...document.querySelectorAll(wanted)].map((box) => JSON.stringify(box.getBoundingClientRect())),
        selector,
      )
      .then((all) => all.map((box): DOMRect => JSON.parse(box)));
  const buttons = () =>
    page
      .evaluate(() =>
        [...document.querySelectorAll('touchstone-mark')].map((mark) =>
          JSON.stringify(mark.shadowRoot?.querySelector('button')?.getBoundingClientRect()),
        ),
      )
      .then((all) => all.map((box): DOMRect => JSON.parse(box)));

  it('in a row spread over its width', async () => {
    await showScene(page, {
      body: `<div style="display: flex; justify-content: space-between">${link('verified', 'A')}${link('expired', 'B')}<span>2024</span></div>`,
    });
    const [links, marks, [year]] = [await boxes('a'), await buttons(), await boxes('span')];
    for (const [nth, box] of links.entries()) expect((marks[nth]?.left ?? 0) - box.right).toBeLessThan(12);
    // What is no mark stands where it stood.
    expect(year?.right).toBe(1000 - 16);
    expect((links[1]?.left ?? 0) - (marks[0]?.right ?? 0)).toBeGreaterThan(200);
  });

  it('in a grid, below it and never below another', async () => {
    await showScene(page, {
      style: ITEM,
      body: `<div style="display: grid; grid-template-columns: repeat(3, 1fr)">${['verified', 'expired', 'revoked'].map((name) => link(name, name)).join('')}</div>`,
    });
    const [links, marks] = [await boxes('a'), await buttons()];
    for (const [nth, box] of links.entries()) {
      expect(marks[nth]?.left).toBe(box.left);
      expect(marks[nth]?.top).toBeGreaterThanOrEqual(box.bottom - 1);
      expect(marks[nth]?.bottom).toBeLessThanOrEqual((links[nth + 1]?.top ?? 700) + 1);
    }
  });

  it('below a link that is a block, from where that begins', async () => {
    await showScene(page, { style: ITEM, body: `<div>${link('verified', 'A block')}</div>` });
    const [[block], [mark]] = [await boxes('a'), await buttons()];
    expect(mark?.left).toBe(block?.left);
  });
});

describe('the page’s style stays outside', () => {
  const looks = () =>
    page.evaluate(() => {
      const mark = document.querySelector('touchstone-mark');
      const button = mark?.shadowRoot?.querySelector('button');
      if (!mark || !button) throw new Error('no mark');
      const [outer, inner] = [getComputedStyle(mark), getComputedStyle(button)];
      const of = (style: CSSStyleDeclaration) =>
        [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).filter((line) => !line.startsWith('--'));
      const { width, height } = button.getBoundingClientRect();
      return [...of(outer), '/', ...of(inner), `${width} × ${height}`];
    });
  const HOSTILE =
    `display: none; opacity: 0; font: 40px serif; color: red; background: lime; position: absolute; left: -9999px;
    transform: scale(3); zoom: 3; filter: invert(1); visibility: hidden; letter-spacing: 1em; text-transform: uppercase; direction: rtl;
    unicode-bidi: bidi-override; animation: x 1s infinite; pointer-events: none; clip-path: inset(50%); margin: -50px; float: right;
    --surface: red; --green: red; --tone: red; line-height: 5; width: 300px; max-width: 1px; mix-blend-mode: difference`
      .split(';')
      .map((line) => `${line.trim()} !important`)
      .join('; ');

  it('whether it comes in a sheet, inline or by inheritance', async () => {
    const body = `<p>${link('verified')}</p>`;
    await showScene(page, { body });
    const plain = await looks();
    const inherited =
      'letter-spacing: 3px; text-transform: uppercase; word-spacing: 9px; font-style: italic; color: red;';
    await showScene(page, {
      style: `@keyframes x { to { opacity: 0 } } touchstone-mark, touchstone-mark::before, * > touchstone-mark { ${HOSTILE} } button, span { ${HOSTILE} } p { ${inherited} --green: red }`,
      body,
    });
    await page.evaluate((style) => document.querySelector('touchstone-mark')?.setAttribute('style', style), HOSTILE);
    const attacked = await looks();
    expect(attacked.filter((line, at) => line !== plain[at])).toEqual([]);
  });

  it('nor does it learn more than the verdict', async () => {
    await showScene(page, { body: `<p>${link('verified')}</p>` });
    await hover();
    await openCard(0);
    const mark = await page.evaluate(() => {
      const found = document.querySelector('touchstone-mark');
      return { html: found?.outerHTML, text: document.body.textContent };
    });
    expect(mark.html).toBe('<touchstone-mark data-verdict="verified"></touchstone-mark>');
    expect(mark.text).not.toContain('Verified');
  });
});

describe('the card', () => {
  const TWO = `<p>${link('verified')}</p><p style="margin-block-start: 400px">${link('other-person')}</p>`;

  it('shows while a pointer is on the mark or the card, and goes when it is on neither', async () => {
    await showScene(page, { body: TWO });
    await hover();
    const [card] = await openCard(0);
    expect(card?.text.replace(/\s+/g, ' ')).toContain('Signature Holds Person Ada Learner');
    await page.mouse.move((card?.left ?? 0) + 40, (card?.top ?? 0) + 40, { steps: 4 });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
    await openCard(0);
    await page.mouse.move(900, 650);
    await openCard(null);
  });

  it('one at a time', async () => {
    await showScene(page, { body: TWO });
    await hover(0);
    await openCard(0);
    await press('Tab');
    await press('Tab');
    await openCard(0);
    await hover(1);
    await openCard(1);
  });

  it('shows for the keyboard, is the button’s description, and goes with Escape until it is asked for again', async () => {
    await showScene(page, { body: TWO });
    let heard = 0;
    await page.exposeFunction('heard', () => heard++).catch(() => undefined);
    await page.evaluate(
      "document.addEventListener('keydown', (event) => event.key === 'Escape' && globalThis.heard())",
    );
    await press('Tab');
    await press('Tab');
    await openCard(0);
    const described = await page.evaluate(() => {
      const root = document.querySelector('touchstone-mark')?.shadowRoot;
      const id = root?.querySelector('button')?.getAttribute('aria-describedby') ?? '';
      return root?.getElementById(id)?.textContent ?? '';
    });
    expect(described).toContain('Not withdrawn');
    await press('Escape');
    await openCard(null);
    // That one was the card's; the next is the page's again.
    expect(heard).toBe(0);
    await press('Tab');
    await press('Tab');
    await openCard(1);
  });

  it('a press is told of, and closes it; one by the page’s script is not', async () => {
    await showScene(page, { body: TWO });
    await page.evaluate(() => document.querySelector('touchstone-mark')?.shadowRoot?.querySelector('button')?.click());
    expect(await pressed()).toEqual([]);
    await hover();
    await openCard(0);
    const { x, y } = await middle();
    await page.mouse.click(x, y);
    await openCard(null);
    expect(await pressed()).toEqual(['verified']);
    await press('Enter');
    expect(await pressed()).toEqual(['verified', 'verified']);
  });

  it('says what is known before the background answers, and that nothing came', async () => {
    await showScene(page, { body: TWO });
    await answer('never');
    await hover();
    const text = () => cards().then(([card]) => card?.text ?? '');
    await until('a card that waits', async () => /^\s*Verified\s+Looking up/.test(await text()));
    for (const how of ['with an error', 'with nothing'] as const) {
      await answer(how);
      await page.mouse.move(900, 650);
      await openCard(null);
      await hover();
      await until(how, async () => /could not be looked up/.test(await text()));
    }
  });

  it('follows its mark to another state', async () => {
    await showScene(page, { body: `<p>${link('pending')}</p>` });
    await hover();
    await openCard(0);
    await page.evaluate(() => {
      const mark = document.querySelector('touchstone-mark');
      if (mark) gallery.change(mark, 'revoked');
    });
    await until('the new state', async () => (await cards())[0]?.text.includes('Withdrawn on 1 February 2025'));
  });

  it('is whole where the page clips, turns, covers or fades what is in it', async () => {
    await showScene(page, {
      body: `<div style="overflow: hidden; block-size: 1.5em; transform: rotate(0.1deg); filter: blur(0); contain: paint; opacity: 0.9">${link('verified')}</div>
        <div style="position: fixed; inset: 60px 0 0 0; background: #c00; z-index: 2147483647"></div>`,
    });
    await hover();
    const [card] = await openCard(0);
    if (!card) throw new Error('no card');
    expect(card.bottom - card.top).toBeGreaterThan(100);
    const atCorners = await page.evaluate(
      ({ left, right, top, bottom }) =>
        [[left + 9, top + 9] as const, [right - 9, bottom - 9] as const].map(
          ([x, y]) => document.elementFromPoint(x, y)?.localName,
        ),
      card,
    );
    expect(atCorners).toEqual(['touchstone-mark', 'touchstone-mark']);
    await hover();
  });

  it.each<[string, Scene, { width: number; height: number }]>([
    ['at the right edge', { body: `<p style="text-align: right">${link('verified')}</p>` }, NORMAL],
    [
      'at the left edge, from right to left',
      { direction: 'rtl', body: `<p style="text-align: left">${link('verified')}</p>` },
      NORMAL,
    ],
    ['at the bottom', { body: `<p style="position: absolute; bottom: 0">${link('verified')}</p>` }, NORMAL],
    ['in a page 320 px wide', { body: `<p>${link('verified')}</p>` }, { width: 320, height: 560 }],
    [
      'in a page 320 px wide, from right to left',
      { direction: 'rtl', body: `<p>${link('long')}</p>` },
      { width: 320, height: 560 },
    ],
    ['in a page that is zoomed by style', { style: 'html { zoom: 2 }', body: `<p>${link('verified')}</p>` }, NORMAL],
  ])('is within the window %s, and off its mark', async (_, scene, size) => {
    await page.setViewport(size);
    await showScene(page, scene);
    await hover();
    const [card] = await openCard(0);
    if (!card) throw new Error('no card');
    expect(card.left).toBeGreaterThanOrEqual(0);
    expect(card.right).toBeLessThanOrEqual(size.width);
    expect(card.top).toBeGreaterThanOrEqual(0);
    expect(card.bottom).toBeLessThanOrEqual(size.height);
    const { x, y } = await middle();
    expect(card.top > y || card.bottom < y || card.left > x || card.right < x).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it.each(['ltr', 'rtl'] as const)('leaves the next mark of a list to the pointer, %s', async (direction) => {
    const lines = [
      link('unverifiable', 'Knots'),
      link('verified', 'HackerRank Java'),
      link('expired', 'First Aid'),
      link('revoked', 'Sail Making'),
    ];
    await showScene(page, { direction, body: lines.map((line) => `<p style="margin: 8px 0">${line}</p>`).join('') });
    for (const nth of lines.keys()) {
      const { x, y } = await middle(nth);
      await page.mouse.move(x, y, { steps: 12 });
      await openCard(nth);
    }
    // However fast the pointer is.
    for (const nth of lines.keys()) {
      await hover(nth);
      await openCard(nth);
    }
  });

  it('stays beside its mark as the page scrolls, and goes with it', async () => {
    await showScene(page, { body: `<p>${link('verified')}</p><div style="block-size: 3000px"></div>` });
    await press('Tab');
    await press('Tab');
    const [before] = await openCard(0);
    await page.evaluate(() => scrollTo(0, 10));
    await until('the card to follow', async () => {
      const [card] = await cards();
      return card && before && Math.abs(before.top - card.top - 10) < 1.5;
    });
    await page.evaluate(() => scrollTo(0, 1500));
    await openCard(null);
  });
});

describe('nobody is kept out', () => {
  const GROUNDS: readonly Ground[] = ['light', 'dark'];
  const scenes = GROUNDS.flatMap((ground) => (['ltr', 'rtl'] as const).map((direction) => ({ ground, direction })));

  interface Violation {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }
  const violations = async (within: string): Promise<readonly string[]> => {
    const found = await page.evaluate(
      `axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations))`,
    );
    const parsed: readonly Violation[] = JSON.parse(String(found));
    return parsed.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
    );
  };

  it.each(scenes)('axe finds nothing in any mark or card: $ground, $direction', { timeout: 240_000 }, async (scene) => {
    await showScene(page, { ...scene, body: list(names) });
    await page.evaluate(AXE);
    expect(await violations('html')).toEqual([]);
    for (const [nth, name] of names.entries()) {
      await page.evaluate(
        (at) => document.querySelectorAll('touchstone-mark')[at]?.scrollIntoView({ block: 'center' }),
        nth,
      );
      await hover(nth);
      await openCard(nth);
      expect(await violations(`p:nth-of-type(${nth + 1}) touchstone-mark`), name).toEqual([]);
      await press('Escape');
    }
  });

  it.each<[Ground, string]>([
    ['light', 'light'],
    ['dark', 'dark'],
    ['oklch', 'dark'],
    ['glass', 'dark'],
  ])('the accessible name says all; on a ground of %s the mark is %s', async (ground, wanted) => {
    await showScene(page, { ground, body: `<p>${link('verified')}</p>` });
    const { label, theme } = await page.evaluate(() => {
      const root = document.querySelector('touchstone-mark')?.shadowRoot;
      return {
        label: root?.querySelector('button')?.getAttribute('aria-label'),
        theme: root?.querySelector<HTMLElement>('.frame')?.dataset.theme,
      };
    });
    expect(label).toBe(
      'Verified: Tides and Currents, issued by Guild of Weavers to Ada Learner on 3 May 2024. Show evidence',
    );
    expect(theme).toBe(wanted);
  });
});

/** A gallery to be looked at: `TOUCHSTONE_SHOTS=folder`. */
describe.runIf(SHOTS !== undefined)('screenshots', () => {
  const shoot = (name: string, fullPage = true) =>
    page.screenshot({ path: `${SHOTS}/mark-${name}-${BROWSER}.png`, fullPage });
  const VIEWS = [
    { zoom: 100, size: { width: 640, height: 700, deviceScaleFactor: 1 }, fontSize: 16 },
    { zoom: 200, size: { width: 640, height: 700, deviceScaleFactor: 2 }, fontSize: 16 },
    { zoom: 'large-text', size: { width: 960, height: 700, deviceScaleFactor: 1 }, fontSize: 32 },
    { zoom: '320px', size: { width: 320, height: 560, deviceScaleFactor: 2 }, fontSize: 16 },
  ] as const;
  const all = VIEWS.flatMap((view) =>
    (['light', 'dark'] as const).flatMap((ground) =>
      (['ltr', 'rtl'] as const).map((direction) => ({ ...view, ground, direction })),
    ),
  );
  it.each(all)('$zoom, $ground, $direction', async ({ zoom, size, fontSize, ground, direction }) => {
    await page.setViewport(size);
    await showScene(page, { ground, direction, fontSize, body: list(names) });
    await shoot(`states-${ground}-${direction}-${zoom}`);
    await showScene(page, { ground, direction, fontSize, body: PLACES });
    await shoot(`places-${ground}-${direction}-${zoom}`);
  });

  it.each(['light', 'dark'] as const)('cards, %s', async (ground) => {
    await page.setViewport({ width: 480, height: 460, deviceScaleFactor: 2 });
    for (const direction of ['ltr', 'rtl'] as const)
      for (const name of names) {
        await showScene(page, { ground, direction, body: `<p>${link(name)} and the text goes on.</p>` });
        await hover();
        await openCard(0);
        await shoot(`card-${name.replaceAll(' ', '-')}-${ground}-${direction}`, false);
      }
  });

  it.runIf(BROWSER === 'chromium')('forced colours and paper', async () => {
    await page.setViewport({ width: 640, height: 700, deviceScaleFactor: 2 });
    const session = await page.createCDPSession();
    const force = (active: boolean) =>
      session.send('Emulation.setEmulatedMedia', {
        features: active
          ? [
              { name: 'forced-colors', value: 'active' },
              { name: 'prefers-color-scheme', value: 'dark' },
            ]
          : [],
      });
    await force(true);
    await showScene(page, { body: list(names) });
    await shoot('states-forced');
    await hover(5);
    await openCard(5);
    await shoot('card-forced', false);
    await force(false);
    await showScene(page, { ground: 'dark', body: list(names) });
    await page.emulateMediaType('print');
    await shoot('states-print');
    await page.emulateMediaType('screen');
  });
});
