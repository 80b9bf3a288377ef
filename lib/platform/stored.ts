/** What is used of `browser.storage.local`. */
export interface LocalApi {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface Stored<T> {
  readonly read: () => Promise<T>;
  /** Changes go one after the other, each to what is stored at that moment. */
  readonly change: (edit: (value: T) => T) => Promise<void>;
}

/**
 * Keeps one value under one key.
 *
 * @param parse reads what stands there, whatever that is
 */
export function createStored<T>(local: LocalApi, key: string, parse: (stored: unknown) => T): Stored<T> {
  let queue: Promise<unknown> = Promise.resolve();
  const read = async () => parse((await local.get(key))[key]);
  return {
    read,
    change: (edit) => {
      const work = async () => local.set({ [key]: edit(await read()) });
      const result = queue.then(work, work);
      queue = result.catch(() => undefined);
      return result;
    },
  };
}
