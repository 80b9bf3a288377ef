/*
 * Canvas, on any host the user turned on (`*.instructure.com` and schools' own domains alike: without the user nothing runs
 * there). Facts: November 2026, from the source and the documentation of its API; not run.
 *
 * Read: the list of all courses (M: enrolments only), a course's modules (M: progress only), and the answer that carries
 * `course_progress` (H: source). A course is completed where all requirements of its modules are met; courses without
 * requirements have no progress. A past enrolment is not a completion, and neither are the modules loaded so far.
 * Own: `ENV.current_user_id`; Student View and masquerading are told by a body class. The list of courses holds those one
 * teaches too, told apart in words only: it counts as one's own learning only for people who are nothing but students.
 * On a modules' page the name is that of the breadcrumb, which some schools fill with the course's code.
 * Not known: what a page shows of a finished course; grades mean no completion. Answers to a session can begin with
 * `while(1);`, before the JSON.
 */
import { instantFrom } from '../dates';
import { assignedJson, isObject, type JsonObject, stringAt } from '../embedded';
import { address, all, attribute, firstText, text, tidy } from '../page';
import { siteName } from '../site';
import type { Adapter, Answer, LearningStatus, Observation, Own, Page } from '../types';

export const canvas: Adapter = {
  id: 'canvas',
  label: 'Canvas',
  facts: '2026-11',
  hosts: [],
  sniff: isCanvas,
  pages: [
    { kind: 'courses', confidence: 'M', path: /^\/courses\/?$/, read: readCourses },
    { kind: 'modules', confidence: 'M', path: /^\/courses\/\d+(?:~\d+)?(?:\/modules)?\/?$/, read: readModules },
  ],
  answers: [
    {
      kind: 'course-progress',
      confidence: 'H',
      address: /^[^/]+\/api\/v1\/(?:users\/[\w~]+\/)?courses(?:\/\d+(?:~\d+)?)?\?.*course_progress/,
      read: readProgress,
    },
  ],
  // All courses stand on one page.
  lists: [{ path: /^\/courses\/?$/, next: null, total: ({ document }) => rows(document).length }],
};

export function isCanvas({ document }: Page): boolean {
  return document.querySelector('#application.ic-app') !== null;
}

/** Numbers of a shard's own courses, and of another's (`12~345`). */
const COURSE = /^\d{1,20}(?:~\d{1,20})?$/;
/** What one shard can count to: 120000000000345 is the long form of `12~345`, and both are used for one course. */
const SHARD = 10_000_000_000_000n;

/** A course's number in the one form of the two that addresses have. */
function shortId(id: string): string {
  const number = /^\d{14,20}$/.test(id) ? BigInt(id) : 0n;
  return number > SHARD ? `${number / SHARD}~${number % SHARD}` : id;
}

interface Viewer {
  readonly id: string;
  readonly roles: readonly string[];
  readonly own: Own;
}

function viewerOf({ document }: Page): Viewer {
  const env = assignedJson(document, 'ENV') ?? assignedJson(document, 'window.ENV');
  const user = isObject(env) ? env.current_user_id : null;
  const id = typeof user === 'string' || typeof user === 'number' ? String(user) : '';
  const roles = isObject(env) && Array.isArray(env.current_user_roles) ? env.current_user_roles : [];
  const inAnothersPlace =
    document.body?.classList.contains('is-masquerading-or-student-view') || roles.includes('fake_student');
  const own = inAnothersPlace ? 'no' : COURSE.test(id) ? 'yes' : 'unknown';
  return { id, roles: roles.filter((role) => typeof role === 'string'), own };
}

interface Course {
  readonly id: string;
  readonly title: string;
  readonly status: LearningStatus | 'seen';
  readonly own: Own;
  readonly progress?: number;
  readonly completedAt?: string | null;
}

