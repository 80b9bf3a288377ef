/** Who somebody is, beside the name. Personal: in this worker's memory, and nowhere else. */
export interface Identities {
  /** Whom the link of an entry says its badge was issued to, and whose addresses its page shows. */
  readonly carried: (tabId: number, ref: number) => Carried;
  readonly carry: (tabId: number, ref: number, carried: Carried) => void;
  /** What the reader says of the holder of a tab's page. */
  readonly given: (tabId: number) => readonly string[];
  readonly give: (tabId: number, identities: readonly string[]) => void;
  /** The tab's page is gone, and with it whom it was about. */
  readonly dropTab: (tabId: number) => void;
}

export interface Carried {
  readonly link: readonly string[];
  readonly page: readonly string[];
}

/** Four pages full. */
const MAX_CARRIED = 2000;
const NOBODY: Carried = { link: [], page: [] };

export function createIdentities(): Identities {
  const carried = new Map<string, Carried>();
  const given = new Map<number, readonly string[]>();
  const keyOf = (tabId: number, ref: number) => `${tabId}:${ref}`;
  return {
    carried: (tabId, ref) => carried.get(keyOf(tabId, ref)) ?? NOBODY,
    carry: (tabId, ref, { link, page }) => {
      carried.delete(keyOf(tabId, ref));
      if (link.length + page.length === 0) return;
      carried.set(keyOf(tabId, ref), { link, page });
      const [oldest] = carried.keys();
      if (carried.size > MAX_CARRIED && oldest !== undefined) carried.delete(oldest);
    },
    given: (tabId) => given.get(tabId) ?? [],
    give: (tabId, identities) => {
      if (identities.length === 0) given.delete(tabId);
      else given.set(tabId, identities);
    },
    dropTab: (tabId) => {
      given.delete(tabId);
      for (const key of carried.keys()) if (key.startsWith(`${tabId}:`)) carried.delete(key);
    },
  };
}
