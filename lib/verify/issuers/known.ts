import { pass, unknown } from '../check';
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

/** The domain an issuer's identifier stands on: https, or did:web; null for the rest. */
export function hostOfIssuer(id: string | null): string | null {
  if (!id) return null;
  if (id.startsWith('did:web:')) return id.slice('did:web:'.length).split(':', 1)[0] || null;
  return /^https?:/i.test(id) && URL.canParse(id) ? new URL(id).hostname : null;
}
