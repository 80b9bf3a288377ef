/*
 * Pluralsight. Facts: the answer a profile page asks for L (five public tools of 2020 to 2023; that the address still
 * answers was seen in links of 2025, not measured).
 *
 * Read: the courses that a profile lists as completed, as the page fetches them: title, course, authors, moment.
 * Own: never known. Profiles are public, and nothing in page or answer is known to tell the viewer's own from others'.
 * Not known: anything of the player, of its "course completed" screen and of certificates of completion; whether the
 * moment of completion is in the viewer's time zone (it is kept as it is stated).
 */
import { dateIn, isIsoDate } from '../dates';
import { isObject, stringAt } from '../embedded';
import { tidy } from '../page';
import type { Adapter, Answer, Observation } from '../types';

export const pluralsight: Adapter = {
  id: 'pluralsight',
  label: 'Pluralsight',
  facts: '2026-11',
  hosts: ['*://app.pluralsight.com/*'],
  pages: [],
  answers: [
    {
      kind: 'completed-courses',
      confidence: 'L',
      address: /^app\.pluralsight\.com\/profile\/data\/completedcourses\/[^/?]+(?:\?|$)/,
      read: readCompletedCourses,
    },
  ],
};

function readCompletedCourses({ json }: Answer): Observation[] {
  const courses: readonly unknown[] = Array.isArray(json) ? json.slice(0, 500) : [];
  return courses.flatMap((course): Observation[] => {
    const title = tidy(stringAt(course, 'title'));
    const slug = [stringAt(course, 'slug'), stringAt(course, 'courseName'), stringAt(course, 'courseId')].find((name) =>
      /^[\w.-]{1,200}$/.test(name),
    );
    // What isn't dated may not be completed.
    const completedAt = momentIn(stringAt(course, 'timeCompleted'));
    if (title === '' || slug === undefined || completedAt === null) return [];
    return [
      {
        platform: 'pluralsight',
        itemId: slug,
        kind: 'course',
        title,
        url: `https://app.pluralsight.com/library/courses/${slug}`,
        status: 'completed',
        own: 'unknown',
        signal: 'completed-courses',
        instructors: authorsOf(course),
        completedAt,
      },
    ];
  });
}

/** An ISO 8601 moment as it is, else the day a text names. */
function momentIn(stated: string): string | null {
  return isIsoDate(stated) ? stated : dateIn(stated, 'en');
}

function authorsOf(course: unknown): readonly string[] {
  const authors: readonly unknown[] = isObject(course) && Array.isArray(course.authors) ? course.authors : [];
  return authors
    .slice(0, 20)
    .map(
      (author) =>
        tidy(stringAt(author, 'displayName')) ||
        tidy(`${stringAt(author, 'firstName')} ${stringAt(author, 'lastName')}`),
    );
}
