import { isObject, parseJson, wordsOf } from '../json';
import { MAX_LISTED_ISSUERS, MAX_REGISTRY_TEXT } from '../limits';
import { comparableId } from './id';

/** Issuers by their comparable id, each with the name the registry knows it by. */
export type ListedIssuers = ReadonlyMap<string, string | null>;

/**
 * Reads a list in the Digital Credentials Consortium's legacy form, `{ "registry": { "<id>": { "name": … } } }`. It
 * carries no signature: it is as good as the https connection it came over.
 *
 * @returns null for anything else, and for a list larger than any we would keep: half a list would say "not listed" of
 *   those on the other half
 */
export function readList(text: string): ListedIssuers | null {
  if (text.length > MAX_REGISTRY_TEXT) return null;
  const parsed = parseJson(text);
  if (!parsed.ok || !isObject(parsed.value) || !isObject(parsed.value.registry)) return null;
  const entries = Object.entries(parsed.value.registry);
  if (entries.length > MAX_LISTED_ISSUERS) return null;
  return new Map(
    entries.map(([id, entry]): [string, string | null] => [
      comparableId(id),
      isObject(entry) ? wordsOf(entry.name) : null,
    ]),
  );
}
