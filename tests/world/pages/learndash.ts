import { page } from './page';

const ROOT = 'https://night-school.example';
export const LEARNDASH = {
  origin: ROOT,
  course: `${ROOT}/courses/celestial-navigation/`,
  title: 'Celestial Navigation',
} as const;

/** A course as its enrolled learner sees it on a WordPress. The last step can be done while the teacher has still to look at it. */
export function learndashCourse(percent: number, state: 'progress' | 'complete'): string {
  const words = { progress: 'In Progress', complete: 'Complete' };
  return page({
    title: `${LEARNDASH.title} – Night School`,
    head: `<link rel="https://api.w.org/" href="${ROOT}/wp-json/"><link rel="canonical" href="${LEARNDASH.course}">`,
    bodyAttributes:
      'class="single single-sfwd-courses postid-4467 logged-in learndash-cpt learndash-cpt-sfwd-courses learndash-template-ld30"',
    body: `<main><h1 class="entry-title">${LEARNDASH.title}</h1><div class="learndash-wrapper"><div class="ld-course-status ld-course-status-enrolled">
<div class="ld-progress"><div class="ld-progress-stats"><div class="ld-progress-percentage ld-secondary-color">${percent}% Complete</div>
<div class="ld-progress-steps">${Math.floor(percent / 5)}/20 Steps</div></div></div><div class="ld-status ld-status-${state}">${words[state]}</div></div>
<div class="ld-item-list"><div class="ld-status ld-status-complete">Lesson 1</div></div></div></main>`,
  });
}
