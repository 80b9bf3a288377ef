import { pass, unknown } from '../check';
import { didWebUrl } from '../did/controller';
import type { Ask, Check, IssuerRegistry } from '../types';

/** No list of issuers at all: every issuer is known by its domain alone. */
export const NO_REGISTRY: IssuerRegistry = { lookup: async () => ({ listings: [], consulted: [], unread: [] }) };

/** Who vouches for the issuer? Its own line in the report, beside the verdict; never mixed into it. */
export async function checkIssuer(
  id: string | null,
  name: string | null,
  registry: IssuerRegistry,
  ask: Ask,
): Promise<Check> {
  const { listings } = id ? await registry.lookup(id, ask) : { listings: [] };
  const list = listings.map(({ registry: listed }) => listed).join(', ');
  if (list) return pass('issuer', 'issuer-listed', { list, issuer: name ?? id });
  const host = hostOfIssuer(id);
  return host
    ? unknown('issuer', 'issuer-known-by-domain', { host, issuer: name })
    : unknown('issuer', 'issuer-unknown', { issuer: name ?? id });
}

/** The domain an identifier stands on: http(s), or did:web; null for the rest. Other alphabets show as `xn--…`, so that none passes for another. */
export function hostOfIssuer(id: string | null): string | null {
  if (!id) return null;
  const url = id.startsWith('did:web:') ? didWebUrl(id) : id;
  return url && /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).hostname : null;
}
