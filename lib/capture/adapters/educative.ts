/*
 * Educative. Facts: L (the form of a certificate's address, some dozens of public links up to 2026).
 *
 * Read: certificates, by what `stated.ts` can read anywhere.
 * Own: never known. Certificates are public, and no mark of the owner's own view is known.
 * Not known: the certificate's mark-up, its date and recipient, and whether it is for a course or a path; anything of the
 * course player.
 */
import { statedCertificate } from '../stated';
import type { Adapter, Observation, Page } from '../types';

export const educative: Adapter = {
  id: 'educative',
  label: 'Educative',
  facts: '2026-11',
  hosts: ['*://www.educative.io/verify-certificate/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'L',
      path: /^\/verify-certificate\/(?:[A-Za-z0-9]{10}|[A-Za-z0-9]{30}|[A-Za-z0-9]{35})\/?$/,
      read: readCertificate,
    },
  ],
};

function readCertificate(page: Page): Observation[] {
  const id = /\/([A-Za-z0-9]+)\/?$/.exec(page.url.pathname)?.[1] ?? '';
  const url = `https://www.educative.io/verify-certificate/${id}`;
  return statedCertificate(page, { platform: 'educative', site: 'Educative' }, { url, id, kind: 'credential' });
}
