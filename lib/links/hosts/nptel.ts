import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * NPTEL / SWAYAM: certificates by roll number, on any of three hosts, and those of NPTEL+ on its own. The page holds the
 * certificate as a picture, the name with it; no machine-readable record is known (2026-11).
 */
export const nptel: BadgeHost = {
  id: 'nptel',
  label: 'NPTEL',
  match: (url) => matchRoll(url) ?? matchPlus(url),
  record: NO_RECORD,
};

const matchRoll = matchShapes({
  id: 'nptel',
  hosts: ['nptel.ac.in', 'archive.nptel.ac.in', 'internalapp.nptel.ac.in', 'onlinecourses.nptel.ac.in'],
  query: ['q'],
  shapes: [
    {
      kind: 'file',
      path: /^\/(?:noc\/(?:e_?certificate|social_cert)|content\/noc\/.+\/ecertificates)\/.+\.(?:jpe?g|png|pdf)$/i,
    },
    ...awardsAt(
      '/noc/e_?certificate(?:/|\\?q=)',
      /(?:NPTEL|NOC)\d{2}[A-Z]{2,4}\d{1,3}S(?!1234567)\d{5,}/i,
      'https://nptel.ac.in/noc/E_Certificate/$<id>',
      'upper',
    ),
    { kind: 'achievement', path: /^\/(?:courses\/\d+|noc\d{2}_[a-z]{2,4}\d+)(?:\/|$)/ },
  ],
});

const matchPlus = matchShapes({
  id: 'nptel',
  hosts: ['elearn.nptel.ac.in'],
  query: ['q'],
  shapes: awardsAt(
    '/ecertificate\\?q=',
    /NP\d{2}WS\d{10,}/i,
    'https://elearn.nptel.ac.in/Ecertificate/?q=$<id>',
    'upper',
  ),
});
