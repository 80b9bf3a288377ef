import { type Marking, parseMarking } from '../settings/marking';
import { createStored, type LocalApi, type Stored } from './stored';

export type MarkingStore = Stored<Marking>;

const KEY = 'marking';

/** Keeps where and when credentials are checked. */
export function createMarking(local: LocalApi): MarkingStore {
  return createStored(local, KEY, parseMarking);
}

/** Does a change of storage, as `storage.onChanged` tells it, change where and when credentials are checked? */
export function tellsMarking(changes: Readonly<Record<string, unknown>>, area: string): boolean {
  return area === 'local' && Object.hasOwn(changes, KEY);
}
