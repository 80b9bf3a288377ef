import { carrierOf, isCandidate } from '../links/find';
import { identitiesShown } from '../links/profiles/identities';
import { outermost } from '../links/profiles/text';
import type { ProfileSite } from '../links/types';
import type { MarkCard, MarkState } from '../messages/protocol';
import { pause } from '../messages/retry';
import type { Checking } from '../settings/marking';
import { collectChanges, isElement, isNothing, noChanges, WATCHED } from './changes';
import { createEffort, createTurn, type Turn, whenVisible } from './effort';
import { createEntries, type PageState } from './entries';
import { AT_ONCE, createKnownLinks, placeOf, type RecogniseAll } from './known-links';
import { isMark, type MarkView } from './mark';
import { carriersIn, inOrder, mayCarry } from './scan';

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
  /** How many marks the page would not leave in their place. */
  readonly fought: (count: number) => void;
  readonly open: (ref: number) => void;
  /** A person pressed a mark that waits for leave. */
  readonly allow: (ref: number, origins: readonly string[]) => void;
  /** Calls back with the `ref` of a link that was checked anew elsewhere, in the popup, until the signal aborts. */
  readonly onChanged: (listener: (ref: number) => void, signal: AbortSignal) => void;
  /** Calls back when the reader has it checked in another way from now on. */
  readonly onRestart: (listener: () => void, signal: AbortSignal) => void;
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
  /** What one shows that the page would not leave in its place, should the page show it once more. */
  readonly fought: (text: string) => MarkView;
  /** Numbers for `ref`, never the same twice in a document. */
  readonly nextRef: () => number;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
  /** How to see what is near the view; null where the browser can't tell. */
  readonly intersections: typeof IntersectionObserver | null;
}

/** A page that changes all the time is looked at this often, in milliseconds, or less often where looking takes long. */
const SETTLE = 150;
/** How long the page may go on putting in what belongs together, in milliseconds. */
const SOON = 20;
/** Links looked at before the clock is looked at again. */
const STRIDE = 16;
/** Links remembered beyond those looked at, and before they are; a page with more only says that there are many. */
const MAX_SKIPPED = 5_000;
/** A name that changes more often under one address is no name. */
const MAX_HOLDERS = 5;

