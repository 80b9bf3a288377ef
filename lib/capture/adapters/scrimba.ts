/*
 * Scrimba. Facts: L (the form of a certificate's address, some dozens of public links of 2020 to 2025).
 *
 * Read: certificates, by what `stated.ts` can read anywhere. The older address names the course, the newer one a
 * certificate alone.
 * Own: never known. Certificates are public, and no mark of the owner's own view is known.
 * Not known: the certificate's mark-up, its date and recipient; anything of the player and of the list of one's courses.
 */
import { statedCertificate } from '../stated';
import type { Adapter, Observation, Page } from '../types';

export const scrimba: Adapter = {
  id: 'scrimba',
  label: 'Scrimba',
  facts: '2026-11',
  hosts: ['*://*.scrimba.com/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'L',
      path: /^\/certificate-cert2[A-Za-z0-9]{20,60}\/?$/,
      read: readCertificate,
    },
    {
      kind: 'course-certificate',
      confidence: 'L',
      path: /^\/certificate\/u[A-Za-z0-9]{7}\/g[\w-]+\/?$/,
      read: readCourseCertificate,
    },
  ],
};

const SCRIMBA = { platform: 'scrimba', site: 'Scrimba' } as const;

function readCertificate(page: Page): Observation[] {
  const id = /^\/certificate-(\w+)/.exec(page.url.pathname)?.[1] ?? '';
  return statedCertificate(page, SCRIMBA, { url: `https://scrimba.com/certificate-${id}`, id, kind: 'credential' });
}

function readCourseCertificate(page: Page): Observation[] {
  const [, id = '', course = ''] = /^\/certificate\/(\w+\/([\w-]+))/.exec(page.url.pathname) ?? [];
  const seen = statedCertificate(page, SCRIMBA, { url: `https://scrimba.com/certificate/${id}`, id });
  return seen.map((certificate) => ({ ...certificate, itemId: `course/${course}` }));
}
