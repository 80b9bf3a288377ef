/**
 * Writes what it is given at once, and what comes while that is under way together in the next write: fifty things that
 * come together are two writes, and none waits for a timer that a worker may not live to see.
 *
 * @returns a function that settles as the write does that its item went with
 */
export function inBundles<T>(write: (items: readonly T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let next: Promise<void> | null = null;
  let last: Promise<void> = Promise.resolve();
  return (item) => {
    waiting.push(item);
    if (next === null) {
      next = last.then(() => {
        const items = waiting;
        waiting = [];
        next = null;
        return write(items);
      });
      // The next one is written whatever becomes of this one.
      last = next.catch(() => undefined);
    }
    return next;
  };
}
