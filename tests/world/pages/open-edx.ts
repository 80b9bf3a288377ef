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
