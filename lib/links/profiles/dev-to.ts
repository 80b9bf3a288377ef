import { pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { statedPersons } from './json-ld';
import { without } from './parts';
import { only, ownName } from './text';

/**
 * dev.to: a person's page, as Forem's own source draws it (app/views/users/show.html.erb). The header says whose it is in
 * attributes, which bind the name: pages are swapped in place. Confidence: high. Articles, comments and the site's own
 * badges (`/badge/…`) are left alone.
 */
export const devTo: ProfileSite = {
  id: 'dev-to',
  label: 'DEV',
  hosts: ['dev.to'],
  matches: ['https://dev.to/*'],
  isProfile: ({ url }) => userOf(url) !== null,
  owner: ({ url, document }) => {
    const user = userOf(url);
    const header = document.querySelector(HEADER);
    if (user === null || header === null || accountIn(header) !== user) return null;
    const stated = statedPersons(document).map(({ name }) => name);
    // Logged out the page states a Person as well; that of the page before may have stayed.
    return only([ownName(header.querySelector('h1')), ...stated]);
  },
  scopes: ({ url, document }) => {
    const header = document.querySelector(HEADER);
    if (header === null || accountIn(header) !== userOf(url)) return [];
    return without([header, ...document.querySelectorAll(SIDEBAR)], [...document.querySelectorAll(BADGES)]);
  },
};

const HEADER = 'header.profile-header';
const SIDEBAR = '#index-container > .crayons-layout__sidebar-left';
const BADGES = 'a[href^="/badge/"], a[href^="https://dev.to/badge/"]';

/** Also of the site's own pages, which have no such header. */
function userOf(url: URL): string | null {
  const [user, ...more] = pathSegments(url);
  return user !== undefined && more.length === 0 ? user.toLowerCase() : null;
}

/** The account whose header this is: `data-url="/USER.json"` of its details, `data-username` of its menu. */
function accountIn(header: Element): string | null {
  const path = header.querySelector('[data-url]')?.getAttribute('data-url') ?? null;
  const named = header.querySelector('[data-username]')?.getAttribute('data-username') ?? null;
  const account = path === null ? named : path.replace(/^\/|\.json$/g, '');
  return account?.toLowerCase() ?? null;
}
