import { pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { generic } from './generic';
import { mainParts } from './parts';
import { headedByTitle } from './text';

/**
 * Accredible: a person's page, `/profile/USER[/wallet]` (links to such pages in public READMEs, 2021 to 2026). Nothing is
 * known of its markup (2026-11): links are read as on any site, the owner from what any site could state, or from a
 * heading that the title repeats. Confidence: high for the address, low for the owner.
 */
export const accredible: ProfileSite = {
  id: 'accredible',
  label: 'Accredible',
  hosts: ['credential.net', '*.credential.net'],
  matches: ['https://*.credential.net/profile/*'],
  isProfile: ({ url }) => isUserPage(url),
  owner: (page) => (isUserPage(page.url) ? (generic.owner(page) ?? headedByTitle(page.document)) : null),
  scopes: ({ document }) => mainParts(document),
};

function isUserPage(url: URL): boolean {
  const [section, user] = pathSegments(url);
  return section === 'profile' && user !== undefined;
}
