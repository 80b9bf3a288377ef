import { isMark } from './mark';

/** What a mark must not stand in: it would not be shown, or be part of another control. */
const AROUND = new Set(['A', 'PICTURE', 'MAP', 'BUTTON', 'SUMMARY', 'LABEL']);

/** Puts a mark right after the link it judges, behind the marks of links that share its place. */
export function placeMark(link: Element, mark: Element): void {
  let after: Element = anchorOf(link);
  for (let next = after.nextSibling; isMark(next) && next !== mark; next = after.nextSibling) {
    const sibling = after.nextElementSibling;
    if (sibling === null) break;
    after = sibling;
  }
  if (after.nextSibling !== mark) after.after(mark);
}

/** Does the mark stand where `placeMark` puts it? */
export function isPlaced(link: Element, mark: Element): boolean {
  const anchor = anchorOf(link);
  let before = mark.previousSibling;
  while (isMark(before)) before = before?.previousSibling ?? null;
  return before === anchor && mark.isConnected;
}

/** The link itself, or the outermost control or wrapper it stands in. */
function anchorOf(link: Element): Element {
  let anchor = link;
  for (let up = link.parentElement; up !== null && AROUND.has(up.tagName); up = up.parentElement) anchor = up;
  return anchor;
}
