/*
 * icourse163, 中国大学MOOC. Facts: November 2026, from one public script for its learning pages, 2024; its application for
 * telephones has services of its own, which the site doesn't call.
 *
 * Read: a page inside a course L: that one of its units or chapters is open to the visitor, and the course's name from
 * the page's title, as far as the first underscore.
 * Own: `unknown`: whether only those enrolled are given these pages isn't known, so that nothing is logged by itself.
 * Completion: never known. Neither marks on the learning pages nor certificates are described by any public reader.
 */
import { decoded, firstText, meta, text } from '../page';
import type { Adapter, Observation, Page } from '../types';

export const icourse163: Adapter = {
  id: 'icourse163',
  label: '中国大学MOOC (icourse163)',
  facts: '2026-11',
  hosts: ['*://*.icourse163.org/*'],
  pages: [{ kind: 'in-course', confidence: 'L', path: /^\/(?:spoc\/)?learn\/[^/]+\/?$/, read: readCoursePage }],
};

function readCoursePage({ url, document }: Page): Observation[] {
  const course = decoded(/\/learn\/([^/]+)/.exec(url.pathname)?.[1] ?? '');
  const term = url.searchParams.get('tid') ?? '';
  const title = (meta(document, 'og:title') || text(document.querySelector('title'))).split('_')[0]?.trim() ?? '';
  const isInside = firstText(document, '.j-unitslist li.current', '.j-lesson .j-up', '.j-chapter .j-list') !== '';
  if (!/^[\w-]{2,60}$/.test(course) || title === '' || !isInside) return [];
  const isTerm = /^\d{1,15}$/.test(term);
  return [
    {
      platform: 'icourse163',
      // A course is held term after term.
      itemId: isTerm ? `${course}/${term}` : course,
      kind: 'course',
      title,
      url: `https://www.icourse163.org${url.pathname.startsWith('/spoc/') ? '/spoc' : ''}/learn/${course}${isTerm ? `?tid=${term}` : ''}`,
      status: 'in-progress',
      own: 'unknown',
      signal: 'in-course',
    },
  ];
}
