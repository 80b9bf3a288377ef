import { awardAt, awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * CertMetrics, where AWS, CompTIA, F5 and others keep their certifications: `cp.` and the pages before it. An old
 * badge page is told by four parameters, of which `ci` is the candidate. Without a code the pages are forms. No
 * machine-readable record is known (2026-11).
 */
export const certmetrics: BadgeHost = {
  id: 'certmetrics',
  label: 'CertMetrics',
  match: (url) => matchNew(url) ?? matchOld(url),
  record: NO_RECORD,
};

const matchNew = matchShapes({
  id: 'certmetrics',
  hosts: ['cp.certmetrics.com'],
  shapes: awardsAt(
    '/(?<of>[a-z0-9]+)/[a-z]{2}(?:-[a-z]{2})?/public/verify/credential/',
    /[A-Z0-9]{16}|[0-9a-f]{32}/i,
    'https://cp.certmetrics.com/$<of>/en/public/verify/credential/$<id>',
  ),
});

const matchOld = matchShapes({
  id: 'certmetrics',
  hosts: ['certmetrics.com', 'aw.certmetrics.com'],
  query: ['code', 'transcript', 'i', 't', 'd', 'ci'],
  shapes: [
    ...awardsAt(
      '/(?<of>[a-z0-9]+)/public/verification\\.aspx\\?code=',
      /[A-Z0-9]{16}/i,
      'https://www.certmetrics.com/$<of>/public/verification.aspx?code=$<id>',
      'upper',
    ),
    awardAt(
      '/(?<of>[a-z0-9]+)/public/badge\\.aspx\\?i=(?<what>\\d+)&t=c&d=(?<day>\\d{4}-\\d\\d-\\d\\d)&ci=',
      /[A-Z0-9]{4,16}/i,
      'https://www.certmetrics.com/$<of>/public/badge.aspx?i=$<what>&t=c&d=$<day>&ci=$<id>',
      'upper',
    ),
    { kind: 'collection', path: /^\/[a-z0-9]+\/public\/transcript\.aspx\?transcript=./i },
  ],
});
