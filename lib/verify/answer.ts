import type { Claims } from './formats/vc';
import type { JsonObject } from './json';
import type { Check, Report, Verdict } from './types';

/** What one way of verifying found out; a report is made of it. */
export interface Answer {
  readonly claims: Claims;
  readonly checks: readonly Check[];
  /** The document's own address or id, or null: what a link's promise is held against. */
  readonly id: string | null;
  /** The credential that was read, or null. */
  readonly document?: JsonObject;
  /** Where it isn't folded from the checks: a presentation's is the worst of what it holds. */
  readonly verdict?: Verdict;
  readonly inside?: Report['inside'];
  readonly evidence?: Report['evidence'];
}
