import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { COURSERA, courseraUrl } from '../world/pages/coursera';
import { githubProfile, PROFILES } from '../world/pages/profiles';
import { UDEMY, udemyCertificate, udemyUrl } from '../world/pages/udemy';
import type { Tab } from './driver/types';
import { BROWSER, LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { markOf, openPopup, panelRows, settledMarks } from './popup';

const UNKNOWN = 'NQ4T7ZB2XW9K';
const LINKS = {
  coursera: { href: `https://coursera.org/verify/${COURSERA.own}`, text: 'Tides and Currents' },
  courseraOther: { href: courseraUrl(COURSERA.somebodyElses), text: 'Deep Sea Diving' },
  courseraUnknown: { href: courseraUrl(UNKNOWN), text: 'Harbour Pilotage' },
  udemy: { href: `https://ude.my/${UDEMY.own}`, text: 'Tide Tables for Sailors' },
  udemyOther: { href: udemyUrl(UDEMY.somebodyElses), text: 'Tide Tables for Sailors' },
} as const;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  const { world } = stage;
  world.put(PROFILES.github, html(githubProfile(Object.values(LINKS))));
  for (const id of Object.values(UDEMY)) world.put(udemyUrl(id), html(udemyCertificate(id)));
  // What Coursera answers for a code that nobody has: its own title, and null where the certificate would stand.
  world.put(
    courseraUrl(UNKNOWN),
    html(`<!doctype html><title>Online Courses &amp; Credentials From Top Educators</title><script>
window.__APOLLO_STATE__={"ROOT_QUERY":{"MembershipsV1Resource({\\"code\\":\\"${UNKNOWN}\\"})":null}};</script><p>Join for free`),
  );
});
afterAll(() => stage.end());

/** What was asked of the hosts that keep automated readers out. */
const askedThere = () =>
  stage.server.asked.filter((line) => /coursera\.org|udemy\.com|ude\.my|udemy-certificate/.test(line));

const verdicts = async (page: Tab) =>
  Object.fromEntries((await settledMarks(page, 5)).map(({ href, verdict }) => [href, verdict]));

describe('certificates that only people may open', () => {
  it('ask to be opened, and nobody is asked in the background', async () => {
    await visit(stage.driver, PROFILES.github, async (page) => {
      expect(new Set(Object.values(await verdicts(page)))).toEqual(new Set(['unreachable']));
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.until('five credentials', () => document.querySelectorAll('details.credential').length === 5, null);
      const rows = await panelRows(popup);
      expect(rows.map(({ word }) => word)).toEqual(Array.from({ length: 5 }, () => 'Open to check'));
      expect(rows[0]?.checks).toContainEqual(expect.objectContaining({ id: 'hosted', outcome: 'unknown' }));
      await popup.click('details.credential summary');
      const offered = await popup.evaluate(
        () => document.querySelector<HTMLAnchorElement>('.credential-actions a')?.href ?? null,
        null,
      );
      expect(offered).toBe(LINKS.coursera.href);
      if (process.env.TOUCHSTONE_SHOTS)
        await popup.screenshot(`${process.env.TOUCHSTONE_SHOTS}/open-to-check-popup-${BROWSER}.png`);
      await popup.close();
      if (process.env.TOUCHSTONE_SHOTS) {
        await page.show();
        await page.screenshot(`${process.env.TOUCHSTONE_SHOTS}/open-to-check-marks-${BROWSER}.png`);
      }
    });
    await pause(LONG_ENOUGH);
    expect(askedThere()).toEqual([]);
  });

  it('once opened, tell the profile behind at once', async () => {
    await visit(stage.driver, PROFILES.github, async (profile) => {
      await settledMarks(profile, 5);
      const open: readonly (readonly [string, string, string])[] = [
        [courseraUrl(COURSERA.own), LINKS.coursera.href, 'confirmed'],
        [udemyUrl(UDEMY.own), LINKS.udemy.href, 'confirmed'],
        [courseraUrl(COURSERA.somebodyElses), LINKS.courseraOther.href, 'other-person'],
        [udemyUrl(UDEMY.somebodyElses), LINKS.udemyOther.href, 'other-person'],
      ];
      for (const [address, href, verdict] of open)
        await visit(stage.driver, address, async () => markOf(profile, href, verdict));
      // A page that shows none says nothing.
      await visit(stage.driver, courseraUrl(UNKNOWN), () => pause(LONG_ENOUGH));
      await profile.show();
      expect(await verdicts(profile)).toEqual({
        [LINKS.coursera.href]: 'confirmed',
        [LINKS.courseraOther.href]: 'other-person',
        [LINKS.courseraUnknown.href]: 'unreachable',
        [LINKS.udemy.href]: 'confirmed',
        [LINKS.udemyOther.href]: 'other-person',
      });
      const popup = await openPopup(stage.driver, profile, 'This page');
      await popup.until('five credentials', () => document.querySelectorAll('details.credential').length === 5, null);
      const [first] = await panelRows(popup);
      expect([first?.word, first?.title]).toEqual(['Confirmed by issuer’s page', 'Tides and Currents']);
      expect(first?.checks).toContainEqual(expect.objectContaining({ id: 'holder', outcome: 'pass' }));
      await popup.close();
    });
    // The person's visits, and nothing else.
    expect(askedThere().filter((line) => !line.endsWith('.ico'))).toEqual(
      expect.arrayContaining([`GET ${courseraUrl(COURSERA.own)}`]),
    );
    expect(askedThere().filter((line) => line === `GET ${courseraUrl(COURSERA.own)}`)).toHaveLength(1);
  });

  it('are known on the next visit of the profile, without being opened again', async () => {
    const before = askedThere().length;
    if (BROWSER === 'chromium') await stage.driver.killWorker();
    await visit(stage.driver, PROFILES.github, async (page) => {
      await markOf(page, LINKS.udemy.href, 'confirmed');
      await markOf(page, LINKS.coursera.href, 'confirmed');
      expect((await verdicts(page))[LINKS.courseraUnknown.href]).toBe('unreachable');
    });
    expect(askedThere()).toHaveLength(before);
  });
});
