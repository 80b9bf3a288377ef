import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { githubProfile, linkedinMain, PROFILES, personalPage } from '../world/pages/profiles';
import { OB3 } from '../world/signed';
import type { Tab } from './driver/types';
import { LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { markOf, marksOn, openPopup, panelRows, settledMarks, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  // It is a popup, of whichever tab is in front: what a page lists would be asked about because somebody looks at it.
  await stage.history.close();
  stage.world.put(PROFILES.personal, html(personalPage([ONE])));
  await visit(stage.driver, PROFILES.personal, async (page) => {
    await turnOn(stage.driver, page);
    // The first check of all takes its time.
    const [mark] = await settledMarks(page, 1, 45_000);
    expect(mark).toEqual({ href: OB3.verified, verdict: 'verified' });
  });
});
afterAll(() => stage.end());

const ONE = { href: OB3.verified, text: 'Coastal Navigation' };
const TWO = [ONE, { href: OB3.tampered, text: 'Sea Rescue' }];

/** The credentials that the popup lists for the tab, with what is said of the holder. */
async function listOf(page: Tab) {
  const popup = await openPopup(stage.driver, page, 'This page');
  try {
    await popup.until('an answer', () => document.querySelector('details.credential') !== null, null);
    await popup.until(
      'every answer',
      () => document.querySelector('details.credential[data-verdict="pending"]') === null,
      null,
      15_000,
    );
    const text = await popup.evaluate(() => document.body.textContent ?? '', null);
    const rows = await panelRows(popup);
    return { verdicts: Object.fromEntries(rows.map(({ address, verdict }) => [address, verdict])), text };
  } finally {
    await popup.close();
    await page.show();
  }
}

/** What the world was asked for this address since it had been asked for that many things. */
const askedSince = (count: number, address: string) =>
  stage.server.asked.slice(count).filter((line) => line === `GET ${address}`).length;

/** Another credential at an address nobody asked for yet: what is kept of the others would answer for it. */
function fresh(name: string): string {
  const answer = stage.world.answer('GET', new URL(OB3.verified));
  const href = OB3.verified.replace('navigation', name);
  stage.world.put(href, answer);
  return href;
}

const setMarking = (marking: unknown) =>
  stage.driver.inside.evaluate(async (value) => chrome.storage.local.set({ marking: value }), marking);

describe('a single-page site', () => {
  const bea = 'https://www.linkedin.com/in/bea-baker/';
  const profile = (name: string, handle: string, href: string, text: string) =>
    `<main>${linkedinMain([{ href, text }], { name, handle })}</main>`;

  it('goes from one profile to another and back; the old name and items linger, the new come late', async () => {
    const user = new URL(PROFILES.linkedin).pathname.split('/')[2] ?? '';
    const [adas, beas] = [
      profile('Ada Learner', user, OB3.verified, 'Coastal Navigation'),
      profile('Bea Baker', 'bea-baker', OB3.expired, 'First Aid at Sea'),
    ];
    stage.world.put(PROFILES.linkedin, html(`<!doctype html><title>x</title><body>${adas}</body>`));
    await visit(stage.driver, PROFILES.linkedin, async (page) => {
      expect((await settledMarks(page, 1)).map(({ verdict }) => verdict)).toEqual(['verified']);
      await page.evaluate(
        ([url, next]) => {
          history.pushState(null, '', url);
          setTimeout(() => {
            const { body } = new DOMParser().parseFromString(next, 'text/html');
            document.querySelector('main')?.replaceWith(...body.childNodes);
          }, 1200);
        },
        [bea, beas] as const,
      );
      await page.until(
        'what there is of the new profile',
        () =>
          document.querySelector('h1')?.textContent === 'Bea Baker' &&
          document.querySelector('touchstone-mark:not([data-verdict="pending"])') !== null,
        null,
        15_000,
      );
      expect((await marksOn(page)).map(({ verdict }) => verdict)).toEqual(['other-person']);
      const seen = await listOf(page);
      expect(seen.verdicts).toEqual({ [OB3.expired]: 'other-person' });
      expect(seen.text).toContain('Bea Baker');
      expect(seen.text).not.toContain('Compared with the name on this page: Ada Learner');

      await page.evaluate((old) => {
        addEventListener('popstate', () => {
          const { body } = new DOMParser().parseFromString(old, 'text/html');
          document.querySelector('main')?.replaceWith(...body.childNodes);
        });
        history.back();
      }, adas);
      await page.until(
        'the first profile again',
        () =>
          document.querySelector('h1')?.textContent === 'Ada Learner' &&
          document.querySelector('touchstone-mark[data-verdict="verified"]') !== null,
        null,
        15_000,
      );
      expect((await listOf(page)).verdicts).toEqual({ [OB3.verified]: 'verified' });
    });
  });
});

