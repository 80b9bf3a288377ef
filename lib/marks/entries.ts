import { isSameItem, MAX_LINKS } from '../links/find';
import type { FoundLink } from '../links/types';
import type { MarkState } from '../messages/protocol';
import type { Checking } from '../settings/marking';
import { adaptMark, createMark, type MarkView, updateMark } from './mark';
import { createNear } from './near';
import { isPlaced, placeMark } from './placement';
import type { MarksOptions } from './run';
import { watchTheme } from './theme-watch';

/** What is known of the page as a whole; it may change. */
export interface PageState {
  holder: string | null;
  /** E-mail addresses that the page shows as its owner's. */
  identities: readonly string[];
  checking: Checking;
}

/** A credential link of the page. */
export interface Entry {
  readonly found: FoundLink;
  /** What its mark stands right after, as that was when it was put there. */
  anchor: Element;
  /** null for what is no award, and where the page would not have one. */
  mark: HTMLElement | null;
  ref: number;
  /** What the background was told of it: nothing yet, that it is there, or to check it. */
  sent: 'nothing' | 'listed' | 'asked';
  /** What its mark shows, unless that is in doubt. */
  view: MarkView;
  /** What pressing its mark does by now. */
  press: Pick<MarkState, 'press' | 'origins'>;
}

/** The credential links of a page that are listed, each award with its mark. */
export interface Entries {
  readonly of: (element: Element) => Entry | undefined;
  readonly ofMark: (mark: Node) => Entry | undefined;
  readonly all: () => Iterable<Entry>;
  /** Is there a place for one more? */
  readonly hasRoom: () => boolean;
  readonly size: () => number;
  /** Is it the link of an item that is listed already? */
  readonly isRepeated: (found: FoundLink) => boolean;
  readonly add: (found: FoundLink) => void;
  readonly drop: (entry: Entry) => void;
  /** Asks the background again, as it was asked before. */
  readonly renew: (entry: Entry) => void;
  /** All of them again, under new numbers: for another holder, in a list that begins anew. */
  readonly renewAll: () => void;
  /** Asks the background to check it: a person wants it. */
  readonly ask: (entry: Entry) => void;
  /** Is this mark where it was put, with nothing on it that we did not write? */
  readonly isAsLeft: (mark: Node) => boolean;
  /** Its link or its mark was touched: until that is looked at, the mark says nothing. */
  readonly doubt: (entry: Entry) => void;
  /** How many doubts there were so far. */
  readonly doubts: () => number;
  /** What gave the first so many doubts was looked at: marks say again what they said. */
  readonly trust: (doubts: number) => void;
  /** Puts a new mark where the old one is gone, elsewhere or changed; a fight is left to the page. */
  readonly repair: (entry: Entry) => void;
  /** How many marks the page would not leave in their place. */
  readonly fought: () => number;
  readonly stop: () => void;
}

const EVIDENCE = { press: 'evidence', origins: [] } as const;

/** Links that had a place on one page: one that makes up links without end is not followed without end. */
const MAX_ADDED = 2_000;
/** A mark put back more often than this is a fight, and the page wins it: the popup's list is the place to trust. */
const MAX_REPAIRS = 3;
/** Links with one address that are looked at for one of the same item: such stand close by. */
const MAX_SAME = 8;

/**
 * @param guard called with each mark that is put into the page
 * @param press called when a person presses the mark of this element
 * @param anchorOf what the mark of an element goes after
 */
