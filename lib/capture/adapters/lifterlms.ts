/*
 * LifterLMS (a plug-in for WordPress), on any site the user turned on. Facts: November 2026, from the plug-in's source
 * (templates and functions up to 2026).
 *
 * Read: a course's page (progress bar H), the student dashboard's courses (H) and certificates (H), a certificate's page (M).
 * Progress and the classes `is-complete`/`is-incomplete` are read, no words; an enrolment's and a certificate's date is text
 * in the site's own format.
 * Own: WordPress's signed-in user; `?llms-view-as=` feigns completions for whoever builds the course, and is nobody's own. A
 * certificate's page shows the buttons to print and share to its owner and to the site's managers alike: unknown.
 * Not known: quizzes, memberships, and the course that a certificate is for (its title is free text).
 */
import { dateIn } from '../dates';
import { address, all, attribute, firstText, fraction, language, plainAddress, text } from '../page';
import type { Adapter, NextPart, Observation, Page } from '../types';
import { pluginOf, postAddress, postId, postTitle, wordpressSite } from '../wordpress';

export const lifterlms: Adapter = {
  id: 'lifterlms',
  label: 'LifterLMS',
  facts: '2026-11',
  hosts: [],
  sniff: isLifterLms,
  pages: [
    { kind: 'course', confidence: 'H', path: /^\//, read: readCourse },
    { kind: 'my-courses', confidence: 'H', path: /^\//, read: readMyCourses },
    { kind: 'my-certificates', confidence: 'H', path: /^\//, read: readMyCertificates },
    { kind: 'certificate', confidence: 'M', path: /^\//, read: readCertificate },
  ],
  // The end of the address as the plug-in ships it; a site can name it otherwise.
  lists: [{ path: /\/my-courses(?:\/|$)/, next: nextPart, total: () => null }],
};

export function isLifterLms(page: Page): boolean {
  return pluginOf(page) === 'lifterlms';
}

function readCourse(page: Page): Observation[] {
  const { document } = page;
  const id = postId(page);
  const title = postTitle(page);
  const box = document.querySelector('.llms-course-progress');
  if (!document.body?.classList.contains('single-course') || !box || id === null || title === '') return [];
  const progress = barIn(box);
  const course = { id, title, url: postAddress(page), isComplete: progress === 1, progress };
  return [observation(page, course, 'course-progress')];
}

function readMyCourses(page: Page): Observation[] {
  const { document, url } = page;
  return all(document, '.llms-student-dashboard .llms-loop-item.type-course').flatMap((item) => {
    const id = /(?:^|\s)post-(\d{1,12})(?:\s|$)/.exec(item.className)?.[1];
    const title = text(item.querySelector('.llms-loop-title'));
    const course = address(item.querySelector('a.llms-loop-link, .llms-loop-title a')?.getAttribute('href'), url);
    if (id === undefined || title === '' || course?.host !== url.host) return [];
    const progress = barIn(item);
    const isComplete = (progress ?? 1) === 1 && item.matches('.is-complete:not(.is-incomplete)');
    const enrolledAt = dateIn(text(item.querySelector('.llms-enroll-date')), language(document));
    const seen = observation(page, { id, title, url: plainAddress(course), isComplete, progress }, 'my-courses');
    return [enrolledAt === null ? seen : { ...seen, enrolledAt }];
  });
}

function readMyCertificates(page: Page): Observation[] {
  const { document, url } = page;
  return all(document, '.llms-student-dashboard a.llms-certificate[data-id]').flatMap((link) => {
    const id = attribute(link, 'data-id');
    const title = text(link.querySelector('.llms-certificate-title'));
    const place = address(link.getAttribute('href'), url);
    if (!/^\d{1,12}$/.test(id) || title === '' || place?.host !== url.host) return [];
    const completedAt = dateIn(text(link.querySelector('.llms-certificate-date')), language(document));
    const seen = certificate(page, id, title, plainAddress(place), 'my-certificates');
    return [completedAt === null ? seen : { ...seen, completedAt }];
  });
}

function readCertificate(page: Page): Observation[] {
  const { document } = page;
  const sheet = document.querySelector('.llms-certificate-container');
  const id = /^certificate-(\d{1,12})$/.exec(sheet?.querySelector('[id^="certificate-"]')?.id ?? '')?.[1];
  const title = sheet ? firstText(sheet, '.llms-summary h1', 'h1') : '';
  if (id === undefined || title === '') return [];
  const seen = certificate(page, id, title, postAddress(page), 'certificate-page');
  return [seen.own === 'yes' ? { ...seen, own: 'unknown' } : seen];
}

/** The share of the first progress bar inside; null where there is none. */
function barIn(root: Element): number | null {
  return fraction(attribute(root.querySelector('.progress-bar-complete[data-progress]'), 'data-progress'));
}

interface Course {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly isComplete: boolean;
  readonly progress: number | null;
}

function observation(page: Page, { id, title, url, isComplete, progress }: Course, signal: string): Observation {
  const site = wordpressSite(page);
  return {
    platform: 'lifterlms',
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

function certificate(page: Page, id: string, title: string, url: string, signal: string): Observation {
  const site = wordpressSite(page);
  return {
    platform: 'lifterlms',
    itemId: `${site.name}/certificate/${id}`,
    kind: 'credential',
    title,
    url,
    status: 'completed',
    own: site.own,
    signal,
    // The number of a post: another WordPress on the same host has a post of that number as well.
    credentials: [{ url, id: null }],
  };
}

function nextPart({ document, url }: Page): NextPart | null {
  const link = document.querySelector('.llms-pagination a.next.page-numbers');
  const go = address(link?.getAttribute('href'), url);
  return go?.host === url.host ? { go } : null;
}
