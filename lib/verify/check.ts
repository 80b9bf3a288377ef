import { shownAddress } from './addresses';
import type { Reason } from './reasons';
import type { Check, CheckId } from './types';

type Detail = Readonly<Record<string, unknown>>;

/** Text from a credential or the network, cut to what a person reads. */
const MAX_DETAIL = 300;

/** A value as a person may read it, whatever a hostile document put there. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return shownAddress(text.slice(0, MAX_DETAIL)).slice(0, MAX_DETAIL);
}

function check(id: CheckId, outcome: Check['outcome'], reason?: Reason, detail: Detail = {}): Check {
  const filled: Record<string, string> = {};
  for (const [name, value] of Object.entries(detail)) {
    const text = shown(value);
    if (text) filled[name] = text;
  }
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
