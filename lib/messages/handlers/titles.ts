import { awardKey } from '../../links/award-key';
import type { TabList } from '../../platform/tab-list';
import { titlesConflictOnce } from '../label-memory';
import type { PanelEntry } from '../protocol';

type Titled = Pick<PanelEntry, 'ref' | 'link' | 'text'>;

/** Under which texts the links of a tab's page lead to one and the same credential. */
export interface Titles {
  /** Notes the text beside an entry's link. */
  readonly note: (tabId: number, entry: Titled) => Promise<void>;
  /**
   * The texts beside the other links to an entry's credential, as far as they are noted. An entry whose text names another
   * achievement than this one's hears of it, once.
   *
   * @param issuer the credential's, whose name both texts may bear
   */
  readonly others: (tabId: number, entry: Titled, issuer: string | null) => readonly string[];
  readonly drop: (tabId: number, ref: number) => void;
  readonly dropTab: (tabId: number) => void;
}

/** Links to one credential on one page. */
const MAX_SAME = 20;

/**
 * Kept in memory; what a worker that died knew of a tab is read from the tab's list.
 *
 * @param tell tells the mark of an entry that its answer may be another now
 */
export function createTitles(tabs: Pick<TabList, 'list'>, tell: (tabId: number, ref: number) => void): Titles {
  const loading = new Map<number, Promise<Tab>>();
  const loaded = new Map<number, Tab>();
  const load = async (tabId: number): Promise<Tab> => {
    const tab = createTab();
    for (const entry of (await tabs.list(tabId)).entries) tab.put(entry);
    if (loading.has(tabId)) loaded.set(tabId, tab);
    return tab;
  };
  return {
    note: async (tabId, entry) => {
      const known = loading.get(tabId) ?? load(tabId);
      loading.set(tabId, known);
      (await known).put(entry);
    },
    others: (tabId, entry, issuer) => {
      const tab = loaded.get(tabId);
      const others = tab?.others(entry) ?? [];
      const disputed = others.filter(({ text }) => titlesConflictOnce(entry.text, text, issuer));
      // This answer itself says so: a mark that asks because it was told tells the other nothing new.
      tab?.setTold(entry.ref, disputed.length > 0);
      for (const { ref } of disputed) if (tab?.setTold(ref, true)) tell(tabId, ref);
      return others.map(({ text }) => text);
    },
    drop: (tabId, ref) => loaded.get(tabId)?.drop(ref),
    dropTab: (tabId) => {
      loading.delete(tabId);
      loaded.delete(tabId);
    },
  };
}

interface Tab {
  readonly put: (entry: Titled) => void;
  readonly others: (entry: Pick<Titled, 'ref' | 'link'>) => readonly Titled[];
  /** Notes whether an entry was told that its title is disputed; answers whether that is new. */
  readonly setTold: (ref: number, isTold: boolean) => boolean;
  readonly drop: (ref: number) => void;
}

/** The entries of one tab, by the award they lead to. */
function createTab(): Tab {
  const keys = new Map<number, string>();
  const byAward = new Map<string, Map<number, Titled>>();
  const told = new Set<number>();
  const drop = (ref: number) => {
    told.delete(ref);
    byAward.get(keys.get(ref) ?? '')?.delete(ref);
    keys.delete(ref);
  };
  return {
    drop,
    setTold: (ref, isTold) => {
      const isNew = told.has(ref) !== isTold;
      if (isTold) told.add(ref);
      else told.delete(ref);
      return isNew;
    },
    put: ({ ref, link, text }) => {
      const key = awardKey(link);
      if (keys.get(ref) === key && byAward.get(key)?.get(ref)?.text === text) return;
      drop(ref);
      const same = byAward.get(key) ?? new Map<number, Titled>();
      if (same.size >= MAX_SAME) return;
      keys.set(ref, key);
      byAward.set(key, same.set(ref, { ref, link, text }));
    },
    others: ({ ref, link }) => [...(byAward.get(awardKey(link))?.values() ?? [])].filter((other) => other.ref !== ref),
  };
}
