import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { EXPECTED_VERDICTS, MORE_VERDICTS } from '../world/expected';
import { HOSTED } from '../world/hosted';
import { PROFILES, personalPage } from '../world/pages/profiles';
import { OB3 } from '../world/signed';
import { ON_GITHUB, ON_LINKEDIN, ON_PERSONAL_PAGE } from '../world/world';
import { BROWSER, LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { type MarkOnPage, markOf, marksOn, openPopup, otherLinks, panelRows, settledMarks, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.end());

const verdictOf = (href: string) => EXPECTED_VERDICTS.get(href)?.verdict ?? MORE_VERDICTS.get(href)?.verdict;
/** Without access to the Moodle its record can't be read; every other link gets its own verdict. */
const wanted = (links: readonly { href: string; picture?: string }[], unreadable: readonly string[] = []) =>
  links.flatMap(({ href, picture }): MarkOnPage[] => {
    const address = href || (picture ?? '');
    const verdict = unreadable.includes(address) ? 'unreachable' : (verdictOf(address) ?? 'none');
    return verdict === 'achievement' ? [] : [{ href: address, verdict }];
  });

describe('marks on profiles', () => {
  it('a GitHub profile has them out of the box, a badge’s description has none', async () => {
    await visit(stage.driver, PROFILES.github, async (page) => {
      expect(await settledMarks(page, 5)).toEqual(wanted(ON_GITHUB, [HOSTED.moodle]));
    });
  });

  it('the popup lists them with every check, and says what it compared', async () => {
    await visit(stage.driver, PROFILES.github, async (page) => {
      await settledMarks(page, 5);
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.until('five credentials', () => document.querySelectorAll('details.credential').length === 5, null);
      const rows = await panelRows(popup);
      const text = await popup.evaluate(() => document.body.textContent, null);
      expect(await otherLinks(popup)).toEqual([
        { kind: 'Description of a badge, not an award', address: HOSTED.credlyTemplate },
      ]);
      await popup.close();
      expect(text).toContain('Compared with the name on this page: Ada Learner');
      const outcomes = (address: string) =>
        Object.fromEntries(
          (rows.find((row) => row.address === address)?.checks ?? []).map(({ id, outcome }) => [id, outcome]),
        );
      expect(outcomes(OB3.verified)).toMatchObject({
        format: 'pass',
        proof: 'pass',
        key: 'pass',
        status: 'pass',
        validity: 'pass',
        holder: 'pass',
      });
      expect(outcomes(HOSTED.credly)).toMatchObject({ hosted: 'pass', holder: 'pass' });
      expect(outcomes(HOSTED.credlyOther)).toMatchObject({ hosted: 'pass', holder: 'fail' });
      expect(outcomes(HOSTED.badgrRevoked)).toMatchObject({ status: 'fail' });
      const moodle = rows.find((row) => row.address === HOSTED.moodle);
      expect(moodle?.verdict).toBe('unreachable');
    });
  });

  it('LinkedIn’s wrapped links are opened up', async () => {
    await visit(stage.driver, PROFILES.linkedin, async (page) => {
      const verdicts = (await settledMarks(page, ON_LINKEDIN.length)).map(({ verdict }) => verdict);
      expect(verdicts).toEqual(['verified', 'verified']);
    });
  });

  it('a personal page has none until it is turned on, and then one for every outcome', async () => {
    const more = [OB3.didWeb, OB3.suspended, OB3.notYetValid].map((href) => ({
      href,
      text: href.replace(/^.*\/|\..*$/g, ''),
    }));
    stage.world.put(PROFILES.personal, html(personalPage([...ON_PERSONAL_PAGE, ...more])));
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await pause(LONG_ENOUGH);
      expect(await marksOn(page)).toEqual([]);
      await turnOn(stage.driver, page);
      const links = [...ON_PERSONAL_PAGE, ...more];
      expect(await settledMarks(page, links.length)).toEqual(wanted(links));
      await page.reload();
      expect(await settledMarks(page, links.length)).toEqual(wanted(links));
    });
  });

  it('a link added later gets one; a link whose address changes is judged again', async () => {
    stage.world.put(PROFILES.personal, html(personalPage([{ href: OB3.verified, text: 'Coastal Navigation' }])));
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await markOf(page, OB3.verified, 'verified');
      await page.evaluate((href) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = href;
        link.textContent = 'Added later';
        item.append(link);
        document.getElementById('certificates')?.append(item);
      }, OB3.expired);
      await markOf(page, OB3.expired, 'expired');
      await page.evaluate(
        (href) => document.querySelector('#certificates a')?.setAttribute('href', href),
        OB3.tampered,
      );
      await markOf(page, OB3.tampered, 'invalid');
      expect(await marksOn(page)).toEqual([
        { href: OB3.tampered, verdict: 'invalid' },
        { href: OB3.expired, verdict: 'expired' },
      ]);
    });
  });

  it('“Check again” in the popup reaches the mark on the page', async () => {
    const { world } = stage;
    const [good, bad] = [OB3.verified, OB3.tampered].map((href) => world.answer('GET', new URL(href)));
    if (!good || !bad) throw new Error('the world lacks its credentials');
    const href = OB3.verified.replace('navigation', 'mended');
    world.put(href, bad);
    world.put(PROFILES.personal, html(personalPage([{ href, text: 'Mended' }])));
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await markOf(page, href, 'invalid');
      world.put(href, good);
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.click('details.credential summary');
      await popup.press(/^Check again/);
      await markOf(page, href, 'verified');
      await popup.close();
    });
    world.put(PROFILES.personal, html(personalPage([{ href: OB3.verified, text: 'Coastal Navigation' }])));
  });

  it('a learner record lists what stands inside, its endorsement and its evidence', async () => {
    stage.world.put(PROFILES.personal, html(personalPage([{ href: OB3.record, text: 'Record of Seamanship' }])));
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await markOf(page, OB3.record, 'verified');
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.click('details.credential summary');
      await popup.until('what stands inside', () => document.querySelectorAll('.inside-head').length === 3, null);
      const seen = await popup.evaluate(
        () =>
          [...document.querySelectorAll('.inside-head, .evidence-item')].map(({ textContent }) => textContent?.trim()),
        null,
      );
      expect(seen[0]).toContain('Verified Coastal Navigation');
      expect(seen[1]).toContain('Expired First Aid at Sea');
      expect(seen[2]).toContain('Verified Example College of Maps');
      expect(seen[3]).toContain('Logbook');
      if (process.env.TOUCHSTONE_SHOTS) {
        await popup.evaluate(() => document.querySelector<HTMLElement>('.inside-head')?.click(), null);
        await popup.screenshot(`${process.env.TOUCHSTONE_SHOTS}/inside-${BROWSER}.png`);
      }
      await popup.close();
    });
    stage.world.put(PROFILES.personal, html(personalPage([{ href: OB3.verified, text: 'Coastal Navigation' }])));
  });

  it.runIf(BROWSER === 'chromium')('a worker that was started again loads what few credentials need', async () => {
    // A service worker may load a script while it runs only if it did so when it was installed.
    await stage.driver.killWorker();
    stage.world.put(PROFILES.personal, html(personalPage([{ href: OB3.selective, text: 'Harbour Pilotage' }])));
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await markOf(page, OB3.selective, 'verified');
      await stage.driver.killWorker();
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.click('details.credential summary');
      await popup.press(/^Check again/);
      await popup.until(
        'the answer',
        () => document.querySelector('details.credential')?.getAttribute('data-verdict') === 'verified',
        null,
        15_000,
      );
      await popup.close();
    });
    stage.world.put(PROFILES.personal, html(personalPage([{ href: OB3.verified, text: 'Coastal Navigation' }])));
  });

  it('a mark that the page removes is put back, once', async () => {
    stage.world.put(PROFILES.personal, html(personalPage([{ href: OB3.verified, text: 'Coastal Navigation' }])));
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await markOf(page, OB3.verified, 'verified');
      await page.evaluate(() => document.querySelector('touchstone-mark')?.remove(), null);
      await markOf(page, OB3.verified, 'verified');
      expect(await marksOn(page)).toHaveLength(1);
    });
  });

  it('shows the page nothing but its verdict, and a script’s click opens nothing', async () => {
    stage.world.put(PROFILES.personal, html(personalPage([{ href: OB3.tampered, text: 'Sea Rescue' }])));
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await markOf(page, OB3.tampered, 'invalid');
      const seen = await page.evaluate(() => {
        const mark = document.querySelector<HTMLElement>('touchstone-mark');
        mark?.click();
        mark?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        return {
          attributes: [...(mark?.attributes ?? [])].map(({ name }) => name),
          children: mark?.childNodes.length,
          root: mark?.shadowRoot ?? null,
          extension: document.documentElement.outerHTML.includes('-extension://'),
        };
      }, null);
      expect(seen).toMatchObject({ children: 0, root: null, extension: false });
      expect(seen.attributes).toContain('data-verdict');
      expect(seen.attributes.filter((name) => name !== 'data-verdict' && name !== 'style')).toEqual([]);
      const pages = await stage.driver.inside.evaluate(async () => (await chrome.windows.getAll()).length, null);
      await pause(1000);
      expect(await stage.driver.inside.evaluate(async () => (await chrome.windows.getAll()).length, null)).toBe(pages);
    });
  });

  it('a person’s click on a mark opens its evidence in our own page', async () => {
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await markOf(page, OB3.tampered, 'invalid');
      await page.click('touchstone-mark');
      // Beside the page or on the toolbar where the browser lets us, else as a small window.
      await stage.driver.inside.until(
        'the evidence to be opened',
        async () => {
          const views = chrome.extension.getViews();
          return views.some(
            (view) =>
              ['/sidepanel.html', '/popup.html'].includes(view.location.pathname) &&
              view.document.querySelector('details.credential[open]') !== null,
          );
        },
        null,
      );
    });
  });

  it.runIf(BROWSER === 'firefox')('where Firefox withholds access, the popup says so and asks', async () => {
    const { driver } = stage;
    await driver.inside.evaluate(async () => chrome.permissions.remove({ origins: ['https://github.com/*'] }), null);
    await visit(driver, PROFILES.github, async (page) => {
      const popup = await openPopup(driver, page, 'This page');
      await popup.press(/^Allow on github\.com$/);
      await popup.close();
      await page.show();
      await settledMarks(page, 5);
    });
  });
});
