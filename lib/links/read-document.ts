import { takeStates } from './embedded';
import { splitAttribute } from './selector';
import type { HtmlFacts, HtmlWanted } from './types';

const MAX_TEXT = 1000;
/** Inline scripts looked at on one page. */
const MAX_SCRIPTS = 200;

/** What `readHtml` reads out of bytes, read out of the document that a person has open. */
export function readDocument(document: Document, wanted: HtmlWanted): HtmlFacts {
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? '';
    if (wanted.metas.includes(name) && !metas.has(name)) metas.set(name, plain(meta.getAttribute('content')));
  }
  return {
    language: document.documentElement.getAttribute('lang')?.toLowerCase() ?? null,
    metas,
    texts: textsIn(document, wanted.texts),
    attributes: attributesIn(document, wanted.attributes ?? []),
    states: wanted.states === undefined ? new Map() : statesIn(document, wanted.states),
    ...(wanted.entry === undefined ? {} : { entry: readEntry(document, wanted.entry) }),
  };
}

function attributesIn(document: Document, wanted: readonly string[]): HtmlFacts['attributes'] {
  const attributes = new Map<string, string>();
  for (const text of wanted) {
    const { selector, attribute } = splitAttribute(text);
    const value = document.querySelector(`${selector}[${attribute}]`)?.getAttribute(attribute) ?? null;
    if (value !== null) attributes.set(text, plain(value));
  }
  return attributes;
}

function statesIn(document: Document, wanted: NonNullable<HtmlWanted['states']>): HtmlFacts['states'] {
  const states = new Map<string, string>();
  const scripts = [...document.querySelectorAll('script:not([src])')].slice(0, MAX_SCRIPTS);
  for (const script of scripts) takeStates(script.textContent ?? '', wanted, states);
  return states;
}

function readEntry(document: Document, { item, holding, texts }: NonNullable<HtmlWanted['entry']>) {
  const holds = holding.join(', ');
  for (const element of document.querySelectorAll(item))
    if (element.querySelector(holds) !== null) return textsIn(element, texts);
  return null;
}

function textsIn(root: ParentNode, selectors: readonly string[]): HtmlFacts['texts'] {
  const texts = new Map<string, string>();
  for (const selector of selectors) {
    const element = root.querySelector(selector);
    if (element !== null) texts.set(selector, plain(element.textContent));
  }
  return texts;
}

function plain(text: string | null): string {
  return (text ?? '')
    .slice(0, MAX_TEXT * 10)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TEXT);
}
