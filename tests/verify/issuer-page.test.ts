import { describe, expect, it } from 'vitest';
import { reportIssuerPage } from '../../lib/verify/issuer-page';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import type { Check, IssuerPage, IssuerRegistry, VerifyOptions } from '../../lib/verify/types';
import { loadRare } from '../load-rare';

const PAGE: IssuerPage = {
  url: 'https://academy.example/certificates/7f3a',
  how: 'page',
  isKnownHost: true,
  id: '7f3a',
  recipient: 'Ada Learner',
  achievement: 'Tide Reading',
  issuer: { id: 'https://academy.example', name: 'Example Academy' },
  issuedAt: '2026-03-01',
  expiresAt: null,
};
const TRUSTING: IssuerRegistry = {
  lookup: async (id) => ({
    listings: [],
    consulted: [],
    unread: [],
    ...(id === 'https://academy.example' ? { trustedBy: 'user' as const } : {}),
  }),
};

function report(change: Partial<IssuerPage>, options: Partial<VerifyOptions> = {}, promised: string | null = '7f3a') {
  return reportIssuerPage(
    { ...PAGE, ...change },
    promised,
    {
      fetch: async (url) => ({ ok: false, url, reason: 'network' }),
      now: new Date('2026-11-26T12:00:00Z'),
      registry: NO_REGISTRY,
      rare: loadRare,
      holder: 'Ada Learner',
      ...options,
    },
    [],
  );
}

const reasonsOf = (checks: readonly Check[]) =>
  checks.filter(({ id, outcome }) => outcome === 'unknown' && id !== 'issuer').map(({ reason }) => reason);

describe('an issuer’s own page', () => {
  it('that names award, recipient and achievement confirms, and is never more than that', async () => {
    const { verdict, format, recipient, achievement, issuer, checks } = await report({});
    expect({ verdict, format, recipient, achievement: achievement.name, issuer: issuer.name }).toEqual({
      verdict: 'confirmed',
      format: 'issuer-page',
      recipient: { name: 'Ada Learner' },
      achievement: 'Tide Reading',
      issuer: 'Example Academy',
    });
    expect(checks.find(({ id }) => id === 'holder')?.detail?.page).toBe(PAGE.url);
  });

  it.each([
    ['no id', { id: null }, 'page-without-id', 'unverifiable'],
    ['another id', { id: '7F3B' }, 'page-of-another-award', 'unverifiable'],
    ['no recipient', { recipient: null }, 'page-without-recipient', 'unverifiable'],
    ['no achievement', { achievement: null }, 'page-without-achievement', 'unverifiable'],
    ['a host that is anybody’s', { isKnownHost: false }, 'page-of-unknown-site', 'unverifiable'],
    ['an end that has passed', { expiresAt: '2026-04-01' }, 'expired', 'expired'],
    ['a day that is to come', { issuedAt: '2027-01-01' }, 'not-yet-valid', 'not-yet-valid'],
    ['a date that is none', { issuedAt: 'soon' }, 'bad-date', 'invalid'],
    ['somebody else', { recipient: 'Bea Baker' }, 'different-person', 'other-person'],
  ] as const)('with %s does not', async (_, change, reason, verdict) => {
    const { verdict: said, checks } = await report(change);
    expect(said).toBe(verdict);
    expect(checks.map((check) => check.reason)).toContain(reason);
  });

  it.each(['7F3A', '7f-3a', '7f3a/'])('writes its id %s, which another award may have, and does not', async (id) => {
    const { verdict, checks } = await report({ id });
    expect([verdict, reasonsOf(checks)]).toEqual(['unverifiable', ['page-of-another-award', 'name-not-readable']]);
  });

  it.each([
    ['of another award', { id: '7f3b' }, 'page-of-another-award'],
    ['opened, that doesn’t say whose award it shows', { id: null, how: 'opened' }, 'page-without-id'],
  ] as const)('%s accuses nobody', async (_, change, reason) => {
    for (const bad of [{ recipient: 'Bea Baker' }, { expiresAt: '2026-04-01' }, { issuedAt: 'soon' }]) {
      const said = await report({ ...change, ...bad });
      expect([said.verdict, reasonsOf(said.checks)]).toEqual(['unverifiable', [reason, 'name-not-readable']]);
      expect([said.recipient.name, said.achievement.name, said.issuedAt, said.expiresAt]).toEqual([
        null,
        null,
        null,
        null,
      ]);
    }
  });

  it('that was asked under the award’s own address says whose that is, though it gives no id', async () => {
    expect((await report({ id: null, recipient: 'Bea Baker' })).verdict).toBe('other-person');
  });

  it('of a link that promised no id does not', async () => {
    expect((await report({}, {}, null)).verdict).toBe('unverifiable');
  });

  it.each([
    ['without a date', { issuedAt: null }],
    [
      'with a date that may be today’s for want of one',
      { issuedAt: '2026-11-26T11:00:00Z', doubts: ['date-may-be-today'] },
    ],
    ['on a site whose issuer the reader trusts', { isKnownHost: false }, TRUSTING],
  ] as const)('%s confirms', async (_, change, registry: IssuerRegistry = NO_REGISTRY) => {
    expect((await report(change, { registry })).verdict).toBe('confirmed');
  });
});
