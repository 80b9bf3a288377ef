import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink } from '../types';

/**
 * TryHackMe: certificates, and badges on their holder’s page. Its pages keep programs out. No machine-readable record
 * of either is known (2026-11).
 */
export const tryhackme: BadgeHost = {
  id: 'tryhackme',
  label: 'TryHackMe',
  match: matchTryhackme,
  record: NO_RECORD,
};

const matchPage = matchShapes({
  id: 'tryhackme',
  hosts: ['tryhackme.com'],
  shapes: [
    { kind: 'placeholder', path: /^\/certificate\/THM-(.)\1+$/i },
    {
      kind: 'award',
      path: /^\/certificate\/(?<id>THM-[A-Z0-9]{10})$/i,
      url: 'https://tryhackme.com/certificate/$<id>',
      fold: 'upper',
    },
    { kind: 'placeholder', path: /^\/certificate\/[^/]+$/ },
    {
      kind: 'award',
      path: /^\/(?<id>(?<user>[^/]+)\/badges\/(?<badge>[\w.-]+))$/,
      url: 'https://tryhackme.com/$<user>/badges/$<badge>',
    },
    { kind: 'collection', path: /^\/(?:r\/)?p\/[^/]+$/ },
  ],
});

const matchFile = matchShapes({
  id: 'tryhackme',
  hosts: ['tryhackme-certificates.s3-eu-west-1.amazonaws.com'],
  shapes: [{ kind: 'file', path: /^\/THM-[^/]+\.(?:pdf|png)$/i }],
});

function matchTryhackme(url: URL): CredentialLink | null {
  return matchPage(url) ?? matchFile(url);
}
