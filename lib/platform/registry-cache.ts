import * as v from 'valibot';
import type { KeptAnswer, RegistryCache } from '../verify/issuers/types';

/** What is used of `browser.storage.local`. */
export interface RegistryCacheApi {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

export interface StoredRegistryCache extends RegistryCache {
  /** Drops what is of no use any more. */
  readonly prune: () => Promise<void>;
}

const PREFIX = 'registry:';
/** In letters. Chrome gives an extension 10 MiB, counted as JSON. */
const BUDGET = 4 * 1024 * 1024;
const KEPT_MS = 24 * 60 * 60 * 1000;

const keptAnswer = v.object({
  at: v.pipe(v.string(), v.isoTimestamp()),
  status: v.number(),
  text: v.string(),
  usable: v.boolean(),
}) satisfies v.GenericSchema<unknown, KeptAnswer>;

/**
 * Keeps what registries said in `storage.local`, an item for each address: the worker that asked is gone half a minute
 * later. Nothing is kept for longer than a day, and when there is too much of it, the oldest goes first.
 *
 * @param now milliseconds since 1970
 */
export function createRegistryCache(local: RegistryCacheApi, now: () => number): StoredRegistryCache {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work, work);
    queue = result.catch(() => undefined);
    return result;
  };
  const prune = async (budget: number) => {
    const items = Object.entries(await local.get(null)).flatMap(([key, value]) => {
      if (!key.startsWith(PREFIX)) return [];
      const parsed = v.safeParse(keptAnswer, value);
      const at = parsed.success ? Date.parse(parsed.output.at) : 0;
      return [{ key, at, size: key.length + (parsed.success ? parsed.output.text.length : 0) }];
    });
    let left = budget;
    const gone = items
      .sort((a, b) => b.at - a.at)
      .filter(({ at, size }) => {
        // One from the future (the clock was set back) would stay for ever.
        const isOld = !(Math.abs(now() - at) < KEPT_MS);
        if (!isOld) left -= size;
        return isOld || left < 0;
      });
    if (gone.length > 0) await local.remove(gone.map(({ key }) => key));
  };

  return {
    find: async (url) => {
      const key = PREFIX + url;
      const parsed = v.safeParse(keptAnswer, (await local.get(key))[key]);
      return parsed.success ? parsed.output : null;
    },
    put: (url, answer) =>
      inTurn(async () => {
        await prune(BUDGET - url.length - answer.text.length);
        await local.set({ [PREFIX + url]: answer });
      }),
    prune: () => inTurn(() => prune(BUDGET)),
  };
}
