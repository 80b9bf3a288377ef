import { describe, expect, it } from 'vitest';
import type { Kept } from '../../lib/history/reports';
import type { CredentialLink, Lifetime } from '../../lib/links/types';
import { type Asker, createChecker, type KnownIdentities } from '../../lib/messages/checker';
import type { Report, Verdict } from '../../lib/verify/types';
import { AT, minutesLater } from '../history/history';
import { linkTo, reportOf } from './reports';

const LINK = linkTo('https://guild.example/a/1');
const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;
const FOR_A_DAY: Lifetime = { good: DAY * MINUTE, bad: 5 * MINUTE };

function asker(fields: Partial<Asker> = {}): Asker {
  return { tabId: 7, signal: new AbortController().signal, anew: false, spend: () => true, ...fields };
}

interface World {
  readonly check?: () => Promise<Report>;
  readonly cacheFails?: boolean;
  readonly putFails?: boolean;
  readonly late?: Promise<void>;
  readonly keepOf?: (link: CredentialLink) => Lifetime;
}

/** Addresses as a link carries them. */
const carrying = (...link: readonly string[]): KnownIdentities => ({ link, page: [], given: [] });

function setUp(options: World = {}) {
  const asked: string[] = [];
  const compared: KnownIdentities[] = [];
  const tabs: number[] = [];
  const errors: unknown[] = [];
  const kept = new Map<string, Kept>();
  const clock = { now: AT };
  const refuse = () => Promise.reject(new Error('the database does not open'));
  const checker = createChecker({
    check: async (link, holder, _, identities, { tabId }) => {
      tabs.push(tabId);
      asked.push(`${link.url} ${holder}`);
      compared.push(identities);
      return options.check ? options.check() : reportOf({ checkedAt: clock.now });
    },
    cache: options.cacheFails
      ? { find: refuse, put: refuse }
      : {
          find: async (key) => kept.get(key) ?? null,
          put: async (key, one) => (options.putFails ? refuse() : void kept.set(key, one)),
        },
    keepOf: options.keepOf ?? (() => FOR_A_DAY),
    now: () => new Date(clock.now),
    wait: () => options.late ?? new Promise(() => undefined),
    onError: (error) => errors.push(error),
  });
  return { checker, asked, compared, tabs, kept, errors, clock };
}

/** A check that takes until it is told to end. */
function held() {
  let finish = () => {};
  const begun = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { finish: () => finish(), check: () => begun.then(() => reportOf()) };
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
    expect((await all).map(({ report }) => report.verdict)).toEqual(['verified', 'verified', 'verified']);
    expect(asked).toHaveLength(1);
    expect(checker.isChecking(LINK, null)).toBe(false);
  });

  it('keeps nothing of a check that began before what is consulted was changed', async () => {
    const { finish, check } = held();
    const { checker, asked, kept } = setUp({ check });
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

  it('keeps what was checked meanwhile of a host that has nothing to do with what changed', async () => {
    const { finish, check } = held();
    const { checker, asked, kept } = setUp({ check });
    const first = checker.check(LINK, null, asker());
    await new Promise((resolve) => setTimeout(resolve));
    checker.outdate(({ host }) => host !== LINK.host);
    expect(checker.isChecking(LINK, null)).toBe(true);
    const second = checker.check(LINK, null, asker());
    finish();
    await Promise.all([first, second]);
    expect([asked.length, kept.size]).toEqual([1, 1]);
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
    const ada = { identities: carrying('ada@example.com') };
    await checker.check(LINK, 'Ida Holm', asker());
    await checker.check(LINK, 'Ida Holm', asker(ada));
    await checker.check(LINK, 'Ida Holm', asker(ada));
    await checker.check(LINK, 'Ida Holm', asker({ identities: carrying('ida@example.com') }));
    expect(asked).toHaveLength(4);
    expect([...kept.keys()]).toEqual([JSON.stringify([LINK.url, 'Ida Holm'])]);
    await checker.check(LINK, 'Ida Holm', asker());
    expect(asked).toHaveLength(4);
  });

  it('is made for the tab that asked first', async () => {
    const { checker, tabs } = setUp();
    await Promise.all([7, 8].map((tabId) => checker.check(LINK, 'Ida Holm', asker({ tabId }))));
    await checker.check(LINK, 'Jon Berg', asker({ tabId: 8 }));
    expect(tabs).toEqual([7, 8]);
  });

  it('joins only checks that compare the same identity', async () => {
    const { checker, asked } = setUp();
    const all = Promise.all(
      [undefined, ['ada@example.com'], ['ada@example.com'], ['ida@example.com']].map((identities) =>
        checker.check(LINK, null, asker(identities ? { identities: carrying(...identities) } : {})),
      ),
    );
    expect(checker.isChecking(LINK, null)).toBe(true);
    await all;
    expect(asked).toHaveLength(3);
    expect(checker.isChecking(LINK, null)).toBe(false);
  });

  it('says that it is asking, also where only an identity is compared', async () => {
    const { checker } = setUp();
    const one = checker.check(LINK, null, asker({ identities: carrying('ada@example.com') }));
    expect(checker.isChecking(LINK, null)).toBe(true);
    await one;
  });

  it('hands the identity to the check', async () => {
    const { checker, compared } = setUp();
    await checker.check(LINK, null, asker({ identities: carrying('ada@example.com') }));
    await checker.check(linkTo('https://guild.example/a/2'), null, asker());
    expect(compared).toEqual([carrying('ada@example.com'), carrying()]);
  });

  it('checks without its cache too, and says that it failed', async () => {
    const { checker, errors } = setUp({ cacheFails: true });
    expect((await checker.check(LINK, null, asker())).report.verdict).toBe('verified');
    expect(errors).toHaveLength(2);
  });

  it('gives up on a host that never answers, as something to try again', async () => {
    const { checker } = setUp({ check: () => new Promise(() => undefined), late: Promise.resolve() });
    const { report } = await checker.check(LINK, null, asker());
    expect(report.verdict).toBe('unreachable');
    expect(report.requests).toEqual([{ url: LINK.url, result: 'timeout' }]);
    expect((await checker.check(linkTo('https://guild.example/a/2'), null, asker())).report.verdict).toBe(
      'unreachable',
    );
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
    expect((await checker.check(other, null, poor())).report.verdict).toBe('unreachable');
    expect(asked).toHaveLength(1);
    expect((await checker.check(other, null, asker())).report.verdict).toBe('verified');
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
    expect((await running).report.verdict).toBe('verified');
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
      keepOf: () => FOR_A_DAY,
      now: () => new Date(AT),
      wait: async (milliseconds) => void waits.push(milliseconds),
      onError: () => undefined,
    });
    expect((await checker.check(LINK, null, asker())).report.verdict).toBe('unreachable');
    expect(waits).toEqual([30_000]);
    expect(signals[0]?.aborted).toBe(true);
  });
});