export function createEntries(
  options: MarksOptions,
  page: Readonly<PageState>,
  signal: AbortSignal,
  guard: (mark: Element) => void,
  press: (element: Element) => void,
  anchorOf: (element: Element) => Element,
): Entries {
  const { document, port } = options;
  const entries = new Map<Element, Entry>();
  const byMark = new WeakMap<Node, Entry>();
  const byAddress = new Map<string, Entry[]>();
  /** With the number of the last doubt. */
  const doubted = new Map<Entry, number>();
  /** What is written on a mark's outside by us. */
  const written = new WeakMap<Element, string>();
  /** Kept by link: one whose address changes back and forth has no more tries than others. */
  const repairs = new WeakMap<Element, number>();
  const toAdapt = new Set<Element>();
  let added = 0;
  let fought = 0;
  let doubts = 0;
  let isThemeWatched = false;
  const near = createNear(options.intersections, (mark, isNear) => {
    const entry = byMark.get(mark);
    if (entry?.mark !== mark || entry.sent === 'asked') return;
    if (isNear) void check(entry, true);
    else if (entry.sent === 'nothing') void check(entry, false);
  });

  return {
    of: (element) => entries.get(element),
    ofMark: (mark) => {
      const entry = byMark.get(mark);
      return entry?.mark === mark ? entry : undefined;
    },
    all: () => entries.values(),
    hasRoom: () => entries.size < MAX_LINKS && added < MAX_ADDED,
    size: () => entries.size,
    isRepeated: ({ link, element }) =>
      (byAddress.get(link.url) ?? []).slice(-MAX_SAME).some((entry) => isSameItem(entry.found.element, element)),
    add,
    drop,
    renew: (entry) => void check(entry, entry.sent === 'asked'),
    renewAll,
    ask: (entry) => {
      entry.view = options.pending(entry.found.text);
      show(entry);
      void check(entry, true);
    },
    isAsLeft: (mark) => {
      const entry = byMark.get(mark);
      return entry?.mark === mark && isAsLeft(entry, entry.mark);
    },
    doubt: (entry) => {
      if (entry.mark === null) return;
      if (!doubted.has(entry)) paint(entry.mark, options.pending(entry.found.text));
      doubted.set(entry, ++doubts);
    },
    doubts: () => doubts,
    trust: (upTo) => {
      for (const [entry, number] of doubted) {
        if (number > upTo) continue;
        doubted.delete(entry);
        show(entry);
      }
    },
    repair,
    fought: () => fought,
    stop: () => {
      near.stop();
      for (const entry of entries.values()) takeMark(entry, options.pending(''));
      entries.clear();
    },
  };

  function add(found: FoundLink): void {
    const { element, link, text } = found;
    const view = options.pending(text);
    const entry: Entry = {
      found,
      anchor: element,
      mark: null,
      ref: options.nextRef(),
      sent: 'nothing',
      view,
      press: EVIDENCE,
    };
    added++;
    entries.set(element, entry);
    byAddress.set(link.url, [...(byAddress.get(link.url) ?? []), entry]);
    if (link.kind === 'award') putMark(entry);
    if (link.kind !== 'award' || page.checking === 'on-click') void check(entry, false);
  }

  function drop(entry: Entry): void {
    const { element, link } = entry.found;
    entries.delete(element);
    doubted.delete(entry);
    const same = (byAddress.get(link.url) ?? []).filter((other) => other !== entry);
    if (same.length > 0) byAddress.set(link.url, same);
    else byAddress.delete(link.url);
    takeMark(entry, options.pending(''));
    port.gone(entry.ref);
  }

  function putMark(entry: Entry): void {
    const { element } = entry.found;
    const mark = createMark(document, entry.view, {
      onPress: () => press(element),
      card: async () => {
        const listed = entries.get(element);
        return listed === undefined ? null : port.card(listed.ref);
      },
    });
    entry.mark = mark;
    byMark.set(mark, entry);
    entry.anchor = anchorOf(element);
    placeMark(entry.anchor, mark);
    adaptSoon(mark);
    if (!isThemeWatched) watchTheme(document, adaptAll, signal);
    isThemeWatched = true;
    written.set(mark, attributesOf(mark));
    guard(mark);
    if (page.checking === 'automatic' && entry.sent !== 'asked') near.watch(mark);
  }

  /** The page may keep the element and put it anywhere: it is left with nothing to say. */
  function takeMark(entry: Entry, view: MarkView): void {
    const { mark } = entry;
    if (mark === null) return;
    entry.mark = null;
    near.leave(mark);
    mark.remove();
    updateMark(mark, view);
  }

  /** The ground is read once for all that are put in together: each look at it has the page's styles worked out. */
  function adaptSoon(mark: Element): void {
    toAdapt.add(mark);
    if (toAdapt.size > 1) return;
    queueMicrotask(() => {
      for (const one of toAdapt) adapt(one);
      toAdapt.clear();
    });
  }

  function adaptAll(): void {
    for (const { mark } of entries.values()) if (mark !== null) adaptSoon(mark);
  }

  function adapt(mark: Element): void {
    const isOurs = written.get(mark) === attributesOf(mark);
    adaptMark(mark);
    if (isOurs) written.set(mark, attributesOf(mark));
  }

  function paint(mark: Element, view: MarkView): void {
    const isOurs = written.get(mark) === attributesOf(mark);
    updateMark(mark, view);
    // What the page wrote beside it stays to be found.
    if (isOurs) written.set(mark, attributesOf(mark));
  }

  function show(entry: Entry): void {
    if (entry.mark !== null && !doubted.has(entry)) paint(entry.mark, entry.view);
  }

  async function check(entry: Entry, ask: boolean): Promise<void> {
    entry.sent = ask ? 'asked' : 'listed';
    if (ask && entry.mark !== null) near.leave(entry.mark);
    const { ref, found } = entry;
    const { href, text, element } = found;
    const { holder, identities } = page;
    const state = await port.check({ ref, href, text, holder, identities, ask }).catch(() => null);
    // The answer to a question asked before the link changed, or the holder did, is nobody's.
    if (signal.aborted || entry.ref !== ref || entries.get(element) !== entry) return;
    if (!ask && entry.sent === 'asked') return;
    take(entry, state);
  }

  function take(entry: Entry, state: MarkState | null): void {
    const { text } = entry.found;
    entry.press = state ?? EVIDENCE;
    if (state === null) entry.view = options.unreachable(text);
    // The background, which looks for itself, knows better: the link stays listed, without a mark to repair.
    else if (state.verdict === 'not-an-award') takeMark(entry, options.pending(''));
    // It is checked by itself once it comes near.
    else if (state.verdict === 'pending' && page.checking === 'automatic') entry.view = options.pending(text);
    else entry.view = { ...state, verdict: state.verdict };
    show(entry);
  }

  function renewAll(): void {
    for (const entry of entries.values()) {
      if (entry.sent === 'nothing') continue;
      // Where the background heard nothing of a new page, the old number would stay listed.
      port.gone(entry.ref);
      entry.ref = options.nextRef();
      entry.view = options.pending(entry.found.text);
      show(entry);
      void check(entry, entry.sent === 'asked');
    }
  }

  function isAsLeft({ anchor }: Entry, mark: Element): boolean {
    return isPlaced(anchor, mark) && written.get(mark) === attributesOf(mark);
  }

  function repair(entry: Entry): void {
    const { mark, found } = entry;
    const { element, text } = found;
    if (mark === null || entries.get(element) !== entry) return;
    if (isAsLeft(entry, mark)) return;
    const count = (repairs.get(element) ?? 0) + 1;
    repairs.set(element, count);
    if (count <= MAX_REPAIRS) {
      // What the page did with the old one, adopted it or styled it, is not worth finding out.
      takeMark(entry, options.pending(''));
      putMark(entry);
    } else {
      takeMark(entry, options.fought(text));
      if (count === MAX_REPAIRS + 1) fought++;
    }
  }
}

function attributesOf(mark: Element): string {
  return [...mark.attributes].map(({ name, value }) => `${name}=${value}`).join('\n');
}
