/*
 * Kaggle Learn. Facts: the form of a certificate's address H (hundreds of public links; it names person and course), what
 * its page holds L (nothing was measured).
 *
 * Read: certificates of courses, where the page names the course of the address: in its title, in Open Graph, in a heading
 * or in a LinkedIn "add to profile" link. Only the words that make up the address's slug are taken, so that a page that
 * lingers, or doesn't load, gives nothing.
 * Own: never known. Certificates are public; that the person in the address is the one signed in can't be seen.
 * Not known: the page's mark-up, date and recipient; any mark of a completed lesson or course; what the answers of
 * `EducationService` say of the viewer (public tools read their catalogue only). Certificates of badges and competitions
 * are no courses and left alone.
 */
import { all, decoded, meta, text } from '../page';
import { profileLink } from '../stated';
import type { Adapter, Observation, Page } from '../types';

export const kaggle: Adapter = {
  id: 'kaggle',
  label: 'Kaggle Learn',
  facts: '2026-11',
  hosts: ['*://*.kaggle.com/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'L',
      path: /^\/learn\/certification\/[\w.-]+\/[a-z0-9-]+\/?$/,
      read: readCertificate,
    },
  ],
};

function readCertificate(page: Page): Observation[] {
  const [, user = '', slug = ''] = /^\/learn\/certification\/([^/]+)\/([a-z0-9-]+)/.exec(page.url.pathname) ?? [];
  const link = profileLink(page);
  const places = [
    ...(link === null ? [] : [link.name]),
    meta(page.document, 'og:title'),
    ...all(page.document, 'h1, h2', 20).map((heading) => text(heading)),
    text(page.document.querySelector('title')),
  ];
  const title = places.map((place) => wordsOf(slug, place)).find((words) => words !== '');
  if (title === undefined) return [];
  const url = `https://www.kaggle.com/learn/certification/${user}/${slug}`;
  const isThis = link?.certificate?.includes(`/${user}/${slug}`) ?? false;
  return [
    {
      platform: 'kaggle',
      itemId: slug,
      kind: 'course',
      title,
      url: `https://www.kaggle.com/learn/${slug}`,
      status: 'completed',
      own: 'unknown',
      signal: 'certificate-page',
      credentials: [{ url, id: `${decoded(user)}/${slug}` }],
      ...(isThis && link?.date ? { completedAt: link.date } : {}),
    },
  ];
}

/** The words of a text that spell the slug, as the text writes them; '' where it doesn't hold them. */
function wordsOf(slug: string, place: string): string {
  const words = slug.split('-').filter((word) => word !== '');
  const run = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]{1,3}')}(?![\\p{L}\\p{N}])`, 'iu');
  return words.length === 0 ? '' : (run.exec(place)?.[0] ?? '');
}
