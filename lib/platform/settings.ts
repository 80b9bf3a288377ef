import { parseSettings } from '../settings/schema';
import type { Settings } from '../settings/types';

/** What is used of `browser.storage`. */
export interface SettingsApi {
  readonly local: {
    get(key: string): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
  };
  /** Rejects in Firefox where no organisation manages the browser. */
  readonly managed: { get(keys: null): Promise<Record<string, unknown>> };
}

export interface SettingsStore {
  readonly read: () => Promise<Settings>;
  /**
   * Changes what the reader has set; the organisation's part is not written. Changes go one after the other, each to what
   * is stored at that moment: another options page may be open.
   */
  readonly change: (edit: (settings: Settings) => Partial<Omit<Settings, 'organisation'>>) => Promise<void>;
}

const KEY = 'checking';
/** Chromium 156 was seen not to answer for the policy at all: then the settings are without it, rather than never there. */
const PATIENCE_MS = 2_000;

/**
 * Keeps the settings in `storage.local`, beside what an organisation sets in `storage.managed`.
 *
 * @param onLate called when the browser answers for the policy after the settings were given without it
 */
export function createSettings({ local, managed }: SettingsApi, onLate: () => void = () => undefined): SettingsStore {
  let queue: Promise<unknown> = Promise.resolve();
  const readPolicy = async (): Promise<Record<string, unknown>> => {
    let isLate = false;
    const asked = managed.get(null).catch((): Record<string, unknown> => ({}));
    void asked.then((policy) => {
      if (isLate && Object.keys(policy).length > 0) onLate();
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Record<string, unknown>>((resolve) => {
      timer = setTimeout(() => {
        isLate = true;
        resolve({});
      }, PATIENCE_MS);
    });
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  };
  const read = async () => {
    const [own, policy] = await Promise.all([local.get(KEY), readPolicy()]);
    return parseSettings(own[KEY], policy);
  };
  return {
    read,
    change: (edit) => {
      const work = async () => {
        const settings = await read();
        const { known, registries, issuers, explorers } = { ...settings, ...edit(settings) };
        await local.set({ [KEY]: { known, registries, issuers, explorers } });
      };
      const result = queue.then(work, work);
      queue = result.catch(() => undefined);
      return result;
    },
  };
}

/** Does a change of storage, as `storage.onChanged` tells it, change the settings? */
export function changesSettings(changes: Readonly<Record<string, unknown>>, area: string): boolean {
  return area === 'managed' || (area === 'local' && Object.hasOwn(changes, KEY));
}
