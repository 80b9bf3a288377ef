import { candidatesIn, carrierOf, isCandidate, isSameItem, MAX_LINKS } from '../links/find';
import { outermost } from '../links/profiles/text';
import type { FoundLink, ProfileSite } from '../links/types';
import type { MarkCard, MarkState } from '../messages/protocol';
import { pause } from '../messages/retry';
import type { Checking } from '../settings/marking';
import { type Changes, collectChanges, noChanges, WATCHED } from './changes';
import { createKnownLinks, type RecogniseAll } from './known-links';
import { adaptMark, createMark, type MarkView, updateMark } from './mark';
import { isPlaced, placeMark } from './placement';

export interface CheckRequest {
  readonly ref: number;
  readonly href: string;
  readonly text: string;
  readonly holder: string | null;
  /** E-mail addresses that the page shows as its owner's. */
  readonly identities: readonly string[];
  /** false: only what is known already is wanted. */
  readonly ask: boolean;
}

/** The background, as the marks see it. Promises reject when it never answers. */
export interface MarksPort {
  /** A page begins: forget what was listed before. Answers how it is to be checked. */
  readonly page: (holder: string | null) => Promise<Checking>;
  readonly recognise: RecogniseAll;
  readonly check: (request: CheckRequest) => Promise<MarkState>;
  readonly gone: (ref: number) => void;
  /** How many links are beyond what is looked at. */
  readonly skipped: (count: number) => void;
  /** The headline of what was found for a link; null where the background doesn't list it. */
  readonly card: (ref: number) => Promise<MarkCard | null>;
  readonly open: (ref: number) => void;
  /** A person pressed a mark that waits for leave. */
  readonly allow: (ref: number, origins: readonly string[]) => void;
  /** Calls back with the `ref` of a link that was checked anew elsewhere, in the popup, until the signal aborts. */
  readonly onChanged: (listener: (ref: number) => void, signal: AbortSignal) => void;
}

export interface MarksOptions {
  readonly document: Document;
  /** The document's address at this moment. */
  readonly address: () => string;
  /** Is the extension that put us here gone (updated, removed)? Then the signal aborts, if it has not yet. */
  readonly isOrphaned: () => boolean;
  readonly siteFor: (url: URL) => ProfileSite;
  readonly port: MarksPort;
  /** What a mark shows before the background has spoken, and when it never does; `text` is the link's. */
  readonly pending: (text: string) => MarkView;
  readonly unreachable: (text: string) => MarkView;
  /** Numbers for `ref`, never the same twice in a document. */
  readonly nextRef: () => number;
}

interface Entry {
  readonly found: FoundLink;
  /** null for what is no award. */
  mark: HTMLElement | null;
  ref: number;
  repairs: number;
  /** What pressing its mark does by now. */
  press: Pick<MarkState, 'press' | 'origins'>;
}

const EVIDENCE = { press: 'evidence', origins: [] } as const;

/** Links looked at before the page gets its turn again. */
const CHUNK = 200;
/** A page that changes all the time is looked at this often, in milliseconds. */
const SETTLE = 150;
/** A mark put back more often than this is a fight, and the page wins it: the popup's list is the place to trust. */
const MAX_REPAIRS = 3;
/** Links remembered beyond those looked at; a page with more only says that there are many. */
const MAX_SKIPPED = 5_000;
/** A name that changes more often under one address is no name. */
const MAX_HOLDERS = 5;

