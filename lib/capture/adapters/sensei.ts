/*
 * Sensei LMS (a plug-in for WordPress), on any site the user turned on. Facts: November 2026, from a running WordPress with
 * Sensei, and the plug-in's source.
 *
 * Read: a course's page (H), "My Courses" (H). Classes are read, no words.
 * Own: WordPress's signed-in user; the classes `user-status-…` and `user-…` always speak of them. That is why a learner's
 * public page (`/learner/<name>/`) is not read: its lists are of the learner, its classes of whoever looks. The page shown
 * after the last lesson (`/course-completed/?course_id=`) can be opened for any course, and says nothing.
 * A meter that disagrees with the class (lessons were added) leaves the course open.
 * Not known: "My Courses" as a block (no class tells its courses apart), certificates (another plug-in), dates. The block
 * theme's course page has no class either: its percentage alone never completes a course.
 */
import { address, all, attribute, decoded, fraction, plainAddress, text } from '../page';
import type { Adapter, NextPart, Observation, Page } from '../types';
import { pluginOf, postAddress, postTitle, wordpressSite } from '../wordpress';

export const sensei: Adapter = {
  id: 'sensei',
  label: 'Sensei LMS',
  facts: '2026-11',
  hosts: [],
  sniff: isSensei,
  pages: [
    { kind: 'course', confidence: 'H', path: /^\//, read: readCourse },
    { kind: 'my-courses', confidence: 'H', path: /^\//, read: readMyCourses },
  ],
  // The page's address as Sensei makes it; a site can name it otherwise.
  lists: [{ path: /\/my-courses(?:\/|$)/, next: nextPart, total: () => null }],
};

export function isSensei(page: Page): boolean {
  return pluginOf(page) === 'sensei';
}

function readCourse(page: Page): Observation[] {
  const { document } = page;
  if (!document.body?.classList.contains('single-course')) return [];
  const article = document.querySelector('article.type-course');
  const title = text(article?.querySelector('.course-title')) || postTitle(page);
  const status = article?.querySelector('.course-enrolment .status') ?? null;
  const progress = share(article?.querySelector('.meter .value')) ?? blockShare(document);
  const isTaken = status !== null || progress !== null || article?.matches('.user-status-completed') === true;
  // Whoever is signed in gets `user-status-active` for every course, also for those never begun.
  if (title === '' || !isTaken) return [];
  const isComplete =
    article?.matches('.user-status-completed') === true &&
    (progress ?? 1) === 1 &&
    (status?.matches('.completed') ?? true);
  return observation(page, { title, url: postAddress(page), isComplete, progress }, 'course-status');
}

function readMyCourses(page: Page): Observation[] {
  const { document, url } = page;
  return all(document, 'section[id^="sensei-user-courses"] li.course').flatMap((item) => {
    const link = item.querySelector('.course-title a');
    const course = address(link?.getAttribute('href'), url);
    const title = text(link);
    if (title === '' || course?.host !== url.host) return [];
    const progress = share(item.querySelector('.meter .value'));
    const isComplete = item.matches('.user-completed:not(.user-active)') && (progress ?? 1) === 1;
    return observation(page, { title, url: plainAddress(course), isComplete, progress }, 'my-courses');
  });
}

function share(element: Element | null | undefined): number | null {
  return element ? fraction(text(element) || attribute(element, 'style').replace(/^width:\s*/, '')) : null;
}

/** "5 completed (50%)": the number before the sign. The bar's own `aria-valuenow` is a constant in Sensei's source. */
function blockShare(document: Document): number | null {
  const words = text(document.querySelector('.sensei-course-progress__completed, .sensei-progress-bar__completed'));
  const percentage = /(\d{1,3})\s?%/.exec(words)?.[1];
  return percentage === undefined ? null : fraction(percentage);
}

interface Course {
  readonly title: string;
  readonly url: string;
  readonly isComplete: boolean;
  readonly progress: number | null;
}

/** "My Courses" names no numbers, so that a course goes by the name in its address. */
function observation(page: Page, { title, url, isComplete, progress }: Course, signal: string): Observation[] {
  const site = wordpressSite(page);
  const slug = slugOf(new URL(url));
  if (slug === '') return [];
  return [
    {
      platform: 'sensei',
      itemId: `${site.name}/${slug}`,
      kind: 'course',
      title,
      url,
      status: isComplete ? 'completed' : progress !== null && progress > 0 ? 'in-progress' : 'enrolled',
      own: site.own,
      signal,
      ...(progress === null ? {} : { progress }),
    },
  ];
}

/** `/course/bread-baking/` or, without pretty addresses, `?course=bread-baking`. */
function slugOf({ pathname, searchParams }: URL): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  return searchParams.get('course') ?? decoded(last);
}

function nextPart({ document, url }: Page): NextPart | null {
  const link = document.querySelector('section[id^="sensei-user-courses"] .sensei-pagination a.next.page-numbers');
  const go = address(link?.getAttribute('href'), url);
  return go?.host === url.host ? { go } : null;
}
