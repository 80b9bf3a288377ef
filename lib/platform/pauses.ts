import * as v from 'valibot';
import type { PauseStore } from '../net/gate';
import type { SessionApi } from './tab-list';

const KEY = 'pauses';
/** The gate keeps fewer; what else put itself there is not read. */
const MAX_KEPT = 1000;

const kept = v.pipe(v.record(v.string(), v.number()), v.maxEntries(MAX_KEPT));

/** Hosts that asked to be left alone, in `storage.session`: the worker that was asked is gone half a minute later. */
export function createPauseStore(session: SessionApi): PauseStore {
  return {
    read: async () => {
      const parsed = v.safeParse(kept, (await session.get(KEY))[KEY]);
      return new Map(parsed.success ? Object.entries(parsed.output) : []);
    },
    write: (pauses) => session.set({ [KEY]: Object.fromEntries(pauses) }),
  };
}
