import { fail, pass, unknown, warn } from './check';
import { compareIdentities, type IdentityMatch, type RecipientIdentity } from './identity';
import { compareNames } from './names';
import type { Check, VerifyOptions } from './types';

/** Whom a credential names. */
export interface Recipient {
  readonly name: string | null;
  readonly identities: readonly RecipientIdentity[];
}

type Known = Pick<VerifyOptions, 'holder' | 'identities' | 'pageIdentities' | 'linkIdentities' | 'rare'>;

/**
 * Is the credential issued to the person on whose profile it stands? Takes whom it names and what is known of that person.
 *
 * An identity that the user gave and that agrees answers the question, also beside another name (people marry); the mark
 * then carries a caution. One that differs is no proof of another person, for people have several addresses: a caution
 * too. A name that differs is one. An identity that the page shows may settle what the name leaves open, and never goes
 * against it: a page can show anybody's address, and shows others' too, so one that differs says nothing. An identity
 * that the link itself carries was put there by whoever shares the link, and is copied along with it: it can contradict,
 * and never confirm. No detail names an identity.
 */
export async function checkHolder(recipient: Recipient, known: Known): Promise<Check> {
  const byName = await checkName(recipient.name, known);
  const compare = (identities: readonly string[] = []) =>
    compareIdentities(recipient.identities, identities, known.rare);
  const given = await compare(known.identities);
  if (given?.answer === 'same')
    return byName.outcome === 'fail'
      ? warn('holder', 'identity-matches-other-name', { ...byName.detail, type: given.kind })
      : pass('holder', 'identity-matches', { ...byName.detail, type: given.kind });
  // What contradicts a name that differs anyway would only hide it.
  if (byName.outcome === 'fail') return byName;
  const carried = await compare(known.linkIdentities);
  if (given) return differs(given, byName);
  const shown = await compare(known.pageIdentities);
  if (shown?.answer === 'same' && byName.outcome !== 'pass')
    return pass('holder', 'identity-on-page', { ...byName.detail, type: shown.kind });
  if (carried?.answer === 'different') return differs(carried, byName);
  if (carried && byName.outcome === 'unknown')
    return unknown('holder', 'identity-in-link', { ...byName.detail, type: carried.kind });
  return byName;
}

const differs = ({ kind }: IdentityMatch, { detail }: Check): Check =>
  warn('holder', 'identity-differs', { ...detail, type: kind });

async function checkName(recipient: string | null, { holder, rare }: Known): Promise<Check> {
  if (!holder) return unknown('holder', 'no-holder-known', { recipient });
  if (!recipient) return unknown('holder', 'name-not-readable', { holder });
  const detail = { recipient, holder };
  switch (await compareNames(recipient, holder, rare)) {
    case 'same':
      return pass('holder', 'same-person', detail);
    case 'transliterated':
      return pass('holder', 'transliterated-name', detail);
    case 'compatible':
      return warn('holder', 'compatible-name', detail);
    case 'different':
      return fail('holder', 'different-person', detail);
    case 'not-comparable':
      return unknown('holder', 'name-not-comparable', detail);
  }
}
