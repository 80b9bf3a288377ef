import { NO_ANSWER } from './answer';
import type { HostRecord, Lifetime, OpenedPage } from './types';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What changes seldom is asked for once in a few days; what may be a mistake, or pass, again in minutes. */
export const FOR_DAYS: Lifetime = { good: 3 * DAY, bad: 5 * MINUTE };
/** Where status can change from one day to the next, and the host says so. */
export const FOR_A_DAY: Lifetime = { good: DAY, bad: 5 * MINUTE };

/** A host of which no record is known that a stranger's program may read, and no page either. */
export const NO_RECORD: HostRecord = { asks: [], keep: FOR_A_DAY, documents: () => [], read: () => NO_ANSWER };

/** What a person saw of a page that no program may ask for counts for a week: only they can look again. */
export const FOR_A_WEEK = 7 * DAY;

/** A host whose pages are read only when the person opens them. */
export function openedRecord(opened: OpenedPage): HostRecord {
  return { ...NO_RECORD, opened };
}
