import { fail, pass, unknown } from '../check';
import { hostOfIssuer } from '../issuers/known';
import { idOf, isObject, type JsonObject, textOf } from '../json';
import { fetchJson, type Run } from '../run';
import type { Check } from '../types';
import { unread } from '../unread';
import { isFetched, isSameAddress } from './address';

export const ONE_EDTECH_LIST = '1EdTechRevocationList';

/**
 * What the 1EdTech revocation list that an entry names says of its credential. The list is not signed: it counts where the
 * issuer's own host serves it, under the list's own id, naming the issuer. Any doubt is `unknown`, never a pass.
 * 1EdTech Revocation List Status Method 1.0.
 */
export async function checkRevocationList(run: Run, entry: JsonObject, credential: JsonObject): Promise<Check> {
  const url = textOf(entry.id);
  const id = textOf(credential.id) ?? textOf(credential.jti);
  const issuer = idOf(credential.issuer);
  if (!url || !id || !isFetched(url)) return unknown('status', 'status-malformed', { list: url });
  const answer = await fetchJson(run, url);
  if (!answer.ok || answer.status !== 200) {
    if (!answer.ok && answer.reason === 'not-json') return unknown('status', 'status-malformed', { list: url });
    return unread('status', 'status-unreachable', url, answer, { list: url });
  }
  const list = answer.value;
  const host = hostOfIssuer(issuer);
  if (host === null || new URL(answer.url).hostname !== host || idOf(list.issuer) !== issuer)
    return unknown('status', 'status-list-not-proven', { list: url, issuer: idOf(list.issuer) });
  const revoked = revokedIn(list);
  const listId = textOf(list.id);
  if (!revoked || !listId || !isSameAddress(listId, url))
    return unknown('status', 'status-malformed', { list: url, url: listId });
  // Only a clear no is one.
  const mine = revoked.find((one) => idOf(one) === id && !(isObject(one) && one.revoked === false));
  const detail = { list: url, type: 'revocation' };
  if (mine === undefined) return pass('status', undefined, detail);
  const reason = isObject(mine) ? textOf(mine.revocationReason) : null;
  return reason
    ? fail('status', 'revoked-with-reason', { ...detail, value: reason })
    : fail('status', 'revoked', detail);
}

/** Its entries, under the name the standard gives or the one the official validator reads; null when there are none to read. */
function revokedIn({ revokedCredential, revokedCredentials }: JsonObject): readonly unknown[] | null {
  const lists = [revokedCredential, revokedCredentials].filter((list) => list !== undefined);
  if (lists.length === 0 || !lists.every(Array.isArray)) return null;
  const entries = lists.flat();
  return entries.every((one) => idOf(one) !== null) ? entries : null;
}
