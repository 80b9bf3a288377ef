import * as v from 'valibot';
import { MAX_HREF, text } from '../history/fields';
import { report } from '../history/record-schema';
import type { PagePanel, PanelEntry, Standing } from '../messages/protocol';
import { CHECKINGS, type Checking } from '../settings/marking';

/** What is used of `browser.storage.session`: it lives as long as the browser, so through the death of a worker. */
export interface SessionApi {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** The background's own record of the credential links on each tab's page. */
export interface TabList {
  /** A page starts in a tab: what the tab listed before is forgotten. */
  readonly startPage: (
    tabId: number,
    page: { readonly url: string | null; readonly holder: string | null; readonly checking: Checking },
  ) => Promise<void>;
  /** Lists a link, not yet checked; one with the same `ref` is replaced. Not where the tab's list is full, or its page is off. */
  readonly add: (
    tabId: number,
    page: { readonly url: string | null; readonly holder: string | null },
    entry: Omit<PanelEntry, 'report'>,
  ) => Promise<'listed' | 'full' | 'off'>;
  /** Puts a report to its entry, unless that entry has gone or leads elsewhere by now. */
  readonly finish: (tabId: number, entry: Pick<PanelEntry, 'ref' | 'href'>, standing: Standing) => Promise<void>;
  /** Notes where the short link of an entry led, as `finish` does; its report is then to come. */
  readonly follow: (
    tabId: number,
    entry: Pick<PanelEntry, 'ref' | 'href'>,
    found: Required<Pick<PanelEntry, 'link' | 'followed'>>,
  ) => Promise<void>;
  readonly removeEntry: (tabId: number, ref: number) => Promise<void>;
  /** Sets how many links the page has beyond those listed. */
  readonly setSkipped: (tabId: number, count: number) => Promise<void>;
  /** Sets how many marks the page would not leave in their place. */
  readonly setFought: (tabId: number, count: number) => Promise<void>;
  /**
   * The tab is at an address. `left`: its list was of another page, and is forgotten. `settled`: it is the address of a page
   * that began a moment ago under that of the page before. `stayed`: nothing is new.
   */
  readonly movedTo: (tabId: number, url: string) => Promise<'left' | 'settled' | 'stayed'>;
  readonly forget: (tabId: number) => Promise<void>;
  readonly list: (tabId: number) => Promise<Omit<PagePanel, 'identified'>>;
  /** The address of the page in a tab; null: none has begun there. */
  readonly pageOf: (tabId: number) => Promise<string | null>;
  /** Tabs in which a page has begun. */
  readonly tabIds: () => Promise<readonly number[]>;
  /** The entries of any tab that are as wanted. */
  readonly find: (isWanted: (entry: PanelEntry) => boolean) => Promise<readonly ListedEntry[]>;
}

export interface ListedEntry {
  readonly tabId: number;
  readonly holder: string | null;
  readonly entry: PanelEntry;
}

const MAX_ENTRIES = 500;
/** Chrome gives 10 MiB, counted as JSON; the rest is for what comes in between two counts. */
const BUDGET = 8 * 1024 * 1024;
/** A single-page site says "new page" before its address changes, and the browser tells of the change after that. */
const SETTLING_MS = 2_000;

const pageRecord = v.object({
  url: v.nullable(v.string()),
  holder: v.nullable(v.string()),
  startedAt: v.number(),
  refs: v.array(v.number()),
  skipped: v.number(),
  fought: v.optional(v.number(), 0),
  checking: v.optional(v.nullable(v.picklist(CHECKINGS)), null),
});
type PageRecord = v.InferOutput<typeof pageRecord>;

/** What names a person is taken out of an address, and the rest then written anew: up to three letters for one. */
const address = text(3 * MAX_HREF);
const panelEntry = v.object({
  ref: v.number(),
  href: address,
  text: v.string(),
  link: v.object({
    host: v.string(),
    kind: v.picklist(['award', 'achievement', 'collection', 'file', 'placeholder', 'short-link', 'unknown']),
    id: v.nullable(v.string()),
    url: v.string(),
  }),
  report: v.nullable(report),
  waits: v.exactOptional(v.literal(true)),
  aged: v.exactOptional(v.object({ missed: v.nullable(report) })),
  followed: v.exactOptional(v.object({ url: v.nullable(address) })),
}) satisfies v.GenericSchema<unknown, PanelEntry>;

const NO_LINKS = { refs: [], skipped: 0, fought: 0, checking: null } satisfies Partial<PageRecord>;

const pageKey = (tabId: number) => `tab:${tabId}`;
const entryKey = (tabId: number, ref: number) => `tab:${tabId}:${ref}`;

/**
 * Keeps the lists in `storage.session`, an item for each page and one for each entry, so that a report writes its own
 * entry only. Changes go one after the other.
 *
 * @param now milliseconds since 1970
 */
export function createTabList(session: SessionApi, now: () => number): TabList {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work, work);
    queue = result.catch(() => undefined);
    return result;
  };

  const readPage = async (tabId: number): Promise<PageRecord | null> => {
    const key = pageKey(tabId);
    const parsed = v.safeParse(pageRecord, (await session.get(key))[key]);
    return parsed.success ? parsed.output : null;
  };
  /** Of pages that began under this worker, so that each check need not read it. */
  const addresses = new Map<number, string | null>();
  const forget = async (tabId: number) => {
    addresses.delete(tabId);
    const refs = (await readPage(tabId))?.refs ?? [];
    await session.remove([pageKey(tabId), ...refs.map((ref) => entryKey(tabId, ref))]);
  };
  const write = async (tabId: number, items: Record<string, unknown>) => {
    try {
      await session.set(items);
    } catch {
      // Full: room is made by forgetting other tabs' lists, the oldest first. A second failure is the caller's to hear.
      await makeRoom(session, tabId, BUDGET / 2);
      await session.set(items);
    }
  };
  const change = (
    tabId: number,
    { ref, href }: Pick<PanelEntry, 'ref' | 'href'>,
    changed: (entry: PanelEntry) => PanelEntry,
  ) =>
    inTurn(async () => {
      const entry = await readEntry(session, tabId, ref);
      if (entry?.href === href) await write(tabId, { [entryKey(tabId, ref)]: changed(entry) });
    });

  return {
    startPage: (tabId, { url, holder, checking }) =>
      inTurn(async () => {
        await forget(tabId);
        await makeRoom(session, tabId, BUDGET);
        await write(tabId, {
          [pageKey(tabId)]: { ...NO_LINKS, url, holder, checking, startedAt: now() } satisfies PageRecord,
        });
        addresses.set(tabId, url);
      }),
    add: (tabId, { url, holder }, entry) =>
      inTurn(async () => {
        const page = (await readPage(tabId)) ?? { ...NO_LINKS, url, holder, startedAt: now() };
        if (page.checking === 'off') return 'off';
        const known = page.refs.includes(entry.ref);
        if (!known && page.refs.length >= MAX_ENTRIES) return 'full';
        const refs = known ? page.refs : [...page.refs, entry.ref];
        await write(tabId, {
          [pageKey(tabId)]: { ...page, url, holder: holder ?? page.holder, refs } satisfies PageRecord,
          [entryKey(tabId, entry.ref)]: { ...entry, report: null } satisfies PanelEntry,
        });
        addresses.set(tabId, url);
        return 'listed';
      }),
    finish: (tabId, entry, { report: found, aged }) =>
      change(tabId, entry, ({ aged: _, waits: __, ...rest }) => ({
        ...rest,
        report: found,
        ...(aged && { aged }),
      })),
    follow: (tabId, entry, found) =>
      change(tabId, entry, ({ aged: _, ...rest }) => ({ ...rest, ...found, report: null })),
    removeEntry: (tabId, ref) =>
      inTurn(async () => {
        const page = await readPage(tabId);
        if (page === null) return;
        await write(tabId, { [pageKey(tabId)]: { ...page, refs: page.refs.filter((other) => other !== ref) } });
        await session.remove(entryKey(tabId, ref));
      }),
    setSkipped: (tabId, skipped) =>
      inTurn(async () => {
        const page = await readPage(tabId);
        if (page !== null) await write(tabId, { [pageKey(tabId)]: { ...page, skipped } satisfies PageRecord });
      }),
    setFought: (tabId, fought) =>
      inTurn(async () => {
        const page = await readPage(tabId);
        if (page !== null) await write(tabId, { [pageKey(tabId)]: { ...page, fought } satisfies PageRecord });
      }),
    movedTo: (tabId, url) =>
      inTurn(async () => {
        const page = await readPage(tabId);
        if (page === null || samePage(page.url, url)) return 'stayed';
        const settling = now() - page.startedAt < SETTLING_MS;
        if (!settling) await forget(tabId);
        else {
          await write(tabId, { [pageKey(tabId)]: { ...page, url } });
          addresses.set(tabId, url);
        }
        return settling ? 'settled' : 'left';
      }),
    forget: (tabId) => inTurn(() => forget(tabId)),
    list: (tabId) =>
      inTurn(async () => {
        const page = await readPage(tabId);
        if (page === null) return { url: null, holder: null, entries: [], skipped: 0, fought: 0, checking: null };
        const keys = page.refs.map((ref) => entryKey(tabId, ref));
        const items = await session.get(keys);
        const entries = keys.flatMap((key) => {
          const parsed = v.safeParse(panelEntry, items[key]);
          return parsed.success ? [parsed.output] : [];
        });
        const { url, holder, skipped, fought, checking } = page;
        return { url, holder, entries, skipped, fought, checking };
      }),
    // Past the queue: an address is written in one piece.
    pageOf: async (tabId) => addresses.get(tabId) ?? (await readPage(tabId))?.url ?? null,
    tabIds: () =>
      inTurn(async () => {
        const pages = Object.keys(await session.get(null)).filter((key) => /^tab:\d+$/.test(key));
        return pages.map((key) => Number(key.slice('tab:'.length)));
      }),
    find: (isWanted) =>
      inTurn(async () => {
        const items = await session.get(null);
        return Object.entries(items).flatMap(([key, value]): readonly ListedEntry[] => {
          const [kind, tab, ref] = key.split(':');
          const parsed = kind === 'tab' && ref !== undefined ? v.safeParse(panelEntry, value) : null;
          if (!parsed?.success || !isWanted(parsed.output)) return [];
          const page = v.safeParse(pageRecord, items[`tab:${tab}`]);
          return page.success ? [{ tabId: Number(tab), holder: page.output.holder, entry: parsed.output }] : [];
        });
      }),
  };
}

