import { isMark } from './mark';

/** What some mutations of the page mean for its marks. */
export interface Changes {
  /** Elements put into the page. */
  readonly added: Set<Element>;
  /** Elements whose address changed. */
  readonly altered: Set<Element>;
  /** Marks taken out, moved, changed, or with something new before them: they may no longer stand right after their link. */
  readonly disturbed: Set<Node>;
  /** Was anything but a mark taken out? */
  removed: boolean;
  /** Too much happened to say what: all has to be looked at. */
  everything: boolean;
}

export const WATCHED: MutationObserverInit = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['href', 'src', 'data-canonical-src'],
};

/** Nodes remembered between two looks. The page, which may be hidden for hours, keeps none alive beyond these. */
const MAX_NODES = 5_000;

export function noChanges(): Changes {
  return { added: new Set(), altered: new Set(), disturbed: new Set(), removed: false, everything: false };
}

export function isNothing({ added, altered, disturbed, removed, everything }: Changes): boolean {
  return added.size + altered.size + disturbed.size === 0 && !removed && !everything;
}

/** Adds mutations to what is known already. Work is in proportion to the mutations. */
export function collectChanges(changes: Changes, mutations: readonly MutationRecord[]): void {
  if (changes.everything) return;
  for (const mutation of mutations) collect(changes, mutation);
  const { added, altered, disturbed } = changes;
  if (added.size + altered.size + disturbed.size <= MAX_NODES) return;
  changes.everything = true;
  for (const nodes of [added, altered, disturbed]) nodes.clear();
}

function collect(
  changes: Changes,
  { type, target, addedNodes, removedNodes, nextSibling: after }: MutationRecord,
): void {
  if (type === 'attributes') {
    if (isMark(target)) changes.disturbed.add(target);
    else if (isElement(target)) changes.altered.add(target);
    return;
  }
  for (const node of addedNodes) {
    if (isMark(node)) changes.disturbed.add(node);
    else if (isElement(node)) changes.added.add(node);
    // Put right before a mark: perhaps between it and its link.
    if (node.nextSibling !== null && isMark(node.nextSibling)) changes.disturbed.add(node.nextSibling);
  }
  for (const node of removedNodes) {
    if (isMark(node)) changes.disturbed.add(node);
    else changes.removed = true;
  }
  // Taken out right before a mark: perhaps its link.
  if (after !== null && isMark(after)) changes.disturbed.add(after);
}

/** Nodes of a page are told apart by their type: a content script's `Element` isn't the page's in every browser. */
export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
