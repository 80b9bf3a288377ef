import { notApplicable, unknown } from '../check';
import { idOf, isObject, type JsonObject, listOf, textOf } from '../json';
import { MAX_STATUS_ENTRIES } from '../limits';
import type { Run } from '../run';
import { checkBitstringEntry, type FetchedList, type FetchList, isBitstringType } from '../status/bitstring';
import { checkRevocationList, ONE_EDTECH_LIST } from '../status/revocation-list';
import type { Check } from '../types';
import { worstOf } from './worst';

/**
 * Every status entry of a credential is asked, and each gives its own check, the worst first: it decides. A kind we don't
 * know is `unknown`, never a pass. A list's own status is not asked: it is withdrawn by serving another in its place, and
 * following it could go round in circles. VC Data Model 2.0, 4.10.
 */
export async function checkStatus(run: Run, credential: JsonObject, fetchList: FetchList): Promise<readonly Check[]> {
  const entries = listOf(credential.credentialStatus);
  if (entries.length === 0) return [notApplicable('status')];
  if (entries.length > MAX_STATUS_ENTRIES)
    return [unknown('status', 'status-too-many', { value: String(entries.length) })];
  const once = rememberLists(fetchList);
  const checks: Check[] = [];
  for (const entry of entries) checks.push(await checkEntry(run, entry, credential, once));
  const worst = worstOf(checks);
  return [worst, ...checks.filter((check) => check !== worst)];
}

async function checkEntry(run: Run, entry: unknown, credential: JsonObject, fetchList: FetchList): Promise<Check> {
  const types = isObject(entry) ? listOf(entry.type ?? entry['@type']).filter((type) => typeof type === 'string') : [];
  const known = types.filter((type) => isBitstringType(type) || type === ONE_EDTECH_LIST);
  const [type] = known;
  // Two kinds in one entry could be asked in two ways.
  if (!isObject(entry) || type === undefined || known.length > 1)
    return unknown('status', 'status-type-unknown', { type: types.join(', ') || textOf(entry) });
  return type === ONE_EDTECH_LIST
    ? checkRevocationList(run, entry, credential)
    : checkBitstringEntry(run, entry, type, idOf(credential.issuer) ?? '', fetchList);
}

/** Entries that share a list have it proven once. */
function rememberLists(fetchList: FetchList): FetchList {
  const lists = new Map<string, Promise<FetchedList>>();
  return (run, url) => {
    const list = lists.get(url) ?? fetchList(run, url);
    lists.set(url, list);
    return list;
  };
}
