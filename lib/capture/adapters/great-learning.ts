/*
 * Great Learning (its Academy and its programmes). Facts: L (the form of a certificate's address, some dozens of public
 * links of 2020 to 2026).
 *
 * Read: certificates on each of its hosts, by what `stated.ts` can read anywhere.
 * Own: never known. Certificates are public, and no mark of the owner's own view is known.
 * Not known: the certificate's mark-up, its date and recipient, and whether it is for a course or a programme; anything of
 * the course player (Olympus).
 */
import { statedCertificate } from '../stated';
import type { Adapter, Observation, Page } from '../types';

export const greatLearning: Adapter = {
  id: 'great-learning',
  label: 'Great Learning',
  facts: '2026-11',
  hosts: ['*://*.mygreatlearning.com/certificate/*', '*://verify.mygreatlearning.com/verify/*'],
  pages: [
    { kind: 'certificate', confidence: 'L', path: /^\/(?:certificate|verify)\/[A-Z]{8}\/?$/, read: readCertificate },
  ],
};

function readCertificate(page: Page): Observation[] {
  const id = /\/([A-Z]{8})\/?$/.exec(page.url.pathname)?.[1] ?? '';
  // One certificate under the address of each host.
  const url = `https://www.mygreatlearning.com/certificate/${id}`;
  return statedCertificate(
    page,
    { platform: 'great-learning', site: 'Great Learning' },
    { url, id, kind: 'credential' },
  );
}
