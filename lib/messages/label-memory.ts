import { type Claimed, checkLabel, titlesConflict } from '../verify/checks/label';
import type { Check } from '../verify/types';

/** Comparisons of texts that are remembered: those of four pages full, which are listed again and again. */
const MAX_REMEMBERED = 4000;

/** As `checkLabel`, each comparison made once. */
export const checkLabelOnce = remembering<Check, [text: string, claimed: Claimed]>(
  (text, { achievement, issuer, recipient }) => [text, achievement, issuer, recipient],
  checkLabel,
);

/** As `titlesConflict`, each comparison made once, whichever text comes first. */
export const titlesConflictOnce = remembering<boolean, [a: string, b: string, issuer: string | null]>(
  (a, b, issuer) => (a < b ? [a, b, issuer] : [b, a, issuer]),
  (a, b, issuer) => a !== b && titlesConflict(a, b, issuer),
);

/** In memory alone: what a worker forgets is compared again. */
function remembering<T, Args extends readonly unknown[]>(
  keyOf: (...args: Args) => readonly unknown[],
  compare: (...args: Args) => T,
): (...args: Args) => T {
  const known = new Map<string, T>();
  return (...args) => {
    const key = JSON.stringify(keyOf(...args));
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = compare(...args);
    known.set(key, made);
    const [oldest] = known.keys();
    if (known.size > MAX_REMEMBERED && oldest !== undefined) known.delete(oldest);
    return made;
  };
}
