import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html, json } from '../world/answers';
import { HOSTED } from '../world/hosted';
import { COURSERA, courseraUrl } from '../world/pages/coursera';
import { MOODLE } from '../world/pages/moodle';
import { EDX, edxCertificate } from '../world/pages/open-edx';
import type { Tab } from './driver/types';
import { BROWSER, hasTitle, historyWith, LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { openPopup, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.end());

const BADGE = 'Local Historian';
const SHOTS = process.env.TOUCHSTONE_SHOTS;

/** Pictures of a page of ours in each of its looks, where they are wanted. */
async function shoot(page: Tab, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  for (const [look, scheme, direction, width] of [
    ['light', 'light', 'ltr', 400],
    ['dark', 'dark', 'ltr', 400],
    ['rtl', 'light', 'rtl', 400],
    ['narrow', 'dark', 'ltr', 240],
  ] as const) {
    await page.resize(width, 600);
    await page.evaluate(
      ([chosen, dir]) => {
        document.documentElement.style.colorScheme = chosen;
        document.documentElement.dir = dir;
      },
      [scheme, direction] as const,
    );
    await pause(200);
    await page.screenshot(`${SHOTS}/mine-${name}-${look}-${BROWSER}.png`);
  }
  await page.resize(400, 600);
  await page.evaluate(() => {
    document.documentElement.style.colorScheme = '';
    document.documentElement.dir = 'ltr';
  }, null);
}

/** What "This page" asks or says, once it is as wanted. */
const asked = (popup: Tab, question: string) =>
  popup.until(
    `“${question}” in the popup`,
    (wanted) => {
      const card = [...document.querySelectorAll('.doubt')].find(
        (one) => one.querySelector('.doubt-question')?.textContent === wanted,
      );
      return card && [...card.querySelectorAll('p')].map(({ textContent }) => textContent);
    },
    question,
  );
const QUESTION = 'Is this yours?';
const YES = 'You said this is yours. It is in your history.';
const NO = 'You said this isn’t yours.';

/** Looks at "This page" over a page that has been open for a while. */
async function over<T>(page: Tab, look: (popup: Tab) => Promise<T>): Promise<T> {
  await pause(LONG_ENOUGH);
  const popup = await openPopup(stage.driver, page, 'This page');
  try {
    return await look(popup);
  } finally {
    await popup.close();
  }
}

/** What axe finds wrong. It is put into the page as the driver's own script, which no content security policy forbids. */
async function faultsOf(page: Tab): Promise<readonly string[]> {
  const inject = Object.assign(() => undefined, { toString: () => `() => { ${axe.source} }` });
  await page.evaluate(inject, null);
  return page.evaluate(async () => {
    const { axe: loaded } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await loaded.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: node }) => node).join(' ')}`);
  }, null);
}

/** Waits until the history shows that verdict beside a record. */
const proof = (title: string, verdict: string) =>
  stage.history.until(
    `${title} to be ${verdict}`,
    ([name, wanted]) => {
      const row = [...document.querySelectorAll('li.record')].find((one) =>
        one.querySelector('.record-title')?.textContent?.includes(name),
      );
      const shown = row?.querySelector('.proof');
      return shown?.getAttribute('data-verdict') === wanted && shown.querySelector('.proof-word')?.textContent;
    },
    [title, verdict] as const,
    15_000,
  );

async function openProof(title: string): Promise<void> {
  await stage.history.show();
  await stage.history.evaluate((name) => {
    const row = [...document.querySelectorAll('li.record')].find((one) =>
      one.querySelector('.record-title')?.textContent?.includes(name),
    );
    const details = row?.querySelector<HTMLDetailsElement>('details.proof');
    if (details) details.open = true;
  }, title);
}

async function exported(): Promise<{
  readonly credentials: readonly { readonly id: string; readonly document: string }[];
}> {
  const { text } = await stage.history.download(async () => {
    await stage.history.show();
    await stage.history.press(/^Menu$/);
    await stage.history.press(/^Export as JSON$/);
  });
  return JSON.parse(text);
}

describe('a certificate that may be the viewer’s', () => {
  it('is asked about when the popup opens over it, and nothing is logged', async () => {
    await visit(stage.driver, EDX.publicCertificate, async (page) => {
      await over(page, async (popup) => {
        expect(await asked(popup, QUESTION)).toEqual([EDX.title, 'ShoreX', 'Issued to Ada Learner']);
        if (BROWSER === 'chromium') expect(await faultsOf(popup)).toEqual([]);
        await shoot(popup, 'asked');
      });
      for (const ours of ['popup.html', 'sidepanel.html']) {
        const opened = await stage.driver.extension(`${ours}?tab=${page.id}`);
        await asked(opened, QUESTION);
        expect(await opened.evaluate(() => document.activeElement === document.body, null)).toBe(true);
        await opened.close();
      }
    });
    expect(await historyWith(stage, () => true)).toEqual([]);
  });

  it('“No” is remembered, and can be changed; “Yes” logs it, once, and Undo takes it back', async () => {
    await visit(stage.driver, EDX.publicCertificate, (page) =>
      over(page, async (popup) => {
        await asked(popup, QUESTION);
        await popup.press(/^No$/);
        await asked(popup, NO);
        await shoot(popup, 'no');
      }),
    );
    await visit(stage.driver, EDX.publicCertificate, (page) =>
      over(page, async (popup) => {
        await asked(popup, NO);
        expect(await historyWith(stage, () => true)).toEqual([]);
        await popup.press(/^Change$/);
        await popup.press(/^Yes, log it$/);
        await asked(popup, YES);
        await shoot(popup, 'yes');
        await historyWith(stage, hasTitle(EDX.title));
        await popup.show();
        await popup.press(/^Undo$/);
        await historyWith(stage, (rows) => rows.length === 0);
      }),
    );
  });

  it('a hundred, opened one after the other, log nothing', async () => {
    const addresses = Array.from(
      { length: 100 },
      (_, index) => `https://courses.edx.org/certificates/${(index + 256).toString(16).padStart(32, '0')}`,
    );
    for (const [index, url] of addresses.entries())
      stage.world.put(url, html(edxCertificate(url.slice(-32), 'stranger', `Bea Baker ${index}`)));
    await visit(stage.driver, EDX.publicCertificate, async (page) => {
      for (const url of addresses) await page.goto(url);
      await over(page, async (popup) => {
        expect(await asked(popup, QUESTION)).toEqual([EDX.title, 'ShoreX', 'Issued to Bea Baker 99']);
        expect(await popup.evaluate(() => document.querySelectorAll('.doubt').length, null)).toBe(1);
      });
    });
    expect(await historyWith(stage, () => true)).toEqual([]);
  }, 240_000);
});

