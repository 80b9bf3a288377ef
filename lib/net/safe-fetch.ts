import type { NotedRequest, RequestReason } from '../history/types';
import type { FetchFailure, FetchResult } from '../verify/types';
import type { Asking, Gate } from './gate';
import { publicHttpsUrl } from './public-url';
import { retryAfterMs } from './retry-after';

export interface SafeFetchOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Does the extension hold the host permission? Tells "not allowed" from "not there"; absent in Node. */
  readonly hasPermission?: (url: string) => Promise<boolean>;
  readonly isOnline?: () => boolean;
  /** Every hop of every request goes through it; none = nobody waits for anybody. */
  readonly gate?: Gate;
  /** Where a browser's redirects lead; none, as in Node, where a response says so itself. */
  readonly redirects?: Redirects;
  /** Hears of each request that was sent, hop by hop, once it is answered or given up; never of one refused before it left. */
  readonly onRequest?: (request: SentRequest) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** A request that was sent, at its address as it was asked. */
export type SentRequest = Omit<NotedRequest, 'seq'>;

/** Hears where a redirect leads that a browser keeps to itself. */
export interface Redirects {
  readonly listen: (url: string) => Listening;
}

export interface Listening {
  /** What is to be fetched instead of the URL: the same, made out from all other requests for it. */
  readonly address: string;
  /** The response's `Location` as it was sent, or null when none is heard of soon. */
  readonly location: () => Promise<string | null>;
  readonly end: () => void;
}

/** Why something is asked, for the list of all that was. Where it isn't said, it is for a credential of no known page. */
export interface Behalf {
  readonly reason?: RequestReason | undefined;
  readonly page?: string | null | undefined;
}

/** As the verifier asks, and on behalf of somebody: behind a gate nothing is begun after their signal. */
export type SafeFetch = (url: string, options: { readonly accept: string } & Asking & Behalf) => Promise<FetchResult>;

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** What is left for one document of the time it may take, waits at the gate not counted. */
interface Budget {
  ms: number;
}

type AskOnce = { readonly accept: string; readonly budget: Budget } & Asking & Behalf;

/** What one request gave: an answer, or where to ask instead. */
type Step = FetchResult & { readonly location?: string };

/**
 * The only way to the network. Answers a `FetchDocument` that never throws; bounded in time and size while reading; sends
 * no cookies and no referrer; asks public https addresses only, and checks every redirect again. A browser doesn't show
 * where a redirect leads before following it; where `redirects` hasn't heard of it, and where it leads to no such address or
 * on and on, the answer is `redirected`. `http:` is asked as `https:`.
 */
export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  const { timeoutMs = TIMEOUT_MS, gate } = options;
  const askOnce = (url: string, asking: AskOnce) => step(options, url, asking);
  const ask = gate ? gate(askOnce) : askOnce;
  return async (asked, { accept, signal, reason, page }) => {
    if (options.isOnline && !options.isOnline()) return { ok: false, url: asked, reason: 'offline' };
    const budget: Budget = { ms: timeoutMs };
    /** Addresses asked before `url`, the first as it was given. */
    const via: string[] = [];
    const from = (result: FetchResult): FetchResult => (via.length > 0 ? { ...result, via } : result);
    let url = publicHttpsUrl(asked.replace(/^http:/i, 'https:'));
    while (url && via.length <= MAX_REDIRECTS) {
      const result: Step | FetchResult = await ask(url.href, { accept, signal, budget, reason, page });
      const name = via.length === 0 ? asked : url.href;
      if (!('location' in result) || result.location === undefined)
        return from(result.ok ? result : { ...result, url: name });
      via.push(name);
      url = redirected(result.location, url.href);
    }
    const last = via.pop();
    return from({ ok: false, url: last ?? asked, reason: last === undefined ? 'refused' : 'redirected' });
  };
}

/** Where a `Location` leads from there, if we may go. */
function redirected(location: string, from: string): URL | null {
  try {
    return publicHttpsUrl(new URL(location, from).href);
  } catch {
    return null;
  }
}

async function step(options: SafeFetchOptions, url: string, asking: AskOnce): Promise<Step> {
  const { budget, reason = 'credential', page = null } = asking;
  const { now = Date.now, onRequest } = options;
  if (budget.ms <= 0) return { ok: false, url, reason: 'timeout' };
  const at = new Date(now()).toISOString();
  const end = new AbortController();
  const started = performance.now();
  const timer = setTimeout(() => end.abort(), budget.ms);
  const heard = options.redirects?.listen(url);
  try {
    const result = await send(options, url, asking.accept, end.signal, heard);
    onRequest?.({ at, url, reason, page, result: outcomeOf(result) });
    return result;
  } finally {
    clearTimeout(timer);
    heard?.end();
    budget.ms -= performance.now() - started;
  }
}

/** In the words of a report: a status, `led-on`, or why nothing came. */
function outcomeOf(result: Step): string {
  if (result.ok) return String(result.status);
  return result.location === undefined ? result.reason : 'led-on';
}

async function send(
  options: SafeFetchOptions,
  url: string,
  accept: string,
  signal: AbortSignal,
  heard: Listening | undefined,
): Promise<Step> {
  const { maxBytes = MAX_BYTES, now = Date.now } = options;
  const failed = (reason: FetchFailure): FetchResult => ({ ok: false, url, reason });
  const isAllowed = async () => (options.hasPermission ? options.hasPermission(url).catch(() => true) : true);
  try {
    const response = await options.fetch(heard?.address ?? url, {
      headers: { accept },
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });
    const discard = async () => void (await response.body?.cancel().catch(() => undefined));
    if (response.type === 'opaqueredirect') {
      // Of a host that we may not read, a browser tells nothing.
      if (!(await isAllowed())) return failed('permission');
      const location = (await heard?.location()) ?? null;
      return location === null ? failed('redirected') : { ...failed('redirected'), location };
    }
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location) {
      await discard();
      return { ...failed('redirected'), location };
    }
    const retryAfter = response.headers.get('retry-after');
    if (response.status === 429 || (response.status === 503 && retryAfter !== null)) {
      await discard();
      const retryAt = new Date(now() + retryAfterMs(retryAfter, now())).toISOString();
      return { ok: false, url, reason: 'rate-limited', retryAt };
    }
    const bytes = await readBounded(response, maxBytes, signal);
    if (!bytes) return failed('too-large');
    const type = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
    return { ok: true, url, status: response.status, type: type.trim().toLowerCase(), bytes };
  } catch {
    if (signal.aborted) return failed('timeout');
    return failed((await isAllowed()) ? 'network' : 'permission');
  }
}

/** The body, or null as soon as it proves larger than allowed; nothing beyond that is kept or read. */
async function readBounded(response: Response, maxBytes: number, signal: AbortSignal): Promise<Uint8Array | null> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    return null;
  }
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  if (signal.aborted) return null;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
