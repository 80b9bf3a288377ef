import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEARNED, PLAYER, playerAnswers } from '../world/pages/standards';
import type { Tab } from './driver/types';
import { hasTitle, historyWith, LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { turnOn } from './popup';

/** What the pages' own calls answered, by page, before anything listened. */
const before = new Map<string, unknown>();

let stage: Stage;
beforeAll(async () => {
  stage = await startStage([PLAYER.origin]);
  for (const [url, answer] of playerAnswers()) stage.world.put(url, answer);
});
afterAll(() => stage.end());

const rows = () => historyWith(stage, () => true);
const rowOf = async (title: string) => (await historyWith(stage, hasTitle(title))).filter((row) => row.title === title);
/** The rows of that title, once one is completed: most packages are in progress for a moment. */
const completed = async (title: string) =>
  (await historyWith(stage, (all) => all.some((row) => row.title === title && row.status === 'Completed'))).filter(
    (row) => row.title === title,
  );

const ending = (page: Tab) =>
  page.until(
    'the package to end',
    () => (window as unknown as { results?: string[][] }).results?.some(([what]) => what === 'end'),
    null,
  );
const results = (page: Tab) =>
  page.evaluate(() => JSON.stringify((window as unknown as { results: unknown }).results), null);

/** Plays a page to its end, as its learner would; answers what its own calls answered. */
async function play(url: string, meanwhile: () => Promise<unknown> = async () => {}): Promise<unknown> {
  let answered: unknown;
  await visit(stage.driver, url, async (page) => {
    const waits = [PLAYER.scorm12, PLAYER.scorm2004, PLAYER.xapi, PLAYER.cmi5, PLAYER.xapiInSrcdoc];
    if (waits.some((one) => one === url)) {
      await page.until(
        'the package to be ready',
        () => {
          const { contentWindow } = document.querySelector('iframe') ?? { contentWindow: window };
          return contentWindow !== null && 'end' in contentWindow;
        },
        null,
      );
      await page.click('#end');
    }
    await ending(page);
    answered = JSON.parse(await results(page));
    await meanwhile();
  });
  return answered;
}

/** Presses the one button of the H5P content that the page, or a frame of it, plays. */
async function playH5p(url: string, meanwhile: () => Promise<unknown>): Promise<void> {
  await visit(stage.driver, url, async (page) => {
    await page.until(
      'the content’s button',
      () => {
        let view: Window | null = window;
        while (view) {
          const button: HTMLButtonElement | null = view.document.querySelector('.h5p-content button');
          if (button) {
            button.click();
            return true;
          }
          view = view.document.querySelector('iframe')?.contentWindow ?? null;
        }
        return false;
      },
      null,
    );
    await meanwhile();
  });
}

const PLAYED = [
  PLAYER.scorm12,
  PLAYER.scorm12AtOnce,
  PLAYER.scorm12Failed,
  PLAYER.scorm12Review,
  PLAYER.scorm2004,
  PLAYER.xapi,
  PLAYER.xapiInSrcdoc,
  PLAYER.cmi5,
];

const probe = (page: Tab) =>
  page.evaluate(() => JSON.stringify((window as unknown as { probe: () => unknown }).probe()), null);

describe('a site that is not turned on', () => {
  it('is not listened to', async () => {
    for (const url of PLAYED) before.set(url, await play(url));
    await visit(stage.driver, PLAYER.probe, async (page) => before.set(PLAYER.probe, JSON.parse(await probe(page))));
    await pause(LONG_ENOUGH);
    expect(await rows()).toEqual([]);
  });
});

describe('a site that is turned on', () => {
  it('starts with the popup’s button', async () => {
    await visit(stage.driver, PLAYER.home, (page) => turnOn(stage.driver, page));
  });

  it('sees nothing of the hook: no name, no node, no event, no function that isn’t native', async () => {
    await visit(stage.driver, PLAYER.probe, async (page) => {
      expect(JSON.parse(await probe(page))).toEqual(before.get(PLAYER.probe));
    });
  });

  it.each([
    ['SCORM 1.2', PLAYER.scorm12, LEARNED.scorm12, 'SCORM'],
    ['SCORM 1.2 that ends before its player has loaded', PLAYER.scorm12AtOnce, LEARNED.scorm12AtOnce, 'SCORM'],
    ['SCORM 2004', PLAYER.scorm2004, LEARNED.scorm2004, 'SCORM'],
    ['xAPI by fetch, in a batch', PLAYER.xapi, LEARNED.xapi, 'xAPI'],
    ['xAPI in a frame without an address', PLAYER.xapiInSrcdoc, LEARNED.xapiInSrcdoc, 'xAPI'],
    ['cmi5 by XMLHttpRequest, in a frame', PLAYER.cmi5, LEARNED.cmi5, 'xAPI'],
  ])('%s: logged once, completed, and its own calls answer as ever', async (_, url, title, where) => {
    const answered = await play(url, async () => {
      expect(await completed(title)).toMatchObject([{ where }]);
    });
    expect(answered).toEqual(before.get(url));
  });

  it('SCORM whose player’s object comes late is logged', async () => {
    await play(PLAYER.scorm12Late, async () => {
      expect(await completed(LEARNED.scorm12Late)).toMatchObject([{ where: 'SCORM' }]);
    });
  });

  it.each([
    ['its page is left, is completed', PLAYER.scorm12Leaving, LEARNED.scorm12Leaving, /^Completed$/],
    // Neither browser lets a word out then: see docs/pitfalls.md.
    [
      'its tab is closed, is what it committed before',
      PLAYER.scorm12Closing,
      LEARNED.scorm12Closing,
      /^In progress|^Completed$/,
    ],
  ])('SCORM that ends as %s', async (_, url, title, status) => {
    await visit(stage.driver, url, async (page) => {
      await page.until(
        'it to begin',
        () => (window as unknown as { results: string[][] }).results.some(([what]) => what === 'begun'),
        null,
      );
      await rowOf(title);
      if (url === PLAYER.scorm12Leaving) await page.goto(PLAYER.home);
    });
    const found = await historyWith(stage, (all) => all.some((row) => row.title === title && status.test(row.status)));
    expect(found.filter((row) => row.title === title)).toHaveLength(1);
  });

  it.each([
    ['in the page’s own frame', PLAYER.h5p, LEARNED.h5p],
    ['in a frame of a page in a frame', PLAYER.h5pInFrame, LEARNED.h5pInFrame],
  ])('H5P %s: the whole is logged once, and no part of it', async (_, url, title) => {
    await playH5p(url, async () => {
      expect(await completed(title)).toMatchObject([{ where: 'H5P' }]);
    });
  });

  it('what failed is begun, and not completed; what was only looked at is neither', async () => {
    expect(await play(PLAYER.scorm12Review)).toEqual(before.get(PLAYER.scorm12Review));
    const answered = await play(PLAYER.scorm12Failed, async () => {
      expect((await rowOf(LEARNED.scorm12Failed))[0]?.status).toMatch(/^In progress/);
    });
    expect(answered).toEqual(before.get(PLAYER.scorm12Failed));
  });

  it('nothing else was logged', async () => {
    await pause(LONG_ENOUGH);
    expect((await rows()).map(({ title }) => title).sort()).toEqual(Object.values(LEARNED).sort());
  });
});
