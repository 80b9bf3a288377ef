import { MAX_REGISTRY_TEXT, REGISTRY_FRESH_MS, REGISTRY_RETRY_MS } from '../limits';
import type { Ask, FetchFailure } from '../types';
import type { KeptAnswer, RegistryCache } from './types';

/** What a document of a registry means, and when it was read. */
export interface Reading<T> {
  readonly value: T;
  readonly at: string;
}

/** Answers what a document means; null when it is not what it should be. */
type Interpret<T> = (answer: { readonly status: number; readonly text: string }) => T | null | Promise<T | null>;

export type ReadDocument = <T>(
  url: string,
  accept: string,
  ask: Ask,
  interpret: Interpret<T>,
) => Promise<Reading<T> | null>;

/** Failures that say nothing about the registry: they are ours or the moment's, and keep nobody from asking again at once. */
const OURS: ReadonlySet<FetchFailure> = new Set<FetchFailure>(['refused', 'permission', 'offline']);

/**
 * Reads documents of registries, each at most once a day, and one that failed or said no at most once in five minutes.
 * A document is interpreted anew each time, so that one whose time has passed meanwhile is fetched again.
 *
 * @returns a function that answers null where nothing usable could be read; it throws only what `interpret` throws
 */
export function createReader(cache: RegistryCache, now: () => Date): ReadDocument {
  const underWay = new Map<string, Promise<KeptAnswer | null>>();

  const find = async (url: string): Promise<KeptAnswer | null> => {
    const kept = await cache.find(url).catch(() => null);
    const age = kept === null ? Number.NaN : now().getTime() - Date.parse(kept.at);
    // One from the future (the clock was set back) is never fresh.
    if (kept === null || !(age >= 0)) return null;
    return age < (kept.usable && kept.status === 200 ? REGISTRY_FRESH_MS : REGISTRY_RETRY_MS) ? kept : null;
  };

  return async (url, accept, ask, interpret) => {
    const read = async ({ at, status, text }: KeptAnswer) => {
      const value = status === 0 ? null : await interpret({ status, text });
      return value === null ? null : { value, at };
    };
    const kept = await find(url);
    if (kept !== null) {
      const reading = await read(kept);
      // Of use once, and no longer: its time has passed.
      if (reading !== null || !kept.usable) return reading;
    }
    const earlier = underWay.get(url);
    const fetched = earlier ?? fetchText(url, accept, ask, now);
    if (!earlier) underWay.set(url, fetched);
    try {
      const answer = await fetched;
      if (answer === null) return null;
      const reading = await read(answer);
      // A cache that fails must not keep the answer from being used.
      if (!earlier) await cache.put(url, { ...answer, usable: reading !== null }).catch(() => undefined);
      return reading;
    } finally {
      if (!earlier) underWay.delete(url);
    }
  };
}

/** null: nothing to remember. */
async function fetchText(url: string, accept: string, ask: Ask, now: () => Date): Promise<KeptAnswer | null> {
  const nothing = { at: now().toISOString(), status: 0, text: '', usable: false };
  const result = await ask(url, accept);
  if (!result.ok) return OURS.has(result.reason) ? null : nothing;
  // An open redirect of the registry's host must not let another host speak for it.
  if (new URL(result.url).host !== new URL(url).host || result.bytes.length > MAX_REGISTRY_TEXT) return nothing;
  return { ...nothing, status: result.status, text: new TextDecoder().decode(result.bytes) };
}
