import { didWebUrl } from '../did/controller';

/**
 * The form in which two identifiers of an issuer are compared, and no looser: an http(s) address as the URL parser writes
 * it, a DID without the fragment that makes it the address of a key (DID Core 1.0, 3.2), anything else as it is.
 */
export function comparableId(id: string): string {
  if (id.startsWith('did:')) return id.split('#', 1)[0] ?? id;
  return /^https?:/i.test(id) && URL.canParse(id) ? new URL(id).href : id;
}

/** Does the entry name a whole https site, and so every issuer there, rather than one issuer? */
export function namesWholeSite(entry: string): boolean {
  if (!URL.canParse(entry)) return false;
  const { protocol, origin, href } = new URL(entry);
  return protocol === 'https:' && href === `${origin}/`;
}

/**
 * Is this issuer the one that an entry of a list of trusted issuers means? Either the same id, or an issuer whose id is
 * kept on the site that the entry names: an https address there, or a did:web, whose document lies there.
 */
export function isMeantBy(entry: string, issuerId: string): boolean {
  if (comparableId(entry) === comparableId(issuerId)) return true;
  if (!namesWholeSite(entry)) return false;
  const address = issuerId.startsWith('did:web:') ? didWebUrl(comparableId(issuerId)) : issuerId;
  return address !== null && URL.canParse(address) && new URL(address).origin === new URL(entry).origin;
}
