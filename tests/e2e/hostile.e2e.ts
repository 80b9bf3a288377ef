import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { MORE_VERDICTS } from '../world/expected';
import { courseraCertificate, courseraUrl } from '../world/pages/coursera';
import { PROFILES, personalPage } from '../world/pages/profiles';
import { OB3 } from '../world/signed';
import { historyWith, LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { openPopup, panelRows, settledMarks, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.end());

const LINKS = [
  { href: OB3.huge, text: 'A credential of 50 MB' },
  { href: OB3.hanging, text: 'An issuer that never answers' },
  { href: OB3.silentIssuer, text: 'An issuer whose document never comes' },
  { href: OB3.lyingPng, text: 'A PNG with a lying chunk length' },
  { href: OB3.verified, text: 'An honest one among them' },
];

describe('bad input gets a clear answer, and holds nothing else up', () => {
  it('credentials that are too large, never come or lie', async () => {
    stage.world.put(PROFILES.personal, html(personalPage(LINKS)));
    await visit(stage.driver, PROFILES.personal, async (page) => {
      await turnOn(stage.driver, page);
      const marks = await settledMarks(page, LINKS.length, 30_000);
      expect(Object.fromEntries(marks.map(({ href, verdict }) => [href, verdict]))).toEqual({
        [OB3.huge]: 'unreachable',
        [OB3.hanging]: 'unreachable',
        [OB3.silentIssuer]: 'unreachable',
        [OB3.lyingPng]: MORE_VERDICTS.get(OB3.lyingPng)?.verdict,
        [OB3.verified]: 'verified',
      });
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.until('the list', () => document.querySelectorAll('details.credential').length === 5, null);
      const rows = await panelRows(popup);
      const asked = await popup.evaluate(() => document.body.textContent ?? '', null);
      await popup.close();
      expect(rows.every(({ checks }) => checks.some(({ reason }) => reason.length > 0))).toBe(true);
      expect(asked).toContain('answer too large');
      expect(asked).toContain('no answer in time');
    });
  });

  it('a page with broken JSON in it logs nothing and breaks nothing', async () => {
    const whole = courseraCertificate('ADA4LEARNER7') ?? '';
    stage.world.put(
      courseraUrl('ADA4LEARNER7'),
      html(whole.replace('"ROOT_QUERY":{', '"ROOT_QUERY":{{{').replace(/<meta[^>]*>/g, '')),
    );
    await visit(stage.driver, courseraUrl('ADA4LEARNER7'), () => pause(LONG_ENOUGH));
    expect(await historyWith(stage, () => true)).toEqual([]);
    stage.world.put(courseraUrl('ADA4LEARNER7'), html(whole));
    await visit(stage.driver, courseraUrl('ADA4LEARNER7'), () => historyWith(stage, (rows) => rows.length === 1));
  });
});
