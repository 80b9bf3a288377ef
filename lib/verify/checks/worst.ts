import type { Check, Outcome } from '../types';

const ORDER: readonly Outcome[] = ['fail', 'unknown', 'warn', 'pass', 'not-applicable'];

/** The worst of several answers to one question. A revocation outweighs a suspension. Throws on an empty list. */
export function worstOf(checks: readonly Check[]): Check {
  const rank = (check: Check) => ORDER.indexOf(check.outcome) * 2 + (check.reason === 'suspended' ? 1 : 0);
  return checks.reduce((worst, check) => (rank(check) < rank(worst) ? check : worst));
}
