import { pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { without } from './parts';
import { ownName } from './text';

/**
 * GitLab.com: a person's page, with the profile README in it. Two layouts: the one of GitLab's own source up to 2023
 * (`.cover-title`), and the one that gitlab.com served when somebody kept a page of it (2024 or later:
 * `h1[itemprop=name]`, `data-testid=user-profile-header`, the account's name as `@USER`). Confidence: high for the name;
 * middle for where a profile's README stands. Activity, projects and GitLab's achievements are left alone.
 */
export const gitlab: ProfileSite = {
  id: 'gitlab',
  label: 'GitLab',
  hosts: ['gitlab.com'],
  matches: ['https://gitlab.com/*'],
  isProfile: ({ url }) => userOf(url) !== null,
  owner: ({ url, document }) => {
    const user = userOf(url);
    const header = document.querySelector(HEADER);
    const account = accountIn(header);
    if (user === null || (account !== null && account !== user.toLowerCase())) return null;
    // Pronouns and "busy" stand in elements of their own.
    return ownName(header?.querySelector('[itemprop="name"]'));
  },
  scopes: ({ document }) =>
    without([...document.querySelectorAll(`${HEADER}, ${ABOUT}`)], [...document.querySelectorAll(ACHIEVEMENTS)]),
};

const HEADER = '[data-testid="user-profile-header"], .user-profile-header, .user-profile .cover-block';
const ABOUT = '.profile-user-bio, .user-profile-sidebar, .user-profile .file-content, .user-profile .md';
const ACHIEVEMENTS = '[data-testid*="achievement"], img[src*="/achievements/"]';
const MAX_ELEMENTS = 300;

/** The account whose header this is: `@USER` in an element of its own. */
function accountIn(header: Element | null): string | null {
  const elements = [...(header?.querySelectorAll('*') ?? [])].slice(0, MAX_ELEMENTS);
  const account = elements.map(ownName).find((text) => text !== null && /^@[\w.-]+$/.test(text));
  return account?.slice(1).toLowerCase() ?? null;
}

/** The user of `/USER` and of its tabs, `/users/USER/…`. Groups and the site's own pages are alike in address, and show no person. */
function userOf(url: URL): string | null {
  const segments = pathSegments(url);
  const [first, second] = segments;
  if (first === 'users') return second ?? null;
  return segments.length === 1 && first !== undefined ? first : null;
}
