import { describe, expect, it } from 'vitest';
import { type Answer, NOTHING, readAnswers, reportOf, verdictOf, WALL } from './answers';

const PROFILE = '/public_profiles/7b1f0c3e-52ad-4c60-9e18-d40a6c2f8b35';
const URL_OF = `https://www.skills.google${PROFILE}`;
const HREF = `https://www.cloudskillsboost.google${PROFILE}/badges/18421606`;

const badge = (number: number, title: string, date: string) => `<div class='profile-badge'>
  <a class="badge-image" href="${PROFILE}/badges/${number}"><img alt="Badge for ${title}" src="x.png"></a>
  <span class='ql-title-medium l-mts'> ${title} </span><span class='ql-body-medium l-mbs'>
  Earned ${date}
  </span><ql-button modal='m${number}'>Learn more</ql-button></div>`;
const profile = (name = 'Ada Learner', badges = [badge(18421606, 'Tide Reading', 'Jul  7, 2026 EDT')]): Answer => ({
  type: 'text/html',
  body: `<!doctype html><html lang="en"><body><h1 class='ql-display-small'>${name}</h1>
    <div class='profile-badges'>${badge(11, 'Knots', 'Jan 1, 2020 EST')}${badges.join('')}</div></body></html>`,
});
const PAGE = {
  url: URL_OF,
  how: 'page',
  isKnownHost: true,
  id: '7b1f0c3e-52ad-4c60-9e18-d40a6c2f8b35/badges/18421606',
  recipient: 'Ada Learner',
  achievement: 'Tide Reading',
  issuer: { id: 'https://www.skills.google', name: 'Google' },
  issuedAt: '2026-07-07',
  expiresAt: null,
};

describe('Google Skills', () => {
  it('reads the badge’s own entry of the person’s profile', () => {
    expect(readAnswers(HREF, [profile()])).toEqual({ document: null, absence: null, recipient: null, page: PAGE });
  });

  it('reads a link in full, as well', () => {
    const absolute = badge(18421606, 'Tide Reading', 'Jul 7, 2026').replace(
      'href="',
      'href="https://www.skills.google',
    );
    expect(readAnswers(HREF, [profile('Ada Learner', [absolute])]).page).toEqual(PAGE);
  });

  it.each([
    ['no such badge', profile('Ada Learner', [])],
    ['a badge with a longer number', profile('Ada Learner', [badge(184216060, 'Moon', 'Jul 7, 2026')])],
    [
      'another person’s badge',
      profile('Ada Learner', [badge(18421606, 'Moon', 'Jul 7, 2026').replace('7b1f', '8c2a')]),
    ],
  ])('takes nothing but the name from a profile with %s', (_, answer) => {
    expect(readAnswers(HREF, [answer]).page).toEqual({ ...PAGE, id: null, achievement: null, issuedAt: null });
  });

  it.each([
    ['404', { status: 404 }, 'not-found'],
    ['a wall', WALL, null],
    ['the front page', { ...profile(), url: 'https://www.skills.google/' }, null],
    ['another host', { ...profile(), url: `https://evil.example${PROFILE}` }, null],
    ['429', { status: 429 }, null],
    ['nothing', NOTHING, null],
  ] as const)('reads nothing from %s', (_, answer, absence) => {
    expect(readAnswers(HREF, [answer])).toEqual({ document: null, absence, recipient: null });
  });
});

describe('the verdict on a Google Skills badge', () => {
  it.each([
    ['that the profile lists', profile(), 'Ada Learner', 'confirmed', []],
    ['of another person', profile('Bea Baker'), 'Ada Learner', 'other-person', ['different-person']],
    [
      'that the profile does not list',
      profile('Ada Learner', []),
      'Ada Learner',
      'unverifiable',
      ['page-without-achievement', 'page-without-id'],
    ],
    ['of a profile that is not public', { status: 404 }, null, 'unverifiable', ['not-found-at-host']],
    ['behind a wall', WALL, null, 'unreachable', ['hosted-unreachable']],
  ] as const)('%s', async (_, answer, holder, verdict, reasons) => {
    const [said, why] = await verdictOf(reportOf(HREF, { [URL_OF]: answer }, holder));
    expect([said, why.filter((reason) => reason !== 'no-holder-known')]).toEqual([verdict, reasons]);
  });
});
