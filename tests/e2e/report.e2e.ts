import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html, json } from '../world/answers';
import { HOSTED } from '../world/hosted';
import { githubProfile, PROFILES } from '../world/pages/profiles';
import { OB3 } from '../world/signed';
import type { Tab } from './driver/types';
import { LONG_ENOUGH, pause, type Stage, startStage, visit } from './harness';
import { openPopup, settledMarks } from './popup';

const TRACKER = 'https://tracker.example/pixel';
/** As a page may write the text beside a link; the browser reads it as letters. */
const HOSTILE = `&lt;/script&gt;&lt;img src=${TRACKER} onerror=&quot;document.title='owned'&quot;&gt;&lt;script src=${TRACKER}&gt;`;
const READ = `</script><img src=${TRACKER} onerror="document.title='owned'"><script src=${TRACKER}>`;
const LINKS = [
  { href: OB3.verified, text: HOSTILE },
  { href: HOSTED.credly, text: 'Sail Making' },
  { href: HOSTED.credlyOther, text: 'Deep Sea Diving' },
  { href: HOSTED.badgr, text: 'Weather at Sea' },
  { href: HOSTED.badgrRevoked, text: 'Radio Operator (old)' },
];
const SAVED_AT = 'https://files.example/report.html';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-report-'));
let first: Stage;
/** Another person's browser, with a copy of Touchstone that has never seen the page; a while later. */
let second: Stage;
const files: Record<'html' | 'json', { name: string; text: string; path: string }> = {
  html: { name: '', text: '', path: '' },
  json: { name: '', text: '', path: '' },
};

beforeAll(async () => {
  first = await startStage();
  first.world.put(PROFILES.github, html(githubProfile(LINKS)));
  await visit(first.driver, PROFILES.github, async (page) => {
    await settledMarks(page, LINKS.length);
    const popup = await openPopup(first.driver, page, 'This page');
    await popup.until('five credentials', () => document.querySelectorAll('details.credential').length === 5, null);
    for (const [as, button] of [
      ['html', /^Save report$/],
      ['json', /^Save as JSON$/],
    ] as const) {
      const { name, text } = await popup.download(() => popup.press(button));
      files[as] = { name, text, path: join(folder, name) };
      writeFileSync(files[as].path, text);
    }
    await popup.close();
  });
  await first.end();
  second = await startStage();
});
afterAll(async () => {
  await second.end();
  rmSync(folder, { recursive: true });
});

/** Opens the page that checks reports, hands it a file, and waits for all answers. */
async function checkAgain(file: string): Promise<Tab> {
  const page = await second.driver.extension('report.html');
  await page.upload(file);
  await page.until(
    'every credential to be checked',
    () =>
      document.querySelectorAll('.saved-item').length > 0 &&
      document.querySelectorAll('.saved-item[data-standing=waiting]').length === 0,
    null,
    20_000,
  );
  return page;
}

const rowsOf = (page: Tab) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('.saved-item')].map((item) => ({
        standing: item.getAttribute('data-standing'),
        said: item.querySelector('.saved-then dd')?.textContent?.replace(/With a caution/, ''),
        now: item.querySelector('.saved-now')?.getAttribute('data-verdict'),
        from: item.querySelector('.saved-from')?.textContent ?? '',
      })),
    null,
  );

