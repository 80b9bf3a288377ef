import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { driveChromium } from '../tests/e2e/driver/chromium';
import { driveFirefox } from '../tests/e2e/driver/firefox';
import type { Driver, Tab } from '../tests/e2e/driver/types';
import { until } from '../tests/e2e/driver/until';
import { historyRows, openPopup, otherLinks, panelRows, settledMarks, turnOn } from '../tests/e2e/popup';
import { EXPECTED_HISTORY, EXPECTED_VERDICTS, NEVER_LOGGED, STATUS_WORDS } from '../tests/world/expected';
import { COURSERA, courseraUrl } from '../tests/world/pages/coursera';
import { MOODLE } from '../tests/world/pages/moodle';
import { EDX } from '../tests/world/pages/open-edx';
import { PROFILES } from '../tests/world/pages/profiles';
import { serveWorld } from '../tests/world/server';
import { createWorld, ON_GITHUB, ON_PERSONAL_PAGE } from '../tests/world/world';
import { findChromium, findFirefox } from './browser';
import { table } from './table';

const { values: flags } = parseArgs({ options: { headed: { type: 'boolean' }, firefox: { type: 'boolean' } } });
const OUTPUT = resolve('demo-output');
/** What has to be ended, newest first, however the demo ends. */
const ending: (() => Promise<void>)[] = [];
let interrupted = false;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<boolean> {
  build();
  const browser = flags.firefox ? findFirefox(say) : findChromium(say);
  say(`Browser: ${browser.name} (${browser.path}), because ${browser.why}.`);
  const world = await createWorld();
  const server = await serveWorld(world);
  ending.unshift(server.close);
  say(
    `Server:  https://127.0.0.1:${server.port} answers as ${[MOODLE.origin, 'https://www.coursera.org', 'https://github.com'].join(', ')} and others.`,
  );
  const driver = await (flags.firefox ? driveFirefox : driveChromium)({
    executable: browser.path,
    extension: resolve('.output', flags.firefox ? 'firefox-mv3' : 'chrome-mv3'),
    port: server.port,
    proxyPort: server.proxyPort,
    headed: flags.headed ?? false,
    grantable: [`${MOODLE.origin}/*`, `${PROFILES.personal}*`],
  });
  ending.unshift(driver.close);
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });

  const history = await learn(driver);
  const verdicts = await recruit(driver);
  say(`\nHistory\n${history.text}\n\nVerdicts\n${verdicts.text}\n`);
  say(`Screenshots are in ${OUTPUT}.`);
  const good = history.good && verdicts.good;
  say(good ? 'All as it should be.' : 'Something differs from what it should be (see "!").');
  if (flags.headed) {
    say('The browser stays open. Press Ctrl-C to end.');
    await new Promise(() => {});
  }
  return good;
}

interface Outcome {
  readonly text: string;
  readonly good: boolean;
}

/** A learner finishes a course on a Moodle, then opens three certificates: two of their own, one of somebody else. */
async function learn(driver: Driver): Promise<Outcome> {
  const popup = await openPopup(driver, driver.inside, 'History');
  const logged = (count: number) =>
    until(`${count} records in the popup`, async () => (await historyRows(popup)).length >= count || null);
  const course = await driver.open(MOODLE.course);
  await turnOn(driver, course);
  await course.click('[data-action="toggle-manual-completion"]');
  await course.until(
    'the course to be complete',
    () => document.getElementById('count')?.textContent === '2 of 2',
    null,
  );
  await shoot(course, 'page-moodle');
  await logged(1);
  for (const [index, { url, name }] of [
    { url: courseraUrl(COURSERA.own), name: 'page-coursera-own' },
    { url: EDX.certificate, name: 'page-open-edx-own' },
  ].entries()) {
    const page = await driver.open(url);
    await logged(index + 2);
    await shoot(page, name);
    await page.close();
  }
  const others = await driver.open(courseraUrl(COURSERA.somebodyElses));
  // Nothing is to happen here: long enough that it would have happened.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  await shoot(others, 'page-coursera-somebody-elses');
  await shootPopup(popup, 'popup-history');
  const rows = await historyRows(popup);
  return compareHistory(rows);
}

