import { LEARNER } from '../people';
import { page } from './page';

export const EDX = {
  certificate: 'https://courses.edx.org/certificates/7a1b2c3d4e5f60718293a4b5c6d7e8f9',
  /** The same certificate as a stranger sees it. */
  publicCertificate: 'https://courses.edx.org/certificates/8b1b2c3d4e5f60718293a4b5c6d7e8f9',
  home: 'https://learning.edx.org/course/course-v1:ShoreX+CHART1x+2T2024/home',
  courseEnd: 'https://learning.edx.org/course/course-v1:ShoreX+CHART1x+2T2024/course-end',
  title: 'Reading Sea Charts',
  courseEndTitle: 'Chart Corrections',
} as const;

/** A web certificate. The banner with the share buttons is shown to its owner alone. */
export function edxCertificate(id: string, viewer: 'owner' | 'stranger', name: string = LEARNER.name): string {
  const banner = `<div class="wrapper-banner wrapper-banner-user"><section class="banner banner-user"><div class="message">
<h2 class="message-title">${name}, you earned a certificate!</h2><div class="message-actions">
<button class="action action-linkedin-profile" id="action-share-linkedin" data-course-id="course-v1:ShoreX+CHART1x+1T2024" data-certificate-mode="verified">Add to LinkedIn Profile</button>
<button class="action action-print" id="action-print-view">Print Certificate</button></div></div></section></div>`;
  return page({
    title: 'ShoreX CHART1x Certificate | edX',
    bodyAttributes:
      'class="layout-accomplishment view-valid-accomplishment ltr certificate certificate-verified" data-view="valid-accomplishment"',
    body: `${viewer === 'owner' ? banner : ''}
<main class="accomplishment accomplishment-main"><div class="wrapper-accomplishment-rendering"><div class="accomplishment-statement">
<p><strong class="accomplishment-recipient">${name}</strong> successfully completed
<span class="accomplishment-course"><span class="accomplishment-course-org">ShoreX</span> <span class="accomplishment-course-number">CHART1x</span>:
<span class="accomplishment-course-name">${EDX.title}</span></span></p>
<p class="accomplishment-statement-detail">a course of study offered by ShoreX, an online learning initiative of the University of the Shore.</p></div>
<div class="signatory"><h4 class="signatory-name">Prof. Marina Invented</h4></div></div>
<div class="wrapper-accomplishment-metadata"><dl class="metadata accomplishment-id"><dt>Certificate ID Number:</dt><dd class="value">${id}</dd></dl>
<dl class="metadata accomplishment-date"><dt>Issued On:</dt><dd class="value">June 7, 2024</dd></dl></div></main>`,
  });
}

/** The learning front end: one page that changes its address and fills itself in without loading again. */
export function edxLearning(): string {
  const end = `<div class="row w-100 border border-light"><div class="h2 text-center">Congratulations!</div>
<div class="lead text-center">You have completed your course.</div>
<div role="alert" class="alert alert-success"><div class="h4">Your certificate is available!</div>
<a href="https://courses.edx.org/certificates/9c1b2c3d4e5f60718293a4b5c6d7e8f9" class="btn btn-outline-primary">View my certificate</a></div>
<div id="celebration-footnote-wrapper"></div></div>`;
  return page({
    title: `Home | ${EDX.courseEndTitle} | edX`,
    head: '<link rel="shortcut icon" href="https://edx-cdn.org/v3/prod/favicon.ico">',
    body: `<div id="root"><header><div class="course-title-lockup"><span class="d-block m-0 font-weight-bold course-title">${EDX.courseEndTitle}</span></div></header>
<main id="main-content"></main></div>
<button id="finish">Finish the course</button>
<script>
const show = () => {
  const main = document.getElementById('main-content');
  main.textContent = 'Loading…';
  setTimeout(() => {
    if (location.pathname.endsWith('/course-end')) {
      document.title = 'Congratulations! | ${EDX.courseEndTitle} | edX';
      main.replaceChildren(document.createRange().createContextualFragment(${JSON.stringify(end)}));
    } else main.textContent = 'Course outline';
  }, 400);
};
document.getElementById('finish').addEventListener('click', () => { history.pushState({}, '', location.pathname.replace(/home$/, 'course-end')); show(); });
show();
</script>`,
  });
}

