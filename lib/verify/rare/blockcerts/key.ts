import { fail, pass, unknown } from '../../check';
import { worstOf } from '../../checks/worst';
import { instantOf } from '../../dates';
import type { Check } from '../../types';
import { addressesOf, sameAddress } from './addresses';
import type { Sender } from './anchors';
import type { Issuer, Lifetime, ListedMethod } from './issuer';

/** The key that a document or its proof claims to be anchored with. */
export type ClaimedKey =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'method'; readonly id: string }
  | { readonly kind: 'none' };

/**
 * Is it the issuer who anchored? Who sent the anchoring transaction must be an address that the issuer lists, or the
 * address of the method it lists, in force when the transaction was made. Where nothing was looked up, only the claim can
 * be compared: it says which key the issuer would have to have used, and the anchor stays open.
 * Takes the issuer's document, the claim, the senders, and the date that the document gives itself.
 */
export function checkKey(issuer: Issuer, claim: ClaimedKey, senders: readonly Sender[], issuedOn: unknown): Check {
  if (issuer.kind === 'unreadable')
    return unknown('key', issuer.reason, { issuer: issuer.id, url: issuer.id, value: issuer.detail });
  const claimed = checkClaim(issuer, claim, senders.length > 0 ? null : instantOf(issuedOn));
  if (senders.length === 0) return claimed;
  const sent = senders.map((sender) => checkSender(issuer, claim, sender));
  return worstOf(claimed.outcome === 'fail' ? [claimed, ...sent] : sent);
}

type Profile = Extract<Issuer, { kind: 'profile' }>;

/** `at` null: only whether the issuer lists it is asked. */
function checkClaim(issuer: Profile, claim: ClaimedKey, at: Date | null): Check {
  switch (claim.kind) {
    case 'none':
      return unknown('key', 'signature-unchecked');
    case 'address': {
      const listed = issuer.addresses.find(({ address }) => sameAddress(address, claim.address));
      return answer(issuer, listed, claim.address, at);
    }
    case 'method': {
      if (!issuer.methods) return unknown('key', 'key-not-bound', { issuer: issuer.id, value: claim.id });
      return answer(issuer, methodOf(issuer, claim.id), claim.id, at);
    }
  }
}

const methodOf = (issuer: Profile, id: string): ListedMethod | undefined =>
  issuer.methods?.find((method) => method.id === id);

function answer(issuer: Profile, listed: Lifetime | undefined, value: string, at: Date | null): Check {
  if (!listed) return fail('key', 'key-not-authorised', { issuer: issuer.id, value });
  const lifetime = at ? checkLifetime(listed, value, at) : null;
  return lifetime ?? pass('key', 'key-claimed-is-listed', { issuer: issuer.id, value });
}

function checkSender(issuer: Profile, claim: ClaimedKey, { chain, address, time }: Sender): Check {
  const listed = issuer.addresses.find((one) => sameAddress(one.address, address));
  const method = claim.kind === 'method' ? methodOf(issuer, claim.id) : undefined;
  const isMethods = method?.point && addressesOf(method.point, chain).some((one) => sameAddress(one, address));
  const key = listed ?? (isMethods ? method : undefined);
  if (!key) return fail('key', 'key-not-authorised', { issuer: issuer.id, value: address });
  return checkLifetime(key, address, time) ?? pass('key', 'key-listed', { issuer: issuer.id, value: address });
}

/**
 * Was the key in force when the chain took the transaction? The chain's time can't be moved back, so that an anchor older
 * than the key's end stands. null: it was. Blockcerts 2.0, IssuerProfile (`created`, `expires`, `revoked`).
 */
function checkLifetime(key: Lifetime, value: string, at: Date | null): Check | null {
  const ends = [
    { date: key.revoked, reason: 'key-revoked' },
    { date: key.expires, reason: 'key-expired' },
  ] as const;
  for (const { date, reason } of ends) {
    if (!date) continue;
    const end = instantOf(date);
    if (!end) return fail('key', reason, { value, date });
    if (!at) return unknown('key', 'key-time-unknown', { value, date });
    if (end <= at) return fail('key', reason, { value, date });
  }
  const created = instantOf(key.created);
  return created && at && at < created ? fail('key', 'key-not-yet-valid', { value, date: key.created }) : null;
}
