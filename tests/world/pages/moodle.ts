import { LEARNER } from '../people';
import { page } from './page';

const ROOT = 'https://learn.campus.example';
export const MOODLE = {
  origin: ROOT,
  course: `${ROOT}/course/view.php?id=2`,
  myCourses: `${ROOT}/my/courses.php`,
  title: 'Introduction to Local History',
  finishedEarlier: 'Workshop Safety',
  halfWay: 'Data Skills for Everyone',
} as const;

/** What the campus knows of its one learner. */
export interface Campus {
  /** Has the second of two activities been marked as done? */
  walked: boolean;
}

/**
 * A course page with the completion block. Marking the last activity as done tells the server, turns the button and
 * fills the block in a moment later, without loading the page again.
 */
export function moodleCourse(campus: Campus): string {
  const status = campus.walked ? ['Complete', '2 of 2'] : ['<i>In progress</i>', '1 of 2'];
  return moodlePage(
    {
      title: `Course: ${MOODLE.title} | campus`,
      id: 'page-course-view-topics',
      classes: 'format-topics path-course path-course-view pagelayout-course course-2 context-14',
      courseId: 2,
    },
    `<header id="page-header"><div class="page-header-headings"><h1 class="h2 mb-0">${MOODLE.title}</h1></div></header>
<ul data-for="cmlist">${indexEntry(1, 'Read the chronicle', true)}${indexEntry(2, 'Walk your street', campus.walked)}</ul>
<section id="inst6" class="block_completionstatus block card" role="region" data-block="completionstatus"><h3>Course completion status</h3>
<table class="generaltable"><tbody><tr><td class="cell c0 lastcol" colspan="2" id="status"><b>Status: </b>${status[0]}</td></tr>
<tr class="lastrow"><td class="cell c0">Activity completion</td><td class="cell c1 lastcol" id="count">${status[1]}</td></tr></tbody></table></section>
<div data-region="activity-information" data-activityname="Walk your street"><div data-region="completion-info">
<button data-action="toggle-manual-completion" data-toggletype="manual:${campus.walked ? 'undo' : 'mark-done'}" data-cmid="2" data-activityname="Walk your street">${campus.walked ? 'Done' : 'Mark as done'}</button></div></div>
<script>
document.querySelector('[data-action="toggle-manual-completion"]').addEventListener('click', async ({ currentTarget: button }) => {
  await fetch('/lib/ajax/service.php?sesskey=inv3nted&info=core_completion_update_activity_completion_status_manually', { method: 'POST', body: '[]' });
  button.dataset.toggletype = 'manual:undo';
  button.textContent = 'Done';
  setTimeout(() => {
    const status = document.getElementById('status');
    status.querySelector('i')?.remove();
    status.append('Complete');
    document.getElementById('count').textContent = '2 of 2';
    document.querySelector('#course-index-cm-2 .completioninfo').dataset.value = '1';
  }, 500);
});
</script>`,
  );
}

/** "My courses": empty at first, filled by the page's own request. One finished, one half way, one not tracked. */
export function moodleMyCourses(): string {
  return moodlePage(
    {
      title: 'My courses | campus',
      id: 'page-my-index',
      classes: 'page-mycourses format-site path-my pagelayout-mycourses course-1 context-1',
      courseId: 1,
    },
    `<h1>My courses</h1><div data-region="courses-view"></div>
<script>
const courses = ${JSON.stringify([
      { id: 3, fullname: MOODLE.finishedEarlier, progress: 100 },
      { id: 4, fullname: MOODLE.halfWay, progress: 50 },
      { id: 5, fullname: 'Reading Club', progress: null },
    ])};
setTimeout(() => {
  for (const { id, fullname, progress } of courses) {
    const card = document.createElement('div');
    card.className = 'card course-card';
    card.dataset.region = 'course-content';
    card.dataset.courseId = id;
    const link = document.createElement('a');
    link.className = 'aalink coursename';
    link.href = '${ROOT}/course/view.php?id=' + id;
    const title = document.createElement('span');
    title.className = 'multiline';
    title.title = fullname;
    title.textContent = fullname;
    link.append(title);
    card.append(link);
    if (progress !== null) {
      const text = document.createElement('div');
      text.className = 'progress-text';
      const value = document.createElement('span');
      value.textContent = progress;
      text.append(value, '% complete');
      card.append(text);
    }
    document.querySelector('[data-region="courses-view"]').append(card);
  }
}, 600);
</script>`,
  );
}

