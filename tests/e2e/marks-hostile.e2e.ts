import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { PROFILES, personalPage } from '../world/pages/profiles';
import { OB3 } from '../world/signed';
import type { Tab } from './driver/types';
import { BROWSER, LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { markOf, marksOn, openPopup, panelRows, settledMarks, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  // It is a popup, of whichever tab is in front: what a page lists would be asked about because somebody looks at it.
  await stage.history.close();
  stage.world.put(PROFILES.personal, html(personalPage(TWO)));
  await visit(stage.driver, PROFILES.personal, async (page) => {
    await turnOn(stage.driver, page);
    // The first check of all takes its time.
    await settledMarks(page, 2, 45_000);
  });
});
afterAll(() => stage.end());

const TWO = [
  { href: OB3.verified, text: 'Coastal Navigation' },
  { href: OB3.tampered, text: 'Sea Rescue' },
];
const RIGHT = { [OB3.verified]: 'verified', [OB3.tampered]: 'invalid' };

/** What the popup lists for the tab, by address, once it is as wanted; and how many marks it says were fought over. */
async function listed(page: Tab, wanted: Readonly<Record<string, string>>): Promise<void> {
  const popup = await openPopup(stage.driver, page, 'This page');
  try {
    await popup.until(
      'the list',
      (count) => document.querySelectorAll('details.credential').length === count,
      Object.keys(wanted).length,
    );
    await popup.until(
      'every answer',
      () => document.querySelector('details.credential[data-verdict="pending"]') === null,
      null,
      15_000,
    );
    const rows = await panelRows(popup);
    expect(Object.fromEntries(rows.map(({ address, verdict }) => [address, verdict]))).toEqual(wanted);
  } finally {
    await popup.close();
    await page.show();
  }
}

/** What the background counted for the tab. */
const foughtIn = (page: Tab) =>
  stage.driver.inside.evaluate(async (tabId) => {
    const reply: unknown = await chrome.runtime.sendMessage({ name: 'panel.list', data: { tabId } });
    return reply instanceof Object && 'value' in reply && reply.value instanceof Object && 'fought' in reply.value
      ? Number(reply.value.fought)
      : -1;
  }, page.id);

/** Opens the page with these scripts in its head and these links, once both marks are there. */
async function onPage(
  head: string,
  act: (page: Tab) => Promise<unknown>,
  links: readonly { href: string; text: string }[] = TWO,
): Promise<void> {
  const whole = personalPage(links).replace('</head>', `${head}</head>`);
  stage.world.put(PROFILES.personal, html(whole));
  await visit(stage.driver, PROFILES.personal, async (page) => {
    await act(page);
  });
}
const script = (code: string) => `<script>${code}</script>`;
const bothMarked = async (page: Tab) => {
  await markOf(page, OB3.verified, 'verified');
  await markOf(page, OB3.tampered, 'invalid');
};

