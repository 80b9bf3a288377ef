/*
 * HubSpot Academy. Facts: November 2026, from the form of its certificates' addresses, seen in twenty public links; no
 * reader of its pages is known.
 *
 * Read: a certificate's page L. The address names person and course, but anybody can write such an address, and the page
 * is filled by script: it counts only where the page itself says the course's name, which is then taken from there. The
 * month from a LinkedIn "add to profile" link, if there is one.
 * Own: never known. Certificates are public, and who may see which control isn't known.
 * Not known: everything else about the page; pages of lessons and one's own list of courses; the day.
 */
import { all, decoded, meta, text, tidy } from '../page';
import { profileLink } from '../stated';
import type { Adapter, Observation, Page } from '../types';

export const hubspotAcademy: Adapter = {
  id: 'hubspot-academy',
  label: 'HubSpot Academy',
  facts: '2026-11',
  hosts: [
    '*://app.hubspot.com/academy/*',
    '*://app-eu1.hubspot.com/academy/*',
    '*://app-na2.hubspot.com/academy/*',
    '*://app-na3.hubspot.com/academy/*',
    '*://app-ap1.hubspot.com/academy/*',
    '*://academy.hubspot.com/*',
  ],
  pages: [
    {
      kind: 'certificate',
      confidence: 'L',
      path: /^\/academy\/achievements\/[a-z0-9]{8}\/[a-z-]{2,8}\/\d{1,3}\/[^/]+\/[^/]+\/?$/i,
      read: readCertificate,
    },
  ],
};

function readCertificate(page: Page): Observation[] {
  const { url, document } = page;
  const [id = '', language, n, name, slug = ''] = url.pathname.split('/').slice(3);
  const course = slugOf(decoded(slug));
  const link = profileLink(page);
  const said = [
    link?.name ?? '',
    ...all(document, 'h1, h2, h3, h4', 30).map((heading) => text(heading)),
    ...parts(meta(document, 'og:title')),
    ...parts(text(document.querySelector('title'))),
  ];
  const title = said.map((one) => tidy(one)).find((one) => course !== '' && slugOf(one) === course);
  if (title === undefined) return [];
  const certificate = `https://app.hubspot.com/academy/achievements/${id.toLowerCase()}/${language}/${n}/${name}/${slug}`;
  // The link may be another certificate's, as long as it doesn't name this course.
  const completedAt = link !== null && slugOf(link.name) === course ? link.date : null;
  return [
    {
      platform: 'hubspot-academy',
      itemId: `achievements/${id.toLowerCase()}`,
      kind: 'course',
      title,
      url: certificate,
      status: 'completed',
      own: 'unknown',
      signal: 'certificate-page',
      provider: 'HubSpot Academy',
      credentials: [{ url: certificate, id: id.toLowerCase() }],
      ...(completedAt === null ? {} : { completedAt }),
    },
  ];
}

/** A title and its parts: sites put a bar or a dash between the item's name and their own. */
function parts(title: string): string[] {
  return [title, ...title.split(/ [|–—-] /)];
}

/** As the address spells the course: `HubSpot Marketing Software` is `hubspot-marketing-software`. */
function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
