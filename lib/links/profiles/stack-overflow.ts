import { pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { without } from './parts';
import { nameIn, nameOf, only } from './text';

/**
 * Stack Overflow: a person's page. The name stands in `.fs-headline2` of the page's head (third-party readers, 2022 to
 * 2024, all alike; the class is of Stack Overflow's published design system) and counts only where the title says "User
 * NAME" as well. Confidence: middle. Posts and the site's own badges are left alone.
 */
export const stackOverflow: ProfileSite = {
  id: 'stack-overflow',
  label: 'Stack Overflow',
  hosts: ['stackoverflow.com', '*.stackoverflow.com'],
  isProfile: ({ url }) => isUserPage(url),
  owner: ({ url, document }) => {
    if (!isUserPage(url)) return null;
    const shown = only([...document.querySelectorAll('#mainbar-full .fs-headline2')].map(nameIn));
    const title = nameOf(document.title) ?? '';
    return shown !== null && title.startsWith(`User ${shown} - `) ? shown : null;
  },
  scopes: ({ document }) =>
    without([...document.querySelectorAll('#mainbar-full')], [...document.querySelectorAll(OWN)]),
};

const OWN =
  '#mainbar-full a[href*="/help/badges"], #mainbar-full .s-post-summary, #mainbar-full [id^="user-tab-"] .s-badge';

function isUserPage(url: URL): boolean {
  const [section, id] = pathSegments(url);
  return section === 'users' && /^\d+$/.test(id ?? '');
}
