import { createHost } from './host';
import { CAUTION, ICON_SIZE, ICONS, type Icon, STROKE_WIDTH } from './icons';
import { STYLE } from './style';
import { themeAt } from './theme';
import { type MarkVerdict, TONES } from './tokens';

/** What a mark shows; the texts are ready to display. */
export interface MarkView {
  readonly verdict: MarkVerdict;
  readonly caution: boolean;
  /** One word or two: "Verified". */
  readonly word: string;
  /** The button's accessible name, a whole sentence. */
  readonly label: string;
}

const MARK_TAG = 'touchstone-mark';

const SVG = 'http://www.w3.org/2000/svg';

interface Parts {
  readonly button: HTMLButtonElement;
  readonly icon: HTMLElement;
  readonly word: HTMLElement;
}

/** The inside of each mark: the shadow root is closed, so this is the only way to it. */
const partsOf = new WeakMap<Node, Parts>();
/** One sheet a document, where the browser lets us construct it. */
const sheets = new WeakMap<Document, CSSStyleSheet>();

/**
 * Makes a mark; putting it into the page and taking it out is the caller's. `customElements` does not exist in a
 * content script's world, and isn't needed: an unknown element can carry a shadow root.
 * @param onOpen called when a person, not a script, presses the button
 */
export function createMark(document: Document, view: MarkView, onOpen: () => void): HTMLElement {
  const { host: mark, root } = createHost(document, MARK_TAG);
  addStyle(document, root);
  const button = document.createElement('button');
  button.type = 'button';
  const icon = document.createElement('span');
  icon.className = 'icon';
  const word = document.createElement('span');
  word.className = 'word';
  button.append(icon, word);
  root.append(button);
  // Whatever the page makes of clicks beside its links (a card that opens, a feed that follows) isn't meant here.
  for (const type of ['pointerdown', 'mousedown', 'keydown', 'keyup'])
    button.addEventListener(type, (event) => event.stopPropagation());
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    event.preventDefault();
    if (event.isTrusted) onOpen();
  });
  partsOf.set(mark, { button, icon, word });
  updateMark(mark, view);
  return mark;
}

/** Shows another state on a mark. Nothing is touched that is already so. No effect on an element that is no mark of ours. */
export function updateMark(mark: Element, view: MarkView): void {
  const parts = partsOf.get(mark);
  if (parts === undefined) return;
  const { button, icon, word } = parts;
  if (mark.getAttribute('data-verdict') !== view.verdict) mark.setAttribute('data-verdict', view.verdict);
  button.dataset.tone = TONES[view.verdict];
  if (button.getAttribute('aria-label') !== view.label) button.setAttribute('aria-label', view.label);
  button.title = view.label;
  if (word.textContent !== view.word) word.textContent = view.word;
  const shown = `${view.verdict} ${view.caution}`;
  if (icon.dataset.shown !== shown) {
    icon.dataset.shown = shown;
    icon.replaceChildren(...draw(mark.ownerDocument, view));
  }
}

/** Chooses light or dark by the ground the mark stands on: to be called once it is in its place. */
export function adaptMark(mark: Element): void {
  const parts = partsOf.get(mark);
  if (parts !== undefined) parts.button.dataset.theme = themeAt(mark.parentElement ?? mark);
}

/** Is this element a mark of ours, and not the page's imitation? */
export function isMark(node: Node | null): boolean {
  return node !== null && partsOf.has(node);
}

function draw(document: Document, { verdict, caution }: MarkView): readonly Element[] {
  const icon = drawIcon(document, ICONS[verdict]);
  if (!caution) return [icon];
  const corner = drawIcon(document, CAUTION);
  corner.setAttribute('class', 'caution');
  return [icon, corner];
}

function drawIcon(document: Document, { fill, stroke }: Icon): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${ICON_SIZE} ${ICON_SIZE}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  if (fill !== undefined) svg.append(path(document, { d: fill, fill: 'currentColor', 'fill-rule': 'evenodd' }));
  if (stroke !== undefined) {
    const line = {
      stroke: 'currentColor',
      'stroke-width': String(STROKE_WIDTH),
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    };
    svg.append(path(document, { d: stroke, fill: 'none', ...line }));
  }
  return svg;
}

function path(document: Document, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** A constructed sheet is out of reach of the page's content security policy; Firefox refuses it across worlds. */
function addStyle(document: Document, root: ShadowRoot): void {
  try {
    root.adoptedStyleSheets = [sheetFor(document)];
  } catch {
    const style = document.createElement('style');
    style.textContent = STYLE;
    root.append(style);
  }
}

function sheetFor(document: Document): CSSStyleSheet {
  const known = sheets.get(document);
  if (known !== undefined) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  sheets.set(document, sheet);
  return sheet;
}
