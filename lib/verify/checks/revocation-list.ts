import { isWebAddress, sameName } from '../addresses';
import { fail, notApplicable, pass, unknown } from '../check';
import { editionOf, uidOf } from '../formats/ob1';
import { idOf, isObject, type JsonObject, listOf, textOf } from '../json';
import { MAX_REVOCATION_LISTS } from '../limits';
import { fetchJson, type Run } from '../run';
import type { Check } from '../types';
import { unread } from '../unread';
import { worstOf } from './worst';

/**
 * Has the issuer revoked this assertion? Asks the lists that the issuer's own document names; a list that cannot be read,
 * or that is another issuer's, leaves it open. An issuer need not keep one: then there is nothing to ask.
 * Takes the issuer's document, the address that served it, and the assertion in the shape of 2.0.
 * Open Badges 2.0, RevocationList; Open Badges 1.0, IssuerOrganization `revocationList`.
 */
export async function checkRevocationLists(
  run: Run,
  issuer: JsonObject,
  issuerId: string,
  assertion: JsonObject,
): Promise<Check> {
  const references = listOf(issuer.revocationList);
  if (references.length === 0) return { ...notApplicable('status'), reason: 'no-revocation-list' };
  const names = [textOf(assertion.id), uidOf(assertion)].filter((name) => name !== null);
  // Nobody could be told which one was taken back.
  if (names.length === 0 || references.length > MAX_REVOCATION_LISTS)
    return unknown('status', 'status-malformed', { list: idOf(references[0]) });
  const asked = references.map((reference) => checkList(run, idOf(reference), issuerId, assertion, names));
  return worstOf(await Promise.all(asked));
}

async function checkList(
  run: Run,
  list: string | null,
  issuerId: string,
  assertion: JsonObject,
  names: readonly string[],
): Promise<Check> {
  if (!isWebAddress(list)) return unknown('status', 'status-malformed', { list });
  const answer = await fetchJson(run, list);
  if (!answer.ok || answer.status !== 200) {
    const reason = !answer.ok && answer.reason === 'not-json' ? 'status-malformed' : 'status-unreachable';
    return unread('status', reason, list, answer, { list });
  }
  const { value } = answer;
  const isMap = editionOf(assertion) === '1' && value.revokedAssertions === undefined;
  return isMap ? readMap(value, list, names) : readList(value, list, issuerId, names);
}

/** 1.0: an object whose members are the `uid` of what is revoked, with the reason as their values. */
function readMap(map: JsonObject, list: string, names: readonly string[]): Check {
  const name = names.find((one) => Object.hasOwn(map, one));
  if (name === undefined) return pass('status', undefined, { list });
  return revoked(textOf(map[name]), list);
}

function readList(document: JsonObject, list: string, issuerId: string, names: readonly string[]): Check {
  const { id, issuer, revokedAssertions } = document;
  // Both may be left out: it is the issuer's own document that names this list.
  if (id !== undefined && !sameName(textOf(id) ?? '', list))
    return unknown('status', 'status-list-not-proven', { list, value: id });
  if (issuer !== undefined && !sameName(idOf(issuer) ?? '', issuerId))
    return unknown('status', 'status-list-not-proven', { list, issuer: idOf(issuer) });
  if (!Array.isArray(revokedAssertions)) return unknown('status', 'status-malformed', { list });
  const wanted = new Set(names.map(plain));
  let isWhole = true;
  for (const entry of revokedAssertions) {
    const members: readonly unknown[] = isObject(entry) ? [entry.id, entry.uid] : [entry];
    const entryNames = members.flatMap((member) => textOf(typeof member === 'number' ? String(member) : member) ?? []);
    if (entryNames.some((name) => wanted.has(plain(name))))
      return revoked(isObject(entry) ? textOf(entry.revocationReason) : null, list);
    isWhole &&= entryNames.length > 0;
  }
  return isWhole ? pass('status', undefined, { list }) : unknown('status', 'status-malformed', { list });
}

/** As text, not as addresses: a list may have a hundred thousand entries. */
const plain = (name: string) => name.replace(/^http:/i, 'https:');

const revoked = (value: string | null, list: string): Check =>
  value ? fail('status', 'revoked-with-reason', { list, value }) : fail('status', 'revoked', { list });
