import { publicHttpsUrl } from '../../lib/net/public-url';
import { formOf, KNOWN_REGISTRIES } from '../../lib/verify/issuers/registries';
import type { RegistryCache, Sources } from '../../lib/verify/issuers/types';
import { UsageError } from './usage';

export interface RegistryFlags {
  /** `dcc`, `all`, or ids of known registries with commas between them; null: none. */
  readonly registries: string | null;
  /** Addresses of more. */
  readonly registry: readonly string[];
  /** Ids of issuers, or https origins, that the caller trusts. */
  readonly trust: readonly string[];
}

/**
 * Whom the command line consults about issuers: nobody unless told, for a question may tell a stranger whose credentials
 * are looked at. Throws a UsageError for what names no registry.
 */
export function sourcesFrom({ registries, registry, trust }: RegistryFlags): Sources {
  const added = registry.map((address) => {
    const url = publicHttpsUrl(address)?.href;
    if (url === undefined) throw new UsageError(`verify: --registry ${address} is no public https address`);
    return { name: url, form: formOf(url), url, test: false };
  });
  return {
    registries: [...(registries === null ? [] : knownBy(registries)), ...added],
    trusted: trust.map((id) => ({ id, by: 'user' })),
  };
}

function knownBy(names: string) {
  if (names === 'all') return KNOWN_REGISTRIES;
  if (names === 'dcc') return KNOWN_REGISTRIES.filter(({ byDefault }) => byDefault);
  return names.split(',').map((id) => {
    const known = KNOWN_REGISTRIES.find((each) => each.id === id);
    if (known === undefined) {
      const ids = KNOWN_REGISTRIES.map((each) => each.id).join(', ');
      throw new UsageError(`verify: --registries knows no ${id}, but dcc, all, or some of ${ids}`);
    }
    return known;
  });
}

const MAX_KEPT = 500;

/** What registries said, while the command runs: the last few hundred answers, so that a pile of any height takes no more memory. */
export function createMemoryCache(): RegistryCache {
  const kept = new Map<string, Parameters<RegistryCache['put']>[1]>();
  return {
    find: async (url) => kept.get(url) ?? null,
    put: async (url, answer) => {
      const [oldest] = kept.keys();
      if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(url, answer);
    },
  };
}