async function readEntry(session: SessionApi, tabId: number, ref: number): Promise<PanelEntry | null> {
  const key = entryKey(tabId, ref);
  const parsed = v.safeParse(panelEntry, (await session.get(key))[key]);
  return parsed.success ? parsed.output : null;
}

/** Forgets other tabs' lists, the one whose page started first before the others, until all take at most `budget`. */
async function makeRoom(session: SessionApi, keep: number, budget: number): Promise<void> {
  const tabs = new Map<number, { keys: string[]; size: number; startedAt: number }>();
  for (const [key, value] of Object.entries(await session.get(null))) {
    const [kind, id, ref] = key.split(':');
    if (kind !== 'tab') continue;
    const tab = tabs.get(Number(id)) ?? { keys: [], size: 0, startedAt: 0 };
    tab.keys.push(key);
    tab.size += key.length + JSON.stringify(value).length;
    const page = ref === undefined ? v.safeParse(pageRecord, value) : null;
    if (page?.success) tab.startedAt = page.output.startedAt;
    tabs.set(Number(id), tab);
  }
  let total = [...tabs.values()].reduce((sum, { size }) => sum + size, 0);
  const others = [...tabs].filter(([id]) => id !== keep).sort(([, a], [, b]) => a.startedAt - b.startedAt);
  for (const [, { keys, size }] of others) {
    if (total <= budget) return;
    await session.remove(keys);
    total -= size;
  }
}

/** Do two addresses name one page? Its parts (`#experience`) do not make another. */
function samePage(a: string | null, b: string): boolean {
  return a !== null && a.split('#', 1)[0] === b.split('#', 1)[0];
}
