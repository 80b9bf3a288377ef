import type { Reason } from './reasons';
import type { Check, CheckId } from './types';

type Detail = Readonly<Record<string, string | null | undefined>>;

/** Text from a credential or the network, cut to what a person reads. */
const MAX_DETAIL = 300;

function check(id: CheckId, outcome: Check['outcome'], reason?: Reason, detail: Detail = {}): Check {
  const filled: Record<string, string> = {};
  for (const [name, value] of Object.entries(detail)) if (value) filled[name] = value.slice(0, MAX_DETAIL);
  return {
    id,
    outcome,
    ...(reason ? { reason } : {}),
    ...(Object.keys(filled).length > 0 ? { detail: filled } : {}),
  };
}

export const pass = (id: CheckId, reason?: Reason, detail?: Detail): Check => check(id, 'pass', reason, detail);
export const warn = (id: CheckId, reason: Reason, detail?: Detail): Check => check(id, 'warn', reason, detail);
export const fail = (id: CheckId, reason: Reason, detail?: Detail): Check => check(id, 'fail', reason, detail);
export const unknown = (id: CheckId, reason: Reason, detail?: Detail): Check => check(id, 'unknown', reason, detail);
export const notApplicable = (id: CheckId): Check => check(id, 'not-applicable');
