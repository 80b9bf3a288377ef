import { fail, pass, unknown, warn } from './check';
import { compareIdentities, type IdentityMatch, type RecipientIdentity } from './identity';
import { compareNames } from './names';
import type { Check, VerifyOptions } from './types';

/** Whom a credential names. */
export interface Recipient {
  readonly name: string | null;
  readonly identities: readonly RecipientIdentity[];
}

/**
 * Is the credential issued to the person on whose profile it stands? Takes whom it names and what is known of that person.
 *
 * An identity that the user gave and that agrees answers the question, also beside another name (people marry); the mark
 * then carries a caution. One that differs is no proof of another person, for people have several addresses: a caution
 * too. A name that differs is one. An identity that the link itself carries was put there by whoever shares the link, and
 * is copied along with it: it can contradict, and never confirm. No detail names an identity.
 */
export function checkHolder(
  recipient: Recipient,
  known: Pick<VerifyOptions, 'holder' | 'identities' | 'linkIdentities'>,
): Check {
  const byName = checkName(recipient.name, known.holder);
  const given = compareIdentities(recipient.identities, known.identities ?? []);
  const carried = compareIdentities(recipient.identities, known.linkIdentities ?? []);
  if (given?.answer === 'same')
    return byName.outcome === 'fail'
      ? warn('holder', 'identity-matches-other-name', { ...byName.detail, type: given.kind })
      : pass('holder', 'identity-matches', { ...byName.detail, type: given.kind });
  // What contradicts a name that differs anyway would only hide it.
  if (byName.outcome === 'fail') return byName;
  const differing = [given, carried].find((match): match is IdentityMatch => match?.answer === 'different');
  if (differing) return warn('holder', 'identity-differs', { ...byName.detail, type: differing.kind });
  if (carried && byName.outcome === 'unknown')
    return unknown('holder', 'identity-in-link', { ...byName.detail, type: carried.kind });
  return byName;
}

function checkName(recipient: string | null, holder: string | null | undefined): Check {
  if (!holder) return unknown('holder', 'no-holder-known', { recipient });
  if (!recipient) return unknown('holder', 'name-not-readable', { holder });
  const detail = { recipient, holder };
  switch (compareNames(recipient, holder)) {
    case 'same':
      return pass('holder', 'same-person', detail);
    case 'compatible':
      return warn('holder', 'compatible-name', detail);
    case 'different':
      return fail('holder', 'different-person', detail);
    case 'not-comparable':
      return unknown('holder', 'name-not-readable', detail);
  }
}
