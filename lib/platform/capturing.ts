import { type Capturing, parseCapturing } from '../settings/capturing';
import { createStored, type LocalApi, type Stored } from './stored';

export type CapturingStore = Stored<Capturing>;

const KEY = 'capturing';

/** Keeps whether, where and how loudly what is learned is logged. */
export function createCapturing(local: LocalApi): CapturingStore {
  return createStored(local, KEY, parseCapturing);
}

/** Does a change of storage, as `storage.onChanged` tells it, change what is logged? */
export function changesCapturing(changes: Readonly<Record<string, unknown>>, area: string): boolean {
  return area === 'local' && Object.hasOwn(changes, KEY);
}
