import { bounded, OBSERVATION_LIMIT } from './bounds';
import { siteName } from './site';
import type { Adapter, Answer, Observation, Page } from './types';

/** A reader failed on a page: a fault of ours (or a page built to cause one), to be reported, not to be silent. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  constructor(
    readonly adapter: string,
    /** `PageReader.kind` of the reader that failed; `sniff` when it was the recognition of the platform. */
    readonly pageKind: string,
    cause: unknown,
  ) {
    super(`${adapter} could not read a ${pageKind} page: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/**
 * The platform a page belongs to: by its host, else by what the page shows of itself.
 *
 * @param adapters those that may know it; their order decides only between platforms a page sniffs as
 * @throws CaptureError when an adapter's recognition fails
 */
export function adapterOf(adapters: readonly Adapter[], page: Page): Adapter | null {
  const known = adapters.find(({ hosts }) => hosts.some((pattern) => matchesHost(pattern, page.url)));
  if (known) return known;
  return adapters.find((adapter) => guarded(adapter, 'sniff', () => adapter.sniff?.(page) ?? false)) ?? null;
}

/**
 * What the page shows as learned, within the bounds of `bounds.ts`. Pure: nothing is remembered between calls.
 *
 * @returns [] for pages of no known platform, pages still loading, and pages that show nothing learned
 * @throws CaptureError naming the adapter and the kind of page when a reader fails
 */
export function observePage(adapters: readonly Adapter[], page: Page): Observation[] {
  if (page.url.protocol !== 'https:' && page.url.protocol !== 'http:') return [];
  const adapter = adapterOf(adapters, page);
  if (!adapter) return [];
  const readers = adapter.pages.filter(({ path }) => path.test(page.url.pathname));
  return inBounds(readers.flatMap(({ kind, read }) => guarded(adapter, kind, () => read(page))));
}

/**
 * What an answer that the page fetched shows as learned, within the same bounds. Pure.
 *
 * @returns [] for answers of another site, and for those that no reader knows
 * @throws CaptureError naming the adapter and the kind of answer when a reader fails
 */
export function observeAnswer(adapters: readonly Adapter[], answer: Answer, page: Page): Observation[] {
  const adapter = adapterOf(adapters, page);
  if (!adapter || !isItsOwn(adapter, answer.url, page.url)) return [];
  const { host, pathname, search } = answer.url;
  const readers = (adapter.answers ?? []).filter(({ address }) => address.test(`${host}${pathname}${search}`));
  return inBounds(readers.flatMap(({ kind, read }) => guarded(adapter, kind, () => read(answer, page))));
}

/** Is the address one of the platform's own, or of the page's own site? */
function isItsOwn({ hosts }: Adapter, url: URL, page: URL): boolean {
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  const sameSite = siteName(url.hostname) === siteName(page.hostname);
  return isWeb && (sameSite || hosts.some((pattern) => matchesHost(pattern, url)));
}

function inBounds(observations: readonly Observation[]): Observation[] {
  return observations.slice(0, OBSERVATION_LIMIT).flatMap((observation) => bounded(observation) ?? []);
}

/**
 * Does the address match the pattern? Match patterns of the form `scheme://host/*` or `scheme://host/path/*` only: the host
 * exactly, or behind `*.` the host and its subdomains, so that neither `notcoursera.org` nor `coursera.org.example` passes
 * for it.
 */
export function matchesHost(pattern: string, url: URL): boolean {
  const [, scheme, wildcard, host, path] =
    /^(\*|https?):\/\/(\*\.)?([a-z0-9.-]+)(\/(?:[\w.-]+\/)*)\*$/.exec(pattern) ?? [];
  if (host === undefined || path === undefined || !['http:', 'https:'].includes(url.protocol)) return false;
  if (scheme !== '*' && `${scheme}:` !== url.protocol) return false;
  if (!url.pathname.startsWith(path)) return false;
  return url.hostname === host || (wildcard !== undefined && url.hostname.endsWith(`.${host}`));
}

function guarded<T>(adapter: Adapter, pageKind: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new CaptureError(adapter.id, pageKind, cause);
  }
}
