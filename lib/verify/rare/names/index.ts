import type { NameMatch } from '../../names';
import { compareAcross, compareHan } from './across';
import { type Reading, readingsOf } from './readings';
import { compareInScript } from './same-script';

/**
 * Compares two names that don't fit word for word, in one script or across two. Any reading that fits is enough; they are
 * `different` only where every reading that can tell says so.
 */
export function compareUnlikeNames(one: string, other: string): NameMatch {
  const pairs = readingsOf(one).flatMap((a) => readingsOf(other).map((b) => ({ a, b, match: compareReadings(a, b) })));
  const fit = (['same', 'transliterated', 'compatible'] as const).find((wanted) =>
    pairs.some(({ match }) => match === wanted),
  );
  if (fit) return fit;
  const plain = pairs.filter(({ a, b }) => a.isPlain && b.isPlain);
  const alike = plain.filter(({ a, b }) => a.script === b.script);
  const telling = alike.length > 0 ? alike : plain;
  return telling.length > 0 && telling.every(({ match }) => match === 'different') ? 'different' : 'not-comparable';
}

function compareReadings(a: Reading, b: Reading): NameMatch {
  if (a.script !== b.script) return compareAcross(a, b);
  return a.script === 'Han' ? compareHan(a, b) : compareInScript(a, b);
}
