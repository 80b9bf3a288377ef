import type { Check } from '../types';

/** What one proof answers: did the signature hold, and is the key the issuer's? */
export interface ProofAnswer {
  readonly proof: Check;
  readonly key: Check;
}