describe('a saved report', () => {
  it('bears its site and day in its name', () => {
    const day = new Date().toISOString().slice(0, 10);
    expect(files.html.name).toBe(`touchstone-report-github.com-${day}.html`);
    expect(files.json.name).toBe(`touchstone-report-github.com-${day}.json`);
  });

  it('holds the documents from which the verdicts were reached', () => {
    const saved: unknown = JSON.parse(files.json.text);
    expect(saved).toMatchObject({
      format: 'touchstone-report',
      page: { url: PROFILES.github, holder: 'Ada Learner' },
      credentials: [
        { href: OB3.verified, text: READ, report: { verdict: 'verified' }, document: { url: OB3.verified } },
        { href: HOSTED.credly, report: { verdict: 'verified' }, document: { type: 'application/json' } },
        { href: HOSTED.credlyOther, report: { verdict: 'other-person' } },
        { href: HOSTED.badgr, report: { verdict: 'verified' } },
        { href: HOSTED.badgrRevoked, report: { verdict: 'revoked' } },
      ],
    });
  });

  it('is a page that loads nothing and runs nothing, whatever its names would like to be', async () => {
    second.world.put(SAVED_AT, html(files.html.text));
    const before = second.server.asked.length;
    await visit(second.driver, SAVED_AT, async (page) => {
      await pause(LONG_ENOUGH);
      const found = await page.evaluate(
        () => ({
          title: document.title,
          text: document.body.textContent,
          loads: document.querySelectorAll('img, iframe, link, object, [src]').length,
          scripts: [...document.scripts].map(({ type }) => type),
          shown: getComputedStyle(document.querySelector('.report-credential') ?? document.body).display,
        }),
        null,
      );
      expect(found).toMatchObject({
        title: 'Credentials on github.com/ada-learner',
        loads: 0,
        scripts: ['application/json'],
        shown: 'grid',
      });
      for (const part of [READ, 'Issued to someone else', 'Revoked', 'By itself it proves nothing', 'Sail Making'])
        expect(found.text).toContain(part);
    });
    // Browsers ask their makers this and that meanwhile; no other site is named in the file.
    const named = [SAVED_AT, TRACKER, ...LINKS.map(({ href }) => href)].map((address) => new URL(address).host);
    const asked = second.server.requests
      .slice(before)
      .filter(({ url }) => named.includes(url.host) && url.pathname !== '/favicon.ico');
    expect(asked.map(({ url }) => url.href)).toEqual([SAVED_AT]);
  });

  it.each(['html', 'json'] as const)('is checked again from %s by another copy, with the same verdicts', async (as) => {
    const page = await checkAgain(files[as].path);
    const rows = await rowsOf(page);
    expect(rows.map(({ now, standing }) => [now, standing])).toEqual([
      ['verified', 'same'],
      ['verified', 'same'],
      ['other-person', 'same'],
      ['verified', 'same'],
      ['revoked', 'same'],
    ]);
    expect(await page.evaluate(() => document.querySelectorAll('img').length, null)).toBe(0);
    await page.close();
  });

  it('says what was revoked since, and checks by its own document what can’t be reached, with a caution', async () => {
    const id = HOSTED.badgr;
    const gone = { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id, revoked: true };
    for (const url of [id, `${id}.json`]) second.world.put(url, json(gone));
    second.world.put(OB3.verified, 'reset');
    const page = await checkAgain(files.html.path);
    const rows = await rowsOf(page);
    expect(rows.map(({ said, now, standing }) => [said?.trim(), now, standing])).toEqual([
      ['Verified', 'verified', 'open'],
      ['Verified', 'verified', 'same'],
      ['Issued to someone else', 'other-person', 'same'],
      ['Verified', 'revoked', 'changed'],
      ['Revoked', 'revoked', 'same'],
    ]);
    expect(rows[0]?.from).toMatch(/^Its host could not be asked\. What was checked is the document inside the report/);
    await page.close();
  });

  it.each<[string, string, RegExp]>([
    ['no report', '<!doctype html><p>Hello', /is no report/],
    ['a newer version', '{"format":"touchstone-report","version":2}', /newer Touchstone/],
    [
      'a million entries',
      `{"format":"touchstone-report","version":1,"savedAt":"2026-11-23T14:05:00Z","savedBy":"1","page":{"url":null,"holder":null},"summary":"","credentials":[${'0,'.repeat(1_000_000)}0]}`,
      /not as Touchstone writes it: credentials/,
    ],
  ])('that is %s is refused', async (_, text, reason) => {
    const file = join(folder, 'other.json');
    writeFileSync(file, text);
    const page = await second.driver.extension('report.html');
    await page.upload(file);
    await page.until('the refusal', () => document.querySelector('.saved-news[data-state=failed]') !== null, null);
    expect(await page.evaluate(() => document.querySelector('.saved-news')?.textContent, null)).toMatch(reason);
    await page.close();
  });

  it('is opened from the popup’s menu', async () => {
    await second.history.press(/^Menu$/);
    await second.history.press(/^Check a saved report/);
    await second.driver.inside.until(
      'the page for it',
      async () => (await chrome.tabs.query({})).some(({ url }) => url?.endsWith('/report.html')),
      null,
    );
  });
});
