import type { CredentialLink, LinkKind } from '../../lib/links/types';
import type { Report } from '../../lib/verify/types';
import { AT } from '../history/history';

export function reportOf(fields: Partial<Report> = {}): Report {
  return {
    verdict: 'verified',
    format: 'open-badges-3',
    issuer: { id: 'did:web:guild.example', name: 'Guild of Weavers' },
    achievement: { name: 'Weaving', description: null },
    recipient: { name: 'Ida Holm' },
    issuedAt: '2024-05-03T10:00:00Z',
    expiresAt: null,
    checks: [{ id: 'proof', outcome: 'pass' }],
    inside: [],
    evidence: [],
    checkedAt: AT,
    requests: [],
    ...fields,
  };
}

export function linkTo(url: string, kind: LinkKind = 'award'): CredentialLink {
  return { host: 'open-badges', kind, id: null, url };
}
