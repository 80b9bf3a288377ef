import { sitePattern } from './match-pattern';

/** What is used of `browser.permissions`. */
export interface HostAccessApi {
  request(permissions: { origins: string[] }): Promise<boolean>;
  contains(permissions: { origins: string[] }): Promise<boolean>;
  remove(permissions: { origins: string[] }): Promise<boolean>;
}

export interface HostAccess {
  /** Asks the reader to let us read an address's site. Nothing may be awaited before: a browser asks only straight from a click. */
  readonly request: (url: string) => Promise<boolean>;
  readonly isGranted: (url: string) => Promise<boolean>;
  /** Gives the permission back, where it is ours to give. */
  readonly giveBack: (url: string) => Promise<void>;
}

/**
 * Access to the sites that the reader's own settings name.
 *
 * @param inUse origins that something else of ours needs: what is turned on there must not end
 */
export function createHostAccess(permissions: HostAccessApi, inUse: () => Promise<readonly string[]>): HostAccess {
  const originsOf = (url: string): string[] => {
    const pattern = sitePattern(url);
    return pattern === null ? [] : [pattern];
  };
  return {
    request: async (url) => permissions.request({ origins: originsOf(url) }),
    isGranted: async (url) => permissions.contains({ origins: originsOf(url) }),
    giveBack: async (url) => {
      const origins = originsOf(url);
      const used = (await inUse()).flatMap(originsOf);
      if (origins.length === 0 || origins.some((origin) => used.includes(origin))) return;
      // One that the manifest asks for can't be given back: the browser says so, and it stays.
      await permissions.remove({ origins }).catch(() => false);
    },
  };
}

/**
 * Asks the browser's question from the background, on behalf of a person who pressed a mark: in Chrome the message of a
 * press carries it. The message names the addresses, and may be forged: of what the reader allows, only what we want to
 * ask is kept.
 *
 * @param wanted addresses that are to be asked, as we know them
 * @returns whether leave was given; null where the browser takes no such question from here (Firefox), or where none of
 * the addresses is one that could be asked
 */
export async function askLeave(
  permissions: HostAccessApi,
  addresses: readonly string[],
  wanted: Promise<readonly string[]>,
): Promise<boolean | null> {
  const origins = addresses.flatMap((address) => sitePattern(address) ?? []);
  if (origins.length === 0) return null;
  // Begun before, so that it tells of the time before.
  const held = origins.map((origin) => permissions.contains({ origins: [origin] }).catch(() => true));
  try {
    const isGiven = await permissions.request({ origins });
    const ours = (await wanted.catch(() => [])).flatMap((address) => sitePattern(address) ?? []);
    for (const [index, origin] of origins.entries())
      if (isGiven && !ours.includes(origin) && !(await held[index]))
        await permissions.remove({ origins: [origin] }).catch(() => false);
    return isGiven;
  } catch {
    return null;
  }
}
