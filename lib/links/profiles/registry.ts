import type { ProfileSite } from '../types';
import { accredible } from './accredible';
import { badgr } from './badgr';
import { credly } from './credly';
import { devTo } from './dev-to';
import { generic } from './generic';
import { github } from './github';
import { gitlab } from './gitlab';
import { linkedin } from './linkedin';
import { moodle } from './moodle';
import { stackOverflow } from './stack-overflow';

/**
 * Every profile site with something of its own to know. XING, ResearchGate, Behance, Notion, Linktree, read.cv and
 * about.me are read like any site: of their markup nothing is known (2026-11) but classes that a build made up, attributes
 * that readers of 2019 to 2021 relied on, or nothing at all.
 */
export const PROFILE_SITES: readonly ProfileSite[] = [
  accredible,
  badgr,
  credly,
  devTo,
  github,
  gitlab,
  linkedin,
  moodle,
  stackOverflow,
];

/** Match patterns of the pages that get marks out of the box. */
export const PROFILE_MATCHES: readonly string[] = PROFILE_SITES.flatMap(({ matches }) => matches ?? []);

/** The site that knows a page's host, or its path where many sites run it; the generic reader where none does. */
export function profileSiteFor(url: URL): ProfileSite {
  return PROFILE_SITES.find((site) => isOf(site, url)) ?? generic;
}

function isOf({ hosts, path }: ProfileSite, { hostname, pathname }: URL): boolean {
  return hosts.some((host) => isHost(hostname, host)) || (path?.test(pathname) ?? false);
}

function isHost(hostname: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
}
