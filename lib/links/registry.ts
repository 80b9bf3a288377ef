import { badgr } from './hosts/badgr';
import { coursera } from './hosts/coursera';
import { credly } from './hosts/credly';
import { datacamp } from './hosts/datacamp';
import { moodle } from './hosts/moodle';
import { openBadges } from './hosts/open-badges';
import { udemy } from './hosts/udemy';
import { readHtml } from './html';
import { isPlainHost, readAddresses } from './normalise';
import type { BadgeHost, CredentialLink, LinkKind, Recogniser } from './types';
import { unwrap } from './unwrap';

/** Every badge host, asked in this order: those with hosts of their own, those found on any host, the general case. */
export const BADGE_HOSTS: readonly BadgeHost[] = [
  badgr,
  coursera,
  credly,
  datacamp,
  udemy,
  // On any host.
  moodle,
  openBadges,
];

/** A link and the address it was recognised in, unwrapped. */
export interface Recognised {
  readonly link: CredentialLink;
  readonly href: string;
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
    if (link !== null) return { link, href: url.href };
  }
  return null;
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

function matchHost(url: URL): CredentialLink | null {
  for (const host of BADGE_HOSTS) {
    const link = host.match(url);
    if (link !== null) return link;
  }
  return null;
}
