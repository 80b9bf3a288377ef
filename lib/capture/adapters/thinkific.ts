/*
 * Thinkific, on any host the user turned on (`*.thinkific.com` and schools' own domains alike: without the user nothing
 * runs there). Facts: November 2026, from a saved page of the course player (2021) and schools' own scripts for it (to 2025).
 *
 * Read: the course player (M).
 * The course's own percentage stands in words beside its bar. `data-percentage-completion` is a chapter's: one chapter at
 * 100 is no course. Both have to agree before a course counts as completed.
 * Own: the page states who is signed in (`Thinkific.current_user`). How a teacher's preview of the player differs isn't known.
 * Not known: the marks of the dashboard (`/enrollments`), of certificates (another service), dates. The player's events
 * (`CoursePlayerV2.on('hooks:…')`) can only be heard in the page's own world, and say no more than the page does.
 */
import { assignedJson, isObject } from '../embedded';
import { all, attribute, decoded, firstText, fraction, text } from '../page';
import { siteName } from '../site';
import type { Adapter, Observation, Page } from '../types';

export const thinkific: Adapter = {
  id: 'thinkific',
  label: 'Thinkific',
  facts: '2026-11',
  hosts: [],
  sniff: isThinkific,
  pages: [{ kind: 'player', confidence: 'M', path: /^\/courses\/take\/[^/]+/, read: readPlayer }],
};

export function isThinkific({ document }: Page): boolean {
  const files = 'link[href^="https://cdn.thinkific.com"], script[src^="https://cdn.thinkific.com"]';
  return document.querySelector(`${files}, #player-wrapper.course-player__container`) !== null;
}

function readPlayer({ url, document }: Page): Observation[] {
  const slug = decoded(url.pathname.split('/')[3] ?? '');
  const title = text(document.querySelector('.course-progress__title'));
  const progress = fraction(firstText(document, '.course-progress__percent-complete'));
  if (slug === '' || title === '' || progress === null) return [];
  const chapters = all(document, '.course-player__chapters-menu [data-percentage-completion]');
  const isWhole =
    chapters.length > 0 && chapters.every((chapter) => attribute(chapter, 'data-percentage-completion') === '100');
  const provider = text(document.querySelector('.course-player__top-bar__site-name'), 200);
  return [
    {
      platform: 'thinkific',
      itemId: `${siteName(url.hostname)}/${slug}`,
      kind: 'course',
      title,
      url: `${url.origin}/courses/take/${encodeURIComponent(slug)}`,
      status: progress === 1 && isWhole ? 'completed' : progress > 0 ? 'in-progress' : 'enrolled',
      own: isSignedIn(document) ? 'yes' : 'unknown',
      signal: 'course-player',
      progress,
      ...(provider === '' ? {} : { provider }),
    },
  ];
}

function isSignedIn(document: Document): boolean {
  const user = assignedJson(document, 'window.Thinkific.current_user');
  return isObject(user) && typeof user.id === 'number' && user.id > 0;
}
