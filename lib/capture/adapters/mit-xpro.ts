/*
 * MIT xPRO. Facts: November 2026, from first-party source (mitodl/mitxpro).
 *
 * Read: the certificate's page, in the template it shares with MITx Online, H; the answer with one's enrolments, of which
 * the fields are H and the address M.
 * Own: the owner alone is shown the part to share it; the enrolments are always the viewer's.
 * Not known: the day of issue. A course's certificate prints its first and last day, a programme's the last.
 */
import type { Adapter } from '../types';
import { readMitCertificate, readMitEnrollments } from './mitx-online';

export const mitXpro: Adapter = {
  id: 'mit-xpro',
  label: 'MIT xPRO',
  facts: '2026-11',
  hosts: ['*://xpro.mit.edu/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'H',
      path: /^\/certificate\/(?:program\/)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/?$/i,
      read: (page) => readMitCertificate(page, 'mit-xpro', 'MIT xPRO'),
    },
  ],
  answers: [
    {
      kind: 'enrollments',
      confidence: 'M',
      address: /^xpro\.mit\.edu\/api\/(?:v\d\/)?enrollments\/?(?:\?|$)/,
      read: (answer) => readMitEnrollments(answer, 'mit-xpro', 'https://xpro.mit.edu'),
    },
  ],
  lists: [{ path: /^\/dashboard\/?$/, next: null, total: () => null }],
};
