import { LEARNER, SOMEBODY_ELSE } from '../people';
import { page } from './page';

/** Course certificates of the world, by id. */
export const UDEMY = {
  own: 'UC-4b7e2d90-1c5f-4a38-9e61-d0a3f8c2b715',
  somebodyElses: 'UC-c8f1a6e3-75d2-4b09-8c4e-2f9b6d0e1a53',
} as const;
export const udemyUrl = (id: string): string => `https://www.udemy.com/certificate/${id}/`;

/**
 * A certificate page as Udemy serves it: nothing at first, then filled by a script that runs a moment later. Without a
 * recipient it stays as it is, as for an id that nobody has.
 */
export function udemyCertificate(id: string | null): string {
  const who = id === UDEMY.own ? LEARNER.name : SOMEBODY_ELSE.name;
  const shown = `<img alt="" width="240" src="https://udemy-certificate.s3.amazonaws.com/image/${id}.jpg?v=1694000000000">
<div data-purpose="certificate-description">This certificate above verifies that
<a data-purpose="certificate-recipient-url" href="/user/somebody/">${who}</a> successfully completed the course
<a data-purpose="certificate-course-url" href="/course/tide-tables/">Tide Tables for Sailors</a> on 09/06/2023 as taught by
<a href="/user/teacher/">Tom Teacher</a> on Udemy.</div>`;
  const fill = `setTimeout(() => { document.querySelector('main').innerHTML = ${JSON.stringify(shown).replaceAll('</', '<\\/')}; }, 700);`;
  return page({
    title: 'Online Courses - Learn Anything, On Your Schedule | Udemy',
    body: `<main><p>Loading</p></main>${id === null ? '' : `<script>${fill}</script>`}`,
  });
}

/** What the learner has of this site: addresses of the players, and of the list. */
export const UDEMY_COURSES = {
  myLearning: 'https://www.udemy.com/home/my-courses/learning/',
  anchoring: {
    title: 'Anchoring at Night',
    player: 'https://www.udemy.com/course/anchoring-at-night/learn/lecture/31001',
  },
  clouds: { title: 'Reading Clouds', player: 'https://www.udemy.com/course/reading-clouds/learn/lecture/32001' },
} as const;

/** "My learning", filled late: a course with its meter, and one without. */
export function udemyMyLearning(percent: number): string {
  const { anchoring, clouds } = UDEMY_COURSES;
  const card = (title: string, href: string, meter: string) =>
    `<div class="enrolled-course-card--container--WJYo9"><div data-purpose="enrolled-course-card"><h3 data-purpose="course-title-url"><a href="${new URL(href).pathname}">${title}</a></h3>
<div data-purpose="safely-set-inner-html:course-card:visible-instructors">Tom Teacher</div>${meter}</div></div>`;
  const meter = `<div class="ud-meter" role="meter" aria-label="${percent}% complete" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${percent}"></div>`;
  const cards = card(anchoring.title, anchoring.player, meter) + card(clouds.title, clouds.player, '');
  return filledLate('My learning | Udemy', `<div class="my-courses__course-card-grid">${cards}</div>`, '');
}

/**
 * The player beside the list of lectures. Ticking the last one off is seen at once, and after a reload.
 *
 * @param counts null where the header tells nothing of how much is done
 */
export function udemyPlayer(title: string, counts: { readonly done: number; readonly all: number } | null): string {
  const header = counts ? '<div data-purpose="progress-popover-text"></div>' : '';
  const body = `<header><a data-purpose="course-header-title">${title}</a>${header}</header>
<section data-purpose="curriculum-section-container"><div data-purpose="section-panel-0"><h3><button aria-expanded="true">Section 1: Before dark</button></h3>
<ul><li><input type="checkbox" data-purpose="progress-toggle-button" checked><span data-purpose="item-title">1. Where to lie</span></li>
<li><input type="checkbox" data-purpose="progress-toggle-button" id="last"${counts ? '' : ' checked'}><span data-purpose="item-title">2. Lights</span></li></ul></div>
<div data-purpose="section-panel-1"><h3><button aria-expanded="false">Section 2: After dark</button></h3></div></section>`;
  const live = `
const { done, all } = ${JSON.stringify(counts)};
const tell = () => {
  const ticked = localStorage.last === 'ticked';
  document.getElementById('last').checked = ticked;
  document.querySelector('[data-purpose="progress-popover-text"]').textContent = (ticked ? done + 1 : done) + ' of ' + all + ' complete.';
};
document.getElementById('last').addEventListener('change', ({ target }) => { localStorage.last = target.checked ? 'ticked' : ''; tell(); });
tell();`;
  return filledLate(`Course: ${title} | Udemy`, body, counts ? live : '');
}

/** Udemy's pages are empty until their script has run. */
function filledLate(title: string, body: string, then: string): string {
  return page({
    title,
    body: `<div class="ud-app-loader"></div><main></main>
<script>setTimeout(() => { document.querySelector('main').innerHTML = ${JSON.stringify(body).replaceAll('</', '<\\/')};${then} }, 400);</script>`,
  });
}
