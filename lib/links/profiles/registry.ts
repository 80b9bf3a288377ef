import type { ProfileSite } from '../types';
import { generic } from './generic';
import { github } from './github';
import { linkedin } from './linkedin';

/** Every profile site with hosts of its own. */
const PROFILE_SITES: readonly ProfileSite[] = [github, linkedin];

/** The site that knows a page's host; the generic reader where none does. */
export function profileSiteFor(url: URL): ProfileSite {
  return PROFILE_SITES.find(({ hosts }) => hosts.some((host) => isHost(url.hostname, host))) ?? generic;
}

function isHost(hostname: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
}
