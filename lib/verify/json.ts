/** Reading JSON that nobody vouches for: bounded, and without a cast. */

export type JsonObject = { readonly [member: string]: unknown };

/** Bounds that no real credential comes near; they keep a hostile one from costing memory or stack. */
export const MAX_JSON_BYTES = 8 * 1024 * 1024;
const MAX_DEPTH = 64;
const MAX_NODES = 200_000;

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'not-json' | 'too-deep' };

/** Takes UTF-8 text of a JSON document, answers its value. Refuses what is nested or spread beyond our bounds. */
export function parseJson(text: string): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  return withinBounds(value) ? { ok: true, value } : { ok: false, reason: 'too-deep' };
}

function withinBounds(root: unknown): boolean {
  let nodes = 0;
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return false;
    const next: unknown[] = [];
    for (const value of level) {
      if (value === null || typeof value !== 'object') continue;
      const children: unknown[] = Object.values(value);
      nodes += children.length;
      if (nodes > MAX_NODES) return false;
      for (const child of children) next.push(child);
    }
    level = next;
  }
  return true;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that may stand alone or in a list; always a list. Absent and null give none. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The non-empty string itself, else null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 ? value : null;
}

/** Words for a person: a string, or the first of a language map (`{ "en": "…" }`), or `{ "@value": "…" }`; at most 500 characters. */
export function wordsOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim().slice(0, 500) || null;
  if (isObject(value)) return wordsOf(value['@value'] ?? Object.values(value)[0]);
  if (Array.isArray(value)) return wordsOf(value[0]);
  return null;
}

/** The string, or the `id` of the object: how credentials refer to an issuer, an image, a schema. */
export function idOf(value: unknown): string | null {
  return textOf(isObject(value) ? (value.id ?? value['@id']) : value);
}

/** Does `type` (a string or a list) name this type? */
export function hasType(object: unknown, type: string): boolean {
  return isObject(object) && listOf(object.type ?? object['@type']).includes(type);
}

/** Same JSON value, whatever the order of members. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameJson(a[key], b[key]));
}