const runAddress = (run: string, place: string) =>
  `https://learning.edx.org/course/course-v1:ShoreX+CHART1x+${run}/${place}`;
/** Two runs of the course whose certificate, of its first run, is `EDX.certificate`. */
export const EDX_RUNS = {
  dashboard: 'https://home.edx.org/',
  /** Of the later run. */
  home: runAddress('3T2025', 'home'),
  progress: runAddress('3T2025', 'progress'),
  courseEnd: runAddress('3T2025', 'course-end'),
  certificate: 'https://courses.edx.org/certificates/ad1b2c3d4e5f60718293a4b5c6d7e8f9',
} as const;

/** The learner's home: a card for each of the two runs. */
export function edxDashboard(): string {
  const card = (run: string) => `<div class="course-card" data-testid="CourseCard"><h3>
<a href="${runAddress(run, 'home')}" class="course-card-title" data-testid="CourseCardTitle">${EDX.title}</a></h3>
<span data-testid="CourseCardDetails">University of the Shore • CHART1x</span></div>`;
  return page({
    title: 'Learner Home | edX',
    body: `<div id="root"></div>
<script>setTimeout(() => { document.getElementById('root').innerHTML = ${JSON.stringify(card('1T2024') + card('3T2025')).replaceAll('</', '<\\/')}; }, 300);</script>`,
  });
}

/**
 * A run in the learning front end: outline, progress and the end of the course, between which one goes without loading.
 *
 * @param percent of the course that is done
 * @param hasCertificate without it the end of the course congratulates all the same
 */
export function edxCourse({ percent, hasCertificate }: { percent: number; hasCertificate: boolean }): string {
  const link = `<a href="${EDX_RUNS.certificate}" class="btn btn-outline-primary">View my certificate</a>`;
  const parts = {
    home: `<div data-testid="start-resume-card"><a class="btn" href="#resume">Resume</a></div>
<ol id="courseHome-outline"><li><span class="text-success"></span>Week 1</li><li>Week 2</li></ol>
<button id="end">Complete the course</button>`,
    progress: `<h1>Your progress</h1><svg class="donut"><text class="donut-chart-number">${percent}%</text><text class="donut-chart-label">completed</text></svg>
<svg class="grade-bar"><g><rect class="grade-bar__base" width="100%"></rect><rect class="grade-bar--passing" width="60%"></rect><rect class="grade-bar--current-passing" width="${Math.min(percent, 91)}%"></rect></g></svg>
<section data-testid="certificate-status-component">${hasCertificate ? `<div id="downloadable_certificate_status">${link}</div>` : '<div id="notPassing_certificate_status">Your certificate will come after the last day.</div>'}</section>`,
    'course-end': `<div class="row w-100 border"><div class="h2 text-center">Congratulations!</div><div class="lead text-center">You have completed your course.</div>
<div role="alert" class="alert alert-success">${hasCertificate ? link : 'Your certificate will be available soon!'}</div><div id="celebration-footnote-wrapper"></div></div>`,
  };
  const tab = (place: string, name: string) =>
    `<a href="${runAddress('3T2025', place)}" class="nav-link" data-place="${place}">${name}</a>`;
  return page({
    title: `Course | ${EDX.title} | edX`,
    body: `<div id="root"><header class="learning-header"><div class="course-title-lockup"><span class="d-block small">ShoreX CHART1x</span>
<span class="d-block course-title">${EDX.title}</span></div></header>
<nav id="courseTabsNavigation">${tab('home', 'Course')} ${tab('progress', 'Progress')}</nav><main id="main-content"></main></div>
<script>
const parts = ${JSON.stringify(parts).replaceAll('</', '<\\/')};
const show = () => {
  const main = document.getElementById('main-content');
  main.textContent = 'Loading…';
  setTimeout(() => {
    const place = location.pathname.split('/').at(-1);
    main.innerHTML = parts[place];
    main.dataset.shown = place;
    document.getElementById('end')?.addEventListener('click', () => go('course-end'));
  }, 300);
};
const go = (place) => { history.pushState({}, '', place); show(); };
for (const link of document.querySelectorAll('#courseTabsNavigation a')) link.addEventListener('click', (event) => {
  event.preventDefault();
  go(link.dataset.place);
});
addEventListener('popstate', show);
show();
</script>`,
  });
}