describe('a page that fills late', () => {
  it('its section comes two seconds later, and its name after that', async () => {
    const whole = githubProfile([{ href: OB3.otherPerson, text: 'Boat Building' }]);
    const [, card = ''] = /<div class="vcard-names-container">([\s\S]*?<\/h1>)/.exec(whole) ?? [];
    const [article = ''] = /<article[\s\S]*<\/article>/.exec(whole) ?? [];
    stage.world.put(PROFILES.github, html(whole.replace(card, '').replace(article, '')));
    await visit(stage.driver, PROFILES.github, async (page) => {
      await page.evaluate(
        ([later, last]) => {
          const put = (markup: string, where: string) => {
            const { body } = new DOMParser().parseFromString(markup, 'text/html');
            document.querySelector(where)?.append(...body.childNodes);
          };
          setTimeout(put, 2000, later, '.Box-body');
          setTimeout(put, 4000, last, '.vcard-names-container');
        },
        [article, card] as const,
      );
      // Without a name nobody is compared.
      await markOf(page, OB3.otherPerson, 'verified');
      await markOf(page, OB3.otherPerson, 'other-person');
      expect((await listOf(page)).verdicts).toEqual({ [OB3.otherPerson]: 'other-person' });
    });
  });

  it('it grows as it is scrolled: each part is looked at', async () => {
    stage.world.put(PROFILES.personal, html(personalPage([ONE])));
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await markOf(page, OB3.verified, 'verified');
      for (const href of [OB3.expired, OB3.tampered, OB3.revoked])
        await page.evaluate((address) => {
          const gap = document.createElement('div');
          gap.style.height = '3000px';
          const item = document.createElement('p');
          item.append(Object.assign(document.createElement('a'), { href: address, textContent: 'More' }));
          document.body.append(gap, item);
          item.scrollIntoView();
        }, href);
      await markOf(page, OB3.revoked, 'revoked');
      await page.evaluate(() => scrollTo(0, 0), null);
      await settledMarks(page, 4);
      expect((await marksOn(page)).map(({ verdict }) => verdict)).toEqual([
        'verified',
        'expired',
        'invalid',
        'revoked',
      ]);
    });
  });
});

describe('what is asked, and when', () => {
  /** A page with one credential at the top, one far below, and one in a tab that isn't shown. */
  const longPage = (near: string, far: string, hidden: string) =>
    personalPage([{ href: near, text: 'Near' }]).replace(
      '</main>',
      `<div id="hidden" style="display: none"><p><a href="${hidden}">Hidden</a></p></div><div style="height: 12000px"></div><p id="far"><a href="${far}">Far</a></p></main>`,
    );

  it('what is near the view; what is far when it comes near, what is hidden when it is shown', async () => {
    const [near, far, hidden] = [fresh('near'), fresh('far'), fresh('hidden')];
    stage.world.put(PROFILES.personal, html(longPage(near, far, hidden)));
    const before = stage.server.asked.length;
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await page.until('three marks', () => document.querySelectorAll('touchstone-mark').length === 3, null);
      await markOf(page, near, 'verified');
      await pause(LONG_ENOUGH);
      expect([near, far, hidden].map((address) => askedSince(before, address) > 0)).toEqual([true, false, false]);
      expect((await marksOn(page)).map(({ verdict }) => verdict)).toEqual(['verified', 'pending', 'pending']);
      await page.evaluate(() => document.getElementById('hidden')?.style.removeProperty('display'), null);
      await markOf(page, hidden, 'verified');
      expect(askedSince(before, far)).toBe(0);
      await page.evaluate(() => document.getElementById('far')?.scrollIntoView(), null);
      await markOf(page, far, 'verified');
    });
  });

  it('nothing before a press where the reader wants it so', async () => {
    const address = fresh('on-click');
    stage.world.put(PROFILES.personal, html(personalPage([{ href: address, text: 'Coastal Navigation' }, ...TWO])));
    await setMarking({ checking: 'on-click', sites: {} });
    const before = stage.server.asked.length;
    try {
      await visit(stage.driver, PROFILES.personal, async (page) => {
        // What is kept is shown at once: nobody is asked.
        await markOf(page, OB3.verified, 'verified');
        await pause(LONG_ENOUGH);
        expect((await marksOn(page))[0]).toEqual({ href: address, verdict: 'pending' });
        // What else there is are the browser's own questions.
        const issuer = new URL(address).host;
        expect(stage.server.asked.slice(before).filter((line) => line.includes(issuer))).toEqual([]);
        await page.evaluate(() => document.querySelector<HTMLElement>('touchstone-mark')?.click(), null);
        await pause(500);
        expect(askedSince(before, address)).toBe(0);
        await page.click('touchstone-mark');
        await markOf(page, address, 'verified');
        expect(askedSince(before, address)).toBeGreaterThan(0);
      });
    } finally {
      await setMarking({ checking: 'automatic', sites: {} });
    }
  });

  it('nothing at all where the reader turned a site off; and at once when it is on again', async () => {
    stage.world.put(PROFILES.personal, html(personalPage(TWO)));
    const { origin } = new URL(PROFILES.personal);
    await setMarking({ checking: 'automatic', sites: { [origin]: 'off' } });
    try {
      await visit(stage.driver, PROFILES.personal, async (page) => {
        await pause(LONG_ENOUGH);
        expect(await marksOn(page)).toEqual([]);
        await setMarking({ checking: 'automatic', sites: {} });
        await settledMarks(page, 2);
        await setMarking({ checking: 'automatic', sites: { [origin]: 'off' } });
        await page.until('no mark', () => document.querySelector('touchstone-mark') === null, null);
      });
    } finally {
      await setMarking({ checking: 'automatic', sites: {} });
    }
  });
});
