/*
 * FutureLearn. Facts: the address of a certificate M (many public links, 2018 to 2024); nothing else is known.
 *
 * Read: the title that a certificate's page states of itself (LinkedIn link, `og:title` or its one heading), as it is.
 * Own: never known. Anybody can open a certificate, and no mark of the learner's own view is known; the popup asks.
 * Not known: any page's mark-up, any answer; where a course's own pages (`/courses/<name>/<run>/todo`, `…/steps/<id>`)
 * say how far one is. They are therefore not read: their titles are those of steps. The site's help says that a course is
 * complete with 90 % of its steps ticked, which no page is known to show.
 */
import { statedCertificate } from '../stated';
import type { Adapter, Observation, Page } from '../types';

const CERTIFICATE = /^\/certificates\/([0-9a-z]{7})\/?$/;

export const futurelearn: Adapter = {
  id: 'futurelearn',
  label: 'FutureLearn',
  facts: '2026-11',
  hosts: ['*://*.futurelearn.com/*'],
  pages: [{ kind: 'certificate', confidence: 'L', path: CERTIFICATE, read: readCertificate }],
};

function readCertificate(page: Page): Observation[] {
  const id = CERTIFICATE.exec(page.url.pathname)?.[1];
  if (id === undefined) return [];
  const url = `https://www.futurelearn.com/certificates/${id}`;
  return statedCertificate(page, { platform: 'futurelearn', site: 'FutureLearn' }, { url, id });
}
