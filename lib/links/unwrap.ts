import { httpUrl, isPlainHost, percentDecoded } from './normalise';
import { WRAPPERS } from './wrappers/table';

/** Wrappers inside wrappers, of whatever kind, are followed this deep; more is nobody's honest link. */
const MAX_DEPTH = 5;

/**
 * Opens addresses that only lead to another (`wrappers/table.ts`). Never fetches. Where the nesting is too deep, or the
 * target isn't http(s), the answer is the wrapper itself.
 */
export function unwrap(url: URL): URL {
  let current = url;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const target = targetOf(current);
    if (target === null) return current;
    current = target;
  }
  return targetOf(current) === null ? current : url;
}

function targetOf(url: URL): URL | null {
  if (!isPlainHost(url)) return null;
  const address = (url.hostname + url.pathname).replace(/^www\.|\/$/g, '');
  const target = WRAPPERS.find(({ at }) => at.test(address))?.target;
  if (target === undefined) return null;
  return readTarget((typeof target === 'function' ? target(url) : parameter(url, target)) ?? '');
}

function parameter({ searchParams }: URL, names: readonly string[]): string | null {
  return names.reduce<string | null>((found, name) => found || searchParams.get(name), null);
}

/** The scheme is left out at times (LinkedIn's `url=Numer%2Eai`), and the whole encoded once more than it should be at others. */
function readTarget(written: string): URL | null {
  const text = decodedToSlash(written.trim());
  if (/^https?:/i.test(text)) return httpUrl(text);
  // Any other scheme (`javascript:`, `mailto:`) has no dot before its colon; a bare host has.
  return /^[^/?#:@]+\.[^/?#:@]+(?:[/?#]|$)/.test(text) ? httpUrl(`https://${text}`) : null;
}

/** Without a slash in it, it isn't decoded yet; at most twice. */
function decodedToSlash(text: string): string {
  const once = text.includes('/') ? text : percentDecoded(text);
  return once.includes('/') ? once : percentDecoded(once);
}
