import { describe, expect, it } from 'vitest';
import { type Asker, createChecker } from '../../lib/messages/checker';
import type { Report } from '../../lib/verify/types';
import { AT, minutesLater } from '../history/history';
import { linkTo, reportOf } from './reports';

const LINK = linkTo('https://guild.example/a/1');

function asker(fields: Partial<Asker> = {}): Asker {
  return { tabId: 7, signal: new AbortController().signal, anew: false, spend: () => true, ...fields };
}

function setUp(options: { check?: () => Promise<Report>; cacheFails?: boolean; late?: Promise<void> } = {}) {
  const asked: string[] = [];
  const compared: (readonly string[])[] = [];
  const errors: unknown[] = [];
  const kept = new Map<string, Report>();
  const clock = { now: AT };
  const refuse = () => Promise.reject(new Error('the database does not open'));
  const checker = createChecker({
    check: async (link, holder, _, identities) => {
      asked.push(`${link.url} ${holder}`);
      compared.push(identities);
      return options.check ? options.check() : reportOf({ checkedAt: clock.now });
    },
    cache: options.cacheFails
      ? { find: refuse, put: refuse }
      : { find: async (key) => kept.get(key) ?? null, put: async (key, report) => void kept.set(key, report) },
    now: () => new Date(clock.now),
    wait: () => options.late ?? new Promise(() => undefined),
    onError: (error) => errors.push(error),
  });
  return { checker, asked, compared, kept, errors, clock };
}

