import * as v from 'valibot';
import type { Explorer } from '../verify/types';
import { type Entered, MAX_ENTRIES, readExplorer, readIssuer, readRegistry } from './entry';
import type { AddedIssuer, AddedRegistry, Consulted, Organisation, Settings } from './types';

const registry = v.object({ url: v.string(), name: v.optional(v.string(), '') });
const issuer = v.object({ id: v.string(), note: v.optional(v.string(), '') });
const explorer = v.object({ chain: v.string(), url: v.string() });
const known = v.fallback(v.record(v.string(), v.boolean()), {});
const stored = v.fallback(v.record(v.string(), v.unknown()), {});

/** Of a policy's mistakes: how many are named, and letters of a name. */
const MAX_MISTAKES = 20;
const MAX_MISTAKE = 50;

/**
 * Reads what stands in the browser's storage, ours and that of an organisation. An entry that is not as the options page
 * would write it is left out, and the others stay: one slip in a policy must not void the rest, and is named.
 *
 * @param own as kept under our key; @param managed all that the organisation's policy sets
 */
export function parseSettings(own: unknown, managed: unknown): Settings {
  const kept = v.parse(stored, own);
  return { known: v.parse(known, kept.known), ...consultedOf(kept, () => {}), organisation: organisationOf(managed) };
}

function organisationOf(managed: unknown): Organisation {
  const policy = v.parse(stored, managed);
  const mistakes: string[] = [];
  const consulted = consultedOf(policy, (mistake) => mistakes.push(mistake));
  const strange = Object.keys(policy).filter((key) => !Object.hasOwn(consulted, key));
  const named = [...strange, ...mistakes].slice(0, MAX_MISTAKES).map((mistake) => mistake.slice(0, MAX_MISTAKE));
  return { ...consulted, mistakes: named };
}

/** @param refuse hears of each key and entry that can't be taken */
function consultedOf(value: Readonly<Record<string, unknown>>, refuse: (mistake: string) => void): Consulted {
  const entries = <T>(key: keyof Consulted, read: (each: unknown) => Entered<T> | null): readonly T[] => {
    const list = value[key];
    if (!Array.isArray(list)) {
      if (list !== undefined) refuse(key);
      return [];
    }
    const given: readonly unknown[] = list;
    const taken: T[] = [];
    for (const [index, each] of given.entries()) {
      const entered = taken.length < MAX_ENTRIES[key] ? read(each) : null;
      if (entered?.ok) taken.push(entered.entry);
      else refuse(`${key} ${index + 1}`);
    }
    return taken;
  };
  return {
    registries: entries<AddedRegistry>('registries', (each) => {
      const parsed = v.safeParse(registry, each);
      return parsed.success ? readRegistry(parsed.output) : null;
    }),
    issuers: entries<AddedIssuer>('issuers', (each) => {
      const parsed = v.safeParse(issuer, each);
      return parsed.success ? readIssuer(parsed.output) : null;
    }),
    explorers: entries<Explorer>('explorers', (each) => {
      const parsed = v.safeParse(explorer, each);
      return parsed.success ? readExplorer(parsed.output) : null;
    }),
  };
}
