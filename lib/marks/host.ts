/** Documents without a window, and so without custom elements, one for each that is shown. */
const inert = new WeakMap<Document, Document>();

/**
 * Makes an element with a closed shadow root that the page has no way into. Were it made in the page's document, a page
 * that defines a custom element of its name would build it: it could refuse us the shadow root, give it one of its own, or
 * be handed ours (`ElementInternals.shadowRoot`, where the element was custom before it got its root; HTML, 4.13.7.2).
 * Made elsewhere, the page can only upgrade it once it stands in the page, with its root in place.
 */
export function createHost(document: Document, tag: string): { readonly host: HTMLElement; readonly root: ShadowRoot } {
  const elsewhere = inert.get(document) ?? document.implementation.createHTMLDocument('');
  inert.set(document, elsewhere);
  const host = elsewhere.createElement(tag);
  const root = host.attachShadow({ mode: 'closed' });
  document.adoptNode(host);
  return { host, root };
}

/** One sheet a document and style, where the browser lets us construct it. */
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** A constructed sheet is out of reach of the page's content security policy; Firefox refuses it across worlds. */
export function addStyle(document: Document, root: ShadowRoot, css: string): void {
  try {
    root.adoptedStyleSheets = [sheetFor(document, css)];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

function sheetFor(document: Document, css: string): CSSStyleSheet {
  const ofDocument = sheets.get(document) ?? new Map<string, CSSStyleSheet>();
  sheets.set(document, ofDocument);
  const known = ofDocument.get(css);
  if (known !== undefined) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  ofDocument.set(css, sheet);
  return sheet;
}
