import type { SavedCheck } from '../lib/messages/protocol';
import type { Report } from '../lib/verify/types';

/** How what is found now stands to what a saved report said. */
export type Standing = 'waiting' | 'same' | 'changed' | 'open';

export interface Difference {
  readonly what: 'achievement' | 'issuer' | 'recipient' | 'issuedAt' | 'expiresAt';
  readonly said: string | null;
  readonly found: string | null;
}

const VALUES: readonly (readonly [what: Difference['what'], of: (report: Report) => string | null])[] = [
  ['achievement', ({ achievement }) => achievement.name],
  ['issuer', ({ issuer }) => issuer.name],
  ['recipient', ({ recipient }) => recipient.name],
  ['issuedAt', ({ issuedAt }) => issuedAt],
  ['expiresAt', ({ expiresAt }) => expiresAt],
];

/**
 * What the report said of the credential itself, where the credential says otherwise now. One that says nothing any more (a
 * revoked one may be no more than a note) contradicts nothing; but where it still has a title, that it has no end is news.
 */
export function differencesOf(then: Report | null, now: Report): readonly Difference[] {
  if (then === null) return [];
  const isWhole = now.achievement.name !== null;
  return VALUES.map(([what, of]) => ({ what, said: of(then), found: of(now) })).filter(
    ({ what, said, found }) => said !== found && (found !== null || (isWhole && what === 'expiresAt')),
  );
}

/**
 * Where nothing could be found out, then or now, there is nothing to compare: it is neither the same nor changed. And where
 * only the report's own document could be checked, that it agrees with the report says nothing.
 */
export function standingOf(then: Report | null, found: 'waiting' | 'failed' | SavedCheck): Standing {
  if (found === 'waiting') return 'waiting';
  const now = found === 'failed' ? null : found.report;
  if (then === null || now === null || then.verdict === 'unreachable' || now.verdict === 'unreachable') return 'open';
  if (then.verdict !== now.verdict || differencesOf(then, now).length > 0) return 'changed';
  return found !== 'failed' && found.from === 'report' ? 'open' : 'same';
}
