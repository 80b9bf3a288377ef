import * as v from 'valibot';
import type { Observation } from '../capture/types';
import { observation } from '../messages/schemas';
import type { SessionApi } from './tab-list';

/** What the page of each tab shows that may be the viewer's, until they say so, or look at something else. */
export interface Doubts {
  /** Keeps what a tab's page shows: beside what it showed before, in place of what another page did. */
  readonly put: (tabId: number, url: string, observations: readonly Observation[]) => Promise<void>;
  readonly list: (tabId: number) => Promise<readonly Observation[]>;
  /** The tab is at an address; null: at one that the browser keeps from us. What another page showed is forgotten. */
  readonly movedTo: (tabId: number, url: string | null) => Promise<void>;
  readonly forget: (tabId: number) => Promise<void>;
}

/** Questions that one page may raise: a public list of somebody's courses is nobody's evening. */
const MAX_DOUBTS = 20;
/** Of one page, in letters of JSON; an honest certificate takes one thousand. */
const MAX_SIZE = 40_000;
/** Tabs of which something is kept: all of them together take some 1 MB of the browser's 10. */
const MAX_TABS = 30;

const PREFIX = 'doubts:';
const keyOf = (tabId: number) => `${PREFIX}${tabId}`;

const stored = v.object({
  url: v.string(),
  at: v.number(),
  observations: v.pipe(v.array(observation), v.maxLength(MAX_DOUBTS)),
});
type Stored = v.InferOutput<typeof stored>;

/**
 * Kept in `storage.session`, so through the death of a worker and no longer than the browser runs. Changes go one after
 * the other.
 *
 * @param now milliseconds since 1970
 */
export function createDoubts(session: SessionApi, now: () => number): Doubts {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work, work);
    queue = result.catch(() => undefined);
    return result;
  };
  const read = async (tabId: number): Promise<Stored | null> => {
    const parsed = v.safeParse(stored, (await session.get(keyOf(tabId)))[keyOf(tabId)]);
    return parsed.success ? parsed.output : null;
  };
  /** Forgets what was put first where too many tabs have something. */
  const makeRoom = async () => {
    const tabs = Object.entries(await session.get(null)).filter(([key]) => key.startsWith(PREFIX));
    if (tabs.length <= MAX_TABS) return;
    const at = (value: unknown) => {
      const parsed = v.safeParse(stored, value);
      return parsed.success ? parsed.output.at : 0;
    };
    const oldest = tabs.sort(([, a], [, b]) => at(a) - at(b)).slice(0, tabs.length - MAX_TABS);
    await session.remove(oldest.map(([key]) => key));
  };
  return {
    put: (tabId, address, observations) =>
      inTurn(async () => {
        const url = withoutFragment(address);
        const before = await read(tabId);
        const known = before?.url === url ? before.observations : [];
        const all = bounded([
          ...known.filter((one) => !observations.some((other) => isSame(one, other))),
          ...observations,
        ]);
        if (all.length === 0) return session.remove(keyOf(tabId));
        await session.set({ [keyOf(tabId)]: { url, at: now(), observations: all } });
        await makeRoom();
      }),
    list: (tabId) => inTurn(async () => (await read(tabId))?.observations ?? []),
    movedTo: (tabId, url) =>
      inTurn(async () => {
        const kept = await read(tabId);
        if (kept !== null && (url === null || withoutFragment(url) !== kept.url)) await session.remove(keyOf(tabId));
      }),
    forget: (tabId) => inTurn(() => session.remove(keyOf(tabId))),
  };
}

/** As many of the last ones as fit. */
function bounded(observations: readonly Observation[]): readonly Observation[] {
  const kept: Observation[] = [];
  let size = 0;
  for (const one of observations.slice(-MAX_DOUBTS).reverse()) {
    size += JSON.stringify(one).length;
    if (size <= MAX_SIZE) kept.unshift(one);
  }
  return kept;
}

function isSame(one: Observation, other: Observation): boolean {
  return one.platform === other.platform && one.itemId === other.itemId && one.signal === other.signal;
}

function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? address;
}
