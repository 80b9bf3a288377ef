import * as v from 'valibot';
import { sitesOf } from './marking';

/** Whether, where and how loudly what is learned is logged. */
export interface Capturing {
  /** Until when nothing is logged, ISO 8601 instant; null: no pause. */
  readonly pausedUntil: string | null;
  /** Sites on which nothing is logged, by origin; `https://*.coursera.org` is all of a domain. */
  readonly pausedSites: readonly string[];
  /** Log in private windows too. */
  readonly inPrivateWindows: boolean;
  /** Say so on the page when something was completed. */
  readonly toast: boolean;
}

/** Is what a page shows logged, and if not, for which of the reader's choices? */
export type Logging = 'on' | 'paused' | 'site-paused' | 'private';

/** A page, as far as these choices ask about it. */
export interface LoggedPlace {
  /** The addresses it is known by: the page's own and, of a frame, that of the tab. */
  readonly origins: readonly string[];
  readonly isPrivate: boolean;
}

export const PAUSE_MS = 60 * 60_000;
const MAX_SITES = 500;

const stored = v.object({
  pausedUntil: v.fallback(v.nullable(v.pipe(v.string(), v.isoTimestamp())), null),
  pausedSites: v.fallback(v.array(v.string()), []),
  inPrivateWindows: v.fallback(v.boolean(), false),
  toast: v.fallback(v.boolean(), true),
});

const NEVER_SET: Capturing = { pausedUntil: null, pausedSites: [], inPrivateWindows: false, toast: true };

/** Reads what stands in the browser's storage; what is no such thing counts as never set. */
export function parseCapturing(value: unknown): Capturing {
  const parsed = v.safeParse(stored, value);
  return parsed.success ? { ...NEVER_SET, ...parsed.output } : NEVER_SET;
}

/** Until when the reader's pause lasts; null: there is none, or it is over. */
export function pauseEnd({ pausedUntil }: Capturing, now: Date): Date | null {
  if (pausedUntil === null) return null;
  const left = Date.parse(pausedUntil) - now.getTime();
  // A clock that was put back must not make a year of an hour.
  return left > 0 && left <= PAUSE_MS ? new Date(pausedUntil) : null;
}

/** Under which of the paused sites a page falls, or null. */
export function pausedSiteOf({ pausedSites }: Capturing, origin: string): string | null {
  return sitesOf(origin).find((site) => pausedSites.includes(site)) ?? null;
}

/** Private windows first: what was learned there is nobody's business, whatever else is chosen. */
export function loggingOf(capturing: Capturing, { origins, isPrivate }: LoggedPlace, now: Date): Logging {
  if (isPrivate && !capturing.inPrivateWindows) return 'private';
  if (pauseEnd(capturing, now) !== null) return 'paused';
  return origins.some((origin) => pausedSiteOf(capturing, origin) !== null) ? 'site-paused' : 'on';
}

export function pausedForAnHour(capturing: Capturing, now: Date): Capturing {
  return { ...capturing, pausedUntil: new Date(now.getTime() + PAUSE_MS).toISOString() };
}

/**
 * With logging paused on one site. The oldest go where there are too many.
 *
 * @param site its origin, or `https://*.` and a domain
 */
export function withSitePaused(capturing: Capturing, site: string): Capturing {
  const others = capturing.pausedSites.filter((other) => other !== site);
  return { ...capturing, pausedSites: [...others, site].slice(-MAX_SITES) };
}

export function withSiteResumed(capturing: Capturing, site: string): Capturing {
  return { ...capturing, pausedSites: capturing.pausedSites.filter((other) => other !== site) };
}

/** Without the pause of an hour; sites that are paused stay so. */
export function resumed(capturing: Capturing): Capturing {
  return { ...capturing, pausedUntil: null };
}
