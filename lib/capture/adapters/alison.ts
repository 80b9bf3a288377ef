/*
 * Alison. Facts: the address of a certificate M (many public links, 2020 to 2026: ten hexadecimal digits; before, a long
 * code that begins `$2y$10$`); nothing else is known.
 *
 * Read: the title that a certificate's page states of itself (LinkedIn link, `og:title` or its one heading), as it is. The
 * site's own title ("Alison | Free Online Courses …") is none.
 * Own: never known. Anybody can check a certificate, and no mark of the learner's own view is known; the popup asks.
 * Not known: any page's mark-up, any answer.
 */
import { decoded } from '../page';
import { statedCertificate } from '../stated';
import type { Adapter, Observation, Page } from '../types';

const CERTIFICATE = /^\/certification\/check\/([^/]{10,120})\/?$/;
const CODE = /^(?:[0-9a-f]{10}|\$?2y\$?10\$?[\w./$]{40,70})$/;

export const alison: Adapter = {
  id: 'alison',
  label: 'Alison',
  facts: '2026-11',
  hosts: ['*://*.alison.com/*'],
  pages: [{ kind: 'certificate', confidence: 'L', path: CERTIFICATE, read: readCertificate }],
};

function readCertificate(page: Page): Observation[] {
  const part = CERTIFICATE.exec(page.url.pathname)?.[1] ?? '';
  const id = decoded(part);
  if (!CODE.test(id)) return [];
  const url = `https://alison.com/certification/check/${part}`;
  return statedCertificate(page, { platform: 'alison', site: 'Alison' }, { url, id });
}
