import { type Marking, parseMarking } from '../settings/marking';

/** What is used of `browser.storage.local`. */
export interface MarkingApi {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface MarkingStore {
  readonly read: () => Promise<Marking>;
  /** Changes go one after the other, each to what is stored at that moment. */
  readonly change: (edit: (marking: Marking) => Marking) => Promise<void>;
}

const KEY = 'marking';

/** Keeps where and when credentials are checked. */
export function createMarking(local: MarkingApi): MarkingStore {
  let queue: Promise<unknown> = Promise.resolve();
  const read = async () => parseMarking((await local.get(KEY))[KEY]);
  return {
    read,
    change: (edit) => {
      const work = async () => local.set({ [KEY]: edit(await read()) });
      const result = queue.then(work, work);
      queue = result.catch(() => undefined);
      return result;
    },
  };
}

/** Does a change of storage, as `storage.onChanged` tells it, change where and when credentials are checked? */
export function tellsMarking(changes: Readonly<Record<string, unknown>>, area: string): boolean {
  return area === 'local' && Object.hasOwn(changes, KEY);
}
