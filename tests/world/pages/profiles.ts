import { LEARNER } from '../people';
import { type LinkOnPage, page } from './page';

export const PROFILES = {
  github: `https://github.com/${LEARNER.handle}`,
  personal: 'https://ada.example/',
  linkedin: `https://www.linkedin.com/in/${LEARNER.handle}/`,
  linkedinCertifications: `https://www.linkedin.com/in/${LEARNER.handle}/details/certifications/`,
  gitlab: `https://gitlab.com/${LEARNER.handle}`,
  devTo: `https://dev.to/${LEARNER.handle}`,
} as const;

/** Whose profile a page is. */
export interface Owner {
  readonly name: string;
  readonly handle: string;
}

/** A GitHub profile with its README. Pictures from elsewhere go through camo, as GitHub does. */
export function githubProfile(links: readonly LinkOnPage[], { name, handle }: Owner = LEARNER): string {
  return page({
    title: `${handle} (${name}) · GitHub`,
    head: `<meta name="octolytics-dimension-user_login" content="${handle}"><meta property="og:type" content="profile">
<meta property="profile:username" content="${handle}">`,
    bodyAttributes: 'class="logged-out env-production page-responsive page-profile"',
    body: `<main id="js-pjax-container"><div itemscope itemtype="http://schema.org/Person" class="js-profile-editable-area h-card"><div class="vcard-names-container"><h1 class="vcard-names">
<span class="p-name vcard-fullname d-block overflow-hidden" itemprop="name">
  ${name}
</span>
<span class="p-nickname vcard-username d-block" itemprop="additionalName">${handle}</span></h1></div></div>
<div class="Box"><div class="Box-body"><article class="markdown-body entry-content container-lg f5" itemprop="text">
<h2 dir="auto">Ahoy</h2><p dir="auto">I sail and I study.</p><h3 dir="auto">Badges</h3>
${links.map((link) => `<p dir="auto">${githubLink(link)}</p>`).join('\n')}
<p dir="auto"><a href="https://github.com/${handle}/logbook">My logbook</a></p></article></div></div></main>`,
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
export function linkedinProfile(links: readonly LinkOnPage[], owner: Owner = LEARNER): string {
  return page({ title: `${owner.name} | LinkedIn`, body: `<main>${linkedinMain(links, owner)}</main>` });
}

/** What such a page has in `<main>`: a test of navigation puts another member's there, without loading. */
export function linkedinMain(links: readonly LinkOnPage[], { name, handle }: Owner): string {
  const item = ({
    href,
    text,
  }: LinkOnPage) => `<li class="artdeco-list__item"><div data-view-name="profile-component-entity">
<a data-field="entity_image_licenses_and_certifications" href="https://www.linkedin.com/company/1/">Open Harbour Academy</a>
<a data-field="entity_image_licenses_and_certifications" href="${wrapped(href)}"><span aria-hidden="true">${text}</span><span class="visually-hidden">${text}</span></a>
<a aria-label="Show credential for ${text}" href="${wrapped(href)}"><span>Show credential</span></a></div></li>`;
  return `<section class="artdeco-card"><a href="/in/${handle}/overlay/about-this-profile/"><h1 class="inline t-24 v-align-middle break-words">${name}</h1></a>
<a id="top-card-text-details-contact-info" href="/in/${handle}/overlay/contact-info/">Contact info</a></section>
<section class="artdeco-card pv-profile-card" data-view-name="profile-card"><div id="licenses_and_certifications" class="pv-profile-card__anchor"></div>
<h2 class="pvs-header__title"><span aria-hidden="true">Licenses &amp; certifications</span><span class="visually-hidden">Licenses &amp; certifications</span></h2>
<ul>${links.map(item).join('\n')}</ul></section>`;
}

function wrapped(href: string): string {
  return `https://www.linkedin.com/safety/go?url=${encodeURIComponent(href)}&amp;urlhash=Inv3&amp;isSdui=true`;
}

/** The same in 2026: hashed classes, no list, no `h1`; the name stands in a header that stays, too. */
export function linkedinProfile2026(links: readonly LinkOnPage[], { name, handle }: Owner = LEARNER): string {
  return page({
    title: `(2) ${name} | LinkedIn`,
    body: `<div class="_0f"><p>${name}</p></div><main class="_276b182a"><div style="display:contents">
<section class="_3c" componentkey="profile.card.ref_Topcard"><h2 class="_4d">${name}</h2><p>· 2nd</p><p>Sailor</p>
<a href="https://www.linkedin.com/in/${handle}/overlay/contact-info/">Contact info</a></section>
<section class="_6f"><h2>Licenses &amp; certifications (${links.length})</h2>${links.map((link) => hashedItem(link, true)).join('<hr>')}</section></div></main>`,
  });
}

/** The page that lists all certifications, in the layout of 2026. */
export function linkedinCertifications(links: readonly LinkOnPage[], { name, handle }: Owner = LEARNER): string {
  return page({
    title: `Licenses &amp; certifications | ${name} | LinkedIn`,
    body: `<div><a href="https://www.linkedin.com/in/${handle}/"><p>${name}</p></a></div><main class="_9">
<div data-view-name="profile-certifications-details-view"><h2>Licenses &amp; certifications</h2>
<div>${links.map((link) => hashedItem(link, false)).join('<hr>')}</div></div></main>`,
  });
}

function hashedItem({ href, text }: LinkOnPage, hasKey: boolean): string {
  return `<div class="_1a"${hasKey ? ` componentkey="entity-collection-item-${text.replaceAll(' ', '-')}"` : ''}>
<figure><a data-view-name="license-certifications-lockup-view" href="https://www.linkedin.com/company/1/"><img alt="Open Harbour Academy"></a></figure>
<div><p class="_7">${text}</p><p class="_8">Open Harbour Academy</p><p class="_8">Issued Aug 2026</p>
<a data-view-name="license-certifications-see-license-button" href="${wrapped(href)}">Show credential</a></div></div>`;
}

/** A GitLab profile with its README. */
export function gitlabProfile(links: readonly LinkOnPage[], { name, handle }: Owner = LEARNER): string {
  return page({
    title: `${name} · GitLab`,
    body: `<main class="content" id="content-body" itemscope itemtype="http://schema.org/Person">
<div class="user-profile-header" data-testid="user-profile-header"><h1 itemprop="name">
${name}
<span>(she/her)</span></h1><div>@${handle}</div></div>
<div class="user-profile"><div class="file-content md">${listOf(links)}</div></div></main>`,
  });
}

/** A profile on dev.to; of its links it shows those in the member's own words. */
export function devToProfile(links: readonly LinkOnPage[], { name, handle }: Owner = LEARNER): string {
  return page({
    title: `${name} - DEV Community`,
    body: `<main id="main-content"><header class="profile-header"><div class="profile-header__details" data-url="/${handle}.json">
<h1 class="crayons-title">${name}</h1><div class="profile-header__meta">${listOf(links)}</div></div></header></main>`,
  });
}

function listOf(links: readonly LinkOnPage[]): string {
  return `<ul>${links.map(({ href, text }) => `<li><a href="${href}" rel="nofollow">${text}</a></li>`).join('\n')}</ul>`;
}
