import { describe, expect, it } from 'vitest';
import { FOR_A_DAY } from '../../lib/links/record';
import { createChecker } from '../../lib/messages/checker';
import { createGate } from '../../lib/net/gate';
import type { FetchResult, Report } from '../../lib/verify/types';
import { linkTo, reportOf } from '../messages/reports';
import { fakeClock } from './clock';

/** What a host that is dead takes: the fetch's own time limit. */
const DEAD_MS = 10_000;
const ANSWER_MS = 300;

/**
 * The checker and the gate as the background has them. A check of `dead-…` asks sixteen dead hosts, eight at a time, as a
 * hostile credential could; any other asks its own host five times and then the registry that all share.
 */
function background() {
  const clock = fakeClock();
  const gate = createGate({ ...clock, pauses: { read: async () => new Map(), write: async () => {} } });
  const atHost = new Map<string, number>();
  const most = { inAll: 0, atOneHost: 0 };
  const fetch = gate(async (url: string, _: { readonly signal?: AbortSignal | undefined }): Promise<FetchResult> => {
    const { hostname } = new URL(url);
    atHost.set(hostname, (atHost.get(hostname) ?? 0) + 1);
    most.inAll = Math.max(
      most.inAll,
      [...atHost.values()].reduce((sum, count) => sum + count, 0),
    );
    most.atOneHost = Math.max(most.atOneHost, ...atHost.values());
    await clock.wait(hostname.startsWith('dead') ? DEAD_MS : ANSWER_MS);
    atHost.set(hostname, (atHost.get(hostname) ?? 0) - 1);
    if (hostname.startsWith('dead')) return { ok: false, url, reason: 'timeout' };
    return { ok: true, url, status: 200, type: '', bytes: new Uint8Array() };
  });
  const check = async (url: string, signal: AbortSignal): Promise<Report> => {
    const { hostname } = new URL(url);
    const results: FetchResult[] = [];
    if (hostname.startsWith('dead')) {
      for (const half of [0, 1])
        results.push(
          ...(await Promise.all(
            Array.from({ length: 8 }, (_, n) => fetch(`https://dead-${half}-${n}.${hostname}/`, { signal })),
          )),
        );
    } else {
      for (let n = 0; n < 5; n++) results.push(await fetch(`https://${hostname}/${n}`, { signal }));
      results.push(await fetch('https://registry.example/', { signal }));
    }
    return reportOf({ verdict: results.every(({ ok }) => ok) ? 'verified' : 'unreachable' });
  };
  const checker = createChecker({
    check: (link, _, signal) => check(link.url, signal),
    keepOf: () => FOR_A_DAY,
    cache: { find: async () => null, put: async () => {} },
    now: () => new Date(clock.now()),
    wait: clock.wait,
    onError: (error) => {
      throw error;
    },
  });
  const verdicts = new Map<string, string>();
  const ask = (url: string, tabId: number) => {
    const asker = { tabId, signal: new AbortController().signal, anew: false, spend: () => true };
    void checker.check(linkTo(url), null, asker).then(({ report }) => verdicts.set(url, report.verdict));
  };
  return { clock, ask, verdicts, most };
}

describe('checks and their requests', () => {
  it('come through in time beside a page full of dead hosts, and all come to an end', async () => {
    const { clock, ask, verdicts, most } = background();
    const dead = Array.from({ length: 36 }, (_, n) => `https://dead-${n}.example/`);
    const honest = Array.from({ length: 12 }, (_, n) => `https://honest-${n}.example/`);
    for (const url of dead) ask(url, 1);
    await clock.pass(1_000);
    for (const url of honest) ask(url, 2);
    await clock.pass(300_000);
    expect(honest.map((url) => verdicts.get(url))).toEqual(honest.map(() => 'verified'));
    expect(dead.map((url) => verdicts.get(url))).toEqual(dead.map(() => 'unreachable'));
    expect(most.inAll).toBeLessThanOrEqual(12);
    expect(most.atOneHost).toBe(1);
  });

  it('of one host follow one another', async () => {
    const { clock, ask, verdicts, most } = background();
    const links = Array.from({ length: 30 }, (_, n) => `https://one.example/${n}`);
    for (const url of links) ask(url, 1);
    await clock.pass(120_000);
    expect(links.map((url) => verdicts.get(url))).toEqual(links.map(() => 'verified'));
    expect(most.atOneHost).toBe(1);
  });
});
