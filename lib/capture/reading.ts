import { adapterOf, observePage } from './observe';
import { platformOf } from './sniffs';
import type { Adapter, Observation, Page } from './types';

/**
 * Reads pages with the adapters at hand. For a page that none of them knows, the adapter of the platform it sniffs as is
 * wanted, each once; it may be at hand at the next reading.
 *
 * @param adapters at hand; more may come
 * @param want called with the id of a platform whose adapter is missing
 * @returns what `observePage` does, and throws what it and the sniffs throw
 */
export function createReading(adapters: readonly Adapter[], want: (id: string) => void): (page: Page) => Observation[] {
  const wanted = new Set<string>();
  return (page) => {
    const known = adapterOf(adapters, page);
    if (known !== null) return observePage([known], page);
    const id = platformOf(page);
    if (id !== null && !wanted.has(id)) {
      wanted.add(id);
      want(id);
    }
    return [];
  };
}
