import { afterAll, beforeAll, expect, it } from 'vitest';
import { html, redirect } from '../world/answers';
import { HOSTED } from '../world/hosted';
import { githubProfile, PROFILES } from '../world/pages/profiles';
import { LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { openPopup, otherLinks, panelRows, settledMarks } from './popup';

const SHORT = 'https://lnkd.in/dKw3vTq7';
const LOOPING = 'https://lnkd.in/p/dKw3vTq8';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage(['https://lnkd.in']);
  stage.world.put(SHORT, redirect(HOSTED.credly));
  stage.world.put(LOOPING, redirect(LOOPING));
  const links = [
    { href: HOSTED.badgr, text: 'Weather at Sea' },
    { href: SHORT, text: 'My certificate' },
    { href: LOOPING, text: 'My other certificate' },
  ];
  stage.world.put(PROFILES.github, html(githubProfile(links)));
});
afterAll(() => stage.end());

const askedOf = (host: string) => stage.server.asked.filter((line) => line.includes(`https://${host}/`));

it('a short link is followed when the person asks, and what it leads to is judged', async () => {
  await visit(stage.driver, PROFILES.github, async (page) => {
    expect((await settledMarks(page, 1)).length).toBe(1);
    await pause(LONG_ENOUGH);
    expect(askedOf('lnkd.in')).toEqual([]);
    const popup = await openPopup(stage.driver, page, 'This page');
    await popup.until('two short links', () => document.querySelectorAll('.other-link').length === 2, null);
    await popup.press(/^Follow/);
    await popup.until(
      'the award it leads to',
      () => document.querySelectorAll('details.credential[data-verdict="verified"]').length === 2,
      null,
      20_000,
    );
    expect((await panelRows(popup)).map(({ title, verdict }) => [title, verdict])).toContainEqual([
      'Sail Making',
      'verified',
    ]);
    expect(askedOf('lnkd.in')).toEqual([`GET ${SHORT}`]);
    await popup.press(/^Follow/);
    await popup.until(
      'that it leads nowhere',
      () => /could not be found out/.test(document.body.textContent ?? ''),
      null,
      20_000,
    );
    expect((await otherLinks(popup)).map(({ address }) => address)).toEqual([LOOPING]);
    await popup.close();
  });
});
