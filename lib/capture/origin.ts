import { matchesHost } from './observe';
import { adapters } from './registry';
import { siteOf } from './site';
import type { Observation } from './types';

/**
 * May this observation come from the page that sent it? A page speaks of its own site only: both where the item lives
 * and, for platforms found on many hosts, the site that its id begins with must be the sender's (`site.ts`), or both the
 * platform's own hosts. A platform with nothing but hosts of its own is believed there alone.
 *
 * @param sender the page's address as the browser states it
 */
export function isFromItsSite(
  { platform, url, itemId }: Pick<Observation, 'platform' | 'url' | 'itemId'>,
  sender: string,
): boolean {
  const adapter = adapters.find(({ id }) => id === platform);
  const site = siteOf(sender);
  if (adapter === undefined || site === null) return false;
  const places = adapter.sniff === undefined ? [url] : [url, `https://${itemId}`];
  const isOwnHost = (address: string) =>
    URL.canParse(address) && adapter.hosts.some((pattern) => matchesHost(pattern, new URL(address)));
  if (isOwnHost(sender)) return places.every(isOwnHost);
  return adapter.sniff !== undefined && places.every((place) => siteOf(place) === site);
}
