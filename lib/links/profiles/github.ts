import { pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { nameIn, outermost } from './text';

/** GitHub: a person's page, and the profile README's own repository (USER/USER). Other repositories are nobody's profile. */
export const github: ProfileSite = {
  id: 'github',
  label: 'GitHub',
  hosts: ['github.com'],
  isProfile: ({ url }) => userOf(url) !== null,
  owner: ({ url, document }) => {
    const user = userOf(url);
    // The sidebar's card; `itemprop=name` alone is the repository's name on a repository's page.
    const card = document.querySelector(CARD);
    const login = nameIn(card?.querySelector('[itemprop="additionalName"], .p-nickname'));
    // Turbo swaps pages in place: the card may still be the last person's.
    if (user === null || (login !== null && login.toLowerCase() !== user.toLowerCase())) return null;
    return nameIn(card?.querySelector('[itemprop="name"]') ?? card?.querySelector('.p-name, .vcard-fullname'));
  },
  scopes: ({ document }) => outermost([...document.querySelectorAll(`${CARD}, ${README}`)]),
};

const CARD = '.h-card, .vcard, [itemtype="http://schema.org/Person"], [itemtype="https://schema.org/Person"]';
const README = '.markdown-body, [data-testid="markdown-body"], .js-profile-editable-area';

/** First path segments that are GitHub's own pages and can be no user's name. */
const RESERVED = new Set([
  'about',
  'account',
  'apps',
  'blog',
  'codespaces',
  'collections',
  'contact',
  'copilot',
  'customer-stories',
  'dashboard',
  'enterprise',
  'events',
  'explore',
  'features',
  'issues',
  'join',
  'login',
  'logout',
  'marketplace',
  'new',
  'notifications',
  'orgs',
  'pricing',
  'pulls',
  'readme',
  'search',
  'security',
  'sessions',
  'settings',
  'signup',
  'site',
  'sponsors',
  'stars',
  'team',
  'topics',
  'trending',
  'users',
  'watching',
]);

/** The user of `/USER`, or of `/USER/USER` where only its front page or README is shown. */
function userOf(url: URL): string | null {
  const [user, repo, view, , file, ...more] = pathSegments(url);
  if (user === undefined || RESERVED.has(user.toLowerCase()) || !/^[a-z\d](?:[a-z\d_-]{0,38})$/i.test(user))
    return null;
  if (repo === undefined) return user;
  if (repo.toLowerCase() !== user.toLowerCase()) return null;
  const shown = view === undefined || view === 'tree' || (view === 'blob' && /^readme\b/i.test(file ?? ''));
  return shown && more.length === 0 ? user : null;
}