describe('the checker', () => {
  it('asks once for many that ask at once, and says that it is asking', async () => {
    const { checker, asked } = setUp();
    const all = Promise.all([
      checker.check(LINK, null, asker()),
      checker.check(LINK, null, asker()),
      checker.check(LINK, null, asker()),
    ]);
    expect(checker.isChecking(LINK, null)).toBe(true);
    expect(checker.isChecking(LINK, 'Ida Holm')).toBe(false);
    expect((await all).map(({ verdict }) => verdict)).toEqual(['verified', 'verified', 'verified']);
    expect(asked).toHaveLength(1);
    expect(checker.isChecking(LINK, null)).toBe(false);
  });

  it('keeps nothing of a check that began before what is consulted was changed', async () => {
    let finish = () => {};
    const begun = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { checker, asked, kept } = setUp({ check: () => begun.then(() => reportOf()) });
    const first = checker.check(LINK, null, asker());
    await new Promise((resolve) => setTimeout(resolve));
    checker.outdate();
    const second = checker.check(LINK, null, asker());
    finish();
    await first;
    expect(kept.size).toBe(0);
    await second;
    expect([asked.length, kept.size]).toEqual([2, 1]);
  });

  it('asks again for another holder, for a stale report, and when told to', async () => {
    const { checker, asked, clock } = setUp();
    await checker.check(LINK, 'Ida Holm', asker());
    await checker.check(LINK, 'Ida Holm', asker());
    expect(asked).toHaveLength(1);
    await checker.check(LINK, 'Jon Berg', asker());
    expect(asked).toHaveLength(2);
    await checker.check(LINK, 'Ida Holm', asker({ anew: true }));
    expect(asked).toHaveLength(3);
    clock.now = minutesLater(25 * 60);
    await checker.check(LINK, 'Ida Holm', asker());
    expect(asked).toHaveLength(4);
  });

  it('neither keeps nor reuses a check that compared an identity, which stands in no key', async () => {
    const { checker, asked, kept } = setUp();
    const ada = { identities: ['ada@example.com'] };
    await checker.check(LINK, 'Ida Holm', asker());
    await checker.check(LINK, 'Ida Holm', asker(ada));
    await checker.check(LINK, 'Ida Holm', asker(ada));
    await checker.check(LINK, 'Ida Holm', asker({ identities: ['ida@example.com'] }));
    expect(asked).toHaveLength(4);
    expect([...kept.keys()]).toEqual([JSON.stringify([LINK.url, 'Ida Holm'])]);
    await checker.check(LINK, 'Ida Holm', asker());
    expect(asked).toHaveLength(4);
  });

  it('joins only checks that compare the same identity', async () => {
    const { checker, asked } = setUp();
    const all = Promise.all(
      [undefined, ['ada@example.com'], ['ada@example.com'], ['ida@example.com']].map((identities) =>
        checker.check(LINK, null, asker(identities ? { identities } : {})),
      ),
    );
    expect(checker.isChecking(LINK, null)).toBe(true);
    await all;
    expect(asked).toHaveLength(3);
    expect(checker.isChecking(LINK, null)).toBe(false);
  });

  it('says that it is asking, also where only an identity is compared', async () => {
    const { checker } = setUp();
    const one = checker.check(LINK, null, asker({ identities: ['ada@example.com'] }));
    expect(checker.isChecking(LINK, null)).toBe(true);
    await one;
  });

  it('hands the identity to the check', async () => {
    const { checker, compared } = setUp();
    await checker.check(LINK, null, asker({ identities: ['ada@example.com'] }));
    await checker.check(linkTo('https://guild.example/a/2'), null, asker());
    expect(compared).toEqual([['ada@example.com'], []]);
  });

  it('checks without its cache too, and says that it failed', async () => {
    const { checker, errors } = setUp({ cacheFails: true });
    expect((await checker.check(LINK, null, asker())).verdict).toBe('verified');
    expect(errors).toHaveLength(2);
  });

  it('gives up on a host that never answers, as something to try again', async () => {
    const { checker } = setUp({ check: () => new Promise(() => undefined), late: Promise.resolve() });
    const report = await checker.check(LINK, null, asker());
    expect(report.verdict).toBe('unreachable');
    expect(report.requests).toEqual([{ url: LINK.url, result: 'timeout' }]);
    expect((await checker.check(linkTo('https://guild.example/a/2'), null, asker())).verdict).toBe('unreachable');
  });

  it('passes an error on, and asks anew next time', async () => {
    const { checker, asked } = setUp({ check: () => Promise.reject(new Error('broken')) });
    await expect(checker.check(LINK, null, asker())).rejects.toThrow('broken');
    await expect(checker.check(LINK, null, asker())).rejects.toThrow('broken');
    expect(asked).toHaveLength(2);
  });

  it('is not asked for more than a page may, and joins or the cache cost nothing', async () => {
    const { checker, asked } = setUp();
    let left = 1;
    const poor = () => asker({ spend: () => left-- > 0 });
    await Promise.all([checker.check(LINK, null, poor()), checker.check(LINK, null, poor())]);
    await checker.check(LINK, null, poor());
    const other = linkTo('https://guild.example/a/2');
    expect((await checker.check(other, null, poor())).verdict).toBe('unreachable');
    expect(asked).toHaveLength(1);
    expect((await checker.check(other, null, asker())).verdict).toBe('verified');
  });

  it('drops a check nobody waits for, and no other', async () => {
    const ends: ((report: Report) => void)[] = [];
    const { checker, asked } = setUp({ check: () => new Promise((resolve) => ends.push(resolve)) });
    const [first, second] = [new AbortController(), new AbortController()];
    const running = checker.check(LINK, null, asker());
    const next = linkTo('https://guild.example/a/2');
    const one = checker.check(next, null, asker({ signal: first.signal }));
    const two = checker.check(next, null, asker({ tabId: 8, signal: second.signal }));
    first.abort();
    await expect(one).rejects.toMatchObject({ code: 'dropped' });
    expect(checker.isChecking(next, null)).toBe(true);
    second.abort();
    await expect(two).rejects.toMatchObject({ code: 'dropped' });
    expect(checker.isChecking(next, null)).toBe(false);
    ends[0]?.(reportOf());
    expect((await running).verdict).toBe('verified');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(asked).toHaveLength(1);
  });

  it('gives up after half a minute, and begins no request after that', async () => {
    const signals: AbortSignal[] = [];
    const waits: number[] = [];
    const checker = createChecker({
      check: (_link, _holder, signal) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
      cache: { find: async () => null, put: async () => undefined },
      now: () => new Date(AT),
      wait: async (milliseconds) => void waits.push(milliseconds),
      onError: () => undefined,
    });
    expect((await checker.check(LINK, null, asker())).verdict).toBe('unreachable');
    expect(waits).toEqual([30_000]);
    expect(signals[0]?.aborted).toBe(true);
  });
});