/** Marks one page (one address) until the signal aborts; then its marks are gone. */
export function runMarks(options: MarksOptions, url: URL, signal: AbortSignal): void {
  const { document, port } = options;
  const site = options.siteFor(url);
  const page = { url, document };
  const entries = new Map<Element, Entry>();
  const byMark = new WeakMap<Node, Entry>();
  const byAddress = new Map<string, Set<Entry>>();
  const links = createKnownLinks(port.recognise, () => document.baseURI);
  /** Elements whose address nobody was asked about when they were looked at. */
  const unknown = new Set<Element>();
  const skipped = new Set<Element>();
  let skippedTold = 0;
  let holder = site.owner(page);
  let holders = 1;
  let checking: Checking = 'automatic';
  let changes = noChanges();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const observer = new MutationObserver((mutations) => {
    collectChanges(changes, mutations);
    if (timer === undefined) timer = setTimeout(onSettled, SETTLE);
  });
  observer.observe(document, WATCHED);
  signal.addEventListener('abort', stop, { once: true });
  port.onChanged((ref) => {
    for (const entry of entries.values()) if (entry.ref === ref) void check(entry);
  }, signal);
  void begin();

  async function begin(): Promise<void> {
    await tellPage();
    if (checking === 'off') return stop();
    await lookThrough(site.scopes(page));
    tellSkipped();
  }

  function stop(): void {
    observer.disconnect();
    clearTimeout(timer);
    for (const { mark } of entries.values()) mark?.remove();
    entries.clear();
    unknown.clear();
    skipped.clear();
  }

  function onSettled(): void {
    timer = undefined;
    if (options.isOrphaned()) return;
    const settled = changes;
    changes = noChanges();
    void apply(settled);
  }

  async function apply({ added, altered, disturbed, removed }: Changes): Promise<void> {
    if (removed) {
      for (const [element, entry] of entries) if (!element.isConnected) drop(entry);
      for (const element of skipped) if (!element.isConnected) skipped.delete(element);
    }
    await noticeHolder();
    for (const element of altered) reconsider(element);
    await lookThrough(inScope(added));
    fill();
    for (const node of disturbed) repair(byMark.get(node));
  }

  /** The parts of what was added in which marks belong. */
  function inScope(added: ReadonlySet<Element>): readonly Element[] {
    if (added.size === 0) return [];
    const scopes = site.scopes(page);
    const roots = outermost([...added].filter((element) => element.isConnected)).flatMap((element) =>
      scopes.some((scope) => scope.contains(element)) ? [element] : scopes.filter((scope) => element.contains(scope)),
    );
    return [...new Set(roots)];
  }

  async function lookThrough(roots: readonly Element[]): Promise<void> {
    // An image put into a link that was there before is that link's.
    const candidates = roots.flatMap((root) => [...wrapping(root), ...candidatesIn(root)]);
    for (let at = 0; at < candidates.length && !signal.aborted; at += CHUNK) {
      if (at > 0) await breathe();
      const chunk = candidates.slice(at, at + CHUNK);
      await links.learn(chunk);
      if (signal.aborted) return;
      for (const candidate of chunk) consider(candidate);
    }
  }

  function reconsider(element: Element): void {
    // A link gained or lost: the images in it change hands.
    const affected = [element, carrierOf(element), ...candidatesIn(element), ...element.querySelectorAll('img')];
    const known = affected.some((one) => entries.has(one));
    if (!known && !site.scopes(page).some((scope) => scope.contains(element))) return;
    for (const one of new Set(affected)) consider(one);
  }

  function consider(element: Element): void {
    const known = entries.get(element);
    const isCarrier = element.isConnected && carrierOf(element) === element;
    const found = isCarrier && isCandidate(element) ? links.of(element) : null;
    if (known !== undefined && found?.href === known.found.href) return;
    if (known !== undefined) drop(known);
    skipped.delete(element);
    if (found === null || (found !== undefined && isRepeated(found))) return;
    if (found === undefined) considerOnceKnown(element);
    else if (entries.size < MAX_LINKS) add(found);
    else if (skipped.size < MAX_SKIPPED) skipped.add(element);
  }

  function considerOnceKnown(element: Element): void {
    unknown.add(element);
    // One question at a time; what comes up meanwhile is in the next.
    if (unknown.size === 1) void learnUnknown();
  }

  async function learnUnknown(): Promise<void> {
    // All that come up in this turn are one question.
    await null;
    await links.learn([...unknown]);
    const elements = [...unknown];
    unknown.clear();
    if (signal.aborted) return;
    for (const element of elements) consider(element);
  }

  /** Places that became free go to links that found none. */
  function fill(): void {
    for (const element of skipped) {
      if (entries.size >= MAX_LINKS) break;
      consider(element);
    }
    tellSkipped();
  }

  function tellSkipped(): void {
    if (signal.aborted || skipped.size === skippedTold) return;
    skippedTold = skipped.size;
    port.skipped(skippedTold);
  }

  function isRepeated({ link, element }: FoundLink): boolean {
    return [...(byAddress.get(link.url) ?? [])].some((entry) => isSameItem(entry.found.element, element));
  }

  function add(found: FoundLink): void {
    const { element, link, text } = found;
    const pressed = {
      onPress: () => openAt(element),
      card: async () => {
        const listed = entries.get(element);
        return listed === undefined ? null : port.card(listed.ref);
      },
    };
    const mark = link.kind === 'award' ? createMark(document, options.pending(text), pressed) : null;
    const entry: Entry = { found, mark, ref: options.nextRef(), repairs: 0, press: EVIDENCE };
    entries.set(element, entry);
    const same = byAddress.get(link.url) ?? new Set();
    byAddress.set(link.url, same.add(entry));
    if (mark !== null) {
      byMark.set(mark, entry);
      placeMark(element, mark);
      adaptMark(mark);
    }
    void check(entry);
  }

  function drop(entry: Entry): void {
    const { element, link } = entry.found;
    entries.delete(element);
    byAddress.get(link.url)?.delete(entry);
    entry.mark?.remove();
    port.gone(entry.ref);
  }

  /** The background, which looks for itself, knows better: the link stays listed, without a mark to repair. */
  function unmark(entry: Entry): void {
    entry.mark?.remove();
    entry.mark = null;
  }

  async function check(entry: Entry, ask = checking === 'automatic'): Promise<void> {
    const { ref, found } = entry;
    const { href, text, element } = found;
    const state = await port.check({ ref, href, text, holder, identities: [], ask }).catch(() => null);
    // The answer to a question asked before the link changed, or the holder did, is nobody's.
    if (signal.aborted || entry.ref !== ref || entries.get(element) !== entry || entry.mark === null) return;
    entry.press = state ?? EVIDENCE;
    if (state === null) updateMark(entry.mark, options.unreachable(text));
    else if (state.verdict === 'not-an-award') unmark(entry);
    else updateMark(entry.mark, { ...state, verdict: state.verdict });
  }

  /** Pages fill late, and the name with them: every answer so far was given without it. */
  async function noticeHolder(): Promise<void> {
    const owner = site.owner(page);
    if (owner === null || owner === holder || holders >= MAX_HOLDERS) return;
    holder = owner;
    holders++;
    await tellPage();
    if (signal.aborted) return;
    // The list begins anew, and with it what it says of the rest.
    skippedTold = 0;
    for (const entry of entries.values()) {
      // Where the background heard nothing of a new page, the old number would stay listed.
      port.gone(entry.ref);
      entry.ref = options.nextRef();
      if (entry.mark !== null) updateMark(entry.mark, options.pending(entry.found.text));
      void check(entry);
    }
  }

  async function tellPage(): Promise<void> {
    // Without an answer the checks go out all the same, and say for themselves that they could not be made.
    checking = await port.page(holder).catch(() => checking);
  }

  function openAt(element: Element): void {
    const before = entries.get(element);
    consider(element);
    // A link that was changed under its mark a moment ago is checked, not shown as it was.
    if (before === undefined || entries.get(element) !== before) return;
    const { press, origins } = before.press;
    if (press === 'allow') port.allow(before.ref, origins);
    else if (press === 'evidence') port.open(before.ref);
    else {
      if (before.mark !== null) updateMark(before.mark, options.pending(before.found.text));
      void check(before, true);
    }
  }

  function repair(entry: Entry | undefined): void {
    if (entry === undefined || entry.mark === null || entries.get(entry.found.element) !== entry) return;
    if (isPlaced(entry.found.element, entry.mark) || entry.repairs >= MAX_REPAIRS) return;
    entry.repairs++;
    placeMark(entry.found.element, entry.mark);
  }

  function breathe(): Promise<void> {
    const view = document.defaultView;
    if (view === null || !('requestIdleCallback' in view)) return pause(0, signal);
    return new Promise((resolve) => view.requestIdleCallback(() => resolve(), { timeout: SETTLE }));
  }
}

function wrapping(root: Element): readonly Element[] {
  const link = root.parentElement?.closest('a[href]') ?? null;
  return link === null ? [] : [link];
}