function compareHistory(rows: Awaited<ReturnType<typeof historyRows>>): Outcome {
  const lines = EXPECTED_HISTORY.map((wanted) => {
    const row = rows.find(({ title }) => title === wanted.title);
    const good = row?.where.endsWith(wanted.platform) === true && row.status === STATUS_WORDS[wanted.status];
    return [
      wanted.title,
      wanted.platform,
      wanted.status,
      row ? `${row.status}, ${row.date}, ${row.where}` : 'nothing',
      good ? '' : '!',
    ];
  });
  const known = EXPECTED_HISTORY.map(({ title }): string => title);
  const unknown = rows.filter(({ title }) => !known.includes(title));
  const refused = NEVER_LOGGED.map((title) => {
    const seen = unknown.some((row) => row.title === title);
    return [title, 'Coursera', "not logged (somebody else's)", seen ? 'logged' : 'nothing', seen ? '!' : ''];
  });
  const surplus = unknown
    .filter(({ title }) => !NEVER_LOGGED.includes(title))
    .map((row) => [row.title, row.where, 'nothing', row.status, '!']);
  const all = [...lines, ...refused, ...surplus];
  return {
    text: table(['title', 'platform', 'expected', 'seen', ''], all),
    good: all.every((line) => line[4] === '') && rows.length === known.length,
  };
}

/** A recruiter reads a GitHub profile and a personal page; each link's mark and the popup's own list are compared. */
async function recruit(driver: Driver): Promise<Outcome> {
  const github = await driver.open(PROFILES.github);
  const marks = [...(await settledMarks(github, ON_GITHUB.length - 1))];
  const panel = [...(await listed(driver, github, 'github'))];
  const personal = await driver.open(PROFILES.personal);
  await turnOn(driver, personal);
  marks.push(...(await settledMarks(personal, ON_PERSONAL_PAGE.length)));
  panel.push(...(await listed(driver, personal, 'personal-page')));
  const lines = [...EXPECTED_VERDICTS].map(([address, { what, verdict }]) => {
    const mark = marks.find(({ href }) => href === address)?.verdict ?? 'none';
    const entry = panel.find((row) => row.address === address)?.verdict ?? 'none';
    const award = verdict !== 'achievement';
    const good = entry === verdict && (award ? mark === verdict : mark === 'none' || mark === 'not-an-award');
    return [address.replace('https://', '').slice(0, 62), what, verdict, mark, entry, good ? '' : '!'];
  });
  return {
    text: table(['link', 'what it is', 'expected', 'mark', 'popup', ''], lines),
    good: lines.every((line) => line[5] === ''),
  };
}

/** What the popup's "This page" says of the tab, by address; screenshots of both on the way. */
async function listed(driver: Driver, page: Tab, name: string): Promise<{ address: string; verdict: string }[]> {
  await shoot(page, `page-${name}`);
  const popup = await openPopup(driver, page, 'This page');
  await popup.until('the list', () => document.querySelectorAll('details.credential').length > 0, null);
  await popup.evaluate(() => document.querySelector('details.credential')?.toggleAttribute('open', true), null);
  await shootPopup(popup, `popup-this-page-${name}`);
  const rows = [
    ...(await panelRows(popup)),
    ...(await otherLinks(popup)).map(({ address }) => ({ address, verdict: 'achievement' })),
  ];
  await popup.close();
  return rows.map(({ address, verdict }) => ({ address, verdict }));
}

const shoot = (tab: Tab, name: string): Promise<void> => tab.screenshot(join(OUTPUT, `${name}.png`));

/** The popup grown to its content, so that nothing lies under its bar. */
async function shootPopup(popup: Tab, name: string): Promise<void> {
  await popup.show();
  await popup.resize(400, Math.max(600, await popup.evaluate(() => document.documentElement.scrollHeight, null)));
  await shoot(popup, name);
}

function build(): void {
  const args = flags.firefox ? ['wxt', 'build', '-b', 'firefox', '--mv3'] : ['wxt', 'build'];
  const run = spawnSync('npx', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (run.status !== 0) throw new Error(`the extension does not build:\n${run.stdout}\n${run.stderr}`);
  say('Built the extension.');
}

async function end(): Promise<void> {
  for (const step of ending.splice(0)) await step().catch((error: unknown) => say(`while ending: ${String(error)}`));
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    interrupted = true;
    void end().then(() => process.exit(code));
  });
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  // Playwright's messages go on with the browser's own log; and what fails because we are ending is no news.
  if (!interrupted) say(error instanceof Error ? (error.message.split('\nBrowser logs:')[0] ?? '') : String(error));
  process.exitCode = 1;
} finally {
  await end();
}
