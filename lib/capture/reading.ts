import { adapterOf, matchesHost, observePage } from './observe';
import { platformOf } from './sniffs';
import type { Adapter, Observation, Page } from './types';

/** The id of the adapter that reads pages of no platform. */
const ANY_PAGE = 'web';

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
    // What reads any page gives way to the platform that the page turns out to be of.
    const id = known === null || known.id === ANY_PAGE ? platformOf(page) : known.id;
    if (known !== null && (id === known.id || id === null)) return observePage([known], page);
    if (id !== null && !wanted.has(id)) {
      wanted.add(id);
      want(id);
    }
    return [];
  };
}

/**
 * Can a page at this address say anything to the adapters at hand? On a platform's own hosts only pages can that one of its
 * readers knows by the path; elsewhere what a page is of isn't known before it is looked at.
 */
export function canSpeak(adapters: readonly Adapter[], url: URL): boolean {
  const known = adapters.find(({ hosts }) => hosts.some((pattern) => matchesHost(pattern, url)));
  return known === undefined || known.pages.some(({ path }) => path.test(url.pathname));
}
