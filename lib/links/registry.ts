import { alison } from './hosts/alison';
import { alura } from './hosts/alura';
import { badgecert } from './hosts/badgecert';
import { badgr } from './hosts/badgr';
import { btkAkademi } from './hosts/btk-akademi';
import { certifier } from './hosts/certifier';
import { certiport } from './hosts/certiport';
import { certmetrics } from './hosts/certmetrics';
import { codecademy } from './hosts/codecademy';
import { codingame } from './hosts/codingame';
import { comptia } from './hosts/comptia';
import { credly } from './hosts/credly';
import { datacamp } from './hosts/datacamp';
import { deeplearningAi } from './hosts/deeplearning-ai';
import { europass } from './hosts/europass';
import { forage } from './hosts/forage';
import { futurelearn } from './hosts/futurelearn';
import { googleDevelopers } from './hosts/google-developers';
import { greatLearning } from './hosts/great-learning';
import { hackerrank } from './hosts/hackerrank';
import { hackviser } from './hosts/hackviser';
import { hpLife } from './hosts/hp-life';
import { hubspot } from './hosts/hubspot';
import { isc2 } from './hosts/isc2';
import { kaggle } from './hosts/kaggle';
import { linkedinLearning } from './hosts/linkedin-learning';
import { microsoftLearn } from './hosts/microsoft-learn';
import { mongodbUniversity } from './hosts/mongodb-university';
import { moodle } from './hosts/moodle';
import { moodleCertificate } from './hosts/moodle-certificate';
import { neo4j } from './hosts/neo4j';
import { netacad } from './hosts/netacad';
import { nptel } from './hosts/nptel';
import { nvidia } from './hosts/nvidia';
import { openBadgePassport } from './hosts/open-badge-passport';
import { openBadges } from './hosts/open-badges';
import { oracle } from './hosts/oracle';
import { platzi } from './hosts/platzi';
import { pluralsight } from './hosts/pluralsight';
import { redHat } from './hosts/red-hat';
import { scrumOrg } from './hosts/scrum-org';
import { sertifier } from './hosts/sertifier';
import { shortLink } from './hosts/short-link';
import { simplilearn } from './hosts/simplilearn';
import { skilljar } from './hosts/skilljar';
import { sololearn } from './hosts/sololearn';
import { stepik } from './hosts/stepik';
import { thoughtIndustries } from './hosts/thought-industries';
import { trailhead } from './hosts/trailhead';
import { tryhackme } from './hosts/tryhackme';
import { udacity } from './hosts/udacity';
import { w3schools } from './hosts/w3schools';
import { readHtml } from './html';
import { isPlainHost, readAddresses } from './normalise';
import type { BadgeHost, CredentialLink, LinkKind, Recogniser } from './types';
import { unwrap } from './unwrap';

/** Every badge host, asked in this order: those with hosts of their own, those found on any host, the general case. */
export const BADGE_HOSTS: readonly BadgeHost[] = [
  alison,
  alura,
  badgecert,
  badgr,
  btkAkademi,
  certifier,
  certiport,
  certmetrics,
  codecademy,
  codingame,
  comptia,
  credly,
  datacamp,
  deeplearningAi,
  europass,
  forage,
  futurelearn,
  googleDevelopers,
  greatLearning,
  hackerrank,
  hackviser,
  hpLife,
  hubspot,
  isc2,
  kaggle,
  linkedinLearning,
  microsoftLearn,
  mongodbUniversity,
  neo4j,
  netacad,
  nptel,
  nvidia,
  openBadgePassport,
  oracle,
  platzi,
  pluralsight,
  redHat,
  scrumOrg,
  sertifier,
  simplilearn,
  skilljar,
  sololearn,
  stepik,
  thoughtIndustries,
  trailhead,
  tryhackme,
  udacity,
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
