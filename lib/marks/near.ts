/** Two heights of the view above and below it, and of each box that scrolls by itself. */
const MARGIN = { rootMargin: '200%', scrollMargin: '200%' };

/** Tells of marks whether they are near what can be seen: on the screen, or a scroll or two away. */
export interface Near {
  readonly watch: (mark: Element) => void;
  readonly leave: (mark: Element) => void;
  readonly stop: () => void;
}

/**
 * @param Observer the browser's; null where there is none: then every mark is near
 * @param onSeen called for each watched mark once, a moment later, and again when it comes near or goes. What is not
 * displayed is never near
 */
export function createNear(
  Observer: typeof IntersectionObserver | null,
  onSeen: (mark: Element, isNear: boolean) => void,
): Near {
  if (Observer === null) return { watch: (mark) => onSeen(mark, true), leave: () => undefined, stop: () => undefined };
  const observer = new Observer((seen) => {
    for (const { target, isIntersecting } of seen) onSeen(target, isIntersecting);
  }, MARGIN);
  return {
    watch: (mark) => observer.observe(mark),
    leave: (mark) => observer.unobserve(mark),
    stop: () => observer.disconnect(),
  };
}
