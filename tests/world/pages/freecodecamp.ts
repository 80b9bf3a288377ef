import { LEARNER, SOMEBODY_ELSE } from '../people';
import { page } from './page';

const ROOT = 'https://www.freecodecamp.org';
export const FREECODECAMP = {
  own: `${ROOT}/certification/${LEARNER.handle}/responsive-web-design-v9`,
  somebodyElses: `${ROOT}/certification/grace-example/python-v9`,
  profile: `${ROOT}/${LEARNER.handle}`,
} as const;

/** The page of a certification, filled late. The links to share it are there for its owner alone. */
export function freecodecampCertification(url: string): string {
  const own = url === FREECODECAMP.own;
  const title = own ? 'Responsive Web Design' : 'Python';
  const share = `https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&amp;name=${encodeURIComponent(title)}&amp;organizationId=4831032&amp;issueYear=2025&amp;issueMonth=2&amp;certUrl=${url}`;
  const sheet = `<div class="certificate-outer-wrapper"><div class="certificate-wrapper" data-playwright-test-label="cert-wrapper"><main class="information">
<div class="information-container" data-playwright-test-label="cert-info-container"><h3>This certifies that</h3><h1><strong>${own ? LEARNER.name : SOMEBODY_ELSE.name}</strong></h1>
<h3 data-playwright-test-label="successful-completion">successfully completed the</h3><h1 data-playwright-test-label="certification-title"><strong>${title}</strong></h1>
<h4 data-playwright-test-label="issue-date">Developer Certification on February 9, 2025</h4><h5>representing approximately 300 hours of work</h5></div></main>
<footer data-playwright-test-label="cert-footer"><p class="verify">Verify this certification at:<br>${url.replace('www.', '')}</p></footer></div>
<div class="row certificate-links" data-playwright-test-label="cert-links">${own ? `<a data-playwright-test-label="linkedin-share-btn" href="${share}">Add to LinkedIn</a>` : ''}</div></div>`;
  return page({
    title: 'Certification | freeCodeCamp.org',
    body: `<div id="gatsby-focus-wrapper"><div class="fcc-loader"></div></div>
<script>setTimeout(() => { document.getElementById('gatsby-focus-wrapper').innerHTML = ${JSON.stringify(sheet).replaceAll('</', '<\\/')}; }, 400);</script>`,
  });
}

/** Anybody's to read, also when it is one's own. */
export function freecodecampProfile(): string {
  return page({
    title: `${LEARNER.name} | freeCodeCamp.org`,
    body: `<h1>${LEARNER.name}</h1><h2 id="fcc-certifications">freeCodeCamp Certifications</h2><ul aria-labelledby="fcc-certifications">
<li><a href="${new URL(FREECODECAMP.own).pathname}">View Responsive Web Design Certification</a></li>
<li><a href="/certification/${LEARNER.handle}/python-v9">View Python Certification</a></li></ul>`,
  });
}
