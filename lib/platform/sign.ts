import { parseSign, proposeSign, randomBelow, type Sign } from '../settings/sign';

/** What is used of `browser.storage.local`. */
export interface SignApi {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface SignStore {
  /** The sign; one by chance is put in place where there is none. */
  readonly read: () => Promise<Sign>;
  readonly change: (sign: Sign) => Promise<void>;
  /** Another one by chance, not kept. */
  readonly propose: () => Sign;
}

const KEY = 'sign';

/**
 * Keeps the sign by which the reader knows our own pages. The background closes this storage to content scripts where
 * the browser can (Chrome); a web page can read it nowhere.
 *
 * @param fill fills with random numbers, as `crypto.getRandomValues` does
 */
export function createSign(local: SignApi, fill: (into: Uint32Array<ArrayBuffer>) => void): SignStore {
  const propose = () => proposeSign((below) => randomBelow(below, fill));
  const change = (sign: Sign) => local.set({ [KEY]: sign });
  return {
    propose,
    change,
    read: async () => {
      const found = parseSign((await local.get(KEY))[KEY]);
      if (found !== null) return found;
      // Two pages that open at once may each put one there: the later one counts, and both hear of it.
      const proposed = propose();
      await change(proposed);
      return proposed;
    },
  };
}

/** The sign that a change of storage, as `storage.onChanged` tells it, has put in place; null: it is about other things. */
export function signIn(changes: Readonly<Record<string, { readonly newValue?: unknown }>>, area: string): Sign | null {
  return area === 'local' ? parseSign(changes[KEY]?.newValue) : null;
}
