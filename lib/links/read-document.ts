import type { HtmlFacts, HtmlWanted } from './types';

const MAX_TEXT = 1000;

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
    ...(wanted.entry === undefined ? {} : { entry: readEntry(document, wanted.entry) }),
  };
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
