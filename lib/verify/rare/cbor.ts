import { decode } from 'cborg';

/** A tag that is taken off without changing what it stands on. */
const bare = (content: () => unknown) => content();

/**
 * The value of one CBOR item (RFC 8949) that fills the bytes to the last, or undefined. Maps come as `Map`, byte strings as
 * `Uint8Array`. Refused: lengths left open, numbers longer than they need be, a map's key said twice, and every tag but `tags`.
 */
export function decodeCbor(bytes: Uint8Array, tags: readonly number[] = []): unknown {
  try {
    return decode(bytes, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowNaN: false,
      allowInfinity: false,
      useMaps: true,
      rejectDuplicateMapKeys: true,
      tags: Object.fromEntries(tags.map((tag) => [tag, bare])),
    });
  } catch {
    // Also where nesting is deeper than the stack.
    return undefined;
  }
}
