import { MAX_SVG_DEPTH } from '../limits';

/** What stands in an XML document, one thing after the other. Names are as written, with their prefix. */
export type XmlPart =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close' }
  | { readonly kind: 'text'; readonly text: string };

/**
 * Reads XML as far as pictures need it: elements, attributes, text, CDATA. Comments, instructions and the document type are
 * passed over; entities that a document defines for itself are left as written, so none can grow. Where it is no longer
 * XML, or nested deeper than any drawing, reading ends. Takes time in proportion to the text. XML 1.0, 2 and 3.
 */
export function* readXml(text: string): Generator<XmlPart, void> {
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at);
    const plain = text.slice(at, next < 0 ? text.length : next);
    if (plain) yield { kind: 'text', text: unescapeXml(plain) };
    if (next < 0) return;
    const passed = endOfPassed(text, next);
    if (passed === null) {
      const tag = readTag(text, next);
      if (!tag) return;
      if (tag.name === null) {
        depth--;
        yield { kind: 'close' };
      } else {
        if (++depth > MAX_SVG_DEPTH) return;
        yield { kind: 'open', name: tag.name, attributes: tag.attributes };
        if (tag.empty) {
          depth--;
          yield { kind: 'close' };
        }
      }
      at = tag.end;
    } else {
      if (passed < 0) return;
      if (text.startsWith('<![CDATA[', next)) yield { kind: 'text', text: text.slice(next + 9, passed - 3) };
      at = passed;
    }
  }
}

/** The end of what is no tag and begins here; -1 when it has none, null when a tag begins here. */
function endOfPassed(text: string, at: number): number | null {
  const until = (end: string, from: number) => {
    const found = text.indexOf(end, from);
    return found < 0 ? -1 : found + end.length;
  };
  if (text.startsWith('<!--', at)) return until('-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return until(']]>', at + 9);
  if (text.startsWith('<?', at)) return until('?>', at + 2);
  if (!text.startsWith('<!', at)) return null;
  // A document type: `>` may stand in its quoted texts, in comments, and in the part in brackets.
  let inBrackets = false;
  for (let here = at + 2; here < text.length; here++) {
    const letter = text[here];
    if (letter === '"' || letter === "'") {
      here = text.indexOf(letter, here + 1);
      if (here < 0) return -1;
    } else if (letter === '<' && text.startsWith('<!--', here)) {
      here = until('-->', here + 4) - 1;
      if (here < 0) return -1;
    } else if (letter === '[') inBrackets = true;
    else if (letter === ']') inBrackets = false;
    else if (letter === '>' && !inBrackets) return here + 1;
  }
  return -1;
}

interface Tag {
  /** null: an end tag. */
  readonly name: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  readonly empty: boolean;
  readonly end: number;
}

const NAME = /[^\s<>/="'&]+/y;
const SPACE = /\s*/y;

function readTag(text: string, start: number): Tag | null {
  const take = (pattern: RegExp, from: number) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0] ?? '';
  };
  const isEnd = text[start + 1] === '/';
  let at = start + (isEnd ? 2 : 1);
  const name = take(NAME, at);
  if (!name) return null;
  at += name.length;
  const attributes = new Map<string, string>();
  for (;;) {
    const space = take(SPACE, at).length;
    at += space;
    if (text[at] === '>') return { name: isEnd ? null : name, attributes, empty: false, end: at + 1 };
    if (text.startsWith('/>', at)) return isEnd ? null : { name, attributes, empty: true, end: at + 2 };
    const attribute = take(NAME, at);
    if (!attribute || space === 0) return null;
    at += attribute.length;
    at += take(SPACE, at).length;
    if (text[at] !== '=') return null;
    at += 1 + take(SPACE, at + 1).length;
    const quote = text[at];
    if (quote !== '"' && quote !== "'") return null;
    const end = text.indexOf(quote, at + 1);
    // The same attribute twice is no XML (3.1): two readers would see two values.
    if (end < 0 || attributes.has(attribute)) return null;
    attributes.set(attribute, unescapeXml(text.slice(at + 1, end)));
    at = end + 1;
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities every document has, and letters by number. XML 1.0, 4.1 and 4.6. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (name) return NAMED[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
