import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { PROFILES, personalPage } from '../world/pages/profiles';
import { OB3 } from '../world/signed';
import type { Tab } from './driver/types';
import { BROWSER, pause, type Stage, startStage, visit } from './harness';
import { markOf, openPopup, settledMarks, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  stage.world.put(
    PROFILES.personal,
    html(
      personalPage([
        { href: OB3.verified, text: 'Coastal Navigation' },
        { href: OB3.tampered, text: 'Sea Rescue' },
      ]),
    ),
  );
});
afterAll(() => stage.end());

interface Seen {
  readonly path: string;
  /** Titles of the credentials that are open. */
  readonly open: readonly string[];
  readonly titles: readonly string[];
  /** What the title that has the focus says. */
  readonly focused: string | null;
  readonly sign: string;
}

/** What our own pages show, wherever they stand: in tabs, beside a page, on the toolbar, in windows. */
const ours = (): Promise<readonly Seen[]> =>
  stage.driver.inside.evaluate(
    () =>
      chrome.extension.getViews().map(({ location, document }) => ({
        path: location.pathname,
        open: [...document.querySelectorAll('details.credential[open] .credential-title')].map(
          ({ textContent }) => textContent ?? '',
        ),
        titles: [...document.querySelectorAll('.credential-title')].map(({ textContent }) => textContent ?? ''),
        focused:
          document.activeElement?.closest('.credential-head')?.querySelector('.credential-title')?.textContent ?? null,
        sign: document.querySelector('header .sign bdi')?.textContent ?? '',
      })),
    null,
  );

async function seen(what: string, isWanted: (view: Seen) => boolean): Promise<Seen> {
  let last: readonly Seen[] = [];
  for (let attempt = 0; attempt < 60; attempt += 1) {
    last = await ours();
    const found = last.find(isWanted);
    if (found !== undefined) return found;
    await pause(200);
  }
  throw new Error(`${what} was not seen; there is ${JSON.stringify(last, null, 1)}`);
}

const beside = (view: Seen) => view.path === '/sidepanel.html';
/** The n-th mark, pressed by a person. */
const pressMark = (page: Tab, index: number) => page.click(`li:nth-of-type(${index}) touchstone-mark`);

describe('the list beside the page', () => {
  it('a script’s click opens nothing', async () => {
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await turnOn(stage.driver, page);
      await markOf(page, OB3.tampered, 'invalid');
      const before = (await ours()).map(({ path }) => path);
      await page.evaluate(() => {
        for (const mark of document.querySelectorAll<HTMLElement>('touchstone-mark')) {
          mark.click();
          mark.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true }));
        }
      }, null);
      await pause(1500);
      expect((await ours()).map(({ path }) => path)).toEqual(before);
    });
  });

  it.runIf(BROWSER === 'chromium')('is opened at its entry by a person’s press on a mark', async () => {
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await markOf(page, OB3.tampered, 'invalid');
      await pressMark(page, 2);
      const panel = await seen('the entry beside the page', (view) => beside(view) && view.open.length > 0);
      expect(panel.open).toEqual(['Sea Rescue']);
      expect(panel.focused).toBe('Sea Rescue');
      expect(panel.sign).not.toBe('');
      // It is open now: another mark's entry is shown in it.
      await pause(1100);
      await pressMark(page, 1);
      await seen('the other entry', (view) => beside(view) && view.focused === 'Coastal Navigation');
      expect((await ours()).filter(beside)).toHaveLength(1);
    });
  });

  it('is opened from the popup’s menu, and follows the tab in front', async () => {
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await settledMarks(page, 2);
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.press(/^Menu$/);
      await popup.press(/^Open in the side(?:bar| panel)$/);
      await page.show();
      const own = (view: Seen) => beside(view) && view.titles.length === 2;
      await seen('the page’s list beside it', own);
      await visit(stage.driver, PROFILES.github, async (github) => {
        await github.show();
        await settledMarks(github, 5);
        await seen('the other page’s list', (view) => beside(view) && view.titles.length === 5);
        await page.show();
        await seen('the first page’s list again', own);
        await page.goto(PROFILES.linkedin);
        await seen('the list of where it went', (view) => beside(view) && view.titles.includes('Sail Making'));
      });
    });
  });

  it('shows the entry of a mark that is pressed while it is open', async () => {
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await markOf(page, OB3.tampered, 'invalid');
      await seen('the list', (view) => beside(view) && view.titles.length === 2);
      const before = (await ours()).length;
      await pressMark(page, 2);
      const panel = await seen('the entry', (view) => beside(view) && view.open.length > 0);
      expect(panel).toMatchObject({ open: ['Sea Rescue'], focused: 'Sea Rescue' });
      expect(await ours()).toHaveLength(before);
    });
  });
});

