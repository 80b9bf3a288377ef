import { describe, expect, it } from 'vitest';
import { noteRequest } from '../../lib/verify/requests';
import type { FetchResult } from '../../lib/verify/types';
import { type Missing, unread, wordOf } from '../../lib/verify/unread';
import { assertion, BADGE, badgeClass, EVIL, GUILD, guild, SITE, verifyIn } from './ob2-world';

const URL_ = 'https://guild.example/list';
const RETRY = '2026-11-26T12:10:00.000Z';

describe('an address that gave nothing', () => {
  it.each<[string, Missing, string]>([
    ['a status', { ok: true, status: 503 }, '503'],
    ['a status without a document', { ok: false, status: 500, reason: 'http-status' }, '500'],
    ['why nothing came', { ok: false, reason: 'timeout' }, 'timeout'],
    ['why nothing came, beside no status', { ok: false, status: 0, reason: 'offline' }, 'offline'],
  ])('leaves its check open, with %s', (_, answer, word) => {
    expect(wordOf(answer)).toBe(word);
    expect(unread('status', 'status-unreachable', URL_, answer, { list: URL_ })).toEqual({
      id: 'status',
      outcome: 'unknown',
      reason: 'status-unreachable',
      detail: { list: URL_, value: word },
    });
  });

  it('says until when its host wants to be left alone', () => {
    const answer: Missing = { ok: false, reason: 'rate-limited', retryAt: RETRY };
    expect(unread('key', 'issuer-unreachable', URL_, answer, { url: URL_, issuer: GUILD })).toEqual({
      id: 'key',
      outcome: 'unknown',
      reason: 'host-asks-to-wait',
      detail: { url: URL_, issuer: GUILD, host: 'guild.example', until: RETRY },
    });
  });
});

describe('what a report says of a request', () => {
  const ok: FetchResult = { ok: true, url: `${SITE}/b`, status: 200, type: '', bytes: new Uint8Array() };
  it.each<[string, FetchResult, readonly (readonly [string, string])[]]>([
    ['that was answered', ok, [[`${SITE}/a`, '200']]],
    ['that failed', { ok: false, url: `${SITE}/a`, reason: 'timeout' }, [[`${SITE}/a`, 'timeout']]],
    [
      'that was sent on',
      { ...ok, via: [`${SITE}/a`, `${SITE}/m`] },
      [
        [`${SITE}/a`, 'led-on'],
        [`${SITE}/m`, 'led-on'],
        [`${SITE}/b`, '200'],
      ],
    ],
    [
      'that failed where it was sent',
      { ok: false, url: `${SITE}/b`, reason: 'permission', via: [`${SITE}/a`] },
      [
        [`${SITE}/a`, 'led-on'],
        [`${SITE}/b`, 'permission'],
      ],
    ],
    [
      'that was sent on with somebody’s e-mail',
      { ...ok, url: `${SITE}/b?identity__email=ada%40mail.example`, via: [`${SITE}/a`] },
      [
        [`${SITE}/a`, 'led-on'],
        [`${SITE}/b`, '200'],
      ],
    ],
  ])('%s', (_, result, expected) => {
    expect(noteRequest(`${SITE}/a`, result).map(({ url, result: word }) => [url, word])).toEqual(expected);
  });
});

describe('a hosted badge behind redirects', () => {
  const AT = `${SITE}/assertions/7`;
  const record = assertion({ id: AT, verification: { type: 'HostedBadge' } });
  const parts = { [BADGE]: badgeClass(), [GUILD]: guild() };

  it.each<[string, Record<string, string>, string, string]>([
    ['within its issuer’s host is its record', { [AT]: `${SITE}/stored/7` }, `${SITE}/stored/7`, 'verified'],
    ['to another host is not', { [AT]: `${EVIL}/7` }, `${EVIL}/7`, 'unreachable'],
    ['of its badge class to another host has none', { [BADGE]: `${EVIL}/badge` }, AT, 'unreachable'],
    ['of its issuer to another host has none', { [GUILD]: `${EVIL}/guild` }, AT, 'unreachable'],
  ])('%s', async (_, redirects, servedBy, verdict) => {
    const network = {
      ...parts,
      [AT]: record,
      [`${SITE}/stored/7`]: record,
      [`${EVIL}/7`]: record,
      [`${EVIL}/badge`]: badgeClass(),
      [`${EVIL}/guild`]: guild(),
    };
    const report = await verifyIn(record, { network, redirects, servedBy });
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
  });
});
