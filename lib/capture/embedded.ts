/** Scripts larger than this are left alone: the largest state seen on a real page is under 0.5 MB. */
const SCRIPT_LIMIT = 2_000_000;
/** Scripts looked at on one page. */
const SCRIPT_COUNT = 200;
/** Nesting beyond which embedded data is refused. Real states stay under 40. */
const DEPTH_LIMIT = 100;
/** Objects visited in one walk. A Coursera state holds a few thousand. */
const NODE_LIMIT = 100_000;

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Is this a JSON object (and not null or a list)? */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that is a string; '' otherwise. */
export function stringAt(value: unknown, key: string): string {
  const member = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof member === 'string' ? member : '';
}

/** The texts of the page's inline scripts, in order, without those too large to be worth reading. */
function inlineScripts(document: Document): string[] {
  return [...document.querySelectorAll('script:not([src])')]
    .slice(0, SCRIPT_COUNT)
    .map((script) => script.textContent ?? '')
    .filter((content) => content.length > 0 && content.length <= SCRIPT_LIMIT);
}

/**
 * The JSON value that starts at `start` (white space before it is skipped).
 *
 * @returns undefined when no object or list starts there, when it isn't JSON, or when it is nested too deep
 */
export function jsonAt(source: string, start: number): unknown {
  let from = start;
  while (from < source.length && /\s/.test(source.charAt(from))) from += 1;
  const end = endOfValue(source, from);
  if (end < 0) return undefined;
  return parseJson(source.slice(from, end));
}

/** The value assigned as `name = {…}` in an inline script (`M.cfg`, `window.__APOLLO_STATE__`); undefined if none is. */
export function assignedJson(document: Document, name: string): unknown {
  const assignment = assignmentOf(name);
  for (const script of inlineScripts(document)) {
    const found = assignment.exec(script);
    if (!found) continue;
    const value = jsonAt(script, found.index + found[0].length);
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * The object that follows the keys in that order after `name = ` in an inline script. For states that are script
 * rather than JSON as a whole (`undefined`, function calls), of which one part is JSON. A key inside a JSON string has
 * its quotes escaped and is therefore not taken for one.
 */
export function jsonUnder(document: Document, name: string, keys: readonly string[]): unknown {
  const assignment = assignmentOf(name);
  for (const script of inlineScripts(document)) {
    const found = assignment.exec(script);
    if (!found) continue;
    let at = found.index + found[0].length;
    for (const key of keys) {
      const next = script.indexOf(`"${key}":`, at);
      at = next < 0 ? -1 : next + key.length + 3;
      if (at < 0) break;
    }
    if (at >= 0) return jsonAt(script, at);
  }
  return undefined;
}

/** All JSON-LD objects of the page, those inside `@graph` and lists included; broken blocks are passed over. */
export function jsonLd(document: Document): JsonObject[] {
  const blocks = [...document.querySelectorAll('script[type="application/ld+json" i]')].slice(0, 20);
  return blocks.flatMap((block) => {
    const content = block.textContent ?? '';
    if (content.length > SCRIPT_LIMIT) return [];
    const value = content.trim() === '' ? undefined : jsonAt(content, 0);
    return [...objectsIn(value)].filter((object) => '@type' in object);
  });
}

/** Every object inside a JSON value, outermost first, within the bounds of this file. */
export function* objectsIn(value: unknown): Generator<JsonObject> {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let visited = 0; visited < NODE_LIMIT; visited += 1) {
    const next = open.pop();
    if (next === undefined) return;
    if (typeof next.value !== 'object' || next.value === null || next.depth > DEPTH_LIMIT) continue;
    if (isObject(next.value)) yield next.value;
    const members = Object.values(next.value);
    for (let i = members.length - 1; i >= 0; i -= 1) open.push({ value: members[i], depth: next.depth + 1 });
  }
}

function assignmentOf(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w.$])${escaped}\\s{0,20}=(?!=)\\s{0,20}`);
}

/** Index after the object or list that starts at `from`; -1 when it never ends or is nested too deep. */
function endOfValue(source: string, from: number): number {
  const opening = source.charAt(from);
  if (opening !== '{' && opening !== '[') return -1;
  let depth = 0;
  let quoted = false;
  for (let i = from; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    if (quoted) {
      if (code === 92) i += 1;
      else if (code === 34) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > DEPTH_LIMIT) return -1;
    } else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

function parseJson(source: string): unknown {
  try {
    const value: unknown = JSON.parse(source);
    return value;
  } catch {
    return undefined;
  }
}
