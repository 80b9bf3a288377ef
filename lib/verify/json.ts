import { repeatedMember, scanJson } from './json-scan';
import { MAX_JSON_BYTES } from './limits';

/** Reading JSON that nobody vouches for: bounded, and without a cast. */

export type JsonObject = { readonly [member: string]: unknown };

type JsonFault = 'not-json' | 'too-deep' | 'too-large' | 'duplicate-member' | 'lone-surrogate';

export type ParsedJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** A number that JavaScript reads as another one, or null. What is signed by its canonical form can't be told from it then. */
      readonly inexact: string | null;
    }
  | {
      readonly ok: false;
      readonly reason: JsonFault;
      /** The name that is written twice. */
      readonly member?: string;
    };

/**
 * Takes the text of a JSON document, answers its value. Refuses what is nested or spread beyond our bounds, and what two
 * readers could take for two documents: a name written twice in one object (however it is escaped), half a surrogate pair.
 * RFC 8259, 4 and 8.2; I-JSON (RFC 7493), 2.1 and 2.3.
 */
export function parseJson(text: string): ParsedJson {
  if (text.length > MAX_JSON_BYTES) return { ok: false, reason: 'too-large' };
  const scan = scanJson(text);
  if (scan.fault === 'too-deep') return { ok: false, reason: scan.fault };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  if (scan.fault) return { ok: false, reason: scan.fault };
  // The parser keeps one of two members with the same name, so there are fewer in the value than in the text.
  if (countMembers(value) !== scan.members)
    return { ok: false, reason: 'duplicate-member', member: repeatedMember(text) ?? '' };
  return { ok: true, value, inexact: scan.inexact };
}

/** Its depth was bounded when the text was looked over. */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const children: unknown[] = Array.isArray(value) ? value : Object.values(value);
  let members = Array.isArray(value) ? 0 : children.length;
  for (const child of children) members += countMembers(child);
  return members;
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
