import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { COURSERA, courseraUrl } from '../world/pages/coursera';
import { MOODLE, moodleOverview } from '../world/pages/moodle';
import { LISTS } from '../world/pages/my-courses';
import { EDX } from '../world/pages/open-edx';
import type { Tab } from './driver/types';
import { hasTitle, historyWith, LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { openPopup, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.end());

const OWN = courseraUrl(COURSERA.own);
const TITLE = 'Tides and Currents';

const toasts = (page: Tab) => page.evaluate(() => document.querySelectorAll('touchstone-toast').length, null);
const aToast = (page: Tab) => page.until('a toast', () => document.querySelector('touchstone-toast') !== null, null);
const noToast = (page: Tab, patience?: number) =>
  page.until('the toast to go', () => document.querySelector('touchstone-toast') === null, null, patience);
const toolbarTitle = () => stage.driver.inside.evaluate(() => chrome.action.getTitle({}), null);

/** Chooses in the popup over a page. */
async function inPopup(page: Tab, ...presses: readonly RegExp[]): Promise<string> {
  const popup = await openPopup(stage.driver, page, 'History');
  for (const name of presses) await popup.press(name);
  await pause(300);
  const said = await popup.evaluate(() => document.querySelector('.logging-text')?.textContent ?? '', null);
  await popup.close();
  await page.show();
  return said;
}

describe('a completion is said on the page, quietly', () => {
  it('once, for some seconds, and not again on a reload or in another tab', async () => {
    await visit(stage.driver, OWN, async (page) => {
      await aToast(page);
      expect(await toasts(page)).toBe(1);
      expect(await page.evaluate(() => document.activeElement === document.body, null)).toBe(true);
      await noToast(page, 15_000);
      await page.reload();
      await pause(LONG_ENOUGH);
      expect(await toasts(page)).toBe(0);
    });
    await visit(stage.driver, OWN, async (page) => {
      await pause(LONG_ENOUGH);
      expect(await toasts(page)).toBe(0);
    });
    expect(await historyWith(stage, hasTitle(TITLE))).toHaveLength(1);
  });

  it('with Undo in reach of the keyboard; the page, still open, does not log it again', async () => {
    await visit(stage.driver, EDX.certificate, async (page) => {
      await aToast(page);
      await historyWith(stage, hasTitle(EDX.title));
      // The toast stands last in the page: from its last stop it is the next.
      await page.evaluate(() => {
        const last = document.createElement('button');
        document.body.append(last);
        last.focus();
      }, null);
      await page.key('Tab');
      await page.key('Enter');
      await historyWith(stage, (rows) => !hasTitle(EDX.title)(rows));
      await page.key('Escape');
      await noToast(page, 1_000);
      await page.reload();
      await pause(LONG_ENOUGH);
      expect(await historyWith(stage, () => true)).toHaveLength(1);
    });
  });

  it('never while something fills the screen; it is logged all the same', async () => {
    await visit(stage.driver, EDX.home, async (page) => {
      await page.evaluate(() => {
        const player = document.createElement('video');
        const play = document.createElement('button');
        play.id = 'fill';
        play.textContent = 'Fill the screen';
        play.addEventListener('click', () => player.requestFullscreen());
        document.body.append(play, player);
      }, null);
      await page.click('#fill');
      await page.until('the screen to be filled', () => document.fullscreenElement !== null, null);
      await page.evaluate(() => document.querySelector<HTMLElement>('#finish')?.click(), null);
      await historyWith(stage, hasTitle(EDX.courseEndTitle));
      await pause(LONG_ENOUGH);
      expect(await toasts(page)).toBe(0);
      await page.evaluate(() => document.exitFullscreen(), null);
      await pause(LONG_ENOUGH);
      expect(await toasts(page)).toBe(0);
    });
  });
});

/** Completed and begun courses in the learner's own overview, none of them met before. */
const overview = (from: number) =>
  html(
    moodleOverview([
      [
        { id: from, title: `Tour ${from}`, progress: 100 },
        { id: from + 1, title: `Tour ${from + 1}`, progress: 40 },
      ],
    ]),
  );
const statusOf = async (title: string) =>
  (await historyWith(stage, () => true)).find((row) => row.title === title)?.status ?? null;

describe('logging is paused', () => {
  it('for an hour, which the toolbar button says, until the reader resumes it', async () => {
    await visit(stage.driver, MOODLE.course, async (page) => {
      await turnOn(stage.driver, page);
      await historyWith(stage, hasTitle(MOODLE.title));
      expect(await inPopup(page)).toBe('Logging is on');
      expect(await inPopup(page, /^Pause/, /^For an hour$/)).toMatch(/^Logging is paused until \d\d:\d\d$/);
      expect(await toolbarTitle()).toMatch(/^Touchstone: logging is paused until \d\d:\d\d$/);
      await page.click('[data-action="toggle-manual-completion"]');
      await pause(2 * LONG_ENOUGH);
      expect(await statusOf(MOODLE.title)).toContain('In progress');
      expect(await toasts(page)).toBe(0);
      expect(await inPopup(page, /^Resume$/)).toBe('Logging is on');
      expect(await toolbarTitle()).not.toContain('paused');
      await page.reload();
      await aToast(page);
      await historyWith(stage, (all) =>
        all.some(({ title, status }) => title === MOODLE.title && status === 'Completed'),
      );
    });
  });

  it('on a site, and on no other, until the reader resumes it', async () => {
    await visit(stage.driver, MOODLE.course, async (page) => {
      expect(await inPopup(page, /^Pause/, /^On learn\.campus\.example$/)).toBe(
        'Logging is paused on learn.campus.example',
      );
      await page.goto(MOODLE.myCourses);
      await pause(2 * LONG_ENOUGH);
      expect(await statusOf(MOODLE.finishedEarlier)).toBeNull();
      await page.goto(OWN);
      expect(await inPopup(page)).toBe('Logging is on');
      await page.goto(MOODLE.myCourses);
      expect(await inPopup(page, /^Resume$/)).toBe('Logging is on');
      await page.reload();
      await historyWith(stage, hasTitle(MOODLE.finishedEarlier));
    });
  });

  it('and the settings list the sites; they also keep the page silent', async () => {
    stage.world.put(LISTS.pressed, overview(300));
    await visit(stage.driver, MOODLE.course, async (page) => {
      await inPopup(page, /^Pause/, /^On learn\.campus\.example$/);
      const settings = await stage.driver.extension('options.html');
      await settings.press(/^Resume on learn\.campus\.example$/);
      await settings.until(
        'the site to go',
        () => document.querySelector('[data-part="logging"] .entry') === null,
        null,
      );
      await settings.click('[data-part="logging"] .choice-item input');
      await pause(300);
      await settings.close();
      await page.show();
      expect(await inPopup(page)).toBe('Logging is on');
      await page.goto(LISTS.pressed);
      await historyWith(stage, hasTitle('Tour 300'));
      await pause(LONG_ENOUGH);
      expect(await toasts(page)).toBe(0);
    });
  });
});
