/*
 * Skillshare. Facts: the address of a class M (many public links), of a certificate L (two tables of addresses in public
 * code, no page seen); nothing else is known.
 *
 * Read: the title that a page states of itself (LinkedIn link, `og:title` or its one heading). A class's is "Title |
 * Teacher - Skillshare" (one citation); a class's page shows the class to anybody, and is only `seen`.
 * Own: never known. No mark of the learner's own view is known; the popup asks.
 * Not known: any page's mark-up, any answer; what tells that a class was watched to its end.
 */
import { statedCertificate, statedTitle } from '../stated';
import type { Adapter, Observation, Page } from '../types';

const CERTIFICATE = /^\/certificates\/([\w-]{6,64})\/?$/;
const CLASS = /^(?:\/[a-z]{2})?\/classes\/([^/]+)\/(\d{4,12})(?:\/|$)/;

export const skillshare: Adapter = {
  id: 'skillshare',
  label: 'Skillshare',
  facts: '2026-11',
  hosts: ['*://*.skillshare.com/*'],
  pages: [
    { kind: 'certificate', confidence: 'L', path: CERTIFICATE, read: readCertificate },
    { kind: 'class', confidence: 'L', path: CLASS, read: readClass },
  ],
};

function readCertificate(page: Page): Observation[] {
  const id = CERTIFICATE.exec(page.url.pathname)?.[1];
  if (id === undefined) return [];
  const url = `https://www.skillshare.com/certificates/${id}`;
  return statedCertificate(page, { platform: 'skillshare', site: 'Skillshare' }, { url, id });
}

function readClass({ document, url }: Page): Observation[] {
  const [, slug = '', id = ''] = CLASS.exec(url.pathname) ?? [];
  const stated = statedTitle(document, 'Skillshare');
  if (stated === '') return [];
  const end = stated.lastIndexOf(' | ');
  return [
    {
      platform: 'skillshare',
      itemId: id,
      kind: 'course',
      title: end > 0 ? stated.slice(0, end) : stated,
      url: `https://www.skillshare.com/en/classes/${slug}/${id}`,
      status: 'seen',
      own: 'unknown',
      signal: 'class-page',
      instructors: end > 0 ? [stated.slice(end + 3)] : [],
    },
  ];
}
