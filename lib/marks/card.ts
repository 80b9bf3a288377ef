import messages from '../../locales/en/marks.json';
import type { MarkCard } from '../messages/protocol';
import { isTowards, placeBeside } from './card-place';
import { drawIcon, drawSign } from './draw';
import { OUTCOMES, signOf } from './icons';
import { type MarkVerdict, TONES } from './tokens';

/** How long a pointer rests on a mark before its card shows, and may be off both before it goes, in milliseconds. */
const OPEN_AFTER = 200;
const CLOSE_AFTER = 250;

/** The language of what this script says by itself, which is written from left to right. */
export const LANGUAGE = 'en';

/** What a card shows before the background has spoken: its mark's own state. */
export type CardHead = Pick<MarkCard, 'caution' | 'press' | 'toOpen' | 'word'> & { readonly verdict: MarkVerdict };

export interface CardOptions {
  readonly root: ShadowRoot;
  /** The mark's button, which the card belongs to. */
  readonly button: HTMLElement;
  readonly head: () => CardHead;
  /** Asks the background what the card is to say. null: it knows nothing of it. */
  readonly ask: () => Promise<MarkCard | null>;
}

export interface Card {
  /** The mark was told its state: an open card asks again. What it said before is void where that state is another. */
  readonly refresh: (isAnother: boolean) => void;
  readonly close: () => void;
}

/** The one card that is open. */
let opened: Card | null = null;

/**
 * Gives a mark its card: shown when a pointer rests on the mark or the keyboard gets there, until neither is at the mark or
 * the card, or Escape is pressed (WCAG 2.2, 1.4.13). It is made when first needed. Returns null where the browser
 * has no popovers (Chrome before 114, Firefox before 125).
 */
export function createCard({ root, button, head, ask }: CardOptions): Card | null {
  const document = button.ownerDocument;
  const window = document.defaultView;
  if (window === null || !('showPopover' in button)) return null;

  let element: HTMLElement | null = null;
  let isFinger = false;
  let isHovered = false;
  let isFocused = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame: number | undefined;
  /** What listens while the card is open. */
  let life: AbortController | null = null;
  let said: MarkCard | null = null;
  let asked = 0;

  const later = (wait: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  // The mouse's own events, for Chromium (156) does not tell of every pointer that leaves.
  const enter = () => {
    // A finger has no hover: it presses, and sees the evidence.
    if (isFinger) return;
    isHovered = true;
    later(OPEN_AFTER, open);
  };
  const leave = () => {
    isHovered = false;
    later(CLOSE_AFTER, closeUnlessWanted);
  };
  // Who goes to the card finds it there; who goes on to another mark finds that uncovered, at once.
  const leaveMark = ({ clientX, clientY }: MouseEvent) => {
    leave();
    const card = element?.getBoundingClientRect();
    if (card && !isTowards(card, button.getBoundingClientRect(), clientX, clientY)) closeUnlessWanted();
  };
  button.addEventListener('pointerenter', ({ pointerType }) => {
    isFinger = pointerType === 'touch';
  });
  button.addEventListener('mouseenter', enter);
  button.addEventListener('mouseleave', leaveMark);
  button.addEventListener('focus', () => {
    if (!button.matches(':focus-visible')) return;
    isFocused = true;
    later(0, open);
  });
  button.addEventListener('blur', () => {
    isFocused = false;
    later(0, closeUnlessWanted);
  });

  const card: Card = {
    refresh: (isAnother) => {
      if (isAnother) said = null;
      if (life !== null) look();
    },
    close,
  };
  return card;

  function open(): void {
    if (!button.isConnected || !(isHovered || isFocused)) return;
    element ??= make();
    // Moved by the page while open: the browser has closed it, and told nobody.
    if (life !== null && element.matches(':popover-open')) return;
    life?.abort();
    opened?.close();
    opened = card;
    life = new AbortController();
    listen(life.signal);
    look();
    element.showPopover();
    place();
  }

  function make(): HTMLElement {
    const made = document.createElement('div');
    made.className = 'card';
    made.setAttribute('popover', 'manual');
    made.setAttribute('role', 'tooltip');
    made.addEventListener('mouseenter', () => {
      // The browser tells of it although the card was closed as the pointer came.
      if (life !== null) enter();
    });
    made.addEventListener('mouseleave', leave);
    root.append(made);
    return made;
  }

  function close(): void {
    clearTimeout(timer);
    life?.abort();
    life = null;
    if (opened === card) opened = null;
    if (element?.isConnected && element.matches(':popover-open')) element.hidePopover();
  }

  function closeUnlessWanted(): void {
    if (!isHovered && !isFocused) close();
  }

  function listen(signal: AbortSignal): void {
    window?.addEventListener('keydown', onKey, { capture: true, signal });
    for (const type of ['scroll', 'resize'])
      window?.addEventListener(type, follow, { capture: true, passive: true, signal });
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !event.isTrusted) return;
    // One Escape closes one thing: not the page's dialog as well.
    event.stopPropagation();
    event.preventDefault();
    close();
  }

  function follow(): void {
    if (frame !== undefined) return;
    frame = window?.requestAnimationFrame(() => {
      frame = undefined;
      if (life !== null) place();
    });
  }

  function place(): void {
    if (element === null || window === null) return;
    const mark = button.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const width = Math.min(window.innerWidth, clientWidth || window.innerWidth);
    const height = window.innerHeight || clientHeight;
    const isSeen = mark.bottom > 0 && mark.top < height && mark.right > 0 && mark.left < width;
    // Scrolled away, or taken out of the page.
    if (!button.isConnected || !isSeen) {
      close();
      return;
    }
    const box = element.getBoundingClientRect();
    const { x, y } = placeBeside(mark, box, { width, height }, turnOf(button));
    // A page that zooms itself (`zoom: 2`) has larger pixels.
    const scale = box.width / element.offsetWidth || 1;
    element.style.translate = `${x / scale}px ${y / scale}px`;
  }

  /** Shows what is known, and asks anew. */
  function look(): void {
    const question = ++asked;
    show(said, messages.cardLoading);
    void ask()
      .catch(() => null)
      .then((answer) => {
        // Another question was asked since, or nobody looks any more.
        if (question !== asked || life === null) return;
        said = answer;
        show(answer, messages.cardFailed);
        place();
      });
  }

  function show(content: MarkCard | null, otherwise: string): void {
    if (element === null) return;
    const theme = button.parentElement?.dataset.theme;
    if (theme !== undefined) element.dataset.theme = theme;
    element.lang = content?.language ?? LANGUAGE;
    element.dir = content?.direction ?? 'ltr';
    element.replaceChildren(contentOf(document, content, head(), otherwise));
    // The button's name says verdict, achievement, issuer and person: the rest is its description.
    button.setAttribute('aria-describedby', 'told');
  }
}

