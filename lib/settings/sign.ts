import * as v from 'valibot';
import { inline } from '../text/text';
import { WORDS } from './sign-words';

/** Each is a token `--sign-NAME` of components/theme.css. None is green, so that no sign looks like good news. */
export const SIGN_COLOURS = ['slate', 'sea', 'violet', 'plum', 'rose', 'clay', 'ochre', 'teal'] as const;
export type SignColour = (typeof SIGN_COLOURS)[number];

/**
 * What the reader chose to know our own pages by. A web page can imitate all that is the same for everybody; this it
 * doesn't know.
 */
export interface Sign {
  readonly word: string;
  readonly colour: SignColour;
}

/** Two short words; in the head of a narrow panel there is no room for more. */
export const MAX_SIGN_WORD = 24;

const stored = v.object({
  word: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_SIGN_WORD)),
  colour: v.picklist(SIGN_COLOURS),
});

/** Reads what stands in the browser's storage; null for what is no sign. */
export function parseSign(value: unknown): Sign | null {
  const parsed = v.safeParse(stored, value);
  return parsed.success ? parsed.output : null;
}

/** A typed word as it is kept: one line without what could turn the text around it; null: nothing is left, or too much. */
export function readSignWord(typed: string): string | null {
  const word = inline(typed, Number.POSITIVE_INFINITY).replace(/\s+/g, ' ').trim();
  return word === '' || word.length > MAX_SIGN_WORD ? null : word;
}

/**
 * A sign nobody can foresee: one of `WORDS.length × SIGN_COLOURS.length`.
 *
 * @param random answers a whole number from 0 up to, and without, the one given
 */
export function proposeSign(random: (below: number) => number): Sign {
  return {
    word: WORDS[random(WORDS.length)] ?? WORDS[0],
    colour: SIGN_COLOURS[random(SIGN_COLOURS.length)] ?? SIGN_COLOURS[0],
  };
}

/** A whole number below `below` from the browser's own randomness, each as likely as the others. */
export function randomBelow(below: number, fill: (into: Uint32Array<ArrayBuffer>) => void): number {
  const drawn = new Uint32Array(1);
  const fair = 2 ** 32 - (2 ** 32 % below);
  do fill(drawn);
  while ((drawn[0] ?? 0) >= fair);
  return (drawn[0] ?? 0) % below;
}