describe('credentials that are checked on a click', () => {
  const checking = (value: 'automatic' | 'on-click') =>
    stage.driver.inside.evaluate(
      async (chosen) => chrome.storage.local.set({ marking: { checking: chosen, sites: {} } }),
      value,
    );

  it('are listed as not checked, and checked one by one or all at once', async () => {
    const links: readonly string[] = [OB3.verified, OB3.tampered].map((href) =>
      href.replace(/(\w+)(\.\w+)?$/, '$1-waits$2'),
    );
    const [good, bad] = [OB3.verified, OB3.tampered].map((href) => stage.world.answer('GET', new URL(href)));
    if (!good || !bad) throw new Error('the world lacks its credentials');
    for (const [index, href] of links.entries()) stage.world.put(href, index === 0 ? good : bad);
    const path = `${PROFILES.personal}waits`;
    stage.world.put(path, html(personalPage(links.map((href, index) => ({ href, text: `Badge ${index + 1}` })))));
    await checking('on-click');
    await visit(stage.driver, path, async (page) => {
      await page.until('two marks', () => document.querySelectorAll('touchstone-mark').length === 2, null);
      const popup = await openPopup(stage.driver, page, 'This page');
      const summary = (text: string) =>
        popup.until(text, (wanted) => document.querySelector('.page-summary')?.textContent === wanted, text);
      await summary('2 credentials: 2 not checked yet');
      await popup.press(/^Check: Badge 2$/);
      await summary('2 credentials: 1 not genuine, 1 not checked yet');
      await popup.press(/^Check 1 credential$/);
      await summary('2 credentials: 1 verified, 1 not genuine');
      await popup.close();
    });
    await checking('automatic');
  });
});

describe('the sign', () => {
  it('is chosen at the welcome, stands in every page of ours, and in no other', async () => {
    const { driver } = stage;
    const welcome = await driver.extension('welcome.html');
    await welcome.type('[name=sign-word]', 'Old kettle');
    await welcome.key('Enter');
    await welcome.click('.sign-swatch [value=rose]');
    await welcome.until(
      'the sign',
      () => document.querySelector('header .sign')?.textContent?.includes('Old kettle'),
      null,
    );
    for (const path of ['popup.html', 'sidepanel.html', 'options.html']) {
      const own = await driver.extension(path);
      await own.until(
        `the sign in ${path}`,
        () => document.querySelector('header .sign[data-colour=rose] bdi')?.textContent === 'Old kettle',
        null,
      );
      await own.close();
    }
    await welcome.close();
    await visit(driver, PROFILES.personal, async (page) => {
      await settledMarks(page, 2);
      expect(await page.evaluate(() => document.documentElement.outerHTML, null)).not.toContain('kettle');
    });
  });
});

