import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus from falling out of the page: when what had it is gone after a rendering, it moves to what took its
 * place, the heading of a notice or of the page's list, or else to the selected tab.
 *
 * @param root all that is rendered together
 */
export function useFocusKept(root: RefObject<HTMLElement | null>): void {
  const last = useRef<{ readonly element: Element; readonly inMain: boolean } | null>(null);
  useLayoutEffect(() => {
    const life = new AbortController();
    const note = ({ target }: Event) => {
      if (target instanceof Element) last.current = { element: target, inMain: target.closest('main') !== null };
    };
    root.current?.addEventListener('focusin', note, { signal: life.signal });
    return () => life.abort();
  }, [root]);
  useLayoutEffect(() => {
    const lost = last.current;
    const focused = document.activeElement;
    if (lost === null || lost.element.isConnected || (focused !== null && focused !== document.body)) return;
    last.current = null;
    const heading = lost.inMain ? root.current?.querySelector<HTMLElement>('.notice-title, .page-summary') : null;
    const place = heading ?? root.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]');
    if (heading) heading.tabIndex = -1;
    place?.focus({ preventScroll: true });
  });
}

/**
 * Whoever pressed a button that its press took away goes on at the one that came in its place; nobody else's focus moves.
 *
 * @param part what the buttons are in
 * @param step what it shows: with another, other buttons
 */
export function useFocusOnNext(part: RefObject<HTMLElement | null>, step: string): void {
  const last = useRef<Node | null>(null);
  useLayoutEffect(() => {
    const life = new AbortController();
    const note = ({ target }: Event) => {
      last.current = target instanceof Node && part.current?.contains(target) ? target : null;
    };
    document.addEventListener('focusin', note, { signal: life.signal });
    return () => life.abort();
  }, [part]);
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (last.current?.isConnected !== false || (focused !== null && focused !== document.body)) return;
    part.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [part, step]);
}
