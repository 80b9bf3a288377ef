import type { Answer } from '../types';
import { readAnswer } from './answer';
import { ASK, GREETING, HELLO, TOLD, WANTED } from './wire';

/** What is heard in a minute; the rest of it is a page that floods. */
const MOST_IN_A_MINUTE = 600;
const MINUTE = 60_000;

export interface EarOptions {
  readonly document: Document;
  /** Ends the listening. */
  readonly signal: AbortSignal;
  /** Of which addresses the answers are wanted (`AnswerReader.address`). */
  readonly addresses: readonly RegExp[];
  readonly onAnswer: (answer: Answer) => void;
  /** What was told of SCORM, H5P or xAPI, as it came: `standards/hearing.ts` reads it. */
  readonly onRuntime: (detail: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Ear {
  /** From now on the answers of these addresses are wanted. */
  readonly want: (addresses: readonly RegExp[]) => void;
}

/**
 * Hears, in the isolated world, what the hook in the page's world tells (`run.ts`), whichever of the two begins first. Only
 * the first hook that greets is heard; before the page's own scripts run that is ours. What comes is a claim of the page's,
 * as hostile as the page: it is bounded, and what isn't as it should be is dropped without a word.
 */
export function listen(options: EarOptions): Ear {
  const { document, signal, onAnswer, onRuntime, now = Date.now } = options;
  let addresses = options.addresses;
  let node: EventTarget | null = null;
  const greeting = new AbortController();
  const end = () => greeting.abort();
  signal.addEventListener('abort', end, { once: true });

  const want = () => {
    const detail = JSON.stringify(addresses.map(({ source }) => source));
    node?.dispatchEvent(new CustomEvent(WANTED, { detail }));
  };

  let minute = 0;
  let heard = 0;
  const isFlood = () => {
    const current = Math.floor(now() / MINUTE);
    if (current !== minute) {
      minute = current;
      heard = 0;
    }
    heard += 1;
    return heard > MOST_IN_A_MINUTE;
  };

  const hear = (event: Event) => {
    const detail: unknown = 'detail' in event ? event.detail : null;
    if (typeof detail !== 'string' || isFlood()) return;
    if (!detail.startsWith('answer ')) {
      onRuntime(detail);
      return;
    }
    const answer = readAnswer(detail, new URL(document.baseURI));
    if (answer !== null) onAnswer(answer);
  };

  const greet = (event: Event) => {
    const given: unknown = 'relatedTarget' in event ? event.relatedTarget : null;
    if (!isTarget(given) || given === document) return;
    greeting.abort();
    node = given;
    node.addEventListener(TOLD, hear, { signal });
    want();
  };
  document.addEventListener(HELLO, greet, { signal: greeting.signal });
  // Later, whoever greets could only be the page.
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', end, { once: true, signal: greeting.signal });
  else setTimeout(end, GREETING);
  document.dispatchEvent(new Event(ASK));

  return {
    want: (wanted) => {
      addresses = wanted;
      want();
    },
  };
}

/** By what it can do and not by `instanceof`: it comes from another world, with classes of its own. */
function isTarget(value: unknown): value is EventTarget {
  return typeof value === 'object' && value !== null && 'dispatchEvent' in value;
}
