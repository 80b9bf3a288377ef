import { notApplicable, unknown } from '../check';
import { hasType, isObject, listOf, textOf } from '../json';
import type { Run } from '../run';
import { checkBitstringEntry, type FetchList } from '../status/bitstring';
import type { Check } from '../types';
import { worstOf } from './worst';

const MAX_ENTRIES = 8;

/** Every status entry of a credential is asked; a kind we don't know is `unknown`, never a pass. VC Data Model 2.0, 4.10. */
export async function checkStatus(
  run: Run,
  credentialStatus: unknown,
  issuer: string,
  fetchList: FetchList,
): Promise<Check> {
  const entries = listOf(credentialStatus);
  if (entries.length === 0) return notApplicable('status');
  if (entries.length > MAX_ENTRIES) return unknown('status', 'status-malformed', { value: String(entries.length) });
  const checks: Check[] = [];
  for (const entry of entries) {
    if (isObject(entry) && hasType(entry, 'BitstringStatusListEntry'))
      checks.push(await checkBitstringEntry(run, entry, issuer, fetchList));
    else
      checks.push(
        unknown('status', 'status-type-unknown', { type: isObject(entry) ? textOf(listOf(entry.type)[0]) : null }),
      );
  }
  return worstOf(checks);
}
