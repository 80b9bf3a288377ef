import { addressesOf, readLink } from '../links/find';
import { mayLead } from '../links/hint';
import type { FoundLink, Recognised } from '../links/types';

/** What the page's links lead to, as far as the background was asked. */
export interface KnownLinks {
  /** null: the element carries no credential. undefined: nobody was asked about its address yet. */
  readonly of: (element: Element) => FoundLink | null | undefined;
  /** Asks about what these elements carry and isn't known. An address about which nobody answers leads nowhere. */
  readonly learn: (elements: readonly Element[]) => Promise<void>;
}

/** What the background says of addresses as a page with that address writes them; one answer for each. */
export type RecogniseAll = (hrefs: readonly string[], base: string) => Promise<readonly (Recognised | null)[]>;

/** Addresses in one question. */
export const AT_ONCE = 100;
/** Addresses asked about on one page, and their letters: one that makes up links without end is not followed without end. */
const MAX_ASKED = 20_000;
const MAX_LETTERS = 4_000_000;

/** @param base the page's address at this moment, to which the addresses on it may be relative */
export function createKnownLinks(recogniseAll: RecogniseAll, base: () => string): KnownLinks {
  const known = new Map<string, Recognised | null>();
  let asked = 0;
  let letters = 0;
  const keyOf = (address: string) => `${placeOf(base())} ${address}`;
  const mayAsk = () => asked < MAX_ASKED && letters < MAX_LETTERS;
  const isUnknown = (address: string) => mayLead(address) && !known.has(keyOf(address)) && mayAsk();

  const ask = async (addresses: readonly string[]): Promise<void> => {
    asked += addresses.length;
    const at = placeOf(base());
    const answers = await recogniseAll(addresses, at).catch(() => []);
    addresses.forEach((address, index) => {
      letters += at.length + address.length;
      known.set(`${at} ${address}`, answers[index] ?? null);
    });
  };

  return {
    of: (element) =>
      addressesOf(element).some(isUnknown)
        ? undefined
        : readLink(element, (address) => (mayLead(address) ? (known.get(keyOf(address)) ?? null) : null)),
    learn: async (elements) => {
      const wanted = [...new Set(elements.flatMap(addressesOf).filter(isUnknown))];
      for (let at = 0; at < wanted.length && mayAsk(); at += AT_ONCE) await ask(wanted.slice(at, at + AT_ONCE));
    },
  };
}

/**
 * The part of a page's address on which it depends where its relative addresses lead: no credential's is relative to the
 * parameters of another, and a page changes its own at every click.
 */
export function placeOf(address: string): string {
  return address.replace(/[?#].*$/s, '');
}
