import type { Statement } from './statement';

export type ScormVersion = '1.2' | '2004';

/** A call of a SCORM package to its player that the player accepted. */
export interface ScormCall {
  readonly kind: 'scorm';
  readonly version: ScormVersion;
  readonly call: 'initialize' | 'get' | 'set' | 'commit' | 'finish';
  /** The element that was read or written, and its value; '' for other calls. */
  readonly element: string;
  readonly value: string;
}

/** A statement on something the learner did: told by H5P in the page, or taken by a statement store. */
export interface Stated {
  readonly kind: 'statement';
  readonly from: 'h5p' | 'store';
  readonly statement: Statement;
}

/** What a page's own scripts say of the learner. As hostile as the page. */
export type RuntimeEvent = ScormCall | Stated;
