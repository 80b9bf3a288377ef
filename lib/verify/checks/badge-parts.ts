import { beginsWith, hostOf, isWebAddress, sameAddress, sameHost, sameSite, siteOf } from '../addresses';
import { fail, pass } from '../check';
import { idOf, isObject, type JsonObject, listOf, textOf } from '../json';
import { fetchJson, type Run } from '../run';
import type { Check } from '../types';
import { type Missing, unread } from '../unread';

/** A part of a badge, as found by following a reference to it. */
export interface FoundPart {
  readonly document: JsonObject;
  /** Whoever served it is its author, whatever id it gives itself. `UNSERVED` for the words of a signed text. */
  readonly servedBy: string;
  /** It came from its own address, not inside the document around it. */
  readonly own: boolean;
}

export type MissingPart = { readonly document: null; readonly servedBy: string } & (
  | { readonly problem: 'unreachable'; readonly answer: Missing }
  | { readonly problem: 'other-id' | 'no-address'; readonly value: string | null }
);

/** Stands for the address of a signed text: no host answers for it. */
export const UNSERVED = '';

/**
 * The badge class, issuer or key that a document refers to, as its own address serves it. One that is embedded counts as
 * part of the document around it: where it names an address of its own, that one is asked, so that on a host which many
 * share nobody speaks for a neighbour; where that address gives nothing, it stands for no more than the document it came
 * with, and only on the same host. Takes the reference and the address of the document it stands in.
 */
export async function followPart(run: Run, value: unknown, within: string): Promise<FoundPart | MissingPart> {
  const id = idOf(value);
  const isPart = isObject(value) && (!isWebAddress(id) || sameAddress(id, within));
  if (isPart) return { document: value, servedBy: within, own: id !== null && sameAddress(id, within) };
  if (!isWebAddress(id)) return { document: null, servedBy: within, problem: 'no-address', value: id };
  const answer = await fetchJson(run, id);
  if (!answer.ok || answer.status !== 200) {
    if (isObject(value) && sameHost(id, within)) return { document: value, servedBy: within, own: false };
    return { document: null, servedBy: id, problem: 'unreachable', answer };
  }
  const declared = idOf(answer.value);
  const stated = answer.value.id ?? answer.value['@id'];
  if ((stated !== undefined && !declared) || (declared && !sameHost(declared, id)))
    return { document: null, servedBy: id, problem: 'other-id', value: declared };
  // One that doesn't name itself is known by where it was found in the end, not by the address that led there.
  return { document: answer.value, servedBy: declared ? id : answer.url, own: true };
}

/** Why a part of a hosted badge (`member` refers to it) is missing, as checks. */
export function missingPart(part: MissingPart, member: string): readonly Check[] {
  const { servedBy: url } = part;
  switch (part.problem) {
    case 'unreachable':
      return [pass('format'), unread('hosted', 'hosted-unreachable', url, part.answer)];
    case 'other-id':
      return [pass('format'), fail('hosted', 'id-differs', { url, value: part.value })];
    case 'no-address':
      return [fail('format', part.value === null ? 'missing-member' : 'wrong-value', { member, value: part.value })];
  }
}

/**
 * May this issuer's badges be hosted there? Its own `verification` says, else its own host alone (of a host where anybody may
 * put files, its own place there). Open Badges 2.0, VerificationObject (Issuer).
 */
export function checkScope(address: string, issuer: JsonObject, servedBy: string): Check {
  const policies = listOf(issuer.verification).filter(isObject);
  const texts = (member: string) =>
    policies
      .flatMap((policy) => listOf(policy[member]))
      .filter((one) => textOf(one) !== null)
      .map(String);
  const starts = texts('startsWith');
  const origins = texts('allowedOrigins');
  const host = hostOf(address);
  const isAllowed = origins.some((origin) => (hostOf(origin) ?? origin.toLowerCase()) === host);
  // `…/guild` begins `…/guild-x` as well, which on a host that strangers share is another's place.
  const begins = (start: string) =>
    beginsWith(address, start) && (sameSite(address, start) || sameSite(address, servedBy));
  const inScope =
    starts.length > 0
      ? starts.some(begins) && (origins.length === 0 || isAllowed)
      : origins.length > 0
        ? isAllowed
        : sameSite(address, servedBy);
  const detail = { url: address, host: siteOf(address), issuer: servedBy };
  if (!inScope || !host) return fail('hosted', 'hosted-elsewhere', detail);
  return pass('hosted', sameSite(address, servedBy) ? 'served-by' : 'served-for-issuer', detail);
}
