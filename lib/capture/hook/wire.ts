/*
 * What the two worlds say to each other, over an element that only they hold: strings alone, for that is what both engines
 * hand across unchanged. One kind of event each way.
 */

/** Carries the element from the page's world to ours, as `relatedTarget`: the two worlds share nodes, and nothing else. */
export const HELLO = 'touchstone-hello';
/** Asks for `HELLO` again, where the isolated world began later. */
export const ASK = 'touchstone-ask';
/** How long the two wait for each other on a page that is open already, in milliseconds. */
export const GREETING = 10_000;
/** From the page's world; `detail` is `KIND BODY`, see `Told`. */
export const TOLD = 'told';
/** To the page's world; `detail` is a JSON list of the sources of the address patterns. */
export const WANTED = 'wanted';

/**
 * The kinds of what is told, and their bodies: `scorm` `["1.2", "set", "cmi.core.lesson_status", "passed"]`; `h5p` a statement
 * as JSON; `xapi` an address, a line's end, and the body that was sent there; `answer` an address, the page's
 * address as it was asked, and what came back, with a line's end between them.
 */
export type Told = 'scorm' | 'h5p' | 'xapi' | 'answer';

/** Longest answer and longest body of statements that is passed on, in characters. */
export const ANSWER_LIMIT = 2_000_000;
export const STATEMENTS_LIMIT = 500_000;
/** Longest address. */
export const ADDRESS_LIMIT = 4_000;
/** Longest value of a SCORM element that is of use: a status, a number, a span of time. */
export const VALUE_LIMIT = 100;
export const PATTERN_LIMIT = 100;

/** The elements of the SCORM data model that tell how far the learner is. */
export const ELEMENT =
  /^cmi\.(?:core\.(?:lesson_status|lesson_mode|score\.(?:raw|min|max)|session_time|total_time)|mode|completion_status|success_status|score\.(?:raw|min|max|scaled)|progress_measure|session_time|total_time)$/;
