import { createHash } from 'node:crypto';
import type { Verdict } from '../../../lib/verify/types';
import type { Answer } from '../answers';

/** The things that can be the matter with an award, at each badge host. */
export const MATTERS = [
  'valid',
  'revoked',
  'expired',
  'unknown id',
  'wrong name',
  'host down',
  'host slow',
  'too many requests',
] as const;
export type Matter = (typeof MATTERS)[number];

/** One award of a badge host, and what a reader of Ada Learner's profile should be told of it. */
export interface Case {
  readonly href: string;
  readonly verdict: Verdict;
  /** Does the mark carry a caution? */
  readonly caution?: boolean;
  readonly answers: readonly (readonly [url: string, answer: Answer])[];
}

/** A badge host of the world. */
export interface HostWorld {
  /** The recogniser's id. */
  readonly id: string;
  /** Origins that a person has to allow first. */
  readonly allow?: readonly string[];
  readonly cases: { readonly [matter in Matter]: Case };
}

/** A hashed identity as Open Badges 2.0 writes it (IdentityObject). */
export const hashed = (text: string): string => `sha256$${createHash('sha256').update(text).digest('hex')}`;

/**
 * A host that is down, silent, or asks to be left alone: every address that is asked for an award answers so.
 *
 * @param award the link of an award, and the addresses asked for it; another award for each number
 */
export function trouble(
  award: (number: 7 | 8 | 9) => { readonly href: string; readonly asked: readonly string[] },
): Pick<HostWorld['cases'], 'host down' | 'host slow' | 'too many requests'> {
  const all = (number: 7 | 8 | 9, answer: Answer): Case => {
    const { href, asked } = award(number);
    return { href, verdict: 'unreachable', answers: asked.map((url) => [url, answer] as const) };
  };
  return {
    'host down': all(7, 'reset'),
    'host slow': all(8, 'hang'),
    'too many requests': all(9, {
      status: 429,
      type: 'text/plain',
      body: 'Too Many Requests',
      headers: { 'retry-after': '120' },
    }),
  };
}
