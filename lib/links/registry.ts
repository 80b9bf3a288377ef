import * as hosts from './hosts/index';
import { readHtml } from './html';
import { httpUrl, isPlainHost, readAddresses } from './normalise';
import { FOR_A_DAY } from './record';
import type { BadgeHost, CredentialLink, Lifetime, LinkKind, Recognised, Recogniser } from './types';
import { unwrap } from './unwrap';

const RANK = { 'any site': 1, 'any address': 2 } as const;

/** Every badge host, asked in this order: those with sites of their own, those found on any site, the general case. */
export const BADGE_HOSTS: readonly BadgeHost[] = Object.values(hosts)
  .map((host): BadgeHost => host)
  .sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));

function rankOf({ foundOn }: BadgeHost): number {
  return foundOn === undefined ? 0 : RANK[foundOn];
}

/**
 * Recognises an href as a page or a person wrote it, wrappers opened. Nothing is fetched.
 * @param base the page's address; without it only absolute and scheme-less hrefs (`ude.my/…`) are read
 * @returns null where no badge host knows it
 */
export function recogniseHref(href: string, base?: string): Recognised | null {
  for (const address of readAddresses(href, base)) {
    const url = unwrap(address);
    const link = isPlainHost(url) ? matchHost(url) : null;
    if (link !== null) return knownInside(link) ?? { link, href: url.href };
  }
  return null;
}

/**
 * Some links name the address of a credential (VerifierPlus): where a badge host knows that address, it is that host's
 * award, which can say more of it. Each address inside another is shorter.
 */
function knownInside({ id, url }: CredentialLink): Recognised | null {
  const inside = id === null || id === url || httpUrl(id) === null ? null : recogniseHref(id);
  return inside?.link.kind === 'award' ? inside : null;
}

/** The link alone; see `recogniseHref`. */
export function recognise(href: string, base?: string): CredentialLink | null {
  return recogniseHref(href, base)?.link ?? null;
}

/** What the command line prints of a bare link; `host` is null where no badge host knows it. */
export interface LinkDescription {
  readonly host: string | null;
  readonly kind: LinkKind;
  readonly id: string | null;
}

/** Answers for every link, also for one that is nothing to us; see `recogniseHref`. */
export function describeLink(href: string, base?: string): LinkDescription {
  const { host, kind, id } = recognise(href, base) ?? { host: null, kind: 'unknown', id: null };
  return { host, kind, id };
}

/** The recogniser a link names, its HTML reader in hand. null: no such host (any more). */
export function recogniserFor(id: string): Recogniser | null {
  const host = BADGE_HOSTS.find((candidate) => candidate.id === id);
  if (host === undefined) return null;
  const { label, match, record } = host;
  return { id, label, match, ...record, read: (link, responses) => record.read(link, responses, readHtml) };
}

/** How long what a link's host says of an award counts. */
export function keepOf(link: CredentialLink): Lifetime {
  return recogniserFor(link.host)?.keep ?? FOR_A_DAY;
}

function matchHost(url: URL): CredentialLink | null {
  for (const host of BADGE_HOSTS) {
    const link = host.match(url);
    if (link !== null) return link;
  }
  return null;
}
