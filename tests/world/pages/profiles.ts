import { LEARNER } from '../people';
import { type LinkOnPage, page } from './page';

export const PROFILES = {
  github: `https://github.com/${LEARNER.handle}`,
  personal: 'https://ada.example/',
  linkedin: `https://www.linkedin.com/in/${LEARNER.handle}/`,
} as const;

/** A GitHub profile with its README. Pictures from elsewhere go through camo, as GitHub does. */
export function githubProfile(links: readonly LinkOnPage[]): string {
  return page({
    title: `${LEARNER.handle} (${LEARNER.name}) · GitHub`,
    head: `<meta name="octolytics-dimension-user_login" content="${LEARNER.handle}"><meta property="og:type" content="profile">
<meta property="profile:username" content="${LEARNER.handle}">`,
    bodyAttributes: 'class="logged-out env-production page-responsive page-profile"',
    body: `<main id="js-pjax-container"><div itemscope itemtype="http://schema.org/Person" class="js-profile-editable-area h-card"><div class="vcard-names-container"><h1 class="vcard-names">
<span class="p-name vcard-fullname d-block overflow-hidden" itemprop="name">
  ${LEARNER.name}
</span>
<span class="p-nickname vcard-username d-block" itemprop="additionalName">${LEARNER.handle}</span></h1></div></div>
<div class="Box"><div class="Box-body"><article class="markdown-body entry-content container-lg f5" itemprop="text">
<h2 dir="auto">Ahoy</h2><p dir="auto">I sail and I study.</p><h3 dir="auto">Badges</h3>
${links.map((link) => `<p dir="auto">${githubLink(link)}</p>`).join('\n')}
<p dir="auto"><a href="https://github.com/${LEARNER.handle}/logbook">My logbook</a></p></article></div></div></main>`,
  });
}

function githubLink({ href, text, picture }: LinkOnPage): string {
  if (!picture) return `<a href="${href}" rel="nofollow">${text}</a>`;
  const camo = `https://camo.githubusercontent.com/${'c0ffee'.repeat(6)}/${Buffer.from(picture).toString('hex')}`;
  const img = `<img src="${camo}" alt="${text}" data-canonical-src="${picture}" style="max-width: 100%;">`;
  return href ? `<a href="${href}" rel="nofollow">${img}</a>` : img;
}

/** A home page that somebody wrote by hand. */
export function personalPage(links: readonly LinkOnPage[]): string {
  const item = ({ href, text, picture }: LinkOnPage) =>
    `<li>${picture ? `<img src="${picture}" alt="${text}" width="32" height="32"> ${text}` : `<a href="${href}" target="_blank">${text}</a>`}</li>`;
  const person = { '@context': 'https://schema.org', '@type': 'Person', name: LEARNER.name, url: PROFILES.personal };
  return page({
    title: LEARNER.name,
    head: `<script type="application/ld+json">${JSON.stringify(person)}</script>`,
    body: `<main><h1>${LEARNER.name}</h1><p>Sailor and student.</p><h2>Certificates</h2><ul id="certificates">
${links.map(item).join('\n')}
</ul></main>`,
  });
}

/** A LinkedIn profile as a signed-in member sees it (the older markup); links to other hosts are wrapped. */
export function linkedinProfile(links: readonly LinkOnPage[]): string {
  const wrapped = (href: string) =>
    `https://www.linkedin.com/safety/go?url=${encodeURIComponent(href)}&amp;urlhash=Inv3&amp;isSdui=true`;
  const item = ({
    href,
    text,
  }: LinkOnPage) => `<li class="artdeco-list__item"><div data-view-name="profile-component-entity">
<a data-field="entity_image_licenses_and_certifications" href="https://www.linkedin.com/company/1/">Open Harbour Academy</a>
<a data-field="entity_image_licenses_and_certifications" href="${wrapped(href)}"><span aria-hidden="true">${text}</span><span class="visually-hidden">${text}</span></a></div></li>`;
  return page({
    title: `${LEARNER.name} | LinkedIn`,
    body: `<main><section class="artdeco-card"><h1 class="inline t-24 v-align-middle break-words">${LEARNER.name}</h1></section>
<section class="artdeco-card pv-profile-card" data-view-name="profile-card"><div id="licenses_and_certifications" class="pv-profile-card__anchor"></div>
<h2 class="pvs-header__title"><span aria-hidden="true">Licenses &amp; certifications</span><span class="visually-hidden">Licenses &amp; certifications</span></h2>
<ul>${links.map(item).join('\n')}</ul></section></main>`,
  });
}
