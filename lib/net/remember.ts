import type { FetchDocument, FetchResult } from '../verify/types';

/** As many answers, and as many bytes of them, as are kept. */
const MAX_ANSWERS = 256;
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Asks each address once, for a pile of credentials that share issuers and status lists. Failures are not kept: they may
 * pass. The oldest answers go first when there are too many, so that memory stays the same however many credentials come.
 */
export function remembering(fetch: FetchDocument): FetchDocument {
  const kept = new Map<string, Promise<FetchResult>>();
  const sizes = new Map<string, number>();
  const drop = (key: string) => {
    kept.delete(key);
    sizes.delete(key);
  };
  const total = () => [...sizes.values()].reduce((sum, size) => sum + size, 0);

  return (url, options) => {
    const key = `${options.accept} ${url}`;
    const earlier = kept.get(key);
    if (earlier) return earlier;
    const answer = fetch(url, options).then((result) => {
      if (!result.ok) drop(key);
      else {
        sizes.set(key, result.bytes.byteLength);
        while (total() > MAX_BYTES && sizes.size > 1) drop([...sizes.keys()][0] ?? key);
      }
      return result;
    });
    if (kept.size >= MAX_ANSWERS) drop([...kept.keys()][0] ?? key);
    kept.set(key, answer);
    return answer;
  };
}
