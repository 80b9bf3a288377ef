import { MAX_DEPTH, MAX_NODES } from './limits';

/** What a look over the text of a JSON document tells that its parsed value no longer does. */
export interface JsonScan {
  /** Names written in all objects together; one written twice in an object counts twice. */
  readonly members: number;
  /** The first number that changes its value when read (`1e400`, `9007199254740993`), or null. */
  readonly inexact: string | null;
  readonly fault: 'not-json' | 'too-deep' | 'lone-surrogate' | null;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const LOWER_U = 0x75;

/**
 * Looks once over JSON text. It does not judge the grammar: that is for `JSON.parse`, which is spared what is nested too
 * deep. Takes time in proportion to the text, whatever stands in it.
 */
export function scanJson(text: string): JsonScan {
  let members = 0;
  let nodes = 0;
  let depth = 0;
  let inexact: string | null = null;
  let backslash = text.indexOf('\\');
  const answer = (fault: JsonScan['fault']): JsonScan => ({ members, inexact, fault });
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === QUOTE) {
      let end = text.indexOf('"', at + 1);
      if (backslash >= 0 && backslash < end) {
        end = endOfEscaped(text, Math.max(backslash, at + 1));
        if (end === LONE_SURROGATE) return answer('lone-surrogate');
        backslash = end < 0 ? -1 : text.indexOf('\\', end);
      }
      if (end < 0) return answer('not-json');
      at = end;
    } else if (letter === COLON) {
      members++;
    } else if (letter === COMMA) {
      if (++nodes > MAX_NODES) return answer('too-deep');
    } else if (letter === OPEN_OBJECT || letter === OPEN_LIST) {
      if (++depth > MAX_DEPTH || ++nodes > MAX_NODES) return answer('too-deep');
    } else if (letter === CLOSE_OBJECT || letter === CLOSE_LIST) {
      depth--;
    } else if (letter === MINUS || isDigit(letter)) {
      const end = endOfNumber(text, at);
      if (inexact === null && !isExact(text, at, end)) inexact = text.slice(at, Math.min(end, at + 40));
      at = end - 1;
    }
  }
  return answer(null);
}

const isDigit = (letter: number) => letter >= ZERO && letter <= NINE;

/** Half of a pair of surrogates stands alone: no UTF-8 can say it. */
const LONE_SURROGATE = -2;

/** The place of the closing quote of a string, read from its first escape on; -1 when there is none, or `LONE_SURROGATE`. */
function endOfEscaped(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === QUOTE) return at;
    if (letter !== BACKSLASH) continue;
    const half = surrogateAt(text, at);
    if (half === 'low' || (half === 'high' && surrogateAt(text, at + 6) !== 'low')) return LONE_SURROGATE;
    at += half === 'high' ? 11 : 1;
  }
  return -1;
}

/** Is this `\ud800` to `\udfff`, and which half of a pair? RFC 8259, 7. */
function surrogateAt(text: string, at: number): 'high' | 'low' | null {
  if (text.charCodeAt(at) !== BACKSLASH || text.charCodeAt(at + 1) !== LOWER_U) return null;
  const letter = text.charCodeAt(at + 2) | 0x20;
  if (letter !== 0x64) return null;
  const next = text.charCodeAt(at + 3) | 0x20;
  if (next === 0x38 || next === 0x39 || next === 0x61 || next === 0x62) return 'high';
  return next >= 0x63 && next <= 0x66 ? 'low' : null;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    // Digits, and what else may stand in a number: `+ - . E e`.
    if (!isDigit(letter) && letter !== 0x2b && letter !== MINUS && letter !== DOT && (letter | 0x20) !== 0x65) break;
  }
  return at;
}

/**
 * Does a number mean the same once read as a double? Fractions are always rounded, and their canonical form is the rounded
 * one; what counts is that no integer becomes another, none becomes infinite, and none vanishes. RFC 8785, 3.2.2.3.
 */
function isExact(text: string, start: number, end: number): boolean {
  // Shorter ones can't be wrong, unless a power of ten stands in them.
  if (end - start <= 15 && !/[eE]/.test(text.slice(start, end))) return true;
  const token = text.slice(start, end);
  const value = Number(token);
  if (!Number.isFinite(value)) return false;
  if (value === 0) return !/^[^eE]*[1-9]/.test(token);
  return !/^-?\d+$/.test(token) || String(value) === token || BigInt(token) === BigInt(value);
}

/** Naming it is a courtesy: looked for in this many letters only. */
const MAX_SEARCHED = 256 * 1024;

/**
 * The first name that is written twice in one object, or null when it isn't near the top. Takes valid JSON. Slower than
 * `scanJson`, which tells whether there is one to look for.
 */
export function repeatedMember(text: string): string | null {
  // null stands for a list: a string in it is no name.
  const open: (Set<string> | null)[] = [];
  let wantsName = false;
  for (const [token] of text.slice(0, MAX_SEARCHED).matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/g)) {
    const names = open.at(-1);
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      wantsName = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      wantsName = false;
    } else if (token === ',') {
      wantsName = true;
    } else if (wantsName && names) {
      const name = String(JSON.parse(token));
      if (names.has(name)) return name;
      names.add(name);
      wantsName = false;
    }
  }
  return null;
}
