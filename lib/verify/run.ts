import { isObject, type JsonObject, parseJson } from './json';
import { MAX_INSIDE, MAX_REGISTRY_REQUESTS, MAX_REQUESTS, MAX_RUN_MS } from './limits';
import type { Rare } from './rare/types';
import { noteRequest } from './requests';
import type { Ask, FetchFailure, FetchResult, VerifyOptions } from './types';

/** One verification: its options, what it asked of the network, and a memory so that nothing is asked twice. */
export interface Run {
  readonly options: VerifyOptions;
  readonly fetch: Ask;
  /** For registries of issuers, which are asked last: a credential that needs much must not use up their share. */
  readonly askRegistry: Ask;
  /** As `options.rare`, loaded once. */
  readonly rare: () => Promise<Rare>;
  /** May one more credential inside this one be verified? At every depth together, no more than the bound. */
  readonly takeInside: () => boolean;
  /** Has this credential taken all the time it may? Nothing more is begun then. */
  readonly isLate: () => boolean;
  readonly requests: { readonly url: string; readonly result: string }[];
}

/** Kept under 128 bytes: beyond, a browser asks the server for leave first (Fetch, CORS-safelisted request-header), and few grant it. */
export const ACCEPT_JSON = 'application/ld+json, application/json;q=0.9';
export const ACCEPT_CREDENTIAL =
  'application/vc+ld+json, application/vc, application/ld+json, application/json;q=0.9, application/vc+jwt;q=0.8';

export function startRun(options: VerifyOptions): Run {
  const start = performance.now();
  const isLate = () => performance.now() - start > MAX_RUN_MS;
  let inside = MAX_INSIDE;
  let rare: Promise<Rare> | undefined;
  const requests: { url: string; result: string }[] = [];
  /** Asks each address once, and no more than so many. */
  const asker = (limit: number): Ask => {
    const asked = new Map<string, Promise<FetchResult>>();
    const ask = async (url: string, accept: string): Promise<FetchResult> => {
      const result: FetchResult = isLate()
        ? { ok: false, url, reason: 'timeout' }
        : asked.size >= limit
          ? { ok: false, url, reason: 'refused' }
          : await options.fetch(url, { accept });
      requests.push(...noteRequest(url, result));
      return result;
    };
    return (url, accept) => {
      const key = `${accept} ${url}`;
      const earlier = asked.get(key);
      if (earlier) return earlier;
      const answer = ask(url, accept);
      asked.set(key, answer);
      return answer;
    };
  };
  return {
    options,
    requests,
    isLate,
    takeInside: () => inside-- > 0 && !isLate(),
    rare: () => {
      rare ??= options.rare();
      return rare;
    },
    fetch: asker(MAX_REQUESTS),
    askRegistry: asker(MAX_REGISTRY_REQUESTS),
  };
}

export type FetchedJson =
  | { readonly ok: true; readonly url: string; readonly status: number; readonly value: JsonObject }
  | {
      readonly ok: false;
      readonly url: string;
      readonly status: number;
      readonly reason: FetchFailure | 'http-status' | 'not-json';
      readonly retryAt?: string;
    };

/** Fetches a JSON object from an http(s) address (any other throws: callers have looked). A body that is one is given for any status: hosts put `revoked` in a 410. */
export async function fetchJson(run: Run, url: string, accept = ACCEPT_JSON): Promise<FetchedJson> {
  const result = await run.fetch(url, accept);
  if (!result.ok) {
    const { reason, retryAt } = result;
    return { ok: false, url, status: 0, reason, ...(retryAt === undefined ? {} : { retryAt }) };
  }
  // An open redirect of a famous host must not let another host speak for it.
  if (new URL(result.url).host !== new URL(url).host) return { ok: false, url, status: 0, reason: 'redirected' };
  const parsed = parseJson(new TextDecoder().decode(result.bytes));
  if (parsed.ok && isObject(parsed.value))
    return { ok: true, url: result.url, status: result.status, value: parsed.value };
  return { ok: false, url, status: result.status, reason: result.status >= 400 ? 'http-status' : 'not-json' };
}
