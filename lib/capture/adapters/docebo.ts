/*
 * Docebo, on `*.docebosaas.com` once the user turned it on. Facts: November 2026, from public tools that read its API and
 * tables made from it; no page was seen.
 *
 * Read: the answer that lists enrolments (M).
 * An enrolment counts as completed by its status, and only if the percentage beside it, where there is one, agrees.
 * Own: asked without a user, the call speaks of whoever is signed in; with one (`id_user`), or with enrolments of several
 * people in it, or from outside the learner's pages, it may be an administrator's: unknown.
 * Not known: how a Docebo on a school's own domain is recognised, what its pages show, learning plans' numbers (they are not
 * those of courses, so only the three kinds of course are read), and the time zone of its dates: the day is kept.
 */
import { dateIn } from '../dates';
import { isObject, stringAt } from '../embedded';
import { tidy } from '../page';
import { siteName } from '../site';
import type { Adapter, Answer, LearningStatus, Observation, Own, Page } from '../types';

export const docebo: Adapter = {
  id: 'docebo',
  label: 'Docebo',
  facts: '2026-11',
  hosts: [],
  sniff: isDocebo,
  pages: [],
  answers: [
    { kind: 'enrollments', confidence: 'M', address: /^[^/]+\/learn\/v1\/enrollments(?:\?|$)/, read: readEnrollments },
  ],
};

export function isDocebo({ url }: Page): boolean {
  return url.hostname.endsWith('.docebosaas.com');
}

const STATUSES: ReadonlyMap<string, LearningStatus> = new Map([
  ['subscribed', 'enrolled'],
  ['in_progress', 'in-progress'],
  ['completed', 'completed'],
]);

function readEnrollments({ url, json, asked }: Answer, page: Page): Observation[] {
  const data = isObject(json) ? json.data : null;
  const items: unknown[] = isObject(data) && Array.isArray(data.items) ? data.items.slice(0, 300) : [];
  const people = new Set(items.map((item) => (isObject(item) ? item.user_id : undefined)));
  const pages = [page.url, asked ?? page.url];
  const isLearnersPage = pages.every(({ pathname }) => /^\/(?:learn|lp|pages)(?:\/|$)/.test(pathname));
  const own: Own = isLearnersPage && people.size <= 1 && !/[?&][^=&]*user/i.test(url.search) ? 'yes' : 'unknown';
  return items.flatMap((item) => {
    const id = isObject(item) && typeof item.id === 'number' && Number.isSafeInteger(item.id) ? item.id : 0;
    const title = tidy(stringAt(item, 'name'));
    const stated = STATUSES.get(stringAt(item, 'status'));
    const isCourse = /^(?:elearning|classroom|webinar)$/.test(stringAt(item, 'type'));
    // Whoever teaches is enrolled too: 3 is a learner, 4 a tutor, 6 an instructor.
    const level = isObject(item) ? (item.level ?? 3) : null;
    const isLearner = level === 3 || level === '3' || level === 'student';
    if (id <= 0 || title === '' || stated === undefined || !isCourse || !isLearner) return [];
    const percent = isObject(item) ? item.complete_percent : null;
    const progress = typeof percent === 'number' && percent >= 0 && percent <= 100 ? Math.floor(percent) / 100 : null;
    const status = stated === 'completed' && (progress ?? 1) < 1 ? 'in-progress' : stated;
    const enrolledAt = dateIn(stringAt(item, 'enroll_date_of_enrollment'), 'en');
    const completedAt = status === 'completed' ? dateIn(stringAt(item, 'course_complete_date'), 'en') : null;
    return [
      {
        platform: 'docebo',
        itemId: `${siteName(page.url.hostname)}/${id}`,
        kind: 'course' as const,
        title,
        url: `${page.url.origin}/learn/courses/${id}`,
        status,
        own,
        signal: 'enrollments',
        ...(progress === null ? {} : { progress }),
        ...(enrolledAt === null ? {} : { enrolledAt }),
        ...(completedAt === null ? {} : { completedAt }),
      },
    ];
  });
}