/** Marks one page (one address) until the signal aborts; then its marks are gone. */
export function runMarks(options: MarksOptions, url: URL, signal: AbortSignal): void {
  const { document, port } = options;
  const site = options.siteFor(url);
  const page = { url, document };
  const state: PageState = { holder: null, identities: [], checking: 'automatic' };
  const entries = createEntries(options, state, signal, guard, pressAt, site.anchorOf ?? ((element) => element));
  const links = createKnownLinks(port.recognise, () => document.baseURI);
  // Not `requestIdleCallback`: a page that is never idle would keep its marks back.
  const breathe = () => pause(0, signal);
  const effort = createEffort(options.now, breathe);
  /** Elements whose address nobody was asked about when they were looked at. */
  const unknown = new Set<Element>();
  const skipped = new Set<Element>();
  let skippedTold = 0;
  let foughtTold = 0;
  let holders = 1;
  let place = placeOf(document.baseURI);
  let changes = noChanges();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLooking = false;
  /** When it was looked at last. */
  let looked = Number.NEGATIVE_INFINITY;
  let isScanning = false;
  let isLearning = false;

  const observer = new MutationObserver((mutations) => {
    const turn = effort.turn();
    const theirs = entries.size() === 0 ? mutations : mutations.filter((mutation) => !isOurs(mutation));
    const wasEverything = changes.everything;
    collectChanges(changes, theirs);
    if (entries.size() > 0 && !wasEverything) {
      for (const mutation of theirs) doubtAt(mutation);
      for (const mark of changes.disturbed) doubtMark(mark);
      if (changes.everything) for (const entry of entries.all()) entries.doubt(entry);
    }
    turn.end();
    if (theirs.length > 0) schedule();
  });
  signal.addEventListener('abort', stop, { once: true });
  void begin();

  async function begin(): Promise<void> {
    await whenVisible(document, signal);
    if (signal.aborted) return;
    state.holder = site.owner(page);
    await tellPage();
    if (signal.aborted || state.checking === 'off') return;
    observer.observe(document, WATCHED);
    port.onChanged((ref) => {
      for (const entry of entries.all()) if (entry.ref === ref) entries.renew(entry);
    }, signal);
    await lookThrough(site.scopes(page), () => true, createTurn(options.now, breathe));
    tellCounts();
  }

  function stop(): void {
    observer.disconnect();
    clearTimeout(timer);
    entries.stop();
    unknown.clear();
    skipped.clear();
  }

  function guard(mark: Element): void {
    observer.observe(mark, { attributes: true });
  }

  /** Does it tell of nothing but marks that we put in, took out or wrote on? */
  function isOurs({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
    if (type === 'attributes') return isMark(target) && entries.isAsLeft(target);
    for (const node of addedNodes) if (!isMark(node) || !entries.isAsLeft(node)) return false;
    for (const node of removedNodes) if (!isMark(node) || entries.ofMark(node) !== undefined) return false;
    return true;
  }

  /** At once, so that no mark speaks for a link it was not made for. */
  function doubtAt({ type, target, removedNodes }: MutationRecord): void {
    for (const node of type === 'attributes' ? [target] : removedNodes) doubtLink(node);
    // Another image in a link can make another credential of it.
    const link = isElement(target) ? target.closest('a[href]') : null;
    if (link !== null && entries.of(link) !== undefined) changes.altered.add(link);
  }

  function doubtLink(node: Node): void {
    const entry = isElement(node) ? entries.of(carrierOf(node)) : undefined;
    if (entry !== undefined) entries.doubt(entry);
  }

  function doubtMark(mark: Node): void {
    const entry = entries.ofMark(mark);
    if (entry !== undefined && !entries.isAsLeft(mark)) entries.doubt(entry);
  }

  function schedule(): void {
    if (timer !== undefined || isLooking) return;
    // What comes after a quiet time is looked at soon; what follows it, together.
    const wait = Math.max(SOON, looked + SETTLE - options.now(), effort.rest());
    timer = setTimeout(onSettled, wait);
  }

  async function onSettled(): Promise<void> {
    await whenVisible(document, signal);
    timer = undefined;
    if (signal.aborted || options.isOrphaned()) return;
    isLooking = true;
    await apply();
    isLooking = false;
    looked = options.now();
    if (!signal.aborted && !isNothing(changes)) schedule();
  }

  async function apply(): Promise<void> {
    effort.forget();
    const turn = effort.turn();
    const doubts = entries.doubts();
    const { added, altered, disturbed, removed, everything } = changes;
    changes = noChanges();
    const isMoved = placeOf(document.baseURI) !== place;
    place = placeOf(document.baseURI);
    if (removed || everything) dropGone();
    if (entries.size() > 0) await noticeHolder();
    if (signal.aborted) return;
    if (isMoved || everything) for (const { found } of [...entries.all()]) consider(found.element);
    const isWanted = inScope();
    for (const element of altered) reconsider(element, isWanted);
    const roots = isMoved || everything ? site.scopes(page) : outermost([...added].filter((one) => one.isConnected));
    await lookThrough(roots, isWanted, turn);
    if (signal.aborted) return;
    fill();
    if (everything) for (const entry of [...entries.all()]) entries.repair(entry);
    for (const mark of disturbed) {
      const entry = entries.ofMark(mark);
      if (entry !== undefined) entries.repair(entry);
    }
    entries.trust(doubts);
    tellCounts();
  }

  function dropGone(): void {
    for (const entry of [...entries.all()]) if (!entry.found.element.isConnected) entries.drop(entry);
    for (const element of skipped) if (!element.isConnected) skipped.delete(element);
  }

  /** Where marks belong is found out once for what is looked at together, and only if there is something to mark. */
  function inScope(): (element: Element) => boolean {
    let scopes: readonly Element[] | null = null;
    return (element) => {
      scopes ??= site.scopes(page);
      return scopes.some((scope) => scope.contains(element));
    };
  }

  async function lookThrough(
    roots: readonly Element[],
    isWanted: (element: Element) => boolean,
    turn: Turn,
  ): Promise<void> {
    let seen = 0;
    isScanning = true;
    for (const root of roots) {
      for (const carrier of carriersIn(root)) {
        if (carrier !== null && isWanted(carrier)) consider(carrier);
        const over = ++seen % STRIDE === 0 ? turn.pass() : null;
        if (over !== null) await over;
        if (signal.aborted) return;
      }
    }
    const found = inOrder(unknown);
    unknown.clear();
    for (const element of found) unknown.add(element);
    turn.end();
    isScanning = false;
    learnSoon();
  }

  function reconsider(element: Element, isWanted: (element: Element) => boolean): void {
    const carrier = carrierOf(element);
    if (!isCandidate(element) && entries.of(carrier) === undefined && element.tagName !== 'A') return;
    // A link gained or lost: the images in it change hands.
    const affected = new Set([element, carrier, ...element.querySelectorAll('img')]);
    for (const one of affected) {
      if (entries.of(one) !== undefined || (isCandidate(one) && mayCarry(one) && isWanted(one))) consider(one);
    }
  }

  function consider(element: Element): void {
    const known = entries.of(element);
    const isCarrier = element.isConnected && carrierOf(element) === element;
    const found = isCarrier && isCandidate(element) ? links.of(element) : null;
    if (known !== undefined && found?.href === known.found.href) return;
    if (known !== undefined) entries.drop(known);
    skipped.delete(element);
    if (found === null || (found !== undefined && entries.isRepeated(found))) return;
    const hasRoom = entries.hasRoom();
    if ((!hasRoom && skipped.size >= MAX_SKIPPED) || unknown.size >= MAX_SKIPPED) return;
    if (found === undefined) considerOnceKnown(element);
    else if (hasRoom) entries.add(found);
    else skipped.add(element);
  }

  function considerOnceKnown(element: Element): void {
    unknown.add(element);
    learnSoon();
  }

  /**
   * One question at a time; what comes up meanwhile is in the next. Not while the page is looked through: a mark put in
   * between any two turns would have a large page laid out and drawn as often.
   */
  function learnSoon(): void {
    if (!isLearning && !isScanning && unknown.size > 0) void learnUnknown();
  }

  async function learnUnknown(): Promise<void> {
    isLearning = true;
    // All that come up in this turn are one question.
    await null;
    while (!isScanning && unknown.size > 0) {
      const some = [...unknown].slice(0, AT_ONCE);
      await links.learn(some);
      // A name that came with the first links is theirs, and so are addresses.
      if (!signal.aborted && entries.size() === 0 && some.some(links.of)) {
        noticeIdentities();
        await noticeHolder();
      }
      const turn = createTurn(options.now, breathe);
      for (const element of some) {
        if (signal.aborted) return;
        unknown.delete(element);
        consider(element);
        const over = turn.pass();
        if (over !== null) await over;
      }
    }
    isLearning = false;
    tellCounts();
  }

  /** Places that became free go to links that found none. */
  function fill(): void {
    for (const element of skipped) {
      if (!entries.hasRoom()) break;
      consider(element);
    }
  }

  function tellCounts(): void {
    if (signal.aborted) return;
    if (skipped.size !== skippedTold) port.skipped(skipped.size);
    if (entries.fought() !== foughtTold) port.fought(entries.fought());
    skippedTold = skipped.size;
    foughtTold = entries.fought();
  }

  /** Pages fill late, and the name with them: every answer so far was given without it. */
  async function noticeHolder(): Promise<void> {
    const owner = site.owner(page);
    if (owner === null || owner === state.holder || holders >= MAX_HOLDERS) return;
    state.holder = owner;
    holders++;
    noticeIdentities();
    await tellPage();
    if (signal.aborted) return;
    // The list begins anew, and with it what it says of the rest.
    skippedTold = 0;
    foughtTold = 0;
    entries.renewAll();
  }

  /** Where a site's pages state their owner, a page that states none (a repository's) shows other people's addresses. */
  function noticeIdentities(): void {
    const isSomebodys = site.hosts.length === 0 || site.owner(page) !== null;
    state.identities = isSomebodys ? identitiesShown(site.scopes(page)) : [];
  }

  async function tellPage(): Promise<void> {
    // Without an answer the checks go out all the same, and say for themselves that they could not be made.
    state.checking = await port.page(state.holder).catch(() => state.checking);
  }

  function pressAt(element: Element): void {
    const before = entries.of(element);
    if (signal.aborted || before === undefined) return;
    consider(element);
    // A link that was changed under its mark a moment ago is checked, not shown as it was.
    if (entries.of(element) !== before) return;
    const { press, origins } = before.press;
    if (press === 'allow') port.allow(before.ref, origins);
    else if (press === 'evidence') port.open(before.ref);
    else entries.ask(before);
  }
}
