import { MAX_PATTERN, MAX_PATTERN_WAYS } from '../limits';

/** A regular expression that a stranger wrote, and in how many ways it could be tried on a text before it gives up. */
export interface VettedPattern {
  readonly test: (text: string) => boolean;
  /** At most; grows with the text's length. */
  readonly ways: (length: number) => number;
}

/** Known to take time only in proportion to the text: the one for tokens in 1EdTech's schemas, whose parts can't overlap. */
const LINEAR: ReadonlySet<string> = new Set([String.raw`^[a-zA-Z0-9_-]+\.[a-zA-Z0-9_-]*\.[a-zA-Z0-9_-]+$`]);

/**
 * Takes a JSON schema's `pattern` (ECMA-262). null: too long, not an expression, or of a kind whose time can grow without
 * bound: with references to what was found, looking around, or repeating a group that can itself match in several ways
 * (`(a+)+`, `(a|aa)*`). For all others the ways of trying are counted: the product of the choices that each part leaves.
 */
export function vetPattern(source: string): VettedPattern | null {
  const compiled = source.length <= MAX_PATTERN ? compile(source) : null;
  const choices = compiled && choicesOf(source);
  if (!compiled || !choices) return null;
  const ways = LINEAR.has(source)
    ? (length: number) => length
    : (length: number) => choices.reduce((product, most) => product * Math.min(most, length + 1), 1);
  return { test: (text) => compiled.test(text), ways };
}

/** Is this more than one text may cost? */
export const isTooMuch = (ways: number) => ways > MAX_PATTERN_WAYS;

/** As JSON Schema wants it, with Unicode; written for an older engine, without. */
function compile(source: string): RegExp | null {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // The other kind, or none.
    }
  }
  return null;
}

interface Group {
  /** Can what stands inside match in more than one way? */
  varies: boolean;
}

/** For each part that leaves a choice, how many; null for an expression of a kind that is refused. */
function choicesOf(source: string): readonly number[] | null {
  // Without an anchor it is tried from every place.
  const choices = source.startsWith('^') ? [1] : [Number.POSITIVE_INFINITY];
  const groups: Group[] = [{ varies: false }];
  const vary = () => {
    for (const group of groups) group.varies = true;
  };
  let closed: Group | null = null;
  for (let i = 0; i < source.length; ) {
    const rest = source.slice(i);
    const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(rest);
    if (quantifier) {
      const { least, most } = bounds(quantifier);
      if (most > 1 && closed?.varies) return null;
      if (most > least) {
        choices.push(most - least + 1);
        vary();
      }
      closed = null;
      i += quantifier[0].length;
      continue;
    }
    closed = null;
    const char = rest[0];
    if (char === '\\') {
      if (/^\\(?:[1-9]|k)/.test(rest)) return null;
      i += 2;
    } else if (char === '[') {
      const set = /^\[(?:[^\]\\]|\\.)*\]/s.exec(rest);
      if (!set) return null;
      i += set[0].length;
    } else if (char === '(') {
      const opening = /^\((?:\?:|(?!\?))/.exec(rest);
      if (!opening) return null;
      groups.push({ varies: false });
      i += opening[0].length;
    } else if (char === ')') {
      closed = groups.pop() ?? null;
      if (groups.length === 0) return null;
      i++;
    } else if (char === '|') {
      choices.push(2);
      vary();
      i++;
    } else i++;
  }
  return choices;
}

function bounds(quantifier: RegExpExecArray): { readonly least: number; readonly most: number } {
  const [text = '', least, comma, most] = quantifier;
  if (text.startsWith('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
  if (text.startsWith('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
  if (text.startsWith('?')) return { least: 0, most: 1 };
  const from = Number(least);
  return { least: from, most: comma ? (most ? Number(most) : Number.POSITIVE_INFINITY) : from };
}
