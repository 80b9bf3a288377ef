import { pass, unknown } from '../check';
import { didWebUrl } from '../did/controller';
import type { Check, IssuerRegistry } from '../types';

/** No list of issuers at all: every issuer is known by its domain alone. */
export const NO_REGISTRY: IssuerRegistry = { lookup: () => [] };

/** Who vouches for the issuer? Its own line in the report, beside the verdict; never mixed into it. */
export function checkIssuer(id: string | null, name: string | null, registry: IssuerRegistry): Check {
  const lists = id ? registry.lookup(id) : [];
  if (lists.length > 0) return pass('issuer', 'issuer-listed', { list: lists.join(', '), issuer: name ?? id });
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
