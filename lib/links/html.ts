import { Parser } from 'htmlparser2';
import { takeStates } from './embedded';
import { selectorOf, splitAttribute } from './selector';
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
 * Reads metas, attributes, the text of elements and what scripts assign out of HTML, without a DOM: it runs in a service worker. Broken or endless HTML
 * gives what stood in its first megabyte, or above its first chasm of nested elements. Never throws.
 */
export function readHtml(html: Uint8Array, wanted: HtmlWanted): HtmlFacts {
  const metas = new Map<string, string>();
  const page = collectTexts(wanted.texts);
  const entry = wanted.entry && collectEntry(wanted.entry);
  const attributes = new Map<string, string>();
  const states = new Map<string, string>();
  const attributesWanted = (wanted.attributes ?? []).map((text) => {
    const { selector, attribute } = splitAttribute(text);
    return { text, attribute, matches: selectorOf(selector) };
  });
  /** The text of the inline script that is open, where scripts are wanted. */
  let script: string | null = null;
  let language: string | null = null;
  let depth = 0;

  const parser = new Parser({
    onopentag(name, has) {
      for (const { text, attribute, matches } of attributesWanted) {
        const value = attributes.has(text) ? undefined : has[attribute];
        if (value !== undefined && matches(name, has)) attributes.set(text, plain(value));
      }
      if (VOID.has(name)) {
        if (name === 'meta') keepMeta(metas, wanted.metas, has);
        return;
      }
      if (++depth > MAX_DEPTH) return parser.pause();
      if (name === 'html') language ??= has.lang?.toLowerCase() ?? null;
      if (name === 'script' && wanted.states !== undefined && has.src === undefined) script = '';
      page.open(name, has, depth);
      entry?.open(name, has, depth);
    },
    ontext(text) {
      if (script !== null) script += text;
      page.text(text);
      entry?.text(text);
    },
    onclosetag(name) {
      if (VOID.has(name)) return;
      if (name === 'script' && script !== null && wanted.states !== undefined) {
        takeStates(script, wanted.states, states);
        script = null;
      }
      page.close(depth);
      entry?.close(depth);
      depth--;
    },
  });
  parser.end(new TextDecoder().decode(html.subarray(0, MAX_BYTES)));
  return {
    language,
    metas,
    texts: page.texts,
    attributes,
    states,
    ...(entry === undefined ? {} : { entry: entry.texts() }),
  };
}

interface Collector {
  readonly open: (tag: string, attributes: Record<string, string>, depth: number) => void;
  readonly text: (text: string) => void;
  readonly close: (depth: number) => void;
}

/** The text of the first element that each selector finds. */
function collectTexts(wanted: readonly string[]): Collector & { readonly texts: ReadonlyMap<string, string> } {
  const texts = new Map<string, string>();
  const selectors = wanted.map((text) => ({ text, matches: selectorOf(text) }));
  /** Wanted elements that are open, the innermost last. */
  const open: { readonly selector: string; readonly depth: number; text: string }[] = [];
  return {
    texts,
    open(tag, attributes, depth) {
      for (const { text, matches } of selectors) {
        if (texts.has(text) || open.some(({ selector }) => selector === text) || !matches(tag, attributes)) continue;
        open.push({ selector: text, depth, text: '' });
      }
    },
    text(text) {
      for (const element of open) if (element.text.length < MAX_TEXT * 10) element.text += text;
    },
    close(depth) {
      while (open.length > 0 && open.at(-1)?.depth === depth) {
        const element = open.pop();
        if (element !== undefined) texts.set(element.selector, plain(element.text));
      }
    },
  };
}

/** Reads each item until one has been closed that holds what it should. An item within an item is a part of it. */
function collectEntry({ item, holding, texts }: NonNullable<HtmlWanted['entry']>): Collector & {
  readonly texts: () => ReadonlyMap<string, string> | null;
} {
  const isItem = selectorOf(item);
  const holds = holding.map(selectorOf);
  let found: ReadonlyMap<string, string> | null = null;
  let current: { readonly depth: number; readonly parts: ReturnType<typeof collectTexts>; isWanted: boolean } | null =
    null;
  return {
    texts: () => found,
    open(tag, attributes, depth) {
      if (found !== null) return;
      if (current === null) {
        if (isItem(tag, attributes)) current = { depth, parts: collectTexts(texts), isWanted: false };
        return;
      }
      current.parts.open(tag, attributes, depth);
      current.isWanted ||= holds.some((matches) => matches(tag, attributes));
    },
    text: (text) => current?.parts.text(text),
    close(depth) {
      current?.parts.close(depth);
      if (current?.depth !== depth) return;
      if (current.isWanted) found = current.parts.texts;
      current = null;
    },
  };
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
