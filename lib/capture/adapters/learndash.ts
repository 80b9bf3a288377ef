/*
 * LearnDash (a plug-in for WordPress), on any site the user turned on. Facts: November 2026, from the theme LD30's templates
 * (3.0 to 4.21) as they are copied into other themes, and from what tests of others wait for.
 *
 * Read: a course's page (the box of the enrolled, M), the learner's profile with all courses (M).
 * A course counts as completed only where percentage, steps and status agree: a page can say "100 %" beside "In Progress".
 * The status's colour class is read, not its word. On sites in other languages LearnDash shows no status at all on the
 * course's page; there all steps done is enough, which is the rule LearnDash itself follows in the profile.
 * Own: WordPress's signed-in user. The profile can be placed on another member's page by BuddyPress: then it is unknown.
 * Not known: course pages of the "modern" design (since 4.21) and of themes with a box of their own; certificates (their
 * links hold one-time keys); dates. Lessons and topics are read as part of their course only.
 */
import { address, all, firstText, fraction, plainAddress, text } from '../page';
import type { Adapter, Observation, Own, Page } from '../types';
import { pluginOf, postAddress, postId, postTitle, type WordPressSite, wordpressSite } from '../wordpress';

export const learndash: Adapter = {
  id: 'learndash',
  label: 'LearnDash',
  facts: '2026-11',
  hosts: [],
  sniff: isLearnDash,
  pages: [
    { kind: 'course', confidence: 'M', path: /^\//, read: readCourse },
    { kind: 'profile', confidence: 'M', path: /^\//, read: readProfile },
  ],
};

export function isLearnDash(page: Page): boolean {
  return pluginOf(page) === 'learndash';
}

function readCourse(page: Page): Observation[] {
  const { document } = page;
  const id = postId(page);
  const title = postTitle(page);
  const box = document.querySelector('.ld-course-status-enrolled');
  const isCourse = document.body?.matches('.single-sfwd-courses, .learndash-cpt-sfwd-courses') ?? false;
  if (!isCourse || !box || id === null || title === '') return [];
  const progress = fraction(firstText(box, '.ld-progress-percentage'));
  const [, done, steps] = /(\d{1,5})\s*\/\s*(\d{1,5})/.exec(firstText(box, '.ld-progress-steps')) ?? [];
  const isWhole = progress === 1 && (steps === undefined || (done === steps && Number(steps) > 0));
  const bubble = box.querySelector('.ld-status');
  // The percentage alone is not enough: "100 %" also stands over a course to which steps were added.
  const isConfirmed = bubble === null ? steps !== undefined : bubble.matches('.ld-status-complete');
  const isComplete = isWhole && isConfirmed;
  return [
    observation(wordpressSite(page), { id, title, url: postAddress(page), isComplete, progress }, 'course-status'),
  ];
}

function readProfile(page: Page): Observation[] {
  const { document, url } = page;
  const profile = document.querySelector('#ld-profile');
  if (!profile) return [];
  const site = wordpressSite(page);
  const own: Own = document.body?.matches('.bp-user:not(.my-account)') && site.own === 'yes' ? 'unknown' : site.own;
  return all(profile, '.ld-item-list-item-course[id^="ld-course-list-item-"]').flatMap((row) => {
    const id = /^ld-course-list-item-(\d{1,12})$/.exec(row.id)?.[1];
    const link = row.querySelector('a.ld-item-name');
    const title = text(link?.querySelector('.ld-course-title'));
    const course = address(link?.getAttribute('href'), url);
    if (id === undefined || title === '' || course?.host !== url.host) return [];
    const stated = fraction(firstText(row, '.ld-progress-percentage'));
    const bubble = row.querySelector(
      '.ld-item-list-item-preview .ld-status-complete, .ld-item-list-item-preview .ld-status-progress',
    );
    const isDone = row.matches('.learndash-complete:not(.learndash-incomplete)');
    const isComplete = isDone && (stated ?? 1) === 1 && (bubble?.matches('.ld-status-complete') ?? true);
    return [
      observation({ ...site, own }, { id, title, url: plainAddress(course), isComplete, progress: stated }, 'profile'),
    ];
  });
}

interface Course {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly isComplete: boolean;
  readonly progress: number | null;
}

function observation(site: WordPressSite, course: Course, signal: string): Observation {
  const { id, title, url, isComplete, progress } = course;
  return {
    platform: 'learndash',
    itemId: `${site.name}/${id}`,
    kind: 'course',
    title,
    url,
    status: isComplete ? 'completed' : progress !== null && progress > 0 ? 'in-progress' : 'enrolled',
    own: site.own,
    signal,
    ...(progress === null ? {} : { progress }),
  };
}
