import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COURSERA, courseraUrl } from '../world/pages/coursera';
import { MOODLE } from '../world/pages/moodle';
import { EDX } from '../world/pages/open-edx';
import { PROFILES } from '../world/pages/profiles';
import { BROWSER, hasTitle, historyWith, pause, type Stage, startStage, visit } from './harness';
import { openPopup, settledMarks, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.end());

const times = (title: string) => async () =>
  (await historyWith(stage, hasTitle(title))).filter((row) => row.title === title).length;

describe('nothing is lost, nothing is logged twice', () => {
  it('two tabs with the same certificate, opened at once', async () => {
    const pages = await Promise.all([
      stage.driver.open(courseraUrl(COURSERA.own)),
      stage.driver.open(courseraUrl(COURSERA.own)),
    ]);
    for (const page of pages) await page.show();
    expect(await times('Tides and Currents')()).toBe(1);
    await Promise.all(pages.map((page) => page.close()));
  });

  it('reloads in the middle of a capture', async () => {
    await visit(stage.driver, EDX.certificate, async (page) => {
      for (const wait of [0, 100, 300, 600]) {
        await pause(wait);
        await page.reload();
      }
      expect(await times(EDX.title)()).toBe(1);
    });
  });

  it('a tab closed while it fills in late is read on the next visit', async () => {
    const page = await stage.driver.open(MOODLE.myCourses);
    await turnOn(stage.driver, page);
    await page.reload();
    await page.close();
    await visit(stage.driver, MOODLE.myCourses, async () => {
      expect(await times(MOODLE.finishedEarlier)()).toBe(1);
    });
  });
});

describe.runIf(BROWSER === 'chromium')('the worker is killed in the middle', () => {
  it('of a capture: what was seen is delivered to the next worker', async () => {
    await stage.history.close();
    const page = await stage.driver.open(EDX.home);
    await page.click('#finish');
    // Before the page has been quiet for long enough, while it is, and after.
    let killed = 0;
    for (const wait of [300, 600, 300, 300]) {
      await pause(wait);
      killed += await stage.driver.killWorker();
    }
    expect(killed).toBeGreaterThan(0);
    const history = await openPopup(stage.driver, stage.driver.inside, 'History');
    stage = { ...stage, history };
    expect(await times(EDX.courseEndTitle)()).toBe(1);
    await page.close();
  });

  it('of checking: every mark still comes to its verdict, and the popup knows them all', async () => {
    await visit(stage.driver, PROFILES.github, async (page) => {
      await page.until('a mark', () => document.querySelector('touchstone-mark'), null);
      expect(await stage.driver.killWorker()).toBe(1);
      const marks = await settledMarks(page, 5, 40_000);
      expect(marks.map(({ verdict }) => verdict)).toContain('verified');
      expect(marks.map(({ verdict }) => verdict)).toContain('revoked');
      await stage.driver.killWorker();
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.until('five credentials', () => document.querySelectorAll('details.credential').length === 5, null);
      await popup.close();
    });
  });

  it('while idle: the next page wakes it, and the history is what it was', async () => {
    const before = (await historyWith(stage, () => true)).length;
    await stage.driver.killWorker();
    await visit(stage.driver, courseraUrl(COURSERA.own), () => pause(2000));
    expect(await historyWith(stage, () => true)).toHaveLength(before);
  });
});