describe('a page that plays tricks', () => {
  it('imitates marks: they are its own, and the list knows nothing of them', () =>
    onPage('', async (page) => {
      await bothMarked(page);
      await page.evaluate((address) => {
        const bad = document.querySelector(`a[href="${address}"]`);
        const ours = bad?.nextElementSibling;
        const fake = document.createElement('touchstone-mark');
        fake.dataset.verdict = 'verified';
        fake.attachShadow({ mode: 'open' }).append('Verified');
        const clone = document.querySelector('touchstone-mark[data-verdict="verified"]')?.cloneNode(true);
        bad?.after(fake);
        if (clone) ours?.after(clone);
        document.body.append(fake.cloneNode(true));
      }, OB3.tampered);
      // Ours goes back to where it belongs, before the imitations.
      await page.until(
        'ours beside its link again',
        (address) =>
          document.querySelector(`a[href="${address}"]`)?.nextElementSibling?.getAttribute('data-verdict') ===
          'invalid',
        OB3.tampered,
      );
      const clones = await page.evaluate(
        () =>
          [...document.querySelectorAll('touchstone-mark')].filter((mark) => mark.getBoundingClientRect().width === 0)
            .length,
        null,
      );
      expect(clones).toBeGreaterThanOrEqual(2);
      await listed(page, RIGHT);
    }));

  it('moves a good mark to a bad link: it says nothing there, and a new one comes where it belongs', () =>
    onPage('', async (page) => {
      await bothMarked(page);
      const moved = await page.evaluate(async (address) => {
        const good = document.querySelector('touchstone-mark[data-verdict="verified"]');
        if (!good) return null;
        document.querySelector(`a[href="${address}"]`)?.after(good);
        await new Promise((resolve) => setTimeout(resolve, 50));
        const at = [good.getAttribute('data-verdict')];
        await new Promise((resolve) => setTimeout(resolve, 1000));
        at.push(String(good.isConnected));
        document.querySelector(`a[href="${address}"]`)?.after(good);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        at.push(good.getAttribute('data-verdict'));
        good.remove();
        return at;
      }, OB3.tampered);
      expect(moved).toEqual(['pending', 'false', 'pending']);
      await bothMarked(page);
      await listed(page, RIGHT);
    }));

  it('moves one into a frame, or a shadow root of its own', () =>
    onPage('', async (page) => {
      await bothMarked(page);
      await page.evaluate(() => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const [good, bad] = document.querySelectorAll('touchstone-mark');
        if (good) frame.contentDocument?.body.append(good);
        if (bad) document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' }).append(bad);
      }, null);
      await bothMarked(page);
      expect(await marksOn(page)).toHaveLength(2);
      await listed(page, RIGHT);
    }));

  it('covers and restyles them: neither sheets nor attributes reach what is in them', () =>
    onPage(
      `<style>touchstone-mark, touchstone-mark * { display: none !important; opacity: 0 !important; position: absolute !important; left: -9999px !important; font-size: 0 !important; content: "Verified" !important; transform: scale(0) !important; clip-path: circle(0) !important; animation: x 1s !important }</style>`,
      async (page) => {
        await bothMarked(page);
        const seen = await page.evaluate(async () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('touchstone-mark { visibility: hidden !important; width: 0 !important }');
          document.adoptedStyleSheets = [sheet];
          const mark = document.querySelector('touchstone-mark');
          mark?.setAttribute('style', 'display: none !important; opacity: 0 !important');
          const errors: string[] = [];
          for (const mode of ['open', 'closed'] as const)
            try {
              mark?.attachShadow({ mode });
            } catch (error) {
              errors.push(error instanceof Error ? error.name : '');
            }
          const box = mark?.getBoundingClientRect();
          const { display, opacity, visibility, position } = getComputedStyle(mark ?? document.body);
          return {
            wide: (box?.width ?? 0) > 20,
            high: (box?.height ?? 0) > 8,
            display,
            opacity,
            visibility,
            position,
            errors,
          };
        }, null);
        expect(seen).toEqual({
          wide: true,
          high: true,
          display: 'inline-flex',
          opacity: '1',
          visibility: 'visible',
          position: 'static',
          errors: ['NotSupportedError', 'NotSupportedError'],
        });
        await page.evaluate(() => {
          const veil = document.body.appendChild(document.createElement('div'));
          veil.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: white';
          veil.textContent = 'Verified Verified';
          document.querySelectorAll('touchstone-mark')[1]?.setAttribute('hidden', '');
        }, null);
        await page.until(
          'nothing on the marks but what we wrote',
          () =>
            [...document.querySelectorAll('touchstone-mark')].every(
              (mark) => !mark.hasAttribute('hidden') && !mark.hasAttribute('style'),
            ) && document.querySelectorAll('touchstone-mark').length === 2,
          null,
        );
        await listed(page, RIGHT);
      },
    ));

  it('writes another verdict on them: it is put right, and in the end they are taken out', () =>
    onPage('', async (page) => {
      await bothMarked(page);
      for (let time = 0; time < 3; time++) {
        await page.evaluate((address) => {
          const mark = document.querySelector(`a[href="${address}"]`)?.nextElementSibling;
          mark?.setAttribute('data-verdict', 'verified');
        }, OB3.tampered);
        await pause(100);
        await markOf(page, OB3.tampered, 'invalid');
      }
      await page.evaluate((address) => {
        const mark = document.querySelector(`a[href="${address}"]`)?.nextElementSibling;
        mark?.setAttribute('data-verdict', 'verified');
      }, OB3.tampered);
      await page.until('the mark to go', () => document.querySelectorAll('touchstone-mark').length === 1, null);
      expect(await foughtIn(page)).toBe(1);
      await listed(page, RIGHT);
    }));

  it('takes them out whenever they come: a few tries, then a note in the list, and the page goes on', () =>
    onPage(
      script(`let seen = 0; window.removed = () => seen;
new MutationObserver(() => { for (const mark of document.querySelectorAll('touchstone-mark')) { seen++; mark.remove(); } })
  .observe(document, { childList: true, subtree: true });`),
      async (page) => {
        await pause(LONG_ENOUGH * 2);
        const removed = await page.evaluate(() => {
          const count: unknown = Reflect.get(window, 'removed');
          return Number(typeof count === 'function' ? count() : -1);
        }, null);
        expect(removed).toBeGreaterThan(0);
        expect(removed).toBeLessThanOrEqual(8);
        expect(await marksOn(page)).toEqual([]);
        expect(await foughtIn(page)).toBe(2);
        await listed(page, RIGHT);
      },
    ));

  it('clicks them by script: nothing opens', () =>
    onPage('', async (page) => {
      await bothMarked(page);
      const views = () => stage.driver.inside.evaluate(async () => (await chrome.tabs.query({})).length, null);
      const before = await views();
      await page.evaluate(() => {
        for (const mark of document.querySelectorAll<HTMLElement>('touchstone-mark')) {
          mark.click();
          const { x, y } = mark.getBoundingClientRect();
          const at = { bubbles: true, composed: true, cancelable: true, clientX: x + 5, clientY: y + 5 };
          for (const type of ['pointerdown', 'pointerup']) mark.dispatchEvent(new PointerEvent(type, at));
          for (const type of ['mousedown', 'mouseup', 'click']) mark.dispatchEvent(new MouseEvent(type, at));
          mark.focus();
          const active = document.activeElement;
          for (const key of ['Enter', ' '])
            for (const type of ['keydown', 'keypress', 'keyup'])
              active?.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
          mark.dispatchEvent(new Event('submit'));
        }
      }, null);
      await pause(1500);
      expect(await views()).toBe(before);
      await listed(page, RIGHT);
    }));

  it('swaps addresses after the check, for good, for a moment, and by putting another link there', () =>
    onPage('', async (page) => {
      await bothMarked(page);
      const states = await page.evaluate(
        async ([good, bad]) => {
          const link = document.querySelector(`a[href="${good}"]`);
          const verdict = () => link?.nextElementSibling?.getAttribute('data-verdict') ?? null;
          const seen: (string | null)[] = [];
          link?.setAttribute('href', bad);
          await new Promise((resolve) => setTimeout(resolve, 0));
          seen.push(verdict());
          link?.setAttribute('href', good);
          await new Promise((resolve) => setTimeout(resolve, 1500));
          seen.push(verdict());
          const other = document.createElement('a');
          other.href = bad;
          other.textContent = 'Coastal Navigation';
          const mark = link?.nextElementSibling;
          link?.replaceWith(other);
          await new Promise((resolve) => setTimeout(resolve, 0));
          seen.push(mark?.getAttribute('data-verdict') ?? null);
          return seen;
        },
        [OB3.verified, OB3.expired] as const,
      );
      expect(states).toEqual(['pending', 'verified', 'pending']);
      await markOf(page, OB3.expired, 'expired');
      await listed(page, { [OB3.expired]: 'expired', [OB3.tampered]: 'invalid' });
    }));

  it('swaps an address while the mark is being pressed: the list shows what the link led to then', () =>
    onPage(
      script(
        `addEventListener('pointerdown', () => { document.querySelector('#certificates a').href = '${OB3.expired}'; }, true);`,
      ),
      async (page) => {
        await bothMarked(page);
        await page.click('touchstone-mark');
        await markOf(page, OB3.expired, 'expired');
        await listed(page, { [OB3.expired]: 'expired', [OB3.tampered]: 'invalid' });
      },
    ));

  it('changes its base: relative links lead elsewhere, and are judged anew', () =>
    onPage(
      '',
      async (page) => {
        await page.until('two marks', () => document.querySelectorAll('touchstone-mark').length === 2, null);
        await page.evaluate((base) => {
          document.head.append(Object.assign(document.createElement('base'), { href: base }));
        }, OB3.verified);
        await page.until(
          'the mark of where it leads now',
          () => document.querySelector('touchstone-mark')?.getAttribute('data-verdict') === 'verified',
          null,
          15_000,
        );
        await listed(page, RIGHT);
      },
      [
        { href: new URL(OB3.verified).pathname, text: 'Coastal Navigation' },
        { href: OB3.tampered, text: 'Sea Rescue' },
      ],
    ));

  it(
    'has ten thousand credential links: some get a mark, the rest is counted, and the page stays usable',
    () =>
      onPage('', async (page) => {
        await bothMarked(page);
        const worst = await page.evaluate(async () => {
          const many = document.createElement('div');
          for (let number = 0; number < 10_000; number++) {
            const link = document.createElement('a');
            link.href = `https://api.badgr.io/public/assertions/Flood${String(number).padStart(17, '0')}`;
            link.textContent = `Flood ${number} `;
            many.append(link);
          }
          document.body.append(many);
          let longest = 0;
          for (let tick = 0; tick < 60; tick++) {
            const start = performance.now();
            await new Promise((resolve) => setTimeout(resolve, 50));
            longest = Math.max(longest, performance.now() - start - 50);
          }
          return longest;
        }, null);
        console.log(`${BROWSER}: longest wait beside 10,000 links: ${worst.toFixed(0)} ms`);
        await bothMarked(page);
        await page.until('marks', () => document.querySelectorAll('touchstone-mark').length === 500, null, 20_000);
        const popup = await openPopup(stage.driver, page, 'This page');
        const rows = await popup.until('the list', () => document.querySelectorAll('details.credential').length, null);
        expect(rows).toBe(500);
        const right = (await panelRows(popup)).filter(({ address }) => address in RIGHT);
        expect(Object.fromEntries(right.map(({ address, verdict }) => [address, verdict]))).toEqual(RIGHT);
        await popup.close();
      }),
    120_000,
  );

  it('mutates without end: it costs next to nothing, and late links are still found', () =>
    onPage(
      script(`setInterval(() => { const here = document.getElementById('storm') ?? document.body.appendChild(Object.assign(document.createElement('div'), { id: 'storm' }));
  here.replaceChildren(); for (let n = 0; n < 50; n++) { const link = document.createElement('a'); link.href = '/news/' + Math.random(); link.textContent = 'x'; here.append(link); } }, 50);`),
      async (page) => {
        await bothMarked(page);
        await page.evaluate((href) => {
          const item = document.createElement('li');
          item.append(Object.assign(document.createElement('a'), { href, textContent: 'First Aid at Sea' }));
          document.getElementById('certificates')?.append(item);
        }, OB3.expired);
        await markOf(page, OB3.expired, 'expired');
        await listed(page, { ...RIGHT, [OB3.expired]: 'expired' });
      },
    ));

  it('redefines what its own world has: ours is another', () =>
    onPage(
      script(`window.stolen = [];
const steal = (prototype, name) => { const original = prototype[name]; prototype[name] = function (...all) { stolen.push(name); return original.apply(this, all); }; };
for (const name of ['after', 'attachShadow', 'setAttribute', 'remove', 'append', 'getAttribute', 'querySelectorAll', 'closest']) steal(Element.prototype, name);
steal(Document.prototype, 'createElement'); steal(EventTarget.prototype, 'addEventListener');
Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true });
window.MutationObserver = window.IntersectionObserver = class { constructor() { stolen.push('observer'); } observe() {} disconnect() {} };`),
      async (page) => {
        await page.until(
          'two settled marks',
          () => document.querySelectorAll('touchstone-mark:not([data-verdict="pending"])').length === 2,
          null,
        );
        const stolen = await page.evaluate(() => {
          const list: unknown = Reflect.get(window, 'stolen');
          return Array.isArray(list)
            ? list.filter((name) => name !== 'querySelectorAll' && name !== 'getAttribute')
            : null;
        }, null);
        expect(stolen).toEqual([]);
        await listed(page, RIGHT);
      },
    ));

  it('makes an element of its own of the marks’ name: it gets no way into ours', () =>
    onPage(
      script(`window.caught = [];
customElements.define('touchstone-mark', class extends HTMLElement {
  static observedAttributes = ['data-verdict'];
  constructor() {
    super();
    const internals = this.attachInternals();
    caught.push(internals.shadowRoot === null ? 'nothing' : internals.shadowRoot.textContent);
    this.internals = internals;
    try { this.attachShadow({ mode: 'open' }).textContent = 'Verified'; caught.push('our own root'); } catch { caught.push('refused'); }
  }
  connectedCallback() { caught.push(this.internals.shadowRoot === null ? 'nothing' : 'root: ' + this.internals.shadowRoot.textContent); }
});`),
      async (page) => {
        await bothMarked(page);
        const caught = await page.evaluate(() => {
          const list: unknown = Reflect.get(window, 'caught');
          return Array.isArray(list) ? [...new Set(list)].sort() : null;
        }, null);
        expect(caught).toEqual(caught?.length === 0 ? [] : ['nothing', 'refused']);
        await listed(page, RIGHT);
      },
    ));

  it('listens everywhere for more than the verdict: no address of ours, nothing of whom or what', () =>
    onPage(
      script(`window.heard = [];
for (const type of ['error', 'unhandledrejection', 'message', 'securitypolicyviolation', 'click', 'focusin', 'pointerdown'])
  addEventListener(type, (event) => heard.push(type + ' ' + (event.error?.stack ?? event.reason?.stack ?? event.data ?? '') + ' ' + event.composedPath().map((node) => node.nodeName).join('>')), true);
new MutationObserver((all) => { for (const { target, attributeName } of all) if (attributeName) heard.push(target.nodeName + ' ' + attributeName); })
  .observe(document, { attributes: true, subtree: true });
const define = (prototype, name) => { const { set, get } = Object.getOwnPropertyDescriptor(prototype, name); Object.defineProperty(prototype, name, { get, set(value) { heard.push(name + ' ' + new Error().stack); set.call(this, value); } }); };
define(Element.prototype, 'id');`),
      async (page) => {
        await bothMarked(page);
        await page.click('h1');
        const seen = await page.evaluate(() => {
          const heard: unknown = Reflect.get(window, 'heard');
          return {
            heard: Array.isArray(heard) ? heard.map(String) : [],
            html: document.documentElement.outerHTML,
            entries: performance.getEntries().map(({ name }) => name),
            sheets: document.adoptedStyleSheets.length,
            marks: [...document.querySelectorAll('touchstone-mark')].map((mark) => ({
              names: mark.getAttributeNames(),
              text: mark.textContent,
              root: mark.shadowRoot,
            })),
            globals: Object.keys(window).filter((name) => /touchstone|wxt/i.test(name)),
          };
        }, null);
        const all = JSON.stringify([seen.heard, seen.html, seen.entries]);
        expect(all).not.toMatch(/(?:chrome|moz)-extension:|Sea Rescue, issued|Not genuine/);
        expect(seen.heard.filter((line) => line.startsWith('TOUCHSTONE-MARK')).sort()).toEqual(
          seen.heard.filter((line) => line === 'TOUCHSTONE-MARK data-verdict'),
        );
        expect(seen.marks).toEqual(seen.marks.map(() => ({ names: ['data-verdict'], text: '', root: null })));
        expect([seen.sheets, seen.globals]).toEqual([0, []]);
        await listed(page, RIGHT);
      },
    ));

  it('hides the link and shows another text: the list says what the address really is', () =>
    onPage('', async (page) => {
      await bothMarked(page);
      await page.evaluate((address) => {
        const link = document.querySelector<HTMLElement>(`a[href="${address}"]`);
        if (!link) return;
        link.style.cssText = 'opacity: 0; position: absolute; width: 1px; height: 1px; overflow: hidden';
        link.before(Object.assign(document.createElement('span'), { textContent: 'Master of Everything' }));
      }, OB3.verified);
      await pause(500);
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.until('the list', () => document.querySelectorAll('details.credential').length === 2, null);
      const rows = await panelRows(popup);
      await popup.close();
      expect(rows.find(({ address }) => address === OB3.verified)?.title).toContain('Coastal Navigation');
    }));
});
