import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html, json, redirect, tooMany } from '../world/answers';
import { HOSTED } from '../world/hosted';
import { PROFILES, personalPage } from '../world/pages/profiles';
import { OB3 } from '../world/signed';
import type { Tab } from './driver/types';
import { LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { openPopup, panelRows, settledMarks, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  stage.world.put(PROFILES.personal, html(personalPage([{ href: OB3.verified, text: 'Coastal Navigation' }])));
  await visit(stage.driver, PROFILES.personal, (page) => turnOn(stage.driver, page));
});
afterAll(() => stage.end());

/** On the host that the reader has allowed. */
const at = (name: string) => `${PROFILES.personal}credentials/${name}.json`;

/** What the marks of the personal page say, when it has just these links. */
async function verdicts(hrefs: readonly string[], meanwhile: (page: Tab) => Promise<unknown> = async () => {}) {
  const links = hrefs.map((href) => ({ href, text: 'Coastal Navigation' }));
  stage.world.put(PROFILES.personal, html(personalPage(links)));
  let found: readonly string[] = [];
  await visit(stage.driver, PROFILES.personal, async (page) => {
    found = (await settledMarks(page, links.length, 40_000)).map(({ verdict }) => verdict);
    await meanwhile(page);
  });
  return found;
}

const asked = (part: string) => stage.server.asked.filter((line) => line.includes(part));

/** Badgr's answers about an award, with `moved` in place of its record. */
function badge(id: string, from: string, moved: (record: unknown) => void): string {
  const answer = stage.world.answer('GET', new URL(HOSTED.badgr));
  if (typeof answer === 'string') throw new Error('the world lacks its badge');
  const old = new URL(HOSTED.badgr).pathname.split('/').at(-1) ?? '';
  moved(JSON.parse(String(answer.body).replaceAll(`/assertions/${old}`, `/assertions/${id}`)));
  const url = HOSTED.badgr.replace(old, id);
  for (const address of [url, `${url}.json`]) stage.world.put(address, redirect(from));
  return url;
}

describe('redirects', () => {
  it('are followed to another public host, and the report lists both addresses', async () => {
    stage.world.put(at('moved'), redirect(OB3.verified));
    const shown = await verdicts([at('moved')], async (page) => {
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.click('details.credential summary');
      const listed = await popup.evaluate(
        () => [...document.querySelectorAll('.requests li')].map(({ textContent }) => textContent ?? ''),
        null,
      );
      expect(listed.find((line) => line.includes(at('moved')))).toContain('redirect');
      expect(listed.some((line) => line.includes(OB3.verified))).toBe(true);
      expect(listed.join()).not.toContain('#');
      await popup.close();
    });
    expect(shown).toEqual(['verified']);
    expect(asked(at('moved'))).toHaveLength(1);
  });

  it('are followed over several hops, whatever their status, and next to each other', async () => {
    const chains = [301, 302, 303, 307, 308].map((status) => {
      stage.world.put(at(`first-${status}`), redirect(`/credentials/second-${status}.json`, status));
      stage.world.put(at(`second-${status}`), redirect(OB3.verified, status));
      return at(`first-${status}`);
    });
    expect(await verdicts(chains)).toEqual(chains.map(() => 'verified'));
  });

  it('into the reader’s own network are refused, and nothing there is asked', async () => {
    const inside = [
      'https://localhost/secret',
      'https://127.0.0.1/secret',
      'https://2130706433/secret',
      'https://[::1]/secret',
      'https://router.lan/secret',
      'http://169.254.169.254/secret',
      'https://169.254.169.254/secret',
      `https://localhost:${stage.server.port}/secret`,
      'http://ada.example/secret',
    ];
    const links = inside.map((location, n) => {
      stage.world.put(at(`inside-${n}`), redirect(location));
      return at(`inside-${n}`);
    });
    expect(await verdicts(links)).toEqual(links.map(() => 'unreachable'));
    expect(asked('inside-')).toHaveLength(links.length);
    await pause(LONG_ENOUGH);
    expect(asked('secret')).toEqual([]);
    // The world would have heard of it.
    stage.world.put('https://localhost/control', html('<title>Inside</title>'));
    await visit(stage.driver, 'https://localhost/control', async () => {});
    expect(asked('https://localhost/control')).not.toEqual([]);
  });

  it('in a circle end after five', async () => {
    stage.world.put(at('circle'), redirect(at('circle')));
    expect(await verdicts([at('circle')])).toEqual(['unreachable']);
    expect(asked(at('circle'))).toHaveLength(6);
  });

  it('within the issuer’s host leave its record its own; to another host, that one does not speak for it', async () => {
    const home = 'https://api.eu.badgr.io/public/moved/1';
    const away = at('stolen-record');
    const same = badge('Rd1Wx8mLn0yQc5kZbHs1Ug', home, (record) => stage.world.put(home, json(record)));
    const other = badge('Rd2Wx8mLn0yQc5kZbHs1Ug', away, (record) => stage.world.put(away, json(record)));
    expect(await verdicts([same, other])).toEqual(['verified', 'unreachable']);
    expect(asked(away)).not.toEqual([]);
  });
});

describe('a host that asks to be left alone', () => {
  it('is asked once, and the popup says until when', async () => {
    const links = ['Ra1Wx8mLn0yQc5kZbHs1Ug', 'Ra2Wx8mLn0yQc5kZbHs1Ug'].map(
      (id) => `https://api.au.badgr.io/public/assertions/${id}`,
    );
    for (const url of links) for (const address of [url, `${url}.json`]) stage.world.put(address, tooMany(600));
    const shown = await verdicts(links, async (page) => {
      const popup = await openPopup(stage.driver, page, 'This page');
      await popup.until('two credentials', () => document.querySelectorAll('details.credential').length === 2, null);
      const reasons = (await panelRows(popup)).flatMap(({ checks }) => checks.map(({ reason }) => reason));
      expect(reasons.filter((text) => /asked too often.* until .*\d/.test(text))).toHaveLength(2);
      await popup.close();
    });
    expect(shown).toEqual(['unreachable', 'unreachable']);
    expect(asked('api.au.badgr.io')).toHaveLength(1);
  });
});
