import { awardsAt, samplesAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * TryHackMe: certificates, and badges on their holder’s page. Its pages keep programs out. No machine-readable record
 * of either is known (2026-11).
 */
export const tryhackme: BadgeHost = {
  id: 'tryhackme',
  label: 'TryHackMe',
  match: (url) => matchPage(url) ?? matchFile(url),
  record: NO_RECORD,
};

const matchPage = matchShapes({
  id: 'tryhackme',
  hosts: ['tryhackme.com'],
  shapes: [
    samplesAt('/certificate/THM-'),
    ...awardsAt('/certificate/', /THM-[A-Z0-9]{10}/i, 'https://tryhackme.com/certificate/$<id>', 'upper'),
    {
      kind: 'award',
      path: /^\/(?<user>[^/]+)\/badges\/(?<of>[\w.-]+)$/,
      id: '$<user>/$<of>',
      url: 'https://tryhackme.com/$<user>/badges/$<of>',
    },
    { kind: 'collection', path: /^\/(?:r\/)?p\/[^/]+$/ },
    // A picture of the profile.
    { kind: 'collection', path: /^\/badges\/[^/]+\.png$/i },
  ],
});

const matchFile = matchShapes({
  id: 'tryhackme',
  hosts: ['tryhackme-certificates.s3-eu-west-1.amazonaws.com'],
  shapes: [{ kind: 'file', path: /^\/THM-[^/]+\.(?:pdf|png)$/i }],
});
