import { address } from '../page';
import type { Answer } from '../types';
import { ANSWER_LIMIT } from './wire';

const ANSWER = 'answer ';
/** What some servers put before their JSON, so that no script can be made of it. */
const GUARD = /^(?:while\s?\(1\);|for\s?\(;;\);|\)\]\}',?\s)/;

/**
 * Reads a message from the page's world (`wire.ts`) that is about an answer: parsed, bounded. null: it is about something
 * else, or isn't as it should be.
 *
 * @param base what addresses are resolved against
 */
export function readAnswer(detail: string, base: URL): Answer | null {
  if (!detail.startsWith(ANSWER)) return null;
  const [first = '', second = ''] = detail.slice(ANSWER.length).split('\n', 2);
  const rest = detail.slice(ANSWER.length + first.length + second.length + 2);
  const url = address(first, base);
  const asked = address(second, base);
  if (url === null || asked === null || rest.length > ANSWER_LIMIT) return null;
  try {
    return { url, asked, json: JSON.parse(rest.replace(GUARD, '')) };
  } catch {
    // It is no JSON: what it says is not for us.
    return null;
  }
}
