import { page } from './page';

const ROOT = 'https://www.linkedin.com/learning';
export const LINKEDIN_LEARNING = {
  radio: 'Marine Radio Basics',
  firstAid: 'First Aid at Sea',
  video: `${ROOT}/marine-radio-basics/calling-for-help`,
  nextVideo: `${ROOT}/marine-radio-basics/channel-sixteen`,
  library: `${ROOT}/me/my-library/completed`,
} as const;

/** The player; the next video comes without a load. */
export function linkedinPlayer(): string {
  return page({
    title: `Calling for Help - ${LINKEDIN_LEARNING.radio}`,
    body: `<div class="classroom-nav__details"><h1 class="classroom-nav__title clamp-1">${LINKEDIN_LEARNING.radio}</h1><h2 class="classroom-nav__subtitle">Calling for Help</h2></div>
<button id="next">Next video</button>
<script>document.getElementById('next').addEventListener('click', () => {
  history.pushState({}, '', ${JSON.stringify(new URL(LINKEDIN_LEARNING.nextVideo).pathname)});
  setTimeout(() => { document.querySelector('.classroom-nav__subtitle').textContent = 'Channel Sixteen'; }, 200);
});</script>`,
  });
}

/** The learning history: one course at first, the older one on request; what was only saved stands on another page. */
export function linkedinLibrary(): string {
  const card = (title: string, path: string, day: string, length: string) =>
    `<li class="completed-body__card"><div class="lls-card-detail-card"><div class="lls-card-entity-thumbnails__image"><img alt=""><div class="lls-card-thumbnail-label">${length}</div></div>
<h3><a class="ember-view entity-link" href="/learning/${path}?trk=x&amp;u=2132228"><span class="lls-card-headline"> ${title} </span></a></h3><div class="lls-card-authors">By: Tom Teacher</div>
<div class="lls-card-detail-card-body__footer"><span class="lls-card-completion-state--completed">Completed ${day}</span></div></div></li>`;
  const older = card(LINKEDIN_LEARNING.firstAid, 'first-aid-at-sea', '12/31/2024', '1h 30m');
  return page({
    title: 'My Learning | LinkedIn Learning',
    body: `<nav><button id="hue-tabs-ember62-tab-me.my-library.completed">Learning history <span>(2)</span></button></nav>
<ul id="list">${card(LINKEDIN_LEARNING.radio, 'marine-radio-basics', '3/28/2025', '45m')}</ul><button id="more" aria-label="Show more learning history">Show more</button>
<script>document.getElementById('more').addEventListener('click', ({ currentTarget }) => {
  currentTarget.remove();
  setTimeout(() => document.getElementById('list').append(document.createRange().createContextualFragment(${JSON.stringify(older).replaceAll('</', '<\\/')})), 300);
});</script>`,
  });
}
