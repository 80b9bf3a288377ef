import type { RuntimeEvent, ScormCall } from './event';
import { readStatement } from './statement';
import { ELEMENT, STATEMENTS_LIMIT, VALUE_LIMIT } from './wire';

/** Statements taken from one message. */
const MOST_STATEMENTS = 100;

/**
 * Reads a message from the page's world (`wire.ts`) about SCORM, H5P or xAPI: parsed, checked, bounded. What isn't as it
 * should be says nothing.
 */
export function readTold(detail: string): readonly RuntimeEvent[] {
  const end = detail.indexOf(' ');
  const body = detail.slice(end + 1);
  switch (detail.slice(0, Math.max(end, 0))) {
    case 'scorm':
      return scormCallIn(body);
    case 'h5p':
      return statedIn('h5p', body);
    case 'xapi':
      return statedIn('store', body.slice(body.indexOf('\n') + 1));
    default:
      return [];
  }
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
