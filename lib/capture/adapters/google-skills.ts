/*
 * Google Skills, earlier Google Cloud Skills Boost. Facts: November 2026, from several public readers of its profiles, 2023
 * to 2026, on both hosts.
 *
 * Read: a person's public profile M: the title and the day of each badge. Titles are taken as they stand: badges for
 * courses, for skills and for games can't be told apart.
 * Own: never known. A profile is public, and nothing known on it tells its owner from other visitors.
 * Not known: the page of a single badge; what the pages of courses and labs, or one's own activity, show.
 */
import { dateIn } from '../dates';
import { address, all, firstText, language } from '../page';
import type { Adapter, Observation, Page } from '../types';

export const googleSkills: Adapter = {
  id: 'google-skills',
  label: 'Google Skills',
  facts: '2026-11',
  hosts: ['*://*.skills.google/*', '*://*.cloudskillsboost.google/*'],
  pages: [
    {
      kind: 'public-profile',
      confidence: 'M',
      path: /^\/public_profiles\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/?$/i,
      read: readProfile,
    },
  ],
};

/** Newer profiles first. */
const TITLES = ['.ql-title-medium', '.ql-subhead-1'];
const DATES = ['.ql-body-medium', '.ql-body-2'];
const BADGE = /^\/public_profiles\/([0-9a-f-]{36})\/badges\/(\d{1,12})\/?$/i;

function readProfile({ url, document }: Page): Observation[] {
  const profile = url.pathname.split('/')[2]?.toLowerCase();
  const recipient = firstText(document, 'h1.ql-display-small', 'h1.ql-headline-1');
  return all(document, '.profile-badges .profile-badge').flatMap((card): Observation[] => {
    const title = firstText(card, ...TITLES);
    const link = all(card, 'a[href*="/badges/"]', 5)
      .map((anchor) => address(anchor.getAttribute('href'), url))
      .find((target) => target?.host === url.host);
    const [, owner, id] = BADGE.exec(link?.pathname ?? '') ?? [];
    if (title === '' || id === undefined || owner?.toLowerCase() !== profile) return [];
    const completedAt = dateIn(firstText(card, ...DATES), language(document));
    const badge = `${url.origin}/public_profiles/${profile}/badges/${id}`;
    return [
      {
        platform: 'google-skills',
        itemId: `badges/${id}`,
        kind: 'credential',
        title,
        url: badge,
        status: 'completed',
        own: 'unknown',
        signal: 'public-profile',
        provider: 'Google',
        credentials: [{ url: badge, id }],
        ...(completedAt === null ? {} : { completedAt }),
        ...(recipient === '' ? {} : { recipient }),
      },
    ];
  });
}
