import { alura } from './hosts/alura';
import { badgecert } from './hosts/badgecert';
import { badgr } from './hosts/badgr';
import { btkAkademi } from './hosts/btk-akademi';
import { certiport } from './hosts/certiport';
import { certmetrics } from './hosts/certmetrics';
import { codingame } from './hosts/codingame';
import { comptia } from './hosts/comptia';
import { credly } from './hosts/credly';
import { datacamp } from './hosts/datacamp';
import { europass } from './hosts/europass';
import { forage } from './hosts/forage';
import { googleDevelopers } from './hosts/google-developers';
import { hackviser } from './hosts/hackviser';
import { isc2 } from './hosts/isc2';
import { mongodbUniversity } from './hosts/mongodb-university';
import { moodle } from './hosts/moodle';
import { moodleCertificate } from './hosts/moodle-certificate';
import { neo4j } from './hosts/neo4j';
import { netacad } from './hosts/netacad';
import { openBadges } from './hosts/open-badges';
import { platzi } from './hosts/platzi';
import { pluralsight } from './hosts/pluralsight';
import { scrumOrg } from './hosts/scrum-org';
import { shortLink } from './hosts/short-link';
import { simplilearn } from './hosts/simplilearn';
import { stepik } from './hosts/stepik';
import { thoughtIndustries } from './hosts/thought-industries';
import { tryhackme } from './hosts/tryhackme';
import { w3schools } from './hosts/w3schools';
import { readHtml } from './html';
import { isPlainHost, readAddresses } from './normalise';
import type { BadgeHost, CredentialLink, LinkKind, Recogniser } from './types';
import { unwrap } from './unwrap';

/** Every badge host, asked in this order: those with hosts of their own, those found on any host, the general case. */
export const BADGE_HOSTS: readonly BadgeHost[] = [
  alura,
  badgecert,
  badgr,
  btkAkademi,
  certiport,
  certmetrics,
  codingame,
  comptia,
  credly,
  datacamp,
  europass,
  forage,
  googleDevelopers,
  hackviser,
  isc2,
  mongodbUniversity,
  neo4j,
  netacad,
  platzi,
  pluralsight,
  scrumOrg,
  simplilearn,
  stepik,
  thoughtIndustries,
  tryhackme,
  w3schools,
  shortLink,
  // On any host.
  moodle,
  moodleCertificate,
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
