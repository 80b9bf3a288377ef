/*
 * Khan Academy. Facts: M (public clients of 2021 to 2024; the form of a course's title in the head, 2026).
 *
 * Read: the answer to `courseProgressQuery`, which a course's page asks for: how much of the course is mastered.
 * A course is completed at 100 % mastery. Passing its challenge isn't that: `isCompleted` of an attempt says that it was
 * handed in, with whatever score.
 * Own: the answer is made for the session, signed in or not.
 * The answer names no course: it is the one of the page that asked, whose address must be a course's (`/math/algebra2`).
 * Not known: marks of mastery on the pages themselves; when it was reached; whether units' ids stand in any page. So an
 * answer that is still under way when the learner moves on to another course's page would be taken for that one's.
 */
import { isObject } from '../embedded';
import { text } from '../page';
import type { Adapter, Answer, Observation, Page } from '../types';

export const khanAcademy: Adapter = {
  id: 'khan-academy',
  label: 'Khan Academy',
  facts: '2026-11',
  hosts: ['*://*.khanacademy.org/*'],
  pages: [],
  answers: [
    {
      kind: 'course-progress',
      confidence: 'M',
      address: /^[\w.-]+\.khanacademy\.org\/api\/internal\/graphql\/courseProgressQuery\/?(?:\?|$)/,
      read: readProgress,
    },
  ],
};

/** A domain and a course. Deeper addresses are of units and lessons; some of other things than courses have two parts. */
const COURSE = /^\/([a-z-]+)\/([\w-]+)\/?$/;
const NO_DOMAIN = new Set(['profile', 'login', 'signup', 'search', 'settings', 'teacher', 'parent', 'about', 'donate']);

function readProgress({ json, asked }: Answer, { document, url }: Page): Observation[] {
  // It names no course: one that was asked for on another course's page says nothing of this one.
  if (asked !== undefined && asked.pathname !== url.pathname) return [];
  const [, domain = '', course = ''] = COURSE.exec(url.pathname) ?? [];
  const percentage = masteryIn(json);
  if (course === '' || NO_DOMAIN.has(domain) || percentage === null || percentage === 0) return [];
  return [
    {
      platform: 'khan-academy',
      itemId: `${domain}/${course}`,
      kind: 'course',
      title: titleIn(document) || course,
      url: `https://www.khanacademy.org/${domain}/${course}`,
      status: percentage === 100 ? 'completed' : 'in-progress',
      own: 'yes',
      signal: 'course-progress',
      progress: percentage / 100,
    },
  ];
}

function masteryIn(json: unknown): number | null {
  const data = isObject(json) ? json.data : null;
  const user = isObject(data) ? data.user : null;
  const progress = isObject(user) ? user.courseProgress : null;
  const mastery = isObject(progress) ? progress.currentMasteryV2 : null;
  const percentage = isObject(mastery) ? mastery.percentage : null;
  return typeof percentage === 'number' && percentage >= 0 && percentage <= 100 ? percentage : null;
}

/** `Algebra 2 | Math | Khan Academy`. */
function titleIn(document: Document): string {
  const parts = text(document.querySelector('title')).split(' | ');
  return parts.length > 1 && parts.at(-1) === 'Khan Academy' ? (parts[0] ?? '') : '';
}
