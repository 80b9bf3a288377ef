import { pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { without } from './parts';
import { nameIn } from './text';

/**
 * GitHub: a person's page, the profile README's own repository (USER/USER), and the READMEs of other repositories. What
 * stands in those is nobody's in particular: a badge may be a colleague's, or the software's. The card's names are read
 * the same way by many third-party readers up to 2026; READMEs as refined-github does (2026-08). GitHub's own
 * achievements are left alone.
 */
export const github: ProfileSite = {
  id: 'github',
  label: 'GitHub',
  hosts: ['github.com'],
  matches: ['https://github.com/*'],
  isProfile: ({ url }) => userOf(url) !== null || isReadme(url),
  owner: ({ url, document }) => {
    const user = userOf(url);
    // The sidebar's card; `itemprop=name` alone is the repository's name on a repository's page.
    const card = document.querySelector(CARD);
    const login = nameIn(card?.querySelector('[itemprop="additionalName"], .p-nickname'));
    // Turbo swaps pages in place: the card may still be the last person's.
    if (user === null || (login !== null && loginIn(login) !== user.toLowerCase())) return null;
    return nameIn(card?.querySelector('[itemprop="name"]') ?? card?.querySelector('.p-name, .vcard-fullname'));
  },
  scopes: ({ url, document }) => {
    const wanted = userOf(url) === null ? README : `${CARD}, ${README}`;
    return without([...document.querySelectorAll(wanted)], [...document.querySelectorAll(ACHIEVEMENTS)]);
  },
};

const CARD = '.h-card, .vcard, [itemtype="http://schema.org/Person"], [itemtype="https://schema.org/Person"]';
const README = '.markdown-body, [data-testid="markdown-body"], .js-profile-editable-area';
const ACHIEVEMENTS = 'a[href*="tab=achievements"], a[href*="?achievement="], img[src*="/profile/achievements/"]';

/** The account's name, without what is written beside it: ` · she/her`. */
function loginIn(text: string): string {
  return text.split(/[\s·]/)[0]?.toLowerCase() ?? '';
}

/** First path segments that are GitHub's own pages and can be no user's name. */
const RESERVED = new Set(
  'about account apps blog codespaces collections contact copilot customer-stories dashboard enterprise events explore features issues join login logout marketplace new notifications orgs pricing pulls readme search security sessions settings signup site sponsors stars team topics trending users watching'.split(
    ' ',
  ),
);

/** The user of `/USER`, or of `/USER/USER` where only its front page or README is shown. */
function userOf(url: URL): string | null {
  const [user, repo] = pathSegments(url);
  if (user === undefined || !isAccount(user)) return null;
  if (repo === undefined) return user;
  return repo.toLowerCase() === user.toLowerCase() && isReadme(url) ? user : null;
}

/** Does this address show a repository's README: its front page, a folder, or the file itself? */
function isReadme(url: URL): boolean {
  const [user, repo, view, ...path] = pathSegments(url);
  if (user === undefined || repo === undefined || !isAccount(user)) return false;
  return view === undefined || view === 'tree' || (view === 'blob' && /^readme\b/i.test(path.at(-1) ?? ''));
}

function isAccount(name: string): boolean {
  return !RESERVED.has(name.toLowerCase()) && /^[a-z\d](?:[a-z\d_-]{0,38})$/i.test(name);
}
