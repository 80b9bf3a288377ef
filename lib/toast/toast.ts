import { addStyle, createHost } from '../marks/host';
import type { Toast } from '../messages/protocol';
import { toastIn } from './reply';
import { STYLE } from './style';

const TAG = 'touchstone-toast';
/** Long enough to be read; whoever comes nearer has all the time they want (WCAG 2.2, 2.2.1). */
const SHOWN_MS = 6_000;
/** A live region that comes together with its text is not announced. */
const ANNOUNCED_MS = 100;
/** Whatever the page makes of presses and keys isn't meant here. */
const KEPT = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'keydown',
  'keyup',
];

export interface ToastOptions {
  readonly document: Document;
  /** Ends it: no toast and no timer outlives it. */
  readonly signal: AbortSignal;
  /** Has a batch taken back; rejects, or answers anything but `{ ok: true }`, where that failed. */
  readonly undo: (batch: number) => Promise<unknown>;
}

/**
 * Says on the page what was completed, one at a time and quietly: never in a hidden tab, nor while anything fills the
 * screen, nor in a frame. It takes no focus, and goes by itself.
 *
 * @returns to be called with each answer to `capture.observed`
 */
export function createToasts({ document, signal, undo }: ToastOptions): (reply: unknown) => void {
  let remove = () => {};
  signal.addEventListener('abort', () => remove(), { once: true });
  document.addEventListener('fullscreenchange', () => isFull(document) && remove(), { signal });
  return (reply) => {
    const toast = toastIn(reply);
    const isTop = document.defaultView === document.defaultView?.top;
    if (toast === null || signal.aborted || document.hidden || isFull(document) || !isTop) return;
    remove();
    remove = show(document, toast, undo);
  };
}

/** @returns takes it away */
function show(document: Document, toast: Toast, undo: ToastOptions['undo']): () => void {
  const { host, root } = createHost(document, TAG);
  addStyle(document, root, STYLE);
  const box = document.createElement('div');
  box.className = 'toast';
  box.lang = toast.language;
  box.dir = toast.direction;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const back = button(document, 'undo');
  back.textContent = toast.undo?.label ?? '';
  back.hidden = toast.undo === null;
  const close = button(document, 'close');
  close.setAttribute('aria-label', toast.dismiss);
  close.textContent = '✕';
  box.append(status, back, close);
  root.append(box);

  let timer: ReturnType<typeof setTimeout> | undefined;
  let before: EventTarget | null = null;
  const remove = () => {
    clearTimeout(timer);
    const isFocused = root.activeElement !== null;
    host.remove();
    // Who was led here by the keyboard goes back to where they were.
    if (isFocused && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const say = (text: string) => {
    status.textContent = text;
    stay();
  };
  const stay = () => {
    clearTimeout(timer);
    if (!box.matches(':hover') && root.activeElement === null) timer = setTimeout(remove, SHOWN_MS);
  };
  const takeBack = async (batch: number, done: string, failed: string) => {
    // What holds the focus must not go from under it.
    if (root.activeElement === back) close.focus();
    back.hidden = true;
    const reply = await undo(batch).catch(() => null);
    say(typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === true ? done : failed);
  };

  for (const type of KEPT) root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', stay);
  box.addEventListener('focusin', ({ relatedTarget }) => {
    clearTimeout(timer);
    if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) before = relatedTarget;
  });
  box.addEventListener('focusout', () => setTimeout(stay));
  box.addEventListener('keydown', ({ key, isTrusted }) => isTrusted && key === 'Escape' && remove());
  close.addEventListener('click', ({ isTrusted }) => isTrusted && remove());
  back.addEventListener('click', ({ isTrusted }) => {
    if (isTrusted && toast.undo) void takeBack(toast.undo.batch, toast.undo.done, toast.undo.failed);
  });

  document.documentElement.append(host);
  timer = setTimeout(() => {
    box.dataset.shown = '';
    say(toast.text);
  }, ANNOUNCED_MS);
  return remove;
}

function button(document: Document, name: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = name;
  return made;
}

const isFull = ({ fullscreenElement }: Document) => fullscreenElement != null;
