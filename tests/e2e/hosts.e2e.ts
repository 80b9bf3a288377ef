import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { type Case, MATTERS, type Matter } from '../world/hosts/host-world';
import { HOST_WORLDS } from '../world/hosts/index';
import { githubProfile, PROFILES } from '../world/pages/profiles';
import { type Stage, startStage, visit } from './harness';
import { openPopup, panelRows, settledMarks } from './popup';

/** Told apart within seconds; the others wait for a host, or have it left alone from then on. */
const QUICK: readonly Matter[] = MATTERS.filter((matter) => matter !== 'host slow' && matter !== 'too many requests');

let stage: Stage;
beforeAll(async () => {
  const origins = HOST_WORLDS.flatMap(({ allow = [] }) => allow);
  stage = await startStage();
  for (const { cases } of HOST_WORLDS)
    for (const { answers } of Object.values(cases)) for (const [url, answer] of answers) stage.world.put(url, answer);
  await allow(origins);
});
afterAll(() => stage.end());

/** As if the person had pressed "Allow checking" for each: the press itself is tried in marks.e2e.ts. */
async function allow(origins: readonly string[]): Promise<void> {
  const patterns = origins.map((origin) => `${origin}/*`);
  const page = await stage.driver.extension('options.html');
  await page.evaluate((wanted) => {
    const button = document.createElement('button');
    button.id = 'allow';
    button.textContent = 'Allow';
    const api: { permissions: { request(asked: { origins: string[] }): Promise<boolean> } } =
      Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    button.addEventListener('click', async () => {
      button.dataset.given = String(await api.permissions.request({ origins: [...wanted] }));
    });
    document.body.prepend(button);
  }, patterns);
  await page.click('#allow');
  await page.until('access to be given', () => document.querySelector('#allow[data-given="true"]') !== null, null);
  await page.close();
}

/** What the marks of a profile with these awards say, by address. */
async function verdictsOn(cases: readonly Case[], timeoutMs: number): Promise<ReadonlyMap<string, string>> {
  stage.world.put(PROFILES.github, html(githubProfile(cases.map(({ href }) => ({ href, text: 'An award' })))));
  const found = new Map<string, string>();
  await visit(stage.driver, PROFILES.github, async (page) => {
    for (const { href, verdict } of await settledMarks(page, cases.length, timeoutMs)) found.set(href, verdict);
    const popup = await openPopup(stage.driver, page, 'This page');
    await popup.until(
      'the list',
      (count) => document.querySelectorAll('details.credential').length >= count,
      cases.length,
    );
    const rows = await panelRows(popup);
    await popup.close();
    // The popup and the marks never disagree.
    expect(rows.map(({ verdict }) => verdict).sort()).toEqual([...found.values()].sort());
  });
  return found;
}

const wanted = (cases: readonly Case[]) => new Map(cases.map(({ href, verdict }) => [href, verdict]));

describe('badge hosts with a record', () => {
  it.each(HOST_WORLDS)('$id: valid, revoked, expired, unknown id, wrong name, host down', async ({ cases }) => {
    const quick = QUICK.map((matter) => cases[matter]);
    expect(await verdictsOn(quick, 30_000)).toEqual(wanted(quick));
  });

  it('none that is slow is waited for without end, and none holds up the others', async () => {
    const slow = HOST_WORLDS.map(({ cases }) => cases['host slow']);
    expect(await verdictsOn(slow, 90_000)).toEqual(wanted(slow));
  });

  it('one that asks to be left alone is left alone', async () => {
    const refusing = HOST_WORLDS.map(({ cases }) => cases['too many requests']);
    expect(await verdictsOn(refusing, 30_000)).toEqual(wanted(refusing));
  });
});
