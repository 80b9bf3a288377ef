import { pass, unknown } from '../check';
import { didWebUrl } from '../did/controller';
import type { Ask, Check, IssuerRegistry, Recognition } from '../types';

/** No list of issuers at all: every issuer is known by its domain alone. */
export const NO_REGISTRY: IssuerRegistry = { lookup: async () => ({ listings: [], consulted: [], unread: [] }) };

/**
 * Who vouches for the issuer that the credential names? Its own line in the report, beside the verdict and never mixed into
 * it: whether the credential is that issuer's is what `proof` and `key` answer. To be listed is no accreditation, and to be
 * listed among test issuers alone is no recognition.
 */
export async function checkIssuer(
  id: string | null,
  name: string | null,
  registry: IssuerRegistry,
  ask: Ask,
): Promise<Check> {
  const recognition = id === null ? null : await registry.lookup(id, ask);
  return (recognition && recognised(recognition, name ?? id)) ?? unrecognised(recognition, id, name);
}

function recognised({ listings, trustedBy, readAt }: Recognition, issuer: string | null): Check | null {
  const real = listings.filter(({ test }) => test !== true);
  const list = names(real.map(({ registry }) => registry));
  if (trustedBy !== undefined) {
    const reason = trustedBy === 'user' ? 'issuer-trusted' : 'issuer-trusted-by-organisation';
    return pass('issuer', reason, { issuer, list });
  }
  if (real.length > 0) {
    // Anybody can write a name into a credential; the registry's is said where it is another.
    const known = real.map((listing) => listing.name).find((each) => each !== null && each !== issuer);
    return pass('issuer', 'issuer-listed', { issuer, list, name: known, date: readAt });
  }
  if (listings.length === 0) return null;
  return unknown('issuer', 'issuer-listed-as-test', { issuer, list: names(listings.map(({ registry }) => registry)) });
}

function unrecognised(recognition: Recognition | null, id: string | null, name: string | null): Check {
  const host = hostOfIssuer(id);
  const issuer = name ?? id;
  const { consulted = [], unread = [], readAt } = recognition ?? {};
  if (unread.length > 0)
    return unknown('issuer', 'registry-unread', { issuer, host, list: names(unread), other: names(consulted) });
  if (consulted.length > 0)
    return unknown('issuer', 'issuer-not-listed', { issuer, host, list: names(consulted), date: readAt });
  return host
    ? unknown('issuer', 'issuer-known-by-domain', { host, issuer: name })
    : unknown('issuer', 'issuer-unknown', { issuer });
}

const names = (registries: readonly string[]): string => registries.join(', ');

/** The domain an identifier stands on: http(s), or did:web; null for the rest. Other alphabets show as `xn--…`, so that none passes for another. */
export function hostOfIssuer(id: string | null): string | null {
  if (!id) return null;
  const url = id.startsWith('did:web:') ? didWebUrl(id) : id;
  return url && /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).hostname : null;
}
