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
  const texts = new Map<string, string>();
  for (const selector of wanted.texts) {
    const element = document.querySelector(selector);
    if (element !== null) texts.set(selector, plain(element.textContent));
  }
  const attributes = new Map<string, string>();
  for (const text of wanted.attributes ?? []) {
    const { selector, attribute } = splitAttribute(text);
    const value = document.querySelector(`${selector}[${attribute}]`)?.getAttribute(attribute) ?? null;
    if (value !== null) attributes.set(text, plain(value));
  }
  const states = new Map<string, string>();
  if (wanted.states !== undefined) {
    const scripts = [...document.querySelectorAll('script:not([src])')].slice(0, MAX_SCRIPTS);
    for (const script of scripts) takeStates(script.textContent ?? '', wanted.states, states);
  }
  const language = document.documentElement.getAttribute('lang')?.toLowerCase() ?? null;
  return { language, metas, texts, attributes, states };
}

function plain(text: string | null): string {
  return (text ?? '')
    .slice(0, MAX_TEXT * 10)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TEXT);
}
