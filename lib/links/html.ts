import { Parser } from 'htmlparser2';
import type { HtmlFacts, HtmlWanted } from './types';

/** What is wanted stands near the top; the rest of a page is not ours to read. */
const MAX_BYTES = 1_000_000;
const MAX_TEXT = 1000;
/** The parser's own work grows with the square of the depth; no page of people is this deep. */
const MAX_DEPTH = 500;
/** Elements that have no end tag (HTML Living Standard, 13.1.2). */
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/**
 * Reads metas and the text of elements out of HTML, without a DOM: it runs in a service worker. Broken or endless HTML
 * gives what stood in its first megabyte, or above its first chasm of nested elements. Never throws.
 */
export function readHtml(html: Uint8Array, wanted: HtmlWanted): HtmlFacts {
  const metas = new Map<string, string>();
  const texts = new Map<string, string>();
  let language: string | null = null;
  let depth = 0;
  let open: { id: string; depth: number; text: string } | null = null;

  const parser = new Parser({
    onopentag(name, attributes) {
      if (!VOID.has(name) && ++depth > MAX_DEPTH) return parser.pause();
      if (name === 'html') language ??= attributes.lang?.toLowerCase() ?? null;
      if (name === 'meta') keepMeta(metas, wanted.metas, attributes);
      if (open !== null) {
        if (!VOID.has(name)) open.depth++;
        return;
      }
      const id = attributes.id;
      if (id !== undefined && wanted.ids.includes(id) && !texts.has(id)) open = { id, depth: 0, text: '' };
    },
    ontext(text) {
      if (open !== null && open.text.length < MAX_TEXT * 10) open.text += text;
    },
    onclosetag(name) {
      if (VOID.has(name)) return;
      depth--;
      if (open === null || open.depth-- > 0) return;
      texts.set(open.id, plain(open.text));
      open = null;
    },
  });
  parser.end(new TextDecoder().decode(html.subarray(0, MAX_BYTES)));
  return { language, metas, texts };
}

function keepMeta(metas: Map<string, string>, wanted: readonly string[], attributes: Record<string, string>): void {
  const name = attributes.property ?? attributes.name;
  const content = attributes.content;
  if (name === undefined || content === undefined || !wanted.includes(name) || metas.has(name)) return;
  metas.set(name, plain(content));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT);
}
