import { createHash } from 'node:crypto';
import type { Verdict } from '../../../lib/verify/types';
import { type Answer, tooMany } from '../answers';

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
  // Another award of a host that has just asked to be left alone.
  'left alone',
] as const;
export type Matter = (typeof MATTERS)[number];

/** One award of a badge host, and what a reader of Ada Learner's profile should be told of it. */
export interface Case {
  readonly href: string;
  readonly verdict: Verdict;
  /** Does the mark carry a caution? */
  readonly caution?: boolean;
  /** The recipient's name as the popup gives it; absent: none is stated. */
  readonly recipient?: string;
  /** A piece of what the popup says of why. */
  readonly why?: string;
  readonly answers: readonly (readonly [url: string, answer: Answer])[];
}

/** Why a matter cannot be at a host. */
export interface Never {
  readonly never: string;
}

/** A badge host of the world. */
export interface HostWorld {
  /** The recogniser's id. */
  readonly id: string;
  /** Which of the host's places, where it has more than one world. */
  readonly place?: string;
  /** Origins that a person has to allow first. */
  readonly allow?: readonly string[];
  readonly cases: { readonly [matter in Matter]: Case | Never };
  /** What is peculiar to this host. */
  readonly more?: readonly (Case & { readonly what: string })[];
}

export const nameOf = ({ id, place }: HostWorld): string => (place === undefined ? id : `${id} (${place})`);

/** The cases that there are at a host, each with what is the matter. */
export function casesOf({ cases, more = [] }: HostWorld): readonly (Case & { readonly what: string })[] {
  const common = MATTERS.flatMap((what) => {
    const each = cases[what];
    return 'never' in each ? [] : [{ ...each, what }];
  });
  return [...common, ...more];
}

/** A hashed identity as Open Badges 2.0 writes it (IdentityObject). */
export const hashed = (text: string): string => `sha256$${createHash('sha256').update(text).digest('hex')}`;

type Trouble = 'host down' | 'host slow' | 'too many requests' | 'left alone';

/**
 * A host that is down, silent, or asks to be left alone: every address that is asked for an award answers so.
 *
 * @param award the link of an award, and the addresses asked for it; another award for each number
 */
export function trouble(
  award: (number: 6 | 7 | 8 | 9) => { readonly href: string; readonly asked: readonly string[] },
): { readonly [matter in Trouble]: Case } {
  const all = (number: 6 | 7 | 8 | 9, answer: Answer): Case => {
    const { href, asked } = award(number);
    return { href, verdict: 'unreachable', answers: asked.map((url) => [url, answer] as const) };
  };
  return {
    'host down': all(7, 'reset'),
    'host slow': all(8, 'hang'),
    'too many requests': all(9, tooMany(120)),
    'left alone': all(6, tooMany(120)),
  };
}
