import { Parser } from 'htmlparser2';
import { selectorOf } from './selector';
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
  const selectors = wanted.texts.map((text) => ({ text, matches: selectorOf(text) }));
  let language: string | null = null;
  let depth = 0;
  /** Wanted elements that are open, the innermost last. */
  const open: { readonly selector: string; readonly depth: number; text: string }[] = [];

  const parser = new Parser({
    onopentag(name, attributes) {
      if (VOID.has(name)) {
        if (name === 'meta') keepMeta(metas, wanted.metas, attributes);
        return;
      }
      if (++depth > MAX_DEPTH) return parser.pause();
      if (name === 'html') language ??= attributes.lang?.toLowerCase() ?? null;
      for (const { text, matches } of selectors) {
        if (texts.has(text) || open.some(({ selector }) => selector === text) || !matches(name, attributes)) continue;
        open.push({ selector: text, depth, text: '' });
      }
    },
    ontext(text) {
      for (const element of open) if (element.text.length < MAX_TEXT * 10) element.text += text;
    },
    onclosetag(name) {
      if (VOID.has(name)) return;
      while (open.length > 0 && open.at(-1)?.depth === depth) {
        const element = open.pop();
        if (element !== undefined) texts.set(element.selector, plain(element.text));
      }
      depth--;
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
