import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COURSERA, courseraUrl } from '../world/pages/coursera';
import { MOODLE } from '../world/pages/moodle';
import { EDX } from '../world/pages/open-edx';
import { hasTitle, historyWith, LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.end());

/** All rows of the history, once it has settled. */
const rows = () => historyWith(stage, () => true);

describe('what a learner does is logged, and nothing else', () => {
  it('a certificate that is somebody else’s, or that anybody may open, is never logged', async () => {
    await visit(stage.driver, courseraUrl(COURSERA.somebodyElses), () =>
      visit(stage.driver, EDX.publicCertificate, () => pause(LONG_ENOUGH)),
    );
    expect(await rows()).toEqual([]);
  });

  it('a Moodle that was not turned on is left alone', async () => {
    await visit(stage.driver, MOODLE.course, () => pause(LONG_ENOUGH));
    expect(await rows()).toEqual([]);
  });

  it('the learner’s own Coursera certificate is logged with provider, date and certificate', async () => {
    const url = courseraUrl(COURSERA.own);
    await visit(stage.driver, url, async () => {
      const all = await historyWith(stage, hasTitle('Tides and Currents'));
      expect(all).toHaveLength(1);
      expect(all[0]?.where).toBe('University of the Shore · Coursera');
      expect(all[0]).toMatchObject({ status: 'Completed', date: expect.stringMatching(/^(3 May|May 3,) 2024$/) });
      expect(all[0]?.certificates).toEqual([url]);
    });
  });

  it('the learner’s own Open edX certificate is logged, and the toolbar badge says so', async () => {
    await stage.driver.inside.evaluate(() => chrome.action.setBadgeText({ text: '' }), null);
    await visit(stage.driver, EDX.certificate, async () => {
      const all = await historyWith(stage, hasTitle(EDX.title));
      const row = all.find(({ title }) => title === EDX.title);
      expect(row).toMatchObject({ status: 'Completed', date: expect.stringMatching(/^(7 June|June 7,) 2024$/) });
      expect(row?.certificates).toEqual([EDX.certificate]);
      await stage.driver.inside.until(
        'the badge',
        async () => (await chrome.action.getBadgeText({})) !== '',
        null,
        5_000,
      );
    });
  });

  it('a Moodle course turned on from the popup is logged, and its completion is seen without a page load', async () => {
    await visit(stage.driver, MOODLE.course, async (page) => {
      await turnOn(stage.driver, page);
      const begun = await historyWith(stage, hasTitle(MOODLE.title));
      expect(begun.find(({ title }) => title === MOODLE.title)?.status).toContain('In progress');
      await page.click('[data-action="toggle-manual-completion"]');
      const done = await historyWith(stage, (all) =>
        all.some(({ title, status }) => title === MOODLE.title && status === 'Completed'),
      );
      expect(done.filter(({ title }) => title === MOODLE.title)).toHaveLength(1);
    });
  });

  it('a list that the page fills in late is read once it is there: finished, half way, not tracked', async () => {
    await visit(stage.driver, MOODLE.myCourses, async () => {
      const all = await historyWith(
        stage,
        (seen) => hasTitle(MOODLE.finishedEarlier)(seen) && hasTitle(MOODLE.halfWay)(seen),
      );
      expect(all.find(({ title }) => title === MOODLE.finishedEarlier)?.status).toBe('Completed');
      expect(all.find(({ title }) => title === MOODLE.halfWay)?.status).toMatch(/^In progress 50\s?%$/);
      expect(all.find(({ title }) => title === 'Reading Club')?.status).not.toBe('Completed');
    });
  });

  it('a page that changes its address without loading is read again', async () => {
    await visit(stage.driver, EDX.home, async (page) => {
      await pause(1000);
      await page.click('#finish');
      const all = await historyWith(stage, (seen) =>
        seen.some(({ title, status }) => title === EDX.courseEndTitle && status === 'Completed'),
      );
      expect(all.filter(({ title }) => title === EDX.courseEndTitle)).toHaveLength(1);
    });
  });

  it('nothing is logged twice: two tabs at once, reloads, another visit', async () => {
    const before = await rows();
    const url = courseraUrl(COURSERA.own);
    const pages = await Promise.all([stage.driver.open(url), stage.driver.open(MOODLE.course)]);
    await Promise.all(pages.map((page) => page.reload()));
    await visit(stage.driver, url, () => pause(LONG_ENOUGH));
    await Promise.all(pages.map((page) => page.close()));
    const after = await rows();
    expect(after.map(({ title }) => title).sort()).toEqual(before.map(({ title }) => title).sort());
  });
});
