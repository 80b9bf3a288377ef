import { OBSERVATION_LIMIT } from './bounds';
import type { Observation } from './types';

/** Known in the isolated world alone, as the adapters' shelf is. */
const HEARD = Symbol.for('touchstone.heard');

interface World {
  [HEARD]?: { readonly href: string; readonly observations: Map<string, Observation> };
}

/**
 * Keeps what the page's own requests have shown at its present address, for the script that catches up: it comes when the
 * reader asks for it, and those requests have passed by then.
 *
 * @param href the page's address; what was heard at another is let go
 */
export function noteHeard(world: object, href: string, observations: readonly Observation[]): void {
  const place: World = world;
  if (place[HEARD]?.href !== href) place[HEARD] = { href, observations: new Map() };
  const heard = place[HEARD].observations;
  for (const one of observations) {
    const key = JSON.stringify([one.platform, one.itemId, one.signal]);
    heard.delete(key);
    heard.set(key, one);
    const [oldest] = heard.keys();
    if (heard.size > OBSERVATION_LIMIT && oldest !== undefined) heard.delete(oldest);
  }
}

/** What was kept of the page at this address, the last of it last. */
export function heardIn(world: object, href: string): readonly Observation[] {
  const { [HEARD]: heard }: World = world;
  return heard?.href === href ? [...heard.observations.values()] : [];
}
