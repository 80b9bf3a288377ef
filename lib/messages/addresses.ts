/** How many addresses of one person are compared. */
export const MAX_IDENTITIES = 8;
/** RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets. */
const MAX_ADDRESS = 254;

export type AddressesRead =
  | { readonly ok: true; readonly addresses: readonly string[] }
  /** `address`: the first one that is none. */
  | { readonly ok: false; readonly error: 'missing' | 'too-many' }
  | { readonly ok: false; readonly error: 'not-an-address'; readonly address: string };

/** E-mail addresses as a person types or pastes them: several with commas, semicolons or line breaks between them, each once. */
export function readAddresses(typed: string): AddressesRead {
  const addresses = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];
  const wrong = addresses.find((each) => each.length > MAX_ADDRESS || !ADDRESS.test(each));
  if (addresses.length === 0) return { ok: false, error: 'missing' };
  if (wrong !== undefined) return { ok: false, error: 'not-an-address', address: wrong };
  return addresses.length > MAX_IDENTITIES ? { ok: false, error: 'too-many' } : { ok: true, addresses };
}

/** No more than that it can be one: which addresses there are, only their hosts know. */
const ADDRESS = /^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)+$/;
