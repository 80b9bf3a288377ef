import * as v from 'valibot';
import { CATCH_UP_ENDS, type CatchUp } from '../capture/catch-up';
import type { SessionApi } from './tab-list';

/** How far each tab's reading of a list of courses has come. */
export interface CatchUps {
  readonly read: (tabId: number) => Promise<CatchUp | null>;
  /** Changes go one after the other, each to what is stored at that moment. null forgets it. Answers what is stored then. */
  readonly change: (tabId: number, edit: (state: CatchUp | null) => CatchUp | null) => Promise<CatchUp | null>;
  readonly forget: (tabId: number) => Promise<void>;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const stored = v.object({
  platform: v.string(),
  site: v.string(),
  parts: count,
  total: v.nullable(count),
  read: v.array(v.string()),
  completed: v.array(v.string()),
  fresh: count,
  addresses: v.array(v.string()),
  empty: count,
  step: v.nullable(v.union([v.picklist(['press', 'end']), v.object({ go: v.string() })])),
  end: v.nullable(v.picklist(CATCH_UP_ENDS)),
}) satisfies v.GenericSchema<unknown, CatchUp>;

const keyOf = (tabId: number) => `catchup:${tabId}`;

/** Kept in `storage.session`: a reading outlives the popup that began it, the pages it is on, and the worker. */
export function createCatchUps(session: SessionApi): CatchUps {
  let queue: Promise<unknown> = Promise.resolve();
  const read = async (tabId: number): Promise<CatchUp | null> => {
    const key = keyOf(tabId);
    const parsed = v.safeParse(stored, (await session.get(key))[key]);
    return parsed.success ? parsed.output : null;
  };
  const change: CatchUps['change'] = (tabId, edit) => {
    const work = async () => {
      const before = await read(tabId);
      const after = edit(before);
      if (after === null) await session.remove(keyOf(tabId));
      else if (after !== before) await session.set({ [keyOf(tabId)]: after });
      return after;
    };
    const result = queue.then(work, work);
    queue = result.catch(() => undefined);
    return result;
  };
  return {
    read,
    change,
    forget: async (tabId) => void (await change(tabId, () => null)),
  };
}