describe('what a host’s answers count for', () => {
  it('is what its file says, each host’s own', async () => {
    const { checker, asked, clock } = setUp({
      keepOf: ({ url }) => ({ good: (url.endsWith('1') ? 1 : 3) * DAY * MINUTE, bad: 5 * MINUTE }),
    });
    const other = linkTo('https://guild.example/a/2');
    for (const link of [LINK, other]) await checker.check(link, null, asker());
    clock.now = minutesLater(2 * DAY);
    for (const link of [LINK, other]) await checker.check(link, null, asker());
    expect(asked).toEqual([`${LINK.url} null`, `${other.url} null`, `${LINK.url} null`]);
  });
});

describe('a report that is past its time', () => {
  const missedFor = (result: string, checkedAt: string) =>
    reportOf({ verdict: 'unreachable', checkedAt, requests: [{ url: LINK.url, result }] });

  /** A world in which a report was kept and some time has passed; asking again is answered by `next`. */
  async function keptFor(minutes: number, first: Verdict, next: (at: string) => Report, more: World = {}) {
    let answer = (_: string) => reportOf({ verdict: first });
    const world: ReturnType<typeof setUp> = setUp(Object.assign(more, { check: async () => answer(world.clock.now) }));
    await world.checker.check(LINK, null, asker());
    world.clock.now = minutesLater(minutes);
    answer = next;
    return world;
  }
  const verified = (checkedAt: string) => reportOf({ checkedAt });

  it.each<[Verdict, number, boolean]>([
    ['verified', DAY - 1, false],
    ['verified', DAY, true],
    ['verified', 14 * DAY - 1, true],
    ['verified', 14 * DAY, false],
    ['revoked', 4, false],
    ['revoked', 6, true],
    ['other-person', 3 * DAY, true],
    ['invalid', 3 * DAY, true],
    ['unreachable', 6, false],
  ])('%s, %i minutes old: is recalled, as what it is: %s', async (verdict, minutes, recalled) => {
    const { checker, asked } = await keptFor(minutes, verdict, verified);
    const standing = recalled ? { report: reportOf({ verdict }), aged: { missed: null } } : null;
    expect(await checker.recall(LINK, null, asker())).toEqual(standing);
    expect(asked).toHaveLength(1);
  });

  it('is renewed by asking, and then nothing needs to be recalled', async () => {
    const { checker, asked, clock } = await keptFor(2 * DAY, 'verified', (checkedAt) =>
      reportOf({ verdict: 'revoked', checkedAt }),
    );
    expect(await checker.check(LINK, null, asker())).toEqual({
      report: reportOf({ verdict: 'revoked', checkedAt: clock.now }),
    });
    expect(await checker.recall(LINK, null, asker())).toBeNull();
    expect(asked).toHaveLength(2);
  });

  it.each<[Verdict, number, string, boolean]>([
    ['verified', 2 * DAY - 1, 'timeout', true],
    ['verified', 2 * DAY, 'timeout', false],
    ['verified', 13 * DAY, 'offline', true],
    ['verified', 14 * DAY, 'offline', false],
    ['revoked', 13 * DAY, 'network', true],
    ['unreachable', 10, 'network', false],
  ])('%s, %i minutes old, stands beside “could not check” (%s): %s', async (verdict, minutes, result, stands) => {
    const { checker, clock } = await keptFor(minutes, verdict, (at) => missedFor(result, at));
    const missed = missedFor(result, clock.now);
    expect(await checker.check(LINK, null, asker())).toEqual(
      stands ? { report: reportOf({ verdict }), aged: { missed } } : { report: missed },
    );
  });

  it('whose renewal failed is not asked for again for minutes, and keeps its age', async () => {
    const { checker, asked, clock } = await keptFor(DAY + HOUR, 'verified', (at) => missedFor('timeout', at));
    const first = await checker.check(LINK, null, asker());
    clock.now = minutesLater(DAY + HOUR + 4);
    expect(await checker.recall(LINK, null, asker())).toBeNull();
    expect(await checker.check(LINK, null, asker())).toEqual(first);
    expect(asked).toHaveLength(2);
    clock.now = minutesLater(DAY + HOUR + 5);
    expect(await checker.recall(LINK, null, asker())).toEqual({ report: reportOf(), aged: { missed: null } });
    await checker.check(LINK, null, asker());
    expect(asked).toHaveLength(3);
  });

  it('gives way while its host is down once it has stood for twice its time', async () => {
    const { checker, clock } = await keptFor(2 * DAY - 2, 'verified', (at) => missedFor('timeout', at));
    expect(await checker.check(LINK, null, asker())).toMatchObject({ report: { verdict: 'verified' } });
    clock.now = minutesLater(2 * DAY);
    expect(await checker.check(LINK, null, asker())).toMatchObject({ report: { verdict: 'unreachable' } });
  });

  it('a person’s “check again” goes past what is kept, which serves only where that comes to nothing', async () => {
    const anew = asker({ anew: true });
    const renewed = await keptFor(HOUR, 'verified', (checkedAt) => reportOf({ verdict: 'revoked', checkedAt }));
    expect(await renewed.checker.check(LINK, null, anew)).toMatchObject({ report: { verdict: 'revoked' } });
    const down = await keptFor(HOUR, 'verified', (at) => missedFor('timeout', at));
    expect(await down.checker.check(LINK, null, anew)).toEqual({
      report: reportOf(),
      aged: { missed: missedFor('timeout', down.clock.now) },
    });
    expect([renewed.asked.length, down.asked.length]).toEqual([2, 2]);
    // Until its time is over it counts for everybody else.
    expect(await down.checker.check(LINK, null, asker())).toEqual({ report: reportOf() });
  });

  it.each([
    ['and says that it could not be', 2 * DAY - 1, true],
    ['and is not shown where it is too old for that', 2 * DAY, false],
  ])('is not renewed for a page that has had enough asked, %s', async (_, age, stays) => {
    const { checker, asked } = await keptFor(age, 'verified', verified);
    const poor = { spend: () => false };
    expect(await checker.recall(LINK, null, poor)).toBeNull();
    const missed = { verdict: 'unreachable', requests: [{ result: 'rate-limited' }] };
    expect(await checker.check(LINK, null, asker(poor))).toMatchObject(
      stays ? { report: reportOf(), aged: { missed } } : { report: missed },
    );
    expect(asked).toHaveLength(1);
  });

  it('is not recalled again and again where its renewal can’t be kept', async () => {
    const world = { putFails: false };
    const { checker, errors } = await keptFor(2 * DAY, 'verified', verified, {
      get putFails() {
        return world.putFails;
      },
    });
    world.putFails = true;
    expect(await checker.recall(LINK, null, asker())).not.toBeNull();
    await checker.check(LINK, null, asker());
    expect(await checker.recall(LINK, null, asker())).toBeNull();
    expect(errors).toHaveLength(1);
    world.putFails = false;
    await checker.check(LINK, null, asker());
    expect(await checker.recall(LINK, null, asker())).toBeNull();
  });

  it('that was dropped while its host was asked is not brought back where that comes to nothing', async () => {
    const { checker, kept, clock } = await keptFor(DAY, 'verified', (at) => {
      kept.clear();
      return missedFor('timeout', at);
    });
    const missed = missedFor('timeout', clock.now);
    expect(await checker.check(LINK, null, asker())).toEqual({ report: missed });
    expect([...kept.values()]).toEqual([{ report: missed, missed: null }]);
  });

  it('of one person is not recalled for another', async () => {
    const { checker } = await keptFor(2 * DAY, 'verified', verified);
    expect(await checker.recall(LINK, 'Jon Berg', asker())).toBeNull();
  });

  it('keeps no report in which an address of the page decided something that stands inside', async () => {
    const holder = { id: 'holder', outcome: 'pass', reason: 'identity-on-page' } as const;
    const { role, comment } = { role: 'credential', comment: null } as const;
    const inner = { ...reportOf({ checks: [holder] }), role, comment };
    const { checker, kept } = setUp({ check: async () => reportOf({ inside: [inner] }) });
    const identities = { link: [], page: ['ida@holm.example'], given: [] };
    await checker.check(LINK, 'Ida Holm', asker({ identities }));
    expect(kept.size).toBe(0);
  });
});
