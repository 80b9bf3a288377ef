import { MOODLE } from './moodle';
import { page } from './page';

/** Two lists of one learner's courses that go on: one with addresses of their own, one with a button. */
export const LISTS = {
  /** LifterLMS's: each part is loaded. */
  school: 'https://knots.school.example',
  loaded: 'https://knots.school.example/dashboard/my-courses/',
  /** Moodle's overview: a press brings the next part. */
  pressed: `${MOODLE.origin}/my/`,
} as const;

export interface ListedCourse {
  readonly id: number;
  readonly title: string;
  /** In percent. */
  readonly progress: number;
}

/** What stands at the addresses of a LifterLMS's list, so many courses on each. */
export function loadedList(
  parts: readonly (readonly ListedCourse[])[],
): readonly (readonly [url: string, html: string])[] {
  const addressOf = (part: number) => (part === 0 ? LISTS.loaded : `${LISTS.loaded}page/${part + 1}/`);
  return parts.map((courses, part) => {
    const items = courses.map(
      ({ id, title, progress }) =>
        `<li class="llms-loop-item post-${id} course type-course is-enrolled is-${progress === 100 ? '' : 'in'}complete">
<a class="llms-loop-link" href="${LISTS.school}/course/${id}/"><div class="progress-bar-complete" data-progress="${progress}%"></div><h4 class="llms-loop-title">${title}</h4></a></li>`,
    );
    const next = part + 1 < parts.length ? `<a class="next page-numbers" href="${addressOf(part + 1)}">Next</a>` : '';
    const html = page({
      title: 'My courses – School of Knots',
      head: `<link rel="https://api.w.org/" href="${LISTS.school}/wp-json/">`,
      bodyAttributes: 'class="page logged-in"',
      body: `<div class="llms-student-dashboard my-courses"><h1>My courses</h1><ul class="llms-loop-list">${items.join('')}</ul>
<nav class="llms-pagination">${next}</nav></div>`,
    });
    return [addressOf(part), html] as const;
  });
}
