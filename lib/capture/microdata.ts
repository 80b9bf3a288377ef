import type { JsonObject } from './embedded';
import { address, all, attribute, text } from './page';

/** Nesting and number of items and properties beyond which microdata is left alone. */
const DEPTH_LIMIT = 8;
const ITEM_LIMIT = 50;
const PROPERTY_LIMIT = 500;

/**
 * The page's outermost microdata items in the form that JSON-LD gives them: `@type` without the vocabulary's address, each
 * property a text, an item or a list. HTML Living Standard, § 5.2; `itemref` is not followed.
 */
export function microdata(document: Document, base: URL): JsonObject[] {
  const items = all(document, '[itemscope][itemtype*="schema.org/"]:not([itemprop])', ITEM_LIMIT);
  return items.map((item) => objectFrom(item, base, 0));
}

function objectFrom(item: Element, base: URL, depth: number): JsonObject {
  const members = new Map<string, unknown>();
  const type =
    attribute(item, 'itemtype')
      .split(' ')[0]
      ?.replace(/^https?:\/\/(?:www\.)?schema\.org\//, '') ?? '';
  const put = (name: string, value: unknown): void => {
    members.set(name, members.has(name) ? [members.get(name), value].flat() : value);
  };
  put('@type', type);
  for (const element of all(item, '[itemprop]', PROPERTY_LIMIT)) {
    if (element.parentElement?.closest('[itemscope]') !== item) continue;
    const nested = element.hasAttribute('itemscope');
    if (nested && depth >= DEPTH_LIMIT) continue;
    const value = nested ? objectFrom(element, base, depth + 1) : propertyOf(element, base);
    const names = attribute(element, 'itemprop')
      .split(' ')
      .filter((name) => name !== '' && !name.startsWith('__'));
    // An item in several properties at once would make a tree of it that no walk gets to the end of.
    for (const name of names.slice(0, nested ? 1 : 4)) put(name, value);
  }
  return Object.fromEntries(members);
}

function propertyOf(element: Element, base: URL): string {
  const link = address(element.getAttribute('href') ?? element.getAttribute('src'), base);
  return attribute(element, 'content', 1000) || attribute(element, 'datetime') || (link ? link.href : text(element));
}
