import * as v from 'valibot';

/**
 * How the credentials of a page are checked: by themselves, when the reader asks for it, or not at all (then the page has
 * no marks either).
 */
export const CHECKINGS = ['automatic', 'on-click', 'off'] as const;
export type Checking = (typeof CHECKINGS)[number];

/** Where and when credentials are checked. */
export interface Marking {
  /** For every site that has no choice of its own. */
  readonly checking: Exclude<Checking, 'off'>;
  /** Sites by origin, where they are other than that; `https://*.linkedin.com` is all of a domain. */
  readonly sites: Readonly<Record<string, Checking>>;
}

/** What the browser tells of the connection; both false where it doesn't. */
export interface Connection {
  /** The person asked for little data. */
  readonly saveData: boolean;
  readonly metered: boolean;
}

const MAX_SITES = 500;

const checking = v.picklist(CHECKINGS);
const stored = v.object({
  checking: v.fallback(v.picklist(['automatic', 'on-click']), 'automatic'),
  sites: v.fallback(v.record(v.string(), checking), {}),
});

/** Reads what stands in the browser's storage; what is no such thing counts as never set. */
export function parseMarking(value: unknown): Marking {
  const parsed = v.safeParse(stored, value);
  return parsed.success ? parsed.output : { checking: 'automatic', sites: {} };
}

/**
 * With another choice for one site; null: none of its own. The oldest choices go where there are too many.
 *
 * @param site its origin, or `https://*.` and a domain
 */
export function withSite(marking: Marking, site: string, choice: Checking | null): Marking {
  const others = Object.entries(marking.sites).filter(([other]) => other !== site);
  const all: readonly (readonly [string, Checking])[] = choice === null ? others : [...others, [site, choice]];
  return { ...marking, sites: Object.fromEntries(all.slice(-MAX_SITES)) };
}

/** What the reader chose for a page: for its site, for the domain it is of, else for all. */
export function choiceFor({ sites, checking }: Marking, origin: string | null): Checking {
  const own = origin === null ? undefined : sitesOf(origin).find((site) => Object.hasOwn(sites, site));
  return (own === undefined ? undefined : sites[own]) ?? checking;
}

/**
 * How a page is checked: as the reader chose; where data is dear nothing is asked by itself, whatever is chosen.
 *
 * @param origin of the page; null where it isn't known
 */
export function checkingFor(marking: Marking, origin: string | null, { saveData, metered }: Connection): Checking {
  const chosen = choiceFor(marking, origin);
  return chosen === 'automatic' && (saveData || metered) ? 'on-click' : chosen;
}

/**
 * Under which a choice for a page's site may stand, the nearest first: its origin, then the domains it is of
 * (`https://*.www.linkedin.com`, `https://*.linkedin.com`).
 */
export function sitesOf(origin: string): readonly string[] {
  const [scheme = '', host = ''] = origin.split('://');
  const labels = host.split('.');
  return [origin, ...labels.slice(0, -1).map((_, at) => `${scheme}://*.${labels.slice(at).join('.')}`)];
}