function turnOf(element: HTMLElement): 'ltr' | 'rtl' {
  return element.dir === 'rtl' ? 'rtl' : 'ltr';
}

function contentOf(document: Document, card: MarkCard | null, head: CardHead, otherwise: string): HTMLElement {
  const make = (className: string, ...children: readonly (Node | string)[]) => {
    const element = document.createElement('div');
    element.className = className;
    element.append(...children);
    return element;
  };
  /** Text that a credential or a page had a hand in, in whatever direction it is written. */
  const foreign = (className: string, content: string) => {
    const isolated = document.createElement('bdi');
    isolated.append(content);
    return make(className, isolated);
  };
  const told = make('told');
  told.id = 'told';
  if (card === null) {
    told.append(make('means', otherwise));
    return make('inner', headOf(make, document, head), told);
  }
  if (card.means !== null) told.append(make('means', card.means));
  if (card.rows.length > 0) {
    const rows = card.rows.map(({ outcome, question, answer }) => {
      const row = document.createElement('li');
      row.className = 'row';
      row.dataset.outcome = outcome;
      row.append(
        drawIcon(document, { stroke: OUTCOMES[outcome] }),
        make('question', question),
        foreign('answer', answer),
      );
      return row;
    });
    const list = document.createElement('ul');
    list.className = 'rows';
    list.append(...rows);
    told.append(list);
  }
  const foot = make('foot', make('hint', card.hint), make('note', card.note));
  if (card.age !== null) foot.prepend(make('age', card.age));
  told.append(foot);
  return make(
    'inner',
    headOf(make, document, card),
    foreign('title', card.title),
    foreign('issuer', card.issuer),
    told,
  );
}

type Make = (className: string, ...children: readonly (Node | string)[]) => HTMLElement;

function headOf(make: Make, document: Document, head: CardHead): HTMLElement {
  const icon = make('icon', ...drawSign(document, signOf(head), head.caution));
  const element = make('head', icon, make('verdict', head.word));
  element.dataset.tone = TONES[head.verdict];
  element.dataset.kind = kindOf(head);
  return element;
}

/** Does a press do something, or show what was found? */
export function kindOf({ press }: Pick<MarkCard, 'press'>): 'verdict' | 'action' {
  return press === 'evidence' ? 'verdict' : 'action';
}
