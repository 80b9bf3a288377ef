import { publicHttpsUrl } from './public-url';
import { createSafeFetch, type SafeFetchOptions } from './safe-fetch';

/**
 * The address to which one leads in the end. null: nothing answered, or it may not be asked. Never throws.
 *
 * @param page host of the page where it stands
 */
export type Locate = (url: string, page: string | null) => Promise<string | null>;

/**
 * Follows a short link because a person asked: hop by hop, each address checked like any other that we ask, five hops at the
 * most, without cookies. Only addresses are wanted: no page is read, and one that is known by its address isn't even asked,
 * for its host may want no automated readers.
 *
 * @param options as for every other request
 * @param isKnown is this the address of something we know, and so the end of the way?
 */
export function createLocate(options: SafeFetchOptions, isKnown: (url: string) => boolean): Locate {
  const known = (address: string) => isKnown(address.replace(/#.*/, ''));
  const fetchDocument = createSafeFetch({
    ...options,
    onRequest: (request) => known(request.url) || options.onRequest?.(request),
    fetch: async (input, init) => {
      if (known(String(input))) return new Response();
      const response = await options.fetch(input, init);
      if (!isAnswer(response.status)) return response;
      await response.body?.cancel();
      return new Response(null, { status: response.status });
    },
  });
  return async (url, page) => {
    const result = await fetchDocument(url, { accept: 'text/html', reason: 'short-link', page });
    if (!result.ok) return null;
    // A page that refuses us is still where the link leads; a short link that does is dead.
    return result.status >= 400 && result.url === publicHttpsUrl(url)?.href ? null : result.url;
  };
}

/** Neither a redirect nor "later". */
function isAnswer(status: number): boolean {
  return (status >= 200 && status < 300) || (status >= 400 && status < 500 && status !== 429);
}
