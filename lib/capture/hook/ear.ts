import { address } from '../page';
import type { Answer } from '../types';
import type { RuntimeEvent, ScormCall } from './event';
import { readStatement } from './statement';
import { ANSWER_LIMIT, ASK, ELEMENT, GREETING, HELLO, STATEMENTS_LIMIT, TOLD, VALUE_LIMIT, WANTED } from './wire';

/** What is heard in a minute; the rest of it is a page that floods. */
const MOST_IN_A_MINUTE = 600;
const MINUTE = 60_000;
/** Statements taken from one message. */
const MOST_STATEMENTS = 100;

export interface EarOptions {
  readonly document: Document;
  /** Ends the listening. */
  readonly signal: AbortSignal;
  /** Of which addresses the answers are wanted (`AnswerReader.address`). */
  readonly addresses: readonly RegExp[];
  readonly onAnswer: (answer: Answer) => void;
  readonly onRuntime: (event: RuntimeEvent) => void;
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
    const end = detail.indexOf(' ');
    const body = detail.slice(end + 1);
    switch (detail.slice(0, end)) {
      case 'answer': {
        const answer = answerIn(body, document);
        if (answer !== null) onAnswer(answer);
        return;
      }
      case 'scorm':
        for (const call of scormCallIn(body)) onRuntime(call);
        return;
      case 'h5p':
        for (const event of statedIn('h5p', body)) onRuntime(event);
        return;
      case 'xapi':
        for (const event of statedIn('store', partsOf(body).rest)) onRuntime(event);
        return;
    }
  };

  const greet = (event: Event) => {
    const given = 'relatedTarget' in event ? event.relatedTarget : null;
    if (!(given instanceof EventTarget) || given === document) return;
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

function partsOf(body: string): { readonly first: string; readonly rest: string } {
  const end = body.indexOf('\n');
  return { first: body.slice(0, Math.max(end, 0)), rest: body.slice(end + 1) };
}

function answerIn(body: string, document: Document): Answer | null {
  const { first, rest } = partsOf(body);
  const url = address(first, new URL(document.baseURI));
  if (url === null || rest.length > ANSWER_LIMIT) return null;
  const json = parsed(rest);
  return json === undefined ? null : { url, json };
}

function scormCallIn(body: string): readonly RuntimeEvent[] {
  const told = parsed(body);
  if (!Array.isArray(told)) return [];
  const [version, call, element = '', value = '']: readonly unknown[] = told;
  if (version !== '1.2' && version !== '2004') return [];
  if (!isCall(call)) return [];
  if (typeof element !== 'string' || typeof value !== 'string' || value.length > VALUE_LIMIT) return [];
  const names = call === 'get' || call === 'set' ? ELEMENT.test(element) : element === '' && value === '';
  return names ? [{ kind: 'scorm', version, call, element, value }] : [];
}

const CALLS: readonly unknown[] = ['initialize', 'get', 'set', 'commit', 'finish'] satisfies ScormCall['call'][];
const isCall = (value: unknown): value is ScormCall['call'] => CALLS.includes(value);

function statedIn(from: 'h5p' | 'store', body: string): readonly RuntimeEvent[] {
  if (body.length > STATEMENTS_LIMIT) return [];
  const told: readonly unknown[] = [parsed(body)].flat().slice(0, MOST_STATEMENTS);
  return told.flatMap((one) => {
    const statement = readStatement(one);
    return statement === null ? [] : [{ kind: 'statement' as const, from, statement }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
