import { pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { generic } from './generic';
import { mainParts } from './parts';
import { headedByTitle } from './text';

/**
 * Credly: a person's page. Its badges are cards with the link in an `href` attribute of a `div`
 * (`data-testid=desktop-badge-card`; third-party readers of 2025 and 2026). Confidence: high for the cards. How the page
 * states its owner isn't known (2026-11): only what any site could state is read, or a heading that the title repeats.
 */
export const credly: ProfileSite = {
  id: 'credly',
  label: 'Credly',
  hosts: ['www.credly.com', 'credly.com'],
  matches: ['https://www.credly.com/users/*'],
  isProfile: ({ url }) => isUserPage(url),
  owner: (page) => (isUserPage(page.url) ? (generic.owner(page) ?? headedByTitle(page.document)) : null),
  scopes: ({ document }) => mainParts(document),
};

function isUserPage(url: URL): boolean {
  const [section, user] = pathSegments(url);
  return section === 'users' && user !== undefined && !/^(?:sign_in|sign_up|edit|password|auth)$/.test(user);
}
