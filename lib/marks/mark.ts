import type { MarkCard, MarkState } from '../messages/protocol';
import { type Card, createCard, kindOf, LANGUAGE } from './card';
import { CARD_STYLE } from './card-style';
import { drawSign } from './draw';
import { addStyle, createHost } from './host';
import { signOf } from './icons';
import { STYLE } from './style';
import { themeAt } from './theme';
import { type MarkVerdict, TONES } from './tokens';

/** What a mark shows, in words of the reader's language. */
export interface MarkView extends Pick<MarkState, 'caution' | 'press' | 'toOpen' | 'word' | 'label'> {
  readonly verdict: MarkVerdict;
}

export interface MarkActions {
  /** Called when a person, not a script, presses the button. */
  readonly onPress: () => void;
  /** Asks for the headline of the evidence, each time a person looks. null: there is none. */
  readonly card: () => Promise<MarkCard | null>;
}

const MARK_TAG = 'touchstone-mark';
const FLOW = 'data-flow';

interface Parts {
  readonly frame: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly icon: HTMLElement;
  readonly word: HTMLElement;
  readonly card: Card | null;
  view: MarkView;
}

/** The inside of each mark: the shadow root is closed, so this is the only way to it. */
const partsOf = new WeakMap<Node, Parts>();

/** Whatever the page makes of presses and keys beside its links (a card that opens, a feed that follows) isn't meant here. */
const KEPT = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'dblclick',
  'auxclick',
  'keydown',
  'keyup',
];

/**
 * Makes a mark; putting it into the page and taking it out is the caller's. `customElements` does not exist in a
 * content script's world, and isn't needed: an unknown element can carry a shadow root.
 */
export function createMark(document: Document, view: MarkView, { onPress, card: ask }: MarkActions): HTMLElement {
  const { host: mark, root } = createHost(document, MARK_TAG);
  addStyle(document, root, STYLE + CARD_STYLE);
  const button = document.createElement('button');
  button.type = 'button';
  button.lang = LANGUAGE;
  const icon = document.createElement('span');
  icon.className = 'icon';
  const word = document.createElement('span');
  word.className = 'word';
  word.dir = 'auto';
  button.append(icon, word);
  const frame = document.createElement('span');
  frame.className = 'frame';
  frame.dataset.theme = 'light';
  frame.append(button);
  root.append(frame);
  for (const type of KEPT) root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  const card = createCard({ root, button, head: () => partsOf.get(mark)?.view ?? view, ask });
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (!event.isTrusted) return;
    card?.close();
    onPress();
  });
  // The theme follows a page that changed its own meanwhile, before anybody looks closer.
  button.addEventListener('pointerenter', () => adaptMark(mark));
  partsOf.set(mark, { frame, button, icon, word, card, view });
  show(mark, view);
  return mark;
}

/** Shows another state on a mark. Nothing is touched that is already so. No effect on an element that is no mark of ours. */
export function updateMark(mark: Element, view: MarkView): void {
  const parts = partsOf.get(mark);
  if (parts === undefined) return;
  const isAnother = view.label !== parts.view.label || signOf(view) !== signOf(parts.view);
  parts.view = view;
  show(mark, view);
  parts.card?.refresh(isAnother);
}

function show(mark: Element, view: MarkView): void {
  const parts = partsOf.get(mark);
  if (parts === undefined) return;
  const { button, icon, word, card } = parts;
  if (mark.getAttribute('data-verdict') !== view.verdict) mark.setAttribute('data-verdict', view.verdict);
  button.dataset.tone = TONES[view.verdict];
  button.dataset.kind = kindOf(view);
  if (button.getAttribute('aria-label') !== view.label) button.setAttribute('aria-label', view.label);
  // Where there is no card to say it, the browser does.
  if (card === null) button.title = view.label;
  if (word.textContent !== view.word) word.textContent = view.word;
  const sign = signOf(view);
  const shown = `${sign} ${view.caution}`;
  if (icon.dataset.shown !== shown) {
    icon.dataset.shown = shown;
    icon.replaceChildren(...drawSign(mark.ownerDocument, sign, view.caution));
  }
}

/**
 * Fits a mark to its place: light or dark by the ground it stands on, the direction of the text around it, in a line of
 * text or beside other boxes. To be called once it is in its place; cheap enough to be called again.
 */
export function adaptMark(mark: Element): void {
  const parts = partsOf.get(mark);
  if (parts === undefined) return;
  const { frame, button } = parts;
  const around = mark.parentElement ?? mark;
  const style = mark.ownerDocument.defaultView?.getComputedStyle(around);
  frame.dataset.theme = themeAt(around);
  const flow = flowOf(mark, style);
  frame.dataset.flow = flow;
  // How the mark itself is laid out is said on it, and only where that isn't as usual: Firefox knows no `:host:has()`.
  const outside = flow === 'near' || flow === 'across' ? flow : null;
  if (outside === null) mark.removeAttribute(FLOW);
  else if (mark.getAttribute(FLOW) !== outside) mark.setAttribute(FLOW, outside);
  button.dir = style?.direction === 'rtl' ? 'rtl' : 'ltr';
}

/**
 * How the mark follows its link: as a word of a `line`, beside it in a `row`, or below it in a `column`. Where a row is
 * spread over its width, the mark keeps `near` its link; where a grid has several columns, it takes a line `across` them
 * all: in a cell of its own it would stand below another link as often as not.
 */
function flowOf(
  { previousElementSibling: before, nextElementSibling: after }: Element,
  style: CSSStyleDeclaration | undefined,
): 'line' | 'row' | 'near' | 'column' | 'across' {
  const { display = '', flexDirection, justifyContent, gridTemplateColumns, gridAutoFlow } = style ?? {};
  if (display.includes('grid'))
    return gridTemplateColumns?.includes(' ') && !gridAutoFlow?.startsWith('column') ? 'across' : 'column';
  if (display.includes('flex')) {
    if (flexDirection?.startsWith('column')) return 'column';
    return after !== null && justifyContent?.startsWith('space') ? 'near' : 'row';
  }
  const shown = before?.ownerDocument.defaultView?.getComputedStyle(before).display ?? '';
  return /^(block|flex|grid)/.test(shown) ? 'column' : 'line';
}

/** Is this element a mark of ours, and not the page's imitation? */
export function isMark(node: Node | null): boolean {
  return node !== null && partsOf.has(node);
}
