import { coursera } from './adapters/coursera';
import { moodle } from './adapters/moodle';
import { openedx } from './adapters/openedx';
import { bounded, OBSERVATION_LIMIT } from './bounds';
import type { Adapter, Observation, Page } from './types';

/** Every learning platform Touchstone knows. The order decides only between platforms a page sniffs as. */
export const adapters: readonly Adapter[] = [coursera, openedx, moodle];

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
 * @throws CaptureError when an adapter's recognition fails
 */
export function adapterFor(page: Page): Adapter | null {
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
export function observe(page: Page): Observation[] {
  if (page.url.protocol !== 'https:' && page.url.protocol !== 'http:') return [];
  const adapter = adapterFor(page);
  if (!adapter) return [];
  const readers = adapter.pages.filter(({ path }) => path.test(page.url.pathname));
  return readers
    .flatMap(({ kind, read }) => guarded(adapter, kind, () => read(page)))
    .slice(0, OBSERVATION_LIMIT)
    .flatMap((observation) => bounded(observation) ?? []);
}

/**
 * Does the address match the pattern? Match patterns of the form `scheme://host/*` only: the host exactly, or behind
 * `*.` the host and its subdomains, so that neither `notcoursera.org` nor `coursera.org.example` passes for it.
 */
export function matchesHost(pattern: string, url: URL): boolean {
  const [, scheme, wildcard, host] = /^(\*|https?):\/\/(\*\.)?([a-z0-9.-]+)\/\*$/.exec(pattern) ?? [];
  if (host === undefined || !['http:', 'https:'].includes(url.protocol)) return false;
  if (scheme !== '*' && `${scheme}:` !== url.protocol) return false;
  return url.hostname === host || (wildcard !== undefined && url.hostname.endsWith(`.${host}`));
}

function guarded<T>(adapter: Adapter, pageKind: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new CaptureError(adapter.id, pageKind, cause);
  }
}