describe('without a pointer', () => {
  it.runIf(BROWSER === 'chromium')(
    'a mark leads to its entry, and that is read, checked again and closed',
    async () => {
      await visit(stage.driver, PROFILES.personal, async (page) => {
        await markOf(page, OB3.tampered, 'invalid');
        // The first link, its mark, the second link, its mark.
        await page.show();
        for (let stop = 0; stop < 4; stop += 1) await page.key('Tab');
        await page.key('Enter');
        await seen(
          'the entry, with the focus on it',
          (view) => view.focused === 'Sea Rescue' && view.open.length === 1,
        );
      });
      await visit(stage.driver, PROFILES.personal, async (page) => {
        await markOf(page, OB3.tampered, 'invalid');
        const popup = await openPopup(stage.driver, page, 'This page');
        const focused = () =>
          popup.evaluate(() => {
            const { activeElement } = document;
            return (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '').trim();
          }, null);
        const tabTo = async (wanted: RegExp) => {
          for (let stop = 0; stop < 40; stop += 1) {
            if (wanted.test(await focused())) return;
            await popup.key('Tab');
          }
          throw new Error(`the keyboard does not lead to ${wanted}; it is on ${await focused()}`);
        };
        const isOpen = () => popup.evaluate(() => document.querySelector('details.credential[open]') !== null, null);
        await popup.until('the list', () => document.querySelectorAll('details.credential').length === 2, null);
        await tabTo(/^Not genuine.*Sea Rescue/);
        await popup.key('Enter');
        expect(await isOpen()).toBe(true);
        await tabTo(/^Check again: Sea Rescue$/);
        await popup.key('Enter');
        await tabTo(/^The document itself$/);
        await popup.key('Enter');
        await popup.until(
          'the document',
          () => document.querySelector<HTMLTextAreaElement>('.raw-text')?.value.includes('credentialSubject'),
          null,
        );
        await tabTo(/^Copy$/);
        await popup.key('Escape');
        expect(await isOpen()).toBe(false);
        expect(await focused()).toMatch(/Sea Rescue/);
        await popup.close();
      });
    },
  );
});

describe('accessibility', () => {
  interface Violation {
    readonly id: string;
    readonly targets: readonly string[];
  }
  /** axe-core is put into the page as the driver's own script, which no content security policy forbids. */
  const audit = async (page: Tab): Promise<readonly Violation[]> => {
    const inject = Object.assign(() => undefined, { toString: () => `() => { ${axe.source} }` });
    await page.evaluate(inject, null);
    return page.evaluate(async () => {
      const { axe: loaded } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await loaded.run(document);
      return violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target.join(' ')) }));
    }, null);
  };
  const inBoth = async (page: Tab) => {
    for (const scheme of ['light', 'dark']) {
      await page.evaluate(async (chosen) => {
        document.documentElement.style.colorScheme = chosen;
        // A colour on its way to another is neither.
        document.documentElement.getBoundingClientRect();
        await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      }, scheme);
      expect(await audit(page), scheme).toEqual([]);
    }
  };
  const openAll = (page: Tab) =>
    page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    }, null);

  it.runIf(BROWSER === 'chromium').each(['popup.html', 'sidepanel.html'])(
    '%s with all of its evidence open',
    async (path) => {
      await visit(stage.driver, PROFILES.github, async (page) => {
        await settledMarks(page, 5);
        if (path === 'popup.html') await stage.driver.pressToolbarButton(page);
        const own = await stage.driver.extension(`${path}?tab=${page.id}`);
        if (path === 'popup.html') await own.press(/^This page$/);
        await own.until('the list', () => document.querySelectorAll('details.credential').length === 5, null);
        await openAll(own);
        await own.until('a document', () => document.querySelector('.raw-text') !== null, null);
        await inBoth(own);
        await own.close();
      });
    },
  );

  it.runIf(BROWSER === 'chromium').each(['popup.html', 'sidepanel.html', 'options.html', 'welcome.html'])(
    '%s by itself',
    async (path) => {
      const own = await stage.driver.extension(path);
      await own.until('the sign', () => document.querySelector('header .sign') !== null, null);
      await openAll(own);
      await inBoth(own);
      await own.close();
    },
  );
});
