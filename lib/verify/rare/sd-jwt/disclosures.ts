import { base64urlnopad } from '@scure/base';
import { isObject, type JsonObject, parseJson } from '../../json';
import { MAX_DEPTH } from '../../limits';
import { SdJwtError } from './error';

/** Claims with these names carry digests; no disclosure may bring one in. */
const DIGESTS = '_sd';
const ELEMENT = '...';

/** A value that the holder shows: a member of an object, or an element of an array where it has no name. */
interface Disclosure {
  readonly name: string | null;
  readonly value: unknown;
}

/** Takes a disclosure's base64url text. Throws `SdJwtError`. RFC 9901, 4.2.1 and 4.2.2. */
export function parseDisclosure(text: string): Disclosure {
  let json: string;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(base64urlnopad.decode(text));
  } catch {
    // Without its text, which may say who somebody is.
    throw new SdJwtError('disclosure-malformed', '');
  }
  const parsed = parseJson(json);
  const parts: readonly unknown[] = parsed.ok && Array.isArray(parsed.value) ? parsed.value : [];
  const [salt, name] = parts;
  if (typeof salt !== 'string') throw new SdJwtError('disclosure-malformed', '');
  if (parts.length === 2) return { name: null, value: parts[1] };
  if (parts.length !== 3 || typeof name !== 'string') throw new SdJwtError('disclosure-malformed', '');
  if (name === DIGESTS || name === ELEMENT) throw new SdJwtError('reserved-name', name);
  return { name, value: parts[2] };
}

/**
 * The payload with what is disclosed in its place, and no digests left. Every digest may stand once, and every disclosure
 * must be asked for by one. Throws `SdJwtError`. RFC 9901, 7.1, step 3 and on.
 */
export function revealPayload(payload: JsonObject, disclosures: ReadonlyMap<string, Disclosure>): JsonObject {
  const met = new Set<string>();
  const used = new Set<string>();

  /** The disclosure a digest stands for, or undefined: kept back, or a decoy. */
  const take = (digest: unknown): Disclosure | undefined => {
    if (typeof digest !== 'string') throw new SdJwtError('digest-malformed', '');
    if (met.has(digest)) throw new SdJwtError('digest-repeated', digest);
    met.add(digest);
    const disclosure = disclosures.get(digest);
    if (disclosure) used.add(digest);
    return disclosure;
  };

  const revealList = (list: readonly unknown[], depth: number): unknown[] =>
    list.flatMap((element) => {
      if (!isObject(element) || !Object.hasOwn(element, ELEMENT)) return [reveal(element, depth)];
      if (Object.keys(element).length !== 1) throw new SdJwtError('reserved-name', ELEMENT);
      const disclosure = take(element[ELEMENT]);
      if (!disclosure) return [];
      if (disclosure.name !== null) throw new SdJwtError('disclosure-malformed', disclosure.name);
      return [reveal(disclosure.value, depth)];
    });

  const revealObject = (object: JsonObject, depth: number): JsonObject => {
    const { [DIGESTS]: digests = [], ...plain } = object;
    if (!Array.isArray(digests)) throw new SdJwtError('digest-malformed', '');
    if (Object.hasOwn(plain, ELEMENT)) throw new SdJwtError('reserved-name', ELEMENT);
    const members = new Map(Object.entries(plain).map(([name, value]) => [name, reveal(value, depth)]));
    for (const digest of digests) {
      const disclosure = take(digest);
      if (!disclosure) continue;
      if (disclosure.name === null) throw new SdJwtError('disclosure-malformed', '');
      if (members.has(disclosure.name)) throw new SdJwtError('name-repeated', disclosure.name);
      members.set(disclosure.name, reveal(disclosure.value, depth));
    }
    return Object.fromEntries(members);
  };

  const reveal = (value: unknown, depth: number): unknown => {
    // A disclosure may hold digests of others, so that together they nest deeper than any of them.
    if (depth > MAX_DEPTH) throw new SdJwtError('too-much', String(depth));
    if (Array.isArray(value)) return revealList(value, depth + 1);
    return isObject(value) ? revealObject(value, depth + 1) : value;
  };

  const { _sd_alg: _, ...claims } = payload;
  const revealed = revealObject(claims, 0);
  if (used.size < disclosures.size) throw new SdJwtError('disclosure-unreferenced', '');
  return revealed;
}
