import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutIdentities } from '../../lib/links/identities';
import { html } from '../world/answers';
import { type Case, casesOf, type HostWorld, nameOf } from '../world/hosts/host-world';
import { HOST_WORLDS } from '../world/hosts/index';
import { githubProfile, PROFILES } from '../world/pages/profiles';
import type { WorldRequest } from '../world/server';
import type { Tab } from './driver/types';
import { type Stage, startStage, visit } from './harness';
import { openPopup, panelRows, settledMarks } from './popup';

/** What the mark and the popup say of one award. */
interface Said {
  readonly mark: string;
  readonly verdict: string;
  readonly caution: boolean;
  readonly recipient: string;
  /** The reasons that the popup gives. */
  readonly why: string;
}

/** They wait for a host, or have it left alone from then on; all others are told apart within seconds. */
const LATER: readonly string[] = ['host slow', 'too many requests', 'left alone'];
const quickOf = (host: HostWorld) => casesOf(host).filter(({ what }) => !LATER.includes(what));
const laterOf = (matter: string) => HOST_WORLDS.flatMap((host) => casesOf(host).filter(({ what }) => what === matter));

const BADGE_HOSTS: ReadonlySet<string> = new Set(
  HOST_WORLDS.flatMap((host) => casesOf(host).flatMap(({ answers }) => answers.map(([url]) => new URL(url).hostname))),
);

let stage: Stage;
let quick: ReadonlyMap<string, Said>;
/** Requests before this one were the browser's own, when the person was at the hosts' own pages. */
let afterVisits = 0;
beforeAll(async () => {
  const origins = [...new Set(HOST_WORLDS.flatMap(({ allow = [] }) => allow))];
  stage = await startStage(origins);
  for (const host of HOST_WORLDS)
    for (const { answers } of casesOf(host)) for (const [url, answer] of answers) stage.world.put(url, answer);
  // An open popup starts checks of its own, and with them what is asked.
  await stage.history.close();
  await allow(origins);
  await signInEverywhere();
  afterVisits = stage.server.requests.length;
  quick = await saidOf(HOST_WORLDS.flatMap(quickOf), 100_000);
}, 180_000);
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

/** The person visits every badge host, and each sets a cookie that it would be sent with any request that may carry one. */
async function signInEverywhere(): Promise<void> {
  const page =
    '<!doctype html><html lang="en"><head><title>Signed in</title><link rel="icon" href="data:,"></head></html>';
  const cookie = { 'set-cookie': 'session=ada; Path=/; Secure; SameSite=None; Max-Age=3600' };
  for (const host of BADGE_HOSTS)
    stage.world.put(`https://${host}/`, { status: 200, type: 'text/html', body: page, headers: cookie });
  const [first = '', ...others] = BADGE_HOSTS;
  await visit(stage.driver, `https://${first}/`, async (tab) => {
    const comeBack = () => tab.evaluate(() => fetch('/').then(({ status }) => status), null);
    await comeBack();
    for (const host of others) {
      await tab.goto(`https://${host}/`);
      await comeBack();
    }
  });
}

/** The person scrolls down slowly: what is far below is not asked about before. */
async function readThrough(page: Tab, count: number): Promise<void> {
  await page.until('the marks', (wanted) => document.querySelectorAll('touchstone-mark').length >= wanted, count);
  for (let at = 0; at < count; at += 20) {
    await page.evaluate((nth) => document.querySelectorAll('touchstone-mark')[nth]?.scrollIntoView(), at);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** What is said of these awards on a profile that shows them all, by address. */
async function saidOf(cases: readonly Case[], timeoutMs: number): Promise<ReadonlyMap<string, Said>> {
  stage.world.put(PROFILES.github, html(githubProfile(cases.map(({ href }) => ({ href, text: 'An award' })))));
  const said = new Map<string, Said>();
  await visit(stage.driver, PROFILES.github, async (page) => {
    await readThrough(page, cases.length);
    const marks = new Map(
      (await settledMarks(page, cases.length, timeoutMs)).map(({ href, verdict }) => [href, verdict]),
    );
    const popup = await openPopup(stage.driver, page, 'This page');
    await popup.until(
      'the list',
      (count) => document.querySelectorAll('details.credential').length >= count,
      cases.length,
    );
    const rows = await panelRows(popup);
    await popup.close();
    // In the page's order.
    for (const [at, { href }] of cases.entries()) {
      const row = rows[at];
      if (row === undefined) throw new Error(`the popup's list lacks ${href}`);
      // An address that names a person is shown as the badge's own.
      if (withoutIdentities(href) === href) expect(row.address).toBe(href);
      const why = row.checks.map(({ reason }) => reason).join(' ');
      said.set(href, { ...row, mark: marks.get(href) ?? 'none', why });
    }
  });
  return said;
}

const NOT_STATED = 'not stated';

/** Compares what is said of each award with what should be; a failure names the award. */
function expectAll(cases: readonly (Case & { readonly what: string })[], said: ReadonlyMap<string, Said>): void {
  const found = cases.map(({ href, what }) => {
    const { mark, verdict, caution, recipient } = said.get(href) ?? {};
    return { what, href, mark, verdict, caution, recipient };
  });
  expect(found).toEqual(
    cases.map(({ what, href, verdict, caution = false, recipient = NOT_STATED }) => ({
      what,
      href,
      mark: verdict,
      verdict,
      caution,
      recipient,
    })),
  );
  for (const { href, why } of cases) if (why !== undefined) expect(said.get(href)?.why).toContain(why);
}

/** What badge hosts were asked since, the browser's own visits left out. */
const askedSince = (start: number): readonly WorldRequest[] =>
  stage.server.requests.slice(start).filter(({ url }) => BADGE_HOSTS.has(url.hostname));

describe('badge hosts with a record', () => {
  it.each(
    HOST_WORLDS.map((host) => {
      const what = quickOf(host).map((each) => each.what);
      return [`${nameOf(host)}: ${what.join('; ')}`, host] as const;
    }),
  )('%s', (_, host) => {
    expectAll(quickOf(host), quick);
  });

  it('none that is slow is waited for without end, and none holds up the others', async () => {
    const slow = laterOf('host slow');
    expectAll(slow, await saidOf(slow, 120_000));
  }, 150_000);

  it('one that asks to be left alone is left alone, for every award', async () => {
    const start = stage.server.requests.length;
    const refused = laterOf('too many requests');
    const after = laterOf('left alone');
    const cases = [...refused, ...after];
    expectAll(cases, await saidOf(cases, 30_000));
    const hosts = askedSince(start).map(({ url }) => url.hostname);
    const refusing = refused.flatMap(({ answers }) => answers.map(([url]) => new URL(url).hostname));
    expect(hosts.sort()).toEqual([...new Set(refusing)].sort());
  });

  it('none is sent a cookie, though each has set one, and none is told where its link stood', () => {
    const signedIn = stage.server.requests.slice(0, afterVisits).filter(({ cookie }) => cookie === 'session=ada');
    expect(new Set(signedIn.map(({ url }) => url.hostname))).toEqual(BADGE_HOSTS);
    const asked = askedSince(afterVisits);
    expect(new Set(asked.map(({ url }) => url.hostname))).toEqual(BADGE_HOSTS);
    expect(asked.filter(({ cookie, referrer }) => cookie !== undefined || referrer !== undefined)).toEqual([]);
  });
});
