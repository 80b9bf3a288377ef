import { siteName } from './site';
import type { Adapter, LearningList, Page } from './types';

/** Parts of a list that are read; three thousand courses would be half as many. */
export const PART_LIMIT = 200;
/** Items that are told apart. */
const ITEM_LIMIT = 5_000;
/** Parts in a row on which nothing of the reader's is shown. */
const EMPTY_LIMIT = 3;

/** What of a part counts: the id of a record, and whether it is completed. */
export interface CaughtItem {
  readonly id: string;
  readonly isCompleted: boolean;
}

/** One part of a list, as it was read. */
export interface CaughtPart {
  /** Counted from 0. */
  readonly number: number;
  readonly url: string;
  readonly items: readonly CaughtItem[];
  /** How many items the page says there are altogether. */
  readonly total: number | null;
  /** How the page itself goes on; null: it doesn't. */
  readonly next: { readonly go: string } | 'press' | null;
}

/**
 * Why a reading is over. `complete`: the list has no more parts. `repeated`: the next part shows what was read before, or
 * nothing. `bound`: there are more parts than are read. `left`: the page, or the one that comes next, is not of the list.
 * `stopped`: the reader said so. `paused`: logging is paused.
 */
export const CATCH_UP_ENDS = ['complete', 'repeated', 'bound', 'left', 'stopped', 'paused'] as const;
export type CatchUpEnd = (typeof CATCH_UP_ENDS)[number];

/** What is to be done after a part: load an address, press the page's own control, or nothing more. */
export type CatchUpStep = { readonly go: string } | 'press' | 'end';

/** How far the reading of one's courses on a platform has come. Plain data: it outlives pages and the worker. */
export interface CatchUp {
  /** The adapter's id. */
  readonly platform: string;
  /** The site's name (`site.ts`): the reading stays there. */
  readonly site: string;
  readonly parts: number;
  readonly total: number | null;
  /** Ids of all items read. */
  readonly read: readonly string[];
  /** Of these, the completed ones. */
  readonly completed: readonly string[];
  /** How many of these were new to the history. */
  readonly fresh: number;
  /** Addresses that were read or are next. */
  readonly addresses: readonly string[];
  /** Parts in a row with nothing on them. */
  readonly empty: number;
  /** What the last part led to; null before the first. */
  readonly step: CatchUpStep | null;
  readonly end: CatchUpEnd | null;
}

/** The list of one's courses that a page is of, or null. */
export function listAt(adapter: Adapter | null, url: URL): LearningList | null {
  return adapter?.lists?.find(({ path }) => path.test(url.pathname)) ?? null;
}

/** A reading that begins on the page at this address. */
export function beginCatchUp(platform: string, url: URL): CatchUp {
  return {
    platform,
    site: siteName(url.hostname),
    parts: 0,
    total: null,
    read: [],
    completed: [],
    fresh: 0,
    addresses: [url.href],
    empty: 0,
    step: null,
    end: null,
  };
}

/** The reading when it is over for a reason of its own. One that is over stays as it ended. */
export function endCatchUp(state: CatchUp, end: CatchUpEnd): CatchUp {
  return state.end === null ? { ...state, step: 'end', end } : state;
}

/**
 * The reading after one more part, and what is to be done next (`step`). Pure. The page decides how it goes on, so this
 * decides when that is enough: at the list's end, when nothing new comes, at an address that was read before or is not of
 * the list, and after so many parts.
 *
 * A part that was counted already changes nothing: it is told again when an answer was lost.
 */
export function stepCatchUp(state: CatchUp, part: CaughtPart, adapter: Adapter): CatchUp {
  if (state.end !== null || part.number !== state.parts) return state;
  if (!isOfList(state, part.url, adapter)) return endCatchUp(state, 'left');
  const known = new Set(state.read);
  const news = part.items.filter(({ id }) => !known.has(id));
  const read = union(state.read, part.items);
  const completed = union(
    state.completed,
    part.items.filter(({ isCompleted }) => isCompleted),
  );
  const empty = part.items.length === 0 ? state.empty + 1 : 0;
  const counted = { ...state, parts: state.parts + 1, total: part.total ?? state.total, read, completed, empty };
  const { next } = part;
  if (next === null) return endCatchUp(counted, 'complete');
  const isRepeated = news.length === 0 && (next === 'press' || part.items.length > 0 || empty >= EMPTY_LIMIT);
  // The first part may hold nothing of the reader's, and the page's own control still lead on.
  if (isRepeated && state.parts > 0) return endCatchUp(counted, 'repeated');
  if (counted.parts >= PART_LIMIT) return endCatchUp(counted, 'bound');
  if (next === 'press') return { ...counted, step: 'press' };
  const address = addressOf(next.go);
  if (address === null || !isOfList(state, address, adapter)) return endCatchUp(counted, 'left');
  if (state.addresses.includes(address)) return endCatchUp(counted, 'repeated');
  return { ...counted, addresses: [...state.addresses, address], step: { go: address } };
}

/** What a page of a list says of the list: its length, and how it goes on. */
export function partOf(list: LearningList, page: Page): Pick<CaughtPart, 'total' | 'next'> {
  const total = list.total(page);
  const next = list.next?.(page) ?? null;
  const isCount = total !== null && Number.isSafeInteger(total) && total >= 0;
  return {
    total: isCount ? total : null,
    next: next === null ? null : 'go' in next ? { go: next.go.href } : 'press',
  };
}

function isOfList({ site }: CatchUp, address: string, adapter: Adapter): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'https:' && siteName(url.hostname) === site && listAt(adapter, url) !== null;
}

/** Without what stands after `#`, which loads no other page. */
function addressOf(href: string): string | null {
  return URL.canParse(href) ? (new URL(href).href.split('#', 1)[0] ?? null) : null;
}

function union(ids: readonly string[], items: readonly CaughtItem[]): readonly string[] {
  return [...new Set([...ids, ...items.map(({ id }) => id)])].slice(0, ITEM_LIMIT);
}