function observation({ url }: Page, course: Course, signal: string): Observation {
  const { title, status, own, progress, completedAt } = course;
  const id = shortId(course.id);
  return {
    platform: 'canvas',
    itemId: `${siteName(url.hostname)}/${id}`,
    kind: 'course',
    title,
    url: `${url.origin}/courses/${id}`,
    status,
    own,
    signal,
    ...(progress === undefined ? {} : { progress }),
    ...(completedAt ? { completedAt } : {}),
  };
}

function rows(document: Document): Element[] {
  return all(document, '#my_courses_table tr.course-list-table-row, #past_enrollments_table tr.course-list-table-row');
}

function readCourses(page: Page): Observation[] {
  const { roles, own } = viewerOf(page);
  const isLearner = roles.includes('student') && roles.every((role) => role === 'student' || role === 'user');
  return rows(page.document).flatMap((row) => {
    const link = row.querySelector('a[href*="/courses/"]');
    const id = address(link?.getAttribute('href'), page.url)?.pathname.split('/')[2] ?? '';
    const title = text(link?.querySelector('.name')) || attribute(link, 'title');
    if (!COURSE.test(id) || title === '') return [];
    const relation = isLearner ? ({ status: 'enrolled', own } as const) : ({ status: 'seen', own: 'unknown' } as const);
    return [observation(page, { id, title, ...relation }, 'course-list')];
  });
}

/** Share of the requirements on the page that are met. How many there are on the course's other modules it doesn't say. */
function readModules(page: Page): Observation[] {
  const { document, url } = page;
  const { roles, own } = viewerOf(page);
  const id = url.pathname.split('/')[2] ?? '';
  const title = firstText(document, `#breadcrumbs a[href="/courses/${id}"] .ellipsible`);
  const items = all(document, 'li.context_module_item.progression_requirement');
  if (title === '' || items.length === 0 || !roles.includes('student')) return [];
  const done = items.filter((item) => item.matches('.completed_item')).length;
  const progress = Math.round((done / items.length) * 1000) / 1000;
  return [observation(page, { id, title, own, status: done > 0 ? 'in-progress' : 'enrolled', progress }, 'modules')];
}

function readProgress(answer: Answer, page: Page): Observation[] {
  const viewer = viewerOf(page);
  // `/users/7/courses` is what an administrator's page asks of somebody else.
  const user = /\/users\/([\w~]+)\//.exec(answer.url.pathname)?.[1];
  const own = user === undefined || user === 'self' || user === viewer.id ? viewer.own : 'no';
  const courses: unknown[] = Array.isArray(answer.json) ? answer.json.slice(0, 300) : [answer.json];
  return courses.flatMap((course) => {
    const id = idOf(course);
    const title = tidy(stringAt(course, 'name'));
    const progress = isObject(course) && isObject(course.course_progress) ? progressOf(course.course_progress) : null;
    if (!COURSE.test(id) || title === '' || progress === null) return [];
    return [observation(page, { id, title, own, ...progress }, 'course-progress')];
  });
}

/** A number beyond what JavaScript counts exactly (courses of another shard) has lost its end, and is nobody's. */
function idOf(course: unknown): string {
  const id = isObject(course) ? course.id : null;
  if (typeof id === 'string') return id;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? String(id) : '';
}

/** null for a course without requirements, which answers with an error or with zeros. */
function progressOf(stated: JsonObject): Pick<Course, 'status' | 'progress' | 'completedAt'> | null {
  const { requirement_count: all, requirement_completed_count: done, next_requirement_url: next } = stated;
  if (typeof all !== 'number' || typeof done !== 'number' || !(all > 0) || !(done >= 0) || done > all) return null;
  const isComplete = done === all && (next === null || next === undefined);
  return {
    status: isComplete ? 'completed' : done > 0 ? 'in-progress' : 'enrolled',
    progress: Math.round((done / all) * 1000) / 1000,
    completedAt: isComplete ? instantFrom(Date.parse(stringAt(stated, 'completed_at'))) : null,
  };
}
