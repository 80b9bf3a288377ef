import { address } from '../page';
import type { Answer } from '../types';
import type { RuntimeEvent, ScormCall } from './event';
import { readStatement } from './statement';
import { ANSWER_LIMIT, ELEMENT, STATEMENTS_LIMIT, VALUE_LIMIT } from './wire';

/** Statements taken from one message. */
const MOST_STATEMENTS = 100;

/** What one message from the page's world says. */
export interface Heard {
  readonly answer: Answer | null;
  readonly events: readonly RuntimeEvent[];
}

/**
 * Reads a message from the page's world (`wire.ts`): parsed, checked, bounded. What isn't as it should be says nothing.
 *
 * @param base what addresses are resolved against
 */
export function readTold(detail: string, base: URL): Heard {
  const end = detail.indexOf(' ');
  const body = detail.slice(end + 1);
  switch (detail.slice(0, Math.max(end, 0))) {
    case 'answer':
      return { answer: answerIn(body, base), events: [] };
    case 'scorm':
      return { answer: null, events: scormCallIn(body) };
    case 'h5p':
      return { answer: null, events: statedIn('h5p', body) };
    case 'xapi':
      return { answer: null, events: statedIn('store', partsOf(body).rest) };
    default:
      return { answer: null, events: [] };
  }
}

function partsOf(body: string): { readonly first: string; readonly rest: string } {
  const end = body.indexOf('\n');
  return { first: body.slice(0, Math.max(end, 0)), rest: body.slice(end + 1) };
}

function answerIn(body: string, base: URL): Answer | null {
  const { first, rest } = partsOf(body);
  const url = address(first, base);
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
