import { isMark } from './mark';

/** What some mutations of the page mean for its marks. */
export interface Changes {
  /** Elements put into the page. */
  readonly added: Set<Element>;
  /** Elements whose address changed. */
  readonly altered: Set<Element>;
  /** Marks taken out, moved, or with something new before them: they may no longer stand right after their link. */
  readonly disturbed: Set<Node>;
  /** Was anything but a mark taken out? */
  removed: boolean;
}

export const WATCHED: MutationObserverInit = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['href', 'src', 'data-canonical-src'],
};

export function noChanges(): Changes {
  return { added: new Set(), altered: new Set(), disturbed: new Set(), removed: false };
}

/** Adds mutations to what is known already. Work is in proportion to the mutations. */
export function collectChanges(changes: Changes, mutations: readonly MutationRecord[]): void {
  for (const { type, target, addedNodes, removedNodes } of mutations) {
    if (type === 'attributes') {
      if (isElement(target)) changes.altered.add(target);
      continue;
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
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
