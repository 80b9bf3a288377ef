import { fail } from '../../check';
import { hasType, isObject, type JsonObject, listOf } from '../../json';
import type { Check } from '../../types';
import { isWords } from './values';

/** The first fault found, or null. What can't be judged is `unknown`; everything else that stands here is a `fail`. */
export type Fault = Check | null;

export const missing = (member: string) => fail('format', 'missing-member', { member });
export const wrongType = (member: string, type: string) => fail('format', 'wrong-type', { member, type });
export const wrongValue = (member: string, value?: unknown) => fail('format', 'wrong-value', { member, value });

/** Asks every value of a member that may stand alone or in a list. */
export function each(values: unknown, at: string, ask: (value: JsonObject, at: string) => Fault): Fault {
  if (values === undefined || values === null) return null;
  if (!Array.isArray(values)) return isObject(values) ? ask(values, at) : wrongValue(at, values);
  for (const [i, value] of values.entries()) {
    const place = values.length === 1 ? at : `${at}[${i}]`;
    const fault = isObject(value) ? ask(value, place) : wrongValue(place, value);
    if (fault) return fault;
  }
  return null;
}

export function needsType(object: JsonObject, at: string, type: string): Fault {
  return hasType(object, type) ? null : wrongType(`${at}.type`, type);
}

/** Each member must be there and be words: a text, a language map, or a language value. */
export function needsWords(object: JsonObject, at: string, members: readonly string[]): Fault {
  for (const member of members) {
    const value = object[member];
    if (value === undefined || value === null || value === '') return missing(place(at, member));
    if (!isWords(value)) return wrongValue(place(at, member), value);
  }
  return null;
}

/** Each member must be words where it is there. */
export function mayHaveWords(object: JsonObject, at: string, members: readonly string[]): Fault {
  for (const member of members) {
    const value = object[member];
    if (value !== undefined && value !== null && !isWords(value)) return wrongValue(place(at, member), value);
  }
  return null;
}

export function mayHaveNumber(object: JsonObject, at: string, member: string): Fault {
  const value = object[member];
  return value === undefined || value === null || typeof value === 'number'
    ? null
    : wrongValue(place(at, member), value);
}

/** A term of a vocabulary that anybody may extend with `ext:`. Open Badges 3.0, B.3 (extensible enumerations). */
export function needsTerm(object: JsonObject, at: string, member: string, terms: ReadonlySet<string>): Fault {
  const value = object[member];
  if (value === undefined || value === null) return missing(place(at, member));
  return typeof value === 'string' && (terms.has(value) || EXTENSION.test(value))
    ? null
    : wrongValue(place(at, member), value);
}

export function mayHaveTerm(object: JsonObject, at: string, member: string, terms: ReadonlySet<string>): Fault {
  return object[member] === undefined || object[member] === null ? null : needsTerm(object, at, member, terms);
}

/** Texts in a list, or one alone. */
export function mayHaveTexts(object: JsonObject, at: string, member: string, pattern?: RegExp): Fault {
  for (const value of listOf(object[member])) {
    if (pattern ? typeof value !== 'string' || !pattern.test(value) : !isWords(value))
      return wrongValue(place(at, member), value);
  }
  return null;
}

export const place = (at: string, member: string) => (at ? `${at}.${member}` : member);

const EXTENSION = /ext:[\w.|-]/;
