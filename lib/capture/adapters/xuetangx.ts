/*
 * XuetangX (学堂在线). Facts: November 2026, from several public clients of its services, 2025 and 2026.
 *
 * Read: the answers its pages fetch. One's courses M (name and address), one's schedule in a course M (that it was begun),
 * one's evaluation M: a course counts as completed where the score has reached the pass line, which some courses lack.
 * Own: all three answer for the signed-in person only.
 * Not known: certificates; a course's name in the answers about it, so that its `sign` stands for it until the list of
 * courses is seen; how that list (`/mine`) goes on, so that there is nothing to catch up from. The schedule lists only
 * what was begun, so that no share of the whole follows from it. Rain Classroom (雨课堂) has the same services elsewhere.
 */
import { isObject, stringAt } from '../embedded';
import type { Adapter, Answer, Observation, Page } from '../types';

export const xuetangx: Adapter = {
  id: 'xuetangx',
  label: 'XuetangX',
  facts: '2026-11',
  hosts: ['*://*.xuetangx.com/*'],
  pages: [],
  answers: [
    {
      kind: 'user-courses',
      confidence: 'M',
      address: /^www\.xuetangx\.com\/api\/v1\/lms\/user\/user-courses\/?(?:\?|$)/,
      read: readCourses,
    },
    {
      kind: 'schedule',
      confidence: 'M',
      address: /^www\.xuetangx\.com\/api\/v1\/lms\/learn\/course\/schedule\/?\?/,
      read: readSchedule,
    },
    {
      kind: 'evaluation',
      confidence: 'M',
      address: /^www\.xuetangx\.com\/api\/v1\/lms\/learn\/get_evaluation_detail\/?\?/,
      read: readEvaluation,
    },
  ],
};

const SIGN = /^[\w-]{1,80}$/;
const CLASSROOM = /^[1-9]\d{0,14}$/;

function readCourses({ json }: Answer): Observation[] {
  const list: unknown = isObject(json) && isObject(json.data) ? json.data.product_list : undefined;
  return (Array.isArray(list) ? list.slice(0, 300) : []).flatMap((entry): Observation[] => {
    const title = stringAt(entry, 'name') || stringAt(entry, 'course_name');
    const classroom = isObject(entry) && typeof entry.classroom_id === 'number' ? String(entry.classroom_id) : '';
    const course = courseOf(stringAt(entry, 'sign'), classroom, stringAt(entry, 'course_sign'));
    return course && title !== '' ? [{ ...course, title, status: 'enrolled', signal: 'user-courses' }] : [];
  });
}

function readSchedule({ url, json }: Answer, page: Page): Observation[] {
  const course = courseAsked(url, page);
  const leaves: unknown = isObject(json) && isObject(json.data) ? json.data.leaf_schedules : undefined;
  if (!course || !isObject(leaves)) return [];
  const begun = Object.values(leaves)
    .slice(0, 2000)
    .some((share) => typeof share === 'number' && share > 0);
  return [{ ...course, status: begun ? 'in-progress' : 'enrolled', signal: 'schedule' }];
}

function readEvaluation({ url, json }: Answer, page: Page): Observation[] {
  const course = courseAsked(url, page);
  const total: unknown = isObject(json) && isObject(json.data) ? json.data.total_score_and_schedule : undefined;
  if (!course || !isObject(total)) return [];
  const score = numberIn(total.user_score);
  const line = numberIn(total.pass_line);
  if (score === null || score === 0) return [];
  const isPassed = line !== null && line > 0 && score >= line;
  return [
    {
      ...course,
      status: isPassed ? 'completed' : 'in-progress',
      signal: 'evaluation',
      grade: { value: score, max: 100 },
    },
  ];
}

/** The course an answer is about, by what was asked; its `sign` stands for the title. */
function courseAsked({ searchParams }: URL, { url }: Page): Observation | null {
  const sign = searchParams.get('sign') ?? '';
  const classroom = searchParams.get('cid') ?? '';
  const [, ofPage, inner = ''] = /^\/learn\/space\/([^/]+)\/([^/]+)\//.exec(url.pathname) ?? [];
  return courseOf(sign, classroom, ofPage === sign ? inner : sign);
}

function courseOf(sign: string, classroom: string, inner: string): Observation | null {
  if (!SIGN.test(sign) || !CLASSROOM.test(classroom)) return null;
  return {
    platform: 'xuetangx',
    // A course's runs share its sign; each is a classroom of its own.
    itemId: `${sign}/${classroom}`,
    kind: 'course',
    title: sign,
    url: `https://www.xuetangx.com/learn/space/${sign}/${SIGN.test(inner) ? inner : sign}/${classroom}`,
    status: 'enrolled',
    own: 'yes',
    signal: 'user-courses',
  };
}

/** 0 to 100, also as a string. */
function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,3}(?:\.\d{1,4})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number <= 100 ? number : null;
}
