/*
 * NPTEL and SWAYAM. Facts: November 2026, from one live look-up of a certificate and the links to many.
 *
 * Read: the page of a certificate H: whether there is one. The certificate is a picture, with course, name and day in it;
 * the roll number in the address says the run and the number of the course (`NPTEL24CS101S…` is `noc24_cs101`, L), which
 * stands for the title until the learner writes it.
 * Own: never known. Anybody who has the roll number can look it up.
 * Not known: the pages of courses on `onlinecourses.nptel.ac.in`, and one's own list of courses. Of SWAYAM's own hosts
 * (`swayam.gov.in`) and of the certificates of its other coordinators nothing is known, so that they aren't asked for.
 */
import type { Adapter, Observation, Page } from '../types';

export const nptel: Adapter = {
  id: 'nptel',
  label: 'NPTEL and SWAYAM',
  facts: '2026-11',
  hosts: ['*://*.nptel.ac.in/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'H',
      path: /^\/noc\/E_?Certificate(?:\/|$)/i,
      read: readCertificate,
    },
  ],
};

const ROLL = /^(NPTEL(\d{2})([A-Z]{2,4})(\d{1,3})S\d{5,20})$/;

function readCertificate({ url, document }: Page): Observation[] {
  const stated = /^\/noc\/E_?Certificate\/([^/]+)\/?$/i.exec(url.pathname)?.[1] ?? url.searchParams.get('q') ?? '';
  const [, roll, year, subject = '', number] = ROLL.exec(stated.toUpperCase()) ?? [];
  // Without a certificate the same address answers with a sentence and no picture.
  if (roll === undefined || !document.querySelector('img[src^="data:image/"]')) return [];
  const course = `noc${year}_${subject.toLowerCase()}${number}`;
  const certificate = `https://nptel.ac.in/noc/E_Certificate/${roll}`;
  return [
    {
      platform: 'nptel',
      itemId: course,
      kind: 'course',
      title: course,
      url: `https://onlinecourses.nptel.ac.in/${course}/preview`,
      status: 'completed',
      own: 'unknown',
      signal: 'certificate-page',
      provider: 'NPTEL',
      credentials: [{ url: certificate, id: roll }],
    },
  ];
}
