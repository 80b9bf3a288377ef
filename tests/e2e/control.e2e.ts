import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { HOSTED } from '../world/hosted';
import { githubProfile, PROFILES, personalPage } from '../world/pages/profiles';
import { OB3 } from '../world/signed';
import type { Tab } from './driver/types';
import { BROWSER, LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { markOf, marksOn, openPopup, settledMarks } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.end());

const openList = async (): Promise<Tab> => {
  const options = await stage.driver.extension('options.html#requests');
  await options.until('the list', () => document.querySelector('#requests .entries-empty, #requests table'), null);
  return options;
};

interface Line {
  readonly address: string;
  /** With the page. */
  readonly reason: string;
  readonly answer: string;
}

const linesOf = (options: Tab): Promise<readonly Line[]> =>
  options.evaluate(
    () =>
      [...document.querySelectorAll('table.asked tbody tr')].map((row) => {
        const [, address = '', reason = '', answer = ''] = [...row.querySelectorAll('td')].map(
          (cell) => cell.textContent ?? '',
        );
        return { address, reason, answer };
      }),
    null,
  );

/** Waits until that choice for github.com is kept; '': none of its own. What is shown may be kept only in a moment. */
const kept = (choice: string) =>
  stage.driver.inside.until(
    `“${choice}” to be kept`,
    async (wanted) => {
      const { marking } = await chrome.storage.local.get('marking');
      const sites: unknown = marking instanceof Object ? Reflect.get(marking, 'sites') : undefined;
      const site: unknown = sites instanceof Object ? Reflect.get(sites, 'https://github.com') : undefined;
      return (site ?? '') === wanted;
    },
    choice,
  );

/** Chooses in the popup over that tab how its site is checked. */
const choose = async (page: Tab, choice: string) => {
  const popup = await openPopup(stage.driver, page, 'This page');
  await popup.click(`.segment input[value=${choice}]`);
  await popup.until(
    `${choice} to be chosen`,
    (wanted) => document.querySelector('.segment input:checked')?.getAttribute('value') === wanted,
    choice,
  );
  await kept(choice);
  await popup.close();
  await page.show();
};

/** Pages and pictures that the tab itself loads, and what a browser asks of its maker. */
const NOT_OURS = /^(?:github\.com|camo\.|[^/]*(?:google|mozilla|firefox))/;

const askedOf = (host: string) => stage.server.asked.filter((line) => line.includes(`//${host}/`));

