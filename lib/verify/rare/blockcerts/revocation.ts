import { fail, notApplicable, pass, unknown } from '../../check';
import { worstOf } from '../../checks/worst';
import { idOf, isObject, listOf, textOf } from '../../json';
import { fetchJson, type Run } from '../../run';
import type { Check } from '../../types';
import { unread } from '../../unread';
import type { Issuer } from './issuer';

/**
 * Does one of the issuer's revocation lists name the document? Takes the document's id, its issuer's profile, and the list
 * that the document itself names. A list that can't be read is `unknown`, never a pass, and so is a profile that can't be
 * read, since it might name one. Open Badges 2.0, RevocationList, which Blockcerts 2 and 3 use.
 */
export async function checkRevocationLists(
  run: Run,
  id: string | null,
  issuer: Issuer,
  embedded: string | null,
): Promise<Check> {
  const ofProfile = issuer.kind === 'profile' ? issuer.revocationList : null;
  const lists = new Set([ofProfile, embedded].filter((list) => list !== null));
  const checks = await Promise.all([...lists].map((list) => checkList(run, id, issuer.id, list)));
  if (issuer.kind === 'unreadable')
    checks.push(unknown('status', issuer.reason, { issuer: issuer.id, url: issuer.id, value: issuer.detail }));
  return worstOf([...checks, notApplicable('status')]);
}

async function checkList(run: Run, id: string | null, issuer: string, list: string): Promise<Check> {
  if (!id || !/^https?:\/\//i.test(list) || !URL.canParse(list)) return unknown('status', 'status-malformed', { list });
  const answer = await fetchJson(run, list);
  if (!answer.ok || answer.status !== 200) {
    const malformed = !answer.ok && answer.reason === 'not-json';
    return unread('status', malformed ? 'status-malformed' : 'status-unreachable', list, answer, { list });
  }
  const { revokedAssertions } = answer.value;
  if (!Array.isArray(revokedAssertions)) return unknown('status', 'status-malformed', { list });
  const author = idOf(answer.value.issuer);
  if (author && author !== issuer) return unknown('status', 'status-list-not-proven', { list, issuer: author });
  const entry: unknown = revokedAssertions.find((one) => idOf(one) === id);
  if (entry === undefined) return pass('status', undefined, { list });
  const reason = isObject(entry) ? textOf(listOf(entry.revocationReason)[0]) : null;
  return reason ? fail('status', 'revoked-with-reason', { list, value: reason }) : fail('status', 'revoked', { list });
}