describe('a certificate in the history', () => {
  it('that its issuer’s page confirms says so', async () => {
    await visit(stage.driver, EDX.certificate, () => historyWith(stage, hasTitle(EDX.title)));
    expect(await proof(EDX.title, 'confirmed')).toBe('Confirmed by issuer’s page');
    expect(stage.server.asked.filter((one) => one === `GET ${EDX.certificate}`)).toHaveLength(2);
  });

  it('whose host shows it to people only is confirmed by the page that its owner had open', async () => {
    await visit(stage.driver, courseraUrl(COURSERA.own), async () => {
      await historyWith(stage, hasTitle('Tides and Currents'));
      await pause(LONG_ENOUGH);
    });
    await proof('Tides and Currents', 'confirmed');
  });

  it('of which an Open Badge exists is verified, and its document is kept', async () => {
    await visit(stage.driver, MOODLE.course, (page) => turnOn(stage.driver, page));
    await visit(stage.driver, HOSTED.moodle, (page) =>
      over(page, async (popup) => {
        await asked(popup, QUESTION);
        await popup.press(/^Yes, log it$/);
        await asked(popup, YES);
      }),
    );
    expect(await proof(BADGE, 'verified')).toBe('Verified');
    await openProof(BADGE);
    await stage.history.until(
      'the evidence',
      () => document.querySelector('.proof-evidence')?.textContent?.includes('Its document is kept'),
      null,
    );
    if (BROWSER === 'chromium') expect(await faultsOf(stage.history)).toEqual([]);
    await shoot(stage.history, 'history');
    expect((await exported()).credentials).toMatchObject([
      { id: HOSTED.moodle, document: expect.stringContaining(BADGE), report: { verdict: 'verified' } },
    ]);
  });

  it('waits where its reader wants to be asked, and is checked when they press', async () => {
    const address = 'https://courses.edx.org/certificates/9c1b2c3d4e5f60718293a4b5c6d7e8f9';
    const id = address.slice(-32);
    stage.world.put(address, html(edxCertificate(id, 'stranger')));
    const want = (checking: string) =>
      stage.driver.inside.evaluate((chosen) => chrome.storage.local.set({ marking: { checking: chosen } }), checking);
    await want('on-click');
    await visit(stage.driver, EDX.courseEnd, async () => {
      await historyWith(stage, hasTitle(EDX.courseEndTitle));
      expect(await proof(EDX.courseEndTitle, 'pending')).toBe('Not checked yet');
      await pause(LONG_ENOUGH);
    });
    expect(stage.server.asked.filter((one) => one.includes(id))).toEqual([]);
    await stage.history.show();
    await stage.history.press(new RegExp(`^Check: ${EDX.courseEndTitle}$`));
    await proof(EDX.courseEndTitle, 'confirmed');
    await want('automatic');
  });

  it('that was withdrawn since says so when it is checked again, and keeps its document', async () => {
    const hash = new URL(HOSTED.moodle).searchParams.get('hash');
    const record = `${MOODLE.origin}/badges/assertion.php?b=${hash}`;
    for (const url of [record, `${record}&obversion=2`]) stage.world.put(url, json({ id: url, revoked: true }, 410));
    await openProof(BADGE);
    await stage.history.press(new RegExp(`^Check again: ${BADGE}$`));
    const word = await proof(BADGE, 'revoked');
    expect(word).toBe('Revoked');
    expect((await exported()).credentials).toMatchObject([
      { document: expect.stringContaining(BADGE), report: { verdict: 'revoked' } },
    ]);
  });
});

describe.runIf(BROWSER === 'chromium')('the worker is killed', () => {
  it('and what the page left open is asked all the same', async () => {
    await visit(stage.driver, 'https://courses.edx.org/certificates/00000000000000000000000000000100', async (page) => {
      await pause(LONG_ENOUGH);
      expect(await stage.driver.killWorker()).toBe(1);
      await over(page, (popup) => asked(popup, QUESTION));
    });
  });
});
