import type { FetchResult } from '../verify/types';

/** Where pauses outlive the worker. What it answers is trusted: it is parsed where it is read. */
export interface PauseStore {
  /** Hosts, and until when each is left alone, in milliseconds since 1970. */
  readonly read: () => Promise<ReadonlyMap<string, number>>;
  readonly write: (pauses: ReadonlyMap<string, number>) => Promise<void>;
}

export interface GateOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after that many milliseconds, or as soon as the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly pauses: PauseStore;
}

export interface Asking {
  /** The life of whoever asks, such as one check: nothing is begun after it, and requests with one signal are one asker's. */
  readonly signal?: AbortSignal | undefined;
}

/** Puts a fetch behind the gate. One gate may have several fetches behind it; its bounds are for all of them together. */
export type Gate = <Options extends Asking, Result extends FetchResult>(
  fetch: (url: string, options: Options) => Promise<Result>,
) => (url: string, options: Options) => Promise<Result | FetchResult>;

const AT_ONCE = 12;
/** Places that an asker leaves free when it takes more than one. */
const SPARE = 6;
/** A request that has waited so long is not begun: by then its check is about to end. */
const PATIENCE_MS = 25_000;
/** A pause so short is waited out. */
const SHORT_MS = 5_000;
/** No host may be left alone for longer, whatever is known of it from before a clock was set back. */
const LONGEST_MS = 60 * 60 * 1000;
const MAX_PAUSES = 100;

type Refusal =
  | { readonly reason: 'timeout' | 'refused' }
  | { readonly reason: 'rate-limited'; readonly retryAt: string };

interface Waiting {
  readonly host: string;
  readonly asker: AbortSignal | undefined;
  /** The pause it waits out, or waited out before; a request waits for one only. */
  sat: number | null;
  /** A timer runs that lets it in after the pause. */
  isTimed: boolean;
  readonly settle: (refusal: Refusal | null) => void;
  /** Aborts once it waits no longer. */
  readonly over: AbortSignal;
}

/**
 * How we behave towards hosts: at most twelve requests at a time in all and one a host, first come, first served, so that a
 * busy host holds up nobody else. A host that says `rate-limited` is left alone until its `retryAt`; until then whoever asks
 * it is told so at once, unless the pause is short enough to be waited out, once.
 *
 * Somebody who has a request under way gets another place only while half of them stay free. There are as many places as
 * checks that run at once (`lib/messages/checker.ts`), so a check that hangs on dead hosts with all it asks still leaves one
 * to each of six others; with more of that kind, who comes last waits for one such request to end at the most, and not for
 * each of its own. A place is held while a request runs and never while something else is waited for, so nothing can
 * wait in a circle, and each request is bounded by the fetch itself.
 */
export function createGate({ now, wait, pauses: store }: GateOptions): Gate {
  const waiting: Waiting[] = [];
  const running = new Map<string, AbortSignal | undefined>();
  let pauses: Promise<Map<string, number>> | undefined;

  /** Milliseconds of a pause that are left; none of one from before the clock was set back. */
  const leftUntil = (until: number): number => {
    const left = until - now();
    return left > LONGEST_MS ? 0 : left;
  };
  const readPauses = async (): Promise<Map<string, number>> => {
    const kept = await store.read().catch((): ReadonlyMap<string, number> => new Map());
    return new Map([...kept].filter(([, until]) => leftUntil(until) > 0));
  };
  const pause = (known: Map<string, number>, host: string, until: number) => {
    for (const [other, end] of known) if (leftUntil(end) <= 0) known.delete(other);
    known.set(host, until);
    const [soonest] = [...known].toSorted(([, a], [, b]) => a - b);
    if (known.size > MAX_PAUSES && soonest) known.delete(soonest[0]);
    // Without the store the pause lasts as long as the worker.
    store.write(known).catch(() => undefined);
  };

  const hasPlace = (asker: AbortSignal | undefined): boolean => {
    const free = AT_ONCE - running.size;
    const isSecond = asker !== undefined && [...running.values()].includes(asker);
    return isSecond ? free > SPARE : free > 0;
  };
  /** Lets in whoever may come in now. */
  const admit = (known: ReadonlyMap<string, number>) => {
    for (const request of [...waiting]) {
      const until = known.get(request.host) ?? 0;
      const left = leftUntil(until);
      if (left > SHORT_MS || (left > 0 && request.sat !== null && request.sat !== until)) {
        request.settle({ reason: 'rate-limited', retryAt: new Date(until).toISOString() });
      } else if (left > 0) {
        request.sat = until;
        if (request.isTimed) continue;
        request.isTimed = true;
        // A timer may be a trifle early: then another follows.
        void wait(left, request.over).then(() => {
          request.isTimed = false;
          if (!request.over.aborted) admit(known);
        });
      } else if (!running.has(request.host) && hasPlace(request.asker)) {
        running.set(request.host, request.asker);
        request.settle(null);
      }
    }
  };
  /** Waits for a place. Answers why there is none, or the pause that was waited out for it, if any. */
  const enter = async (
    known: ReadonlyMap<string, number>,
    host: string,
    asker: AbortSignal | undefined,
    deadline: number,
    sat: number | null,
  ): Promise<Refusal | { readonly reason: null; readonly sat: number | null }> => {
    const over = new AbortController();
    try {
      return await new Promise((resolve) => {
        const request: Waiting = {
          host,
          asker,
          sat,
          isTimed: false,
          over: over.signal,
          settle: (refusal) => {
            if (!waiting.includes(request)) return;
            waiting.splice(waiting.indexOf(request), 1);
            resolve(refusal ?? { reason: null, sat: request.sat });
          },
        };
        // Not the host's fault: `timeout` would be remembered against it.
        const leave = () => request.settle({ reason: 'refused' });
        // Who comes back after a short pause was here before the others.
        if (sat === null) waiting.push(request);
        else waiting.unshift(request);
        if (asker?.aborted) return leave();
        asker?.addEventListener('abort', leave, { once: true, signal: over.signal });
        admit(known);
        if (!waiting.includes(request)) return;
        void wait(Math.max(0, deadline - now()), over.signal).then(() => request.settle({ reason: 'timeout' }));
      });
    } finally {
      over.abort();
    }
  };

  return (fetch) => async (url, options) => {
    const host = hostOf(url);
    const deadline = now() + PATIENCE_MS;
    pauses ??= readPauses();
    const known = await pauses;
    let sat: number | null = null;
    for (;;) {
      const entered = await enter(known, host, options.signal, deadline, sat);
      if (entered.reason !== null) return { ok: false, url, ...entered };
      let mayTryAgain = false;
      try {
        const result = await fetch(url, options);
        if (result.ok || result.reason !== 'rate-limited' || result.retryAt === undefined) return result;
        const until = Date.parse(result.retryAt);
        pause(known, host, until);
        mayTryAgain = entered.sat === null && until - now() <= SHORT_MS;
        if (!mayTryAgain) return result;
        sat = until;
      } finally {
        running.delete(host);
        // One that comes back stands first again before the others are let in.
        if (!mayTryAgain) admit(known);
      }
    }
  };
}

/** `host.` is the same host. What is no address has none, and is refused by the fetch behind the gate. */
function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/\.+$/, '');
  } catch {
    return '';
  }
}
