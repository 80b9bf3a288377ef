import { apply, cut, parse } from './natives';
import { ASK, GREETING, HELLO, PATTERN_LIMIT, TOLD, type Told, WANTED } from './wire';

export interface Channel {
  readonly tell: (kind: Told, body: string) => void;
  /** The patterns of the addresses whose answers are wanted; a newer list replaces them. */
  readonly wanted: () => readonly RegExp[];
}

/**
 * The page's end of the channel: an element outside the document, handed to the isolated world once, before any script of
 * the page runs. Later nobody else can reach it. On a page that was open already, the page's scripts may hear the words
 * `HELLO` and `ASK` and take the element too. That is harmless: over it they can only claim what they could also do, and all
 * that is heard here is a claim of the page's.
 */
export function openChannel(window: Window & typeof globalThis): Channel {
  const { document, CustomEvent, MouseEvent } = window;
  const { addEventListener, removeEventListener, dispatchEvent } = window.EventTarget.prototype;
  const node = document.createElement('i');
  let patterns: readonly RegExp[] = [];

  const hello = () => {
    apply(dispatchEvent, document, [new MouseEvent(HELLO, { relatedTarget: node })]);
  };
  const hush = () => {
    apply(removeEventListener, document, [ASK, hello]);
  };
  const heard = (event: Event) => {
    hush();
    try {
      const sources: unknown = parse((event as CustomEvent<string>).detail);
      if (Array.isArray(sources)) patterns = patternsFrom(sources);
    } catch {
      // Nobody but our own other half writes here.
    }
  };
  apply(addEventListener, node, [WANTED, heard]);
  apply(addEventListener, document, [ASK, hello]);
  hello();
  // Whoever asks once the page's own scripts run could be the page.
  if (document.readyState === 'loading') apply(addEventListener, document, ['DOMContentLoaded', hush, { once: true }]);
  else window.setTimeout(hush, GREETING);

  return {
    tell: (kind, body) => {
      apply(dispatchEvent, node, [new CustomEvent(TOLD, { detail: `${kind} ${body}` })]);
    },
    wanted: () => patterns,
  };
}

function patternsFrom(sources: readonly unknown[]): RegExp[] {
  const found: RegExp[] = [];
  for (let index = 0; index < sources.length && found.length < PATTERN_LIMIT; index += 1) {
    const source = sources[index];
    if (typeof source === 'string') found.push(new RegExp(cut(source, 1000)));
  }
  return found;
}