/** The overview of one's courses in several parts: a press on "Next" shows the next one, whose courses come a moment later. */
export function moodleOverview(
  parts: readonly (readonly { readonly id: number; readonly title: string; readonly progress: number }[])[],
): string {
  return moodlePage(
    {
      title: 'Dashboard | campus',
      id: 'page-my-index',
      classes: 'page-mydashboard format-site path-my pagelayout-mydashboard course-1 context-1',
      courseId: 1,
    },
    `<h1>My courses</h1><section data-block="myoverview"><div data-region="myoverview"><div id="parts"></div>
<nav data-region="paging-bar" data-active-page-number="0"><ul>
<li data-region="page-item" data-control="next" aria-disabled="false"><a href="#" data-region="page-link">Next</a></li></ul></nav></div></section>
<script>
const parts = ${JSON.stringify(parts)};
const bar = document.querySelector('[data-region="paging-bar"]');
const next = () => {
  const number = Number(bar.dataset.activePageNumber) + 1;
  if (number > parts.length) return;
  bar.dataset.activePageNumber = number;
  if (number === parts.length) {
    bar.dataset.lastPageNumber = number;
    bar.querySelector('[data-control="next"]').setAttribute('aria-disabled', 'true');
  }
  const part = document.createElement('div');
  part.dataset.region = 'paged-content-page';
  part.dataset.page = number;
  for (const shown of document.querySelectorAll('#parts > div')) shown.hidden = true;
  document.getElementById('parts').append(part);
  setTimeout(() => {
    for (const { id, title, progress } of parts[number - 1]) {
      const card = document.createElement('div');
      card.dataset.region = 'course-content';
      card.dataset.courseId = id;
      const link = document.createElement('a');
      link.className = 'aalink coursename';
      link.href = '${ROOT}/course/view.php?id=' + id;
      const name = document.createElement('span');
      name.className = 'multiline';
      name.title = title;
      name.textContent = title;
      link.append(name);
      const text = document.createElement('div');
      text.className = 'progress-text';
      const value = document.createElement('span');
      value.textContent = progress;
      text.append(value, '% complete');
      card.append(link, text);
      part.append(card);
    }
  }, 700);
};
bar.querySelector('a').addEventListener('click', (event) => { event.preventDefault(); next(); });
next();
</script>`,
  );
}

function indexEntry(id: number, name: string, done: boolean): string {
  return `<li id="course-index-cm-${id}" data-for="cm" data-id="${id}"><span class="completioninfo completion_${done ? '' : 'in'}complete" data-for="cm_completion" data-value="${done ? 1 : 0}"></span>
<a href="${ROOT}/mod/page/view.php?id=${id}" data-for="cm_name">${name}</a></li>`;
}

function moodlePage(parts: { title: string; id: string; classes: string; courseId: number }, main: string): string {
  const config = {
    wwwroot: ROOT,
    sesskey: 'inv3nted',
    theme: 'boost',
    language: 'en',
    courseId: parts.courseId,
    contextid: 14,
    siteId: 1,
    userId: 3,
  };
  return page({
    title: parts.title,
    head: `<meta name="keywords" content="moodle, ${parts.title}">
<script>
//<![CDATA[
var M = {}; M.yui = {};
M.cfg = ${JSON.stringify(config).replaceAll('/', '\\/')};
//]]>
</script>`,
    bodyAttributes: `id="${parts.id}" class="${parts.classes} chrome dir-ltr lang-en learn-campus-example theme"`,
    body: `<div class="usermenu"><span class="userinitials" title="${LEARNER.name}">AL</span></div><div id="page"><div role="main">${main}</div></div>`,
  });
}
