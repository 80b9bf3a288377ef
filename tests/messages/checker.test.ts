import { describe, expect, it } from 'vitest';
import { createChecker } from '../../lib/messages/checker';
import type { Report } from '../../lib/verify/types';
import { AT, minutesLater } from '../history/history';
import { linkTo, reportOf } from './reports';

const LINK = linkTo('https://guild.example/a/1');

function setUp(options: { check?: () => Promise<Report>; cacheFails?: boolean; late?: Promise<void> } = {}) {
  const asked: string[] = [];
  const errors: unknown[] = [];
  const kept = new Map<string, Report>();
  const clock = { now: AT };
  const refuse = () => Promise.reject(new Error('the database does not open'));
  const checker = createChecker({
    check: async (link, holder) => {
      asked.push(`${link.url} ${holder}`);
      return options.check ? options.check() : reportOf({ checkedAt: clock.now });
    },
    cache: options.cacheFails
      ? { find: refuse, put: refuse }
      : { find: async (key) => kept.get(key) ?? null, put: async (key, report) => void kept.set(key, report) },
    now: () => new Date(clock.now),
    wait: () => options.late ?? new Promise(() => undefined),
    onError: (error) => errors.push(error),
  });
  return { checker, asked, errors, clock };
}

describe('the checker', () => {
  it('asks once for many that ask at once, and says that it is asking', async () => {
    const { checker, asked } = setUp();
    const all = Promise.all([checker.check(LINK, null), checker.check(LINK, null), checker.check(LINK, null)]);
    expect(checker.isChecking(LINK, null)).toBe(true);
    expect(checker.isChecking(LINK, 'Ida Holm')).toBe(false);
    expect((await all).map(({ verdict }) => verdict)).toEqual(['verified', 'verified', 'verified']);
    expect(asked).toHaveLength(1);
    expect(checker.isChecking(LINK, null)).toBe(false);
  });

  it('asks again for another holder, for a stale report, and when told to', async () => {
    const { checker, asked, clock } = setUp();
    await checker.check(LINK, 'Ida Holm');
    await checker.check(LINK, 'Ida Holm');
    expect(asked).toHaveLength(1);
    await checker.check(LINK, 'Jon Berg');
    expect(asked).toHaveLength(2);
    await checker.check(LINK, 'Ida Holm', { anew: true });
    expect(asked).toHaveLength(3);
    clock.now = minutesLater(25 * 60);
    await checker.check(LINK, 'Ida Holm');
    expect(asked).toHaveLength(4);
  });

  it('checks without its cache too, and says that it failed', async () => {
    const { checker, errors } = setUp({ cacheFails: true });
    expect((await checker.check(LINK, null)).verdict).toBe('verified');
    expect(errors).toHaveLength(2);
  });

  it('gives up on a host that never answers, as something to try again', async () => {
    const { checker } = setUp({ check: () => new Promise(() => undefined), late: Promise.resolve() });
    const report = await checker.check(LINK, null);
    expect(report.verdict).toBe('unreachable');
    expect(report.requests).toEqual([{ url: LINK.url, result: 'timeout' }]);
    expect((await checker.check(linkTo('https://guild.example/a/2'), null)).verdict).toBe('unreachable');
  });

  it('passes an error on, and asks anew next time', async () => {
    const { checker, asked } = setUp({ check: () => Promise.reject(new Error('broken')) });
    await expect(checker.check(LINK, null)).rejects.toThrow('broken');
    await expect(checker.check(LINK, null)).rejects.toThrow('broken');
    expect(asked).toHaveLength(2);
  });
});
