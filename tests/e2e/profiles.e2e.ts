import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { HOSTED } from '../world/hosted';
import type { LinkOnPage } from '../world/pages/page';
import {
  devToProfile,
  githubProfile,
  gitlabProfile,
  linkedinCertifications,
  linkedinProfile,
  linkedinProfile2026,
  type Owner,
  PROFILES,
  personalPage,
} from '../world/pages/profiles';
import { OB3 } from '../world/signed';
import { type Stage, startStage, visit } from './harness';
import { openPopup, type PanelRow, panelRows, settledMarks, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.end());

const OWN: LinkOnPage = { href: HOSTED.credly, text: 'Sail Making' };
/** Credly's page of a person writes a badge's address on a card that is no link. */
const credlyUser = (links: readonly LinkOnPage[]) => `<!doctype html><title>Ada Learner - Credly</title><main>
<h1>Ada Learner</h1>${links
  .map(
    ({ href, text }) => `<div role="button" tabindex="0" data-testid="desktop-badge-card" href="${href}">${text}</div>`,
  )
  .join('')}</main>`;
const COPIED: LinkOnPage = { href: HOSTED.credlyOther, text: 'Deep Sea Diving' };

/** What the popup lists of the page at an address, once each award has its verdict. */
async function listed(url: string, page: string, awards: number) {
  stage.world.put(url, html(page));
  let found: { readonly rows: readonly PanelRow[]; readonly text: string } = { rows: [], text: '' };
  await visit(stage.driver, url, async (tab) => {
    await settledMarks(tab, awards);
    const popup = await openPopup(stage.driver, tab, 'This page');
    await popup.until(
      'every award',
      (count) => document.querySelectorAll('details.credential').length === count,
      awards,
    );
    found = {
      rows: await panelRows(popup),
      text: await popup.evaluate(() => document.body.textContent ?? '', null),
    };
    await popup.close();
  });
  return found;
}

describe('a profile’s owner and links, out of the box', () => {
  it.each<[string, string, (links: readonly LinkOnPage[]) => string]>([
    ['LinkedIn, signed in, the older layout', PROFILES.linkedin, linkedinProfile],
    ['LinkedIn, signed in, the layout of 2026', PROFILES.linkedin, linkedinProfile2026],
    ['LinkedIn’s list of certifications', PROFILES.linkedinCertifications, linkedinCertifications],
    ['GitHub', PROFILES.github, githubProfile],
    ['GitLab', PROFILES.gitlab, gitlabProfile],
    ['dev.to', PROFILES.devTo, devToProfile],
    ['Credly', 'https://www.credly.com/users/ada-learner', credlyUser],
  ])('%s: hers are hers, a copied one is somebody else’s', async (_, url, draw) => {
    const { rows, text } = await listed(url, draw([OWN, COPIED]), 2);
    expect(rows.map(({ verdict, title }) => [title, verdict])).toEqual([
      ['Sail Making', 'verified'],
      ['Deep Sea Diving', 'other-person'],
    ]);
    expect(text).toContain('Compared with the name on this page: Ada Learner');
  });

  it('a repository’s README is nobody’s: its badges are checked and no person is compared', async () => {
    const page = githubProfile([COPIED]).replace(/<div itemscope[\s\S]*?<\/div><\/div>/, '');
    const { rows, text } = await listed('https://github.com/open-harbour/charts', page, 1);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['verified']);
    expect(text).toContain('This page states no name');
  });
});

describe('whose it is', () => {
  it.each<[string, string, string, string]>([
    ['a middle name beside hers', 'Ada M. Learner', 'verified', 'warn'],
    ['her name the other way round, with titles', 'Learner, Dr. Ada 🎓', 'verified', 'pass'],
    ['her name in Cyrillic letters', 'Ада Лернер', 'verified', 'warn'],
    ['an account’s name, which says nothing', 'sailor42', 'verified', 'unknown'],
    ['another’s name', 'Bea Baker', 'other-person', 'fail'],
  ])('%s', async (_, name, verdict, outcome) => {
    const owner: Owner = { name, handle: 'ada-learner' };
    const { rows } = await listed(PROFILES.github, githubProfile([OWN], owner), 1);
    const holder = rows[0]?.checks.find(({ id }) => id === 'holder');
    expect([rows[0]?.verdict, holder?.outcome]).toEqual([verdict, outcome]);
  });
});

describe('which it is', () => {
  it('a title of another achievement is a caution, on its mark too, and changes no verdict', async () => {
    const url = PROFILES.personal;
    stage.world.put(url, html(personalPage([{ href: OB3.verified, text: 'Python for Data Science' }])));
    await visit(stage.driver, url, async (tab) => {
      await turnOn(stage.driver, tab);
      await settledMarks(tab, 1);
    });
    const wrong = await listed(url, personalPage([{ href: OB3.verified, text: 'Python for Data Science' }]), 1);
    expect(wrong.rows[0]).toMatchObject({ verdict: 'verified', caution: true });
    expect(wrong.rows[0]?.checks.find(({ id }) => id === 'label')).toMatchObject({ outcome: 'warn' });
    const right = await listed(url, personalPage([{ href: OB3.verified, text: 'Coastal Navigation' }]), 1);
    expect(right.rows[0]).toMatchObject({ verdict: 'verified', caution: false });
  });

  it('one credential under two titles is a caution on both', async () => {
    const links = ['Coastal Navigation', 'Python for Data Science'].map((text) => ({ href: OB3.verified, text }));
    const { rows } = await listed(PROFILES.personal, personalPage(links), 2);
    expect(rows.map(({ verdict, caution }) => [verdict, caution])).toEqual([
      ['verified', true],
      ['verified', true],
    ]);
  });
});

describe('an address that the badge was issued to', () => {
  const withAddress = (name: string) =>
    personalPage([{ href: HOSTED.badgr, text: 'Weather at Sea' }])
      .replace('</main>', `<p><a href="mailto:ada.learner@mail.example">Write to me</a></p></main>`)
      .replaceAll('Ada Learner', name);

  it('shown by the page settles what no name does; it stands in no storage of ours', async () => {
    const { rows } = await listed(PROFILES.personal, withAddress('Ada Learner'), 1);
    expect(rows[0]?.checks.find(({ id }) => id === 'holder')).toMatchObject({ outcome: 'pass' });
    const kept = await stage.driver.inside.evaluate(
      async () => JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
      null,
    );
    expect(kept).not.toContain('ada.learner@mail.example');
  });
});
