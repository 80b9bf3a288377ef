import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { moodleOverview } from '../world/pages/moodle';
import { LISTS, type ListedCourse, loadedList } from '../world/pages/my-courses';
import type { Tab } from './driver/types';
import { BROWSER, historyWith, type Stage, startStage } from './harness';
import { type HistoryRow, openPopup, turnOn } from './popup';

/** Two on a part; those with an even number are finished. */
const courses = (from: number, parts: number, name: string): readonly (readonly ListedCourse[])[] =>
  Array.from({ length: parts }, (_, part) =>
    [0, 1].map((place) => {
      const id = from + 2 * part + place;
      return { id, title: `${name} ${id}`, progress: place === 0 ? 100 : 40 };
    }),
  );
const PATIENCE = 40_000;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage([LISTS.school]);
  for (const [url, page] of loadedList(courses(100, 4, 'Knot'))) stage.world.put(url, html(page));
  stage.world.put(LISTS.pressed, html(moodleOverview(courses(200, 3, 'Tour'))));
});
afterAll(() => stage.end());

const titled = (name: string) => (rows: readonly HistoryRow[]) => rows.filter(({ title }) => title.startsWith(name));

/** Opens the popup over a list and presses "Catch up". */
async function start(page: Tab): Promise<Tab> {
  const popup = await openPopup(stage.driver, page, 'History');
  await popup.press(/^Catch up$/);
  await popup.until('it to begin', () => document.querySelector('[data-catch-up="reading"]') !== null, null);
  return popup;
}

/** What the popup says in the end. */
const result = (popup: Tab) =>
  popup.until(
    'its end',
    () => {
      const card = document.querySelector('.catch-up');
      const end = card?.getAttribute('data-catch-up') ?? '';
      return ['', 'offered', 'reading'].includes(end) ? null : `${end}: ${card?.querySelector('h2')?.textContent}`;
    },
    null,
    PATIENCE,
  );

/** Waits for the end with the list in front: it rests while its tab is hidden, as it is in Firefox behind our popup's page. */
const ended = (page: Tab) =>
  stage.driver.inside.until(
    'the list’s end',
    async (key) => /"end":"[a-z]+"/.test(JSON.stringify(await chrome.storage.session.get(key))),
    `catchup:${page.id}`,
    PATIENCE,
  );

describe('catching up with a list of courses', () => {
  it('is offered on the list alone, once its site is turned on', async () => {
    const page = await stage.driver.open(LISTS.loaded);
    const offered = async () => {
      const popup = await openPopup(stage.driver, page, 'History');
      await popup.until('the page to be known', () => document.querySelector('.logging') !== null, null);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const is = await popup.evaluate(() => document.querySelector('.catch-up') !== null, null);
      await popup.close();
      await page.show();
      return is;
    };
    expect(await offered()).toBe(false);
    await turnOn(stage.driver, page);
    expect(await offered()).toBe(true);
    await page.close();
  });

  it('goes from page to page, with the popup closed, and says what it found', async () => {
    const page = await stage.driver.open(LISTS.loaded);
    const known = await historyWith(stage, (rows) => titled('Knot')(rows).length === 2);
    expect(titled('Knot')(known)).toHaveLength(2);
    const popup = await start(page);
    await popup.close();
    await page.show();
    await page.until('the list’s end', () => location.pathname.endsWith('/page/4/'), null, PATIENCE);
    const rows = await historyWith(stage, (all) => titled('Knot')(all).length === 8);
    expect(titled('Knot')(rows).map(({ status }) => status.split(' ')[0])).toEqual(
      expect.arrayContaining(['Completed', 'In']),
    );
    await ended(page);
    const after = await openPopup(stage.driver, page, 'History');
    // Two of its courses, one of them finished, were logged when the page was opened.
    expect(await result(after)).toBe('complete: 4 finished courses found, 3 new');
    await after.close();
    await page.close();
  });

  it('presses the page’s own button, waits for what comes, and outlives the worker', async () => {
    const page = await stage.driver.open(LISTS.pressed);
    await turnOn(stage.driver, page);
    const popup = await start(page);
    await popup.close();
    await page.show();
    await page.until('the second part', () => document.querySelector('[data-page="2"]') !== null, null, PATIENCE);
    if (BROWSER === 'chromium') await stage.driver.killWorker();
    const rows = await historyWith(stage, (all) => titled('Tour')(all).length === 6);
    expect(titled('Tour')(rows).filter(({ status }) => status === 'Completed')).toHaveLength(3);
    await ended(page);
    const after = await openPopup(stage.driver, page, 'History');
    expect(await result(after)).toMatch(/^(?:complete|repeated): 3 finished courses found, /);
    await after.press(/^Dismiss$/);
    await after.until(
      'it to be offered again',
      () => document.querySelector('[data-catch-up="offered"]') !== null,
      null,
    );
    await after.close();
    await page.close();
  });

  it('is stopped by the reader, and stays where it is', async () => {
    const page = await stage.driver.open(LISTS.loaded);
    const popup = await start(page);
    await popup.press(/^Stop$/);
    expect(await result(popup)).toMatch(/^stopped: /);
    await popup.close();
    await page.show();
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect(await page.evaluate(() => location.pathname, null)).toBe('/dashboard/my-courses/');
    await page.close();
  });
});
