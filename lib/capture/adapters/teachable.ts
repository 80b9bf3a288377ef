/*
 * Teachable, on any host the user turned on (`*.teachable.com` and schools' own domains alike: without the user nothing runs
 * there). Facts: November 2026, from pages saved between 2016 and 2024 (the theme "fedora").
 *
 * Read: a lecture's and a course's page for the enrolled (M), the lists of courses (M).
 * What counts is the course's percentage: in words beside its bar, and in `data-report-card` of `meta#fedora-data`, which
 * holds that of every course one is enrolled in. A lecture that is still open, or a report card below 100, contradicts "100 %".
 * Own: the page says who is signed in (`data-id`, `is-signed-in`). The school's owner, who can view it as somebody else, is
 * asked.
 * Not known: certificates, dates, how the lists go on to a next page, and pages of schools with themes of their own.
 */
import { isObject, jsonAt } from '../embedded';
import { address, all, attribute, fraction, text } from '../page';
import { siteName } from '../site';
import type { Adapter, Observation, Own, Page } from '../types';

export const teachable: Adapter = {
  id: 'teachable',
  label: 'Teachable',
  facts: '2026-11',
  hosts: [],
  sniff: isTeachable,
  pages: [
    {
      kind: 'course',
      confidence: 'M',
      path: /^\/courses\/(?:enrolled\/)?[^/]+(?:\/lectures\/\d+)?\/?$/,
      read: readCourse,
    },
    { kind: 'courses', confidence: 'M', path: /^\/courses(?:\/enrolled)?\/?$/, read: readCourses },
  ],
};

export function isTeachable({ document }: Page): boolean {
  return document.querySelector('meta#fedora-data, meta#lecture-completion-data') !== null;
}

const NUMBER = /^\d{1,12}$/;

function readCourse(page: Page): Observation[] {
  const { document } = page;
  const sidebar = document.querySelector('.course-sidebar');
  const id = attribute(document.querySelector('.course-section .section-title[data-course-id]'), 'data-course-id');
  const title = text(sidebar?.querySelector('h2'));
  if (!sidebar || !NUMBER.test(id) || title === '') return [];
  const reported = reportCard(document).get(id) ?? null;
  const shown = fraction(text(sidebar.querySelector('.course-progress .percentage')));
  const progress = shown ?? reported;
  // Visitors see the same list of lectures, without a percentage.
  if (progress === null) return [];
  const isOpen = document.querySelector('.section-item.incomplete') !== null;
  const isComplete = progress === 1 && (reported ?? 1) === 1 && !isOpen;
  return [observation(page, { id, title, isComplete, progress }, 'course-progress')];
}

function readCourses(page: Page): Observation[] {
  const { document, url } = page;
  const card = reportCard(document);
  return all(document, '.course-listing[data-course-id]').flatMap((item) => {
    const id = attribute(item, 'data-course-id');
    const title = text(item.querySelector('.course-listing-title'));
    const place = address(attribute(item, 'data-course-url'), url);
    if (!NUMBER.test(id) || title === '' || place?.host !== url.host) return [];
    const mark = item.querySelector('.percentage');
    const shown = mark && mark.closest('.hidden') === null ? fraction(text(mark)) : null;
    const progress = card.get(id) ?? shown;
    // A course of the school's that one isn't enrolled in has neither.
    if (progress === null || progress === undefined) return [];
    const isComplete = progress === 1 && (shown ?? 1) === 1;
    return [observation(page, { id, title, isComplete, progress }, 'course-list')];
  });
}

/** Share by course, `{ "76363": { "course_id": 76363, "percent_complete": 40, … } }`; empty where the page states none. */
function reportCard(document: Document): ReadonlyMap<string, number> {
  const source = document.querySelector('meta#fedora-data')?.getAttribute('data-report-card') ?? '';
  const card = source.length > 200_000 ? null : jsonAt(source, 0);
  const entries = isObject(card) ? Object.entries(card).slice(0, 500) : [];
  return new Map(
    entries.flatMap(([id, course]) => {
      const percent = isObject(course) ? course.percent_complete : null;
      const isShare = typeof percent === 'number' && percent >= 0 && percent <= 100;
      return isShare ? [[id, Math.floor(percent) / 100] as const] : [];
    }),
  );
}

interface Course {
  readonly id: string;
  readonly title: string;
  readonly isComplete: boolean;
  readonly progress: number;
}

function observation(
  { url, document }: Page,
  { id, title, isComplete, progress }: Course,
  signal: string,
): Observation {
  return {
    platform: 'teachable',
    itemId: `${siteName(url.hostname)}/${id}`,
    kind: 'course',
    title,
    url: `${url.origin}/courses/enrolled/${id}`,
    status: isComplete ? 'completed' : progress > 0 ? 'in-progress' : 'enrolled',
    own: ownOf(document),
    signal,
    progress,
  };
}

function ownOf(document: Document): Own {
  const data = document.querySelector('meta#fedora-data');
  const signedIn = NUMBER.test(attribute(data, 'data-id')) || document.querySelector('.is-signed-in') !== null;
  const isStaff = /^(?:owner|admin|author)$/.test(attribute(data, 'data-role'));
  return signedIn && !isStaff && document.querySelector('.is-not-signed-in') === null ? 'yes' : 'unknown';
}
