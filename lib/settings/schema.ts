import * as v from 'valibot';
import type { Explorer } from '../verify/types';
import { type Entered, MAX_ENTRIES, readExplorer, readIssuer, readRegistry } from './entry';
import type { AddedIssuer, AddedRegistry, Consulted, Settings } from './types';

const registry = v.object({ url: v.string(), name: v.optional(v.string(), '') });
const issuer = v.object({ id: v.string(), note: v.optional(v.string(), '') });
const explorer = v.object({ chain: v.string(), url: v.string() });
const known = v.fallback(v.record(v.string(), v.boolean()), {});
const stored = v.fallback(v.record(v.string(), v.unknown()), {});

/**
 * Reads what stands in the browser's storage, ours and that of an organisation. An entry that is not as the options page
 * would write it is left out, and the others stay: one slip in a policy must not void the rest.
 *
 * @param own as kept under our key; @param managed all that the organisation's policy sets
 */
export function parseSettings(own: unknown, managed: unknown): Settings {
  const kept = v.parse(stored, own);
  return {
    known: v.parse(known, kept.known),
    ...consultedOf(kept),
    organisation: consultedOf(v.parse(stored, managed)),
  };
}

function consultedOf(value: Readonly<Record<string, unknown>>): Consulted {
  return {
    registries: entries<AddedRegistry>(value.registries, MAX_ENTRIES.registries, (each) => {
      const parsed = v.safeParse(registry, each);
      return parsed.success ? readRegistry(parsed.output) : null;
    }),
    issuers: entries<AddedIssuer>(value.issuers, MAX_ENTRIES.issuers, (each) => {
      const parsed = v.safeParse(issuer, each);
      return parsed.success ? readIssuer(parsed.output) : null;
    }),
    explorers: entries<Explorer>(value.explorers, MAX_ENTRIES.explorers, (each) => {
      const parsed = v.safeParse(explorer, each);
      return parsed.success ? readExplorer(parsed.output) : null;
    }),
  };
}

function entries<T>(value: unknown, most: number, read: (each: unknown) => Entered<T> | null): readonly T[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list
    .flatMap((each) => {
      const entered = read(each);
      return entered?.ok ? [entered.entry] : [];
    })
    .slice(0, most);
}