describe('what was asked', () => {
  it('is empty at first', async () => {
    const options = await openList();
    await options.until('nothing', () => document.body.textContent?.includes('Nothing was asked yet.'), null);
    expect(await linesOf(options)).toEqual([]);
    await options.close();
  });

  it('has a line for each address that a page of credentials made us ask, and for no other', async () => {
    await visit(stage.driver, PROFILES.github, (page) => settledMarks(page, 5));
    const options = await openList();
    const seen = () =>
      new Set(
        stage.server.asked
          .map((line) => line.replace(/^[A-Z]+ https:\/\//, ''))
          .filter((address) => !NOT_OURS.test(address)),
      );
    const listed = async () => new Set((await linesOf(options)).map(({ address }) => address));
    // The last may still be on its way to the list.
    const difference = async () => {
      const [lines, asked] = [await listed(), seen()];
      return {
        unlisted: [...asked].filter((address) => !lines.has(address)),
        unasked: [...lines].filter((address) => !asked.has(address)),
      };
    };
    await expect.poll(difference).toEqual({ unlisted: [], unasked: [] });
    const lines = await linesOf(options);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.find(({ address }) => `https://${address}` === OB3.verified)).toEqual({
      address: OB3.verified.slice('https://'.length),
      reason: 'Credential on github.com',
      answer: 'answered',
    });
    // The browser has not let us read it, but it was asked.
    const moodle = lines.filter(({ address }) => address.startsWith(new URL(HOSTED.moodle).host));
    expect(new Set(moodle.map(({ answer }) => answer))).toEqual(new Set(['not allowed yet']));
    await options.close();
  });

  it('is narrowed to a host, and emptied on a second word', async () => {
    const options = await openList();
    await options.until('the lines', () => document.querySelectorAll('table.asked tbody tr').length > 5, null);
    const all = await linesOf(options);
    await options.type('#requests input[name=host]', 'credly');
    await options.until(
      'fewer lines, and all of that host',
      (count) => {
        const lines = [...document.querySelectorAll('table.asked tbody tr')];
        return lines.length < count && lines.every((line) => line.textContent?.includes('credly.com/'));
      },
      all.length,
    );
    expect((await linesOf(options)).every(({ address }) => address.includes('credly.com/'))).toBe(true);
    await options.press(/^Empty the list$/);
    await options.press(/^Empty it$/);
    await options.until(
      'the empty list, with the focus at its heading',
      () =>
        document.body.textContent?.includes('The list is empty now.') &&
        document.activeElement?.textContent === 'What was asked',
      null,
    );
    await options.reload();
    await options.until('nothing', () => document.body.textContent?.includes('Nothing was asked yet.'), null);
    await options.close();
  });
});

describe('a site', () => {
  it('that is switched off has no marks, until it is turned on again', async () => {
    await visit(stage.driver, PROFILES.github, async (page) => {
      await settledMarks(page, 5);
      await choose(page, 'off');
      await page.reload();
      await pause(LONG_ENOUGH);
      expect(await marksOn(page)).toEqual([]);
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.press(/^Turn on for github\.com$/);
      await popup.until('it to be on', () => document.querySelector('input[value=automatic]:checked'), null);
      await kept('');
      await popup.close();
      await page.show();
      await page.reload();
      await settledMarks(page, 5);
    });
  });

  it('that is to ask first asks nobody until a mark is pressed', async () => {
    stage.world.put(PROFILES.github, html(githubProfile([])));
    await visit(stage.driver, PROFILES.github, async (page) => {
      await choose(page, 'on-click');
      const before = askedOf('college.example').length;
      stage.world.put(PROFILES.github, html(githubProfile([{ href: OB3.didWeb, text: 'Cartography' }])));
      await page.reload();
      await markOf(page, OB3.didWeb, 'pending');
      await pause(LONG_ENOUGH);
      expect(askedOf('college.example')).toHaveLength(before);
      await page.click('touchstone-mark');
      await markOf(page, OB3.didWeb, 'verified');
      await choose(page, 'automatic');
    });
  });

  it('is listed in the settings with its choice, which can be changed there', async () => {
    const options = await stage.driver.extension('options.html');
    const choiceOf = () =>
      options.evaluate(
        () => document.querySelector<HTMLSelectElement>('[data-site="https://github.com"] select')?.value,
        null,
      );
    await options.until('the sites', () => document.querySelector('[data-site="https://github.com"] select'), null);
    expect(await choiceOf()).toBe('automatic');
    await options.choose('[data-site="https://github.com"] select', '');
    await kept('');
    await options.reload();
    await options.until('the sites', () => document.querySelector('[data-site="https://github.com"] select'), null);
    expect(await choiceOf()).toBe('');
    await options.close();
  });
});

describe('a site turned on in one tab only', () => {
  const LINKS = [{ href: OB3.verified, text: 'Coastal Navigation' }];
  const NEXT = `${PROFILES.personal}?page=2`;

  it('has marks there, for as long as the browser lets us, and nowhere else', async () => {
    for (const url of [PROFILES.personal, NEXT]) stage.world.put(url, html(personalPage(LINKS)));
    await visit(stage.driver, PROFILES.personal, async (page) => {
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.press(/^Only in this tab$/);
      await popup.until('it to be on', () => document.body.textContent?.includes('in this tab. Turn off'), null);
      await popup.close();
      await page.show();
      await markOf(page, OB3.verified, 'verified');
      await visit(stage.driver, NEXT, async (other) => {
        await pause(LONG_ENOUGH);
        expect(await marksOn(other)).toEqual([]);
      });
      await page.show();
      await page.goto(NEXT);
      if (BROWSER === 'chromium') {
        await markOf(page, OB3.verified, 'verified');
        await page.reload();
        await markOf(page, OB3.verified, 'verified');
      } else {
        await pause(LONG_ENOUGH);
        expect(await marksOn(page)).toEqual([]);
      }
      // Another site is another question, also once the tab is back.
      await page.goto(PROFILES.github);
      await page.goto(PROFILES.personal);
      await pause(LONG_ENOUGH);
      expect(await marksOn(page)).toEqual([]);
      const again = await openPopup(stage.driver, page, 'This page');
      await again.until('the offer', () => document.body.textContent?.includes('Only in this tab'), null);
      await again.close();
    });
  });

  it('is turned off again from the popup', async () => {
    await visit(stage.driver, PROFILES.personal, async (page) => {
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.press(/^Only in this tab$/);
      await popup.press(/^Turn off$/);
      await popup.until('the offer', () => document.body.textContent?.includes('Only in this tab'), null);
      await popup.close();
      await page.show();
      await page.reload();
      await pause(LONG_ENOUGH);
      expect(await marksOn(page)).toEqual([]);
    });
  });
});
