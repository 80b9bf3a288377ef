/*
 * Codecademy. Facts: syllabus panel M (the DOM as one working tool of January 2026 reads it), certificates L (the form of
 * their address, many public links).
 *
 * Read: the syllabus panel beside a lesson, by test ids and the names of icons: which modules are done, and how far the one
 * begun is. A course or path is completed when every module of the panel is. Certificates: what `stated.ts` can
 * read anywhere.
 * Own: the panel's marks are the viewer's own progress, so a panel without any says nothing. Certificates are public:
 * `unknown`.
 * Not known: the certificate's mark-up; the list of one's courses; the answers of its server; dates; whether a path counts
 * as completed with optional modules open (here it doesn't).
 */
import { address, all, fraction, text } from '../page';
import { statedCertificate } from '../stated';
import type { Adapter, Observation, Page } from '../types';

export const codecademy: Adapter = {
  id: 'codecademy',
  label: 'Codecademy',
  facts: '2026-11',
  hosts: ['*://*.codecademy.com/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'L',
      path: /^\/profiles\/[^/]+\/certificates\/(?:[0-9a-f]{24}|[0-9a-f]{32})\/?$/i,
      read: readCertificate,
    },
    { kind: 'syllabus', confidence: 'M', path: /^\//, read: readSyllabus },
  ],
};

function readCertificate(page: Page): Observation[] {
  const [, user = '', stated = ''] = /^\/profiles\/([^/]+)\/certificates\/(\w+)/.exec(page.url.pathname) ?? [];
  const id = stated.toLowerCase();
  const url = `https://www.codecademy.com/profiles/${user}/certificates/${id}`;
  return statedCertificate(page, { platform: 'codecademy', site: 'Codecademy' }, { url, id, kind: 'credential' });
}

function readSyllabus({ document, url }: Page): Observation[] {
  const panel = document.querySelector('[data-testid="syllabus-browser-content"]');
  const list = panel?.querySelector('ul[data-testid="tracks-accordions-list"]');
  const link = address(panel?.querySelector('a[data-testid="syllabus-link"]')?.getAttribute('href'), url);
  const title = text(panel?.parentElement?.querySelector('h1'));
  const [, kind, slug] = /^\/(learn|career-journey)\/([\w-]+)\/?$/.exec(link?.pathname ?? '') ?? [];
  if (!list || title === '' || kind === undefined || slug === undefined) return [];
  const modules = [...list.children].slice(0, 200).map(moduleProgress);
  const done = modules.filter((progress) => progress === 1).length;
  if (modules.every((progress) => progress === 0)) return [];
  return [
    {
      platform: 'codecademy',
      itemId: `${kind}/${slug}`,
      kind: kind === 'career-journey' ? 'path' : 'course',
      title,
      url: `https://www.codecademy.com/${kind}/${slug}`,
      status: done === modules.length ? 'completed' : 'in-progress',
      own: 'yes',
      signal: 'syllabus',
      progress: Math.round((done / modules.length) * 1000) / 1000,
    },
  ];
}

/** 0 to 1 by the icon in the module's own heading; an unfolded module holds its lessons' icons as well. */
function moduleProgress(module: Element): number {
  const heading = module.querySelector('button');
  if (!heading?.querySelector('h2')) return 0;
  if (all(heading, 'svg mask[id]', 20).some((mask) => mask.id.includes('CheckFilledIcon'))) return 1;
  // A module that is done wears the tick, so "100% progress" without it is a number rounded up.
  return Math.min(fraction(text(heading.querySelector('figure figcaption'))) ?? 0, 0.99);
}
